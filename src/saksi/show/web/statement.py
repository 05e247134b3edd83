"""Who says what in several articles: each speaker once, what each says once, with every article that has it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.kinds import Article, Claim
from saksi.ledger.correct import Corrected
from saksi.show.plain import flat
from saksi.show.web.card import put, words_of
from saksi.show.web.speech import Speech

# More statements are no report, but an export.
SHOWN = 250


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody says: how it is put, the words, and the numbers of the articles that have them."""

    put: str
    kind: str
    tier: str
    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker, or "" for those whose source is not stated."""

    speaker: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """All that is said; `more` were left out."""

    voices: tuple[Voice, ...]
    more: int


def gather_statements(texts: Sequence[Corrected], numbers: Mapping[str, int], speech: Speech) -> Statements:
    """Gather the claims of some articles by speaker, those who say most first and what nobody is named for last.

    What readers rejected is left out. The same words of one speaker are told once.
    """
    told: dict[tuple[str, str], tuple[Claim, Article, list[int]]] = {}
    for corrected in sorted(texts, key=lambda each: numbers[each.finding.article.key]):
        article = corrected.finding.article
        for claim in corrected.finding.claims:
            if claim.content and corrected.verdicts.get(claim.id) != "rejected":
                name = (flat(claim.speaker).casefold(), words_of(article, claim).casefold())
                at = told.setdefault(name, (claim, article, []))[2]
                at += [number for number in (numbers[article.key],) if number not in at]
    voices = sorted(_voices(list(told.values()), speech), key=lambda voice: (not voice.speaker, -len(voice.statements)))
    kept = tuple(_first(voices, SHOWN))
    return Statements(kept, len(told) - sum(len(voice.statements) for voice in kept))


def _voices(told: Sequence[tuple[Claim, Article, list[int]]], speech: Speech) -> Iterator[Voice]:
    spoken: dict[str, list[Statement]] = {}
    names: dict[str, str] = {}
    for claim, article, numbers in told:
        name = flat(claim.speaker)
        names.setdefault(name.casefold(), name)
        made = Statement(put(claim, speech), claim.kind, claim.tier, words_of(article, claim), tuple(numbers))
        spoken.setdefault(name.casefold(), []).append(made)
    for folded, statements in spoken.items():
        yield Voice(names[folded], tuple(statements))


def _first(voices: Sequence[Voice], limit: int) -> Iterator[Voice]:
    """Yield voices until so many statements are told."""
    for voice in voices:
        if limit > 0:
            yield Voice(voice.speaker, voice.statements[:limit])
        limit -= len(voice.statements)
