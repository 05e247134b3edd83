"""What a ledger knows of a sentence or a page: what it says itself, claims that are like it, and their figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.answer.told import Group, group_figures, pair_groups
from saksi.kinds import Article, Claim, Measure, Quantity
from saksi.ledger.browse import MeasureHead
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.search.search import Hit
from saksi.ledger.search.stem import stem_variants
from saksi.pack import languages, load_packs

# A page of news; what is longer is a file for `saksi read`.
TEXT_LIMIT = 20_000
# Words sought at a time: the longest say the most, and each costs the ledger.
WORDS_SOUGHT = 12
MATCHES_GIVEN = 12
LOOKED_AT = 40
# Of the words asked about, in another form or not, so many must stand in a sentence for it to be given.
SHARE_FLOOR = 0.34
HEADS_GIVEN = 5
# As many letters as use most of the rules.
_WARM_UP = 2_000
_WORD = re.compile(r"[^\W_]{4,}|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Match:
    """A claim like what was asked about. `share`: how many of the telling words its sentence holds, in percent.

    `figure` is "same" where it counts the same and gives the same number, "fits" where both may hold (at least 12, and
    12), "other" where it gives another, or "".
    `also` are later articles with the same sentence.
    """

    hit: Hit
    figure: str
    share: int
    also: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """A measure with the reports of the number that was asked about, those without a source too, by origin.

    `against` are the values that stand against it, `later` those with which an origin that gave it revised it.
    """

    measure: Measure
    groups: tuple[Group, ...]
    against: tuple[Group, ...] = ()
    later: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A text, what it says itself, the claims like it with the likest first, and what their sentences count.

    `given`: who gives the numbers that the text gives, in those measures.
    """

    text: str
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    matches: tuple[Match, ...]
    figures: tuple[MeasureHead, ...]
    given: tuple[Given, ...] = ()


def look_up(ledger: Ledger, text: str) -> Known:
    """Give what a ledger knows of a text; of a long one, its first TEXT_LIMIT characters are read."""
    from saksi.flow import find_claims, find_quantities  # late: a server need not wait for it to start

    read = text[:TEXT_LIMIT]
    quantities = find_quantities(read)
    matches = find_matches(ledger, read, quantities)
    heads = _find_heads(ledger, matches)
    given = tuple(_find_given(ledger, heads, quantities))
    return Known(read, find_claims(read), quantities, matches, heads, given)


def _find_heads(ledger: Ledger, matches: Sequence[Match]) -> tuple[MeasureHead, ...]:
    """What the sentences like a text count, the likest first; then what their articles count."""
    keys = tuple(dict.fromkeys(match.hit.article.key for match in matches))
    told = [(match.hit.article.key, match.hit.claim.sentence.start) for match in matches]
    heads = (
        *ledger.browse.heads_in(told, limit=HEADS_GIVEN),
        *ledger.browse.heads_among(keys, limit=HEADS_GIVEN),
    )
    return tuple({head.id: head for head in heads}.values())[:HEADS_GIVEN]


def warm_up(ledger: Ledger) -> None:
    """Look up something of each language, so that the first who asks does not wait for words and rules to load."""
    for pack in languages(load_packs()):
        for hit in ledger.search(ClaimQuery(language=pack.code), 1):
            look_up(ledger, hit.article.text[:_WARM_UP])


def telling_words(text: str) -> list[str]:
    """The words of a text that say most of what it is about: numbers and the longest words.

    >>> telling_words("Sedikitnya 12 orang tewas")
    ['12', 'Sedikitnya', 'orang', 'tewas']
    """
    words = list(dict.fromkeys(word.strip(".,") for word in _WORD.findall(text)))
    return sorted(words, key=lambda word: (not word[0].isdigit(), -len(word)))[:WORDS_SOUGHT]


def find_matches(ledger: Ledger, text: str, quantities: Sequence[Quantity]) -> tuple[Match, ...]:
    """Give the claims whose sentences share the telling words of a text, those with the same figure first."""
    words = telling_words(text)
    if not words:
        return ()
    made = dict[str, Match]()
    for hit in ledger.alike(words, LOOKED_AT):
        sentence = hit.article.text[slice(*hit.claim.sentence)]
        held = {stem for word in _WORD.findall(sentence) for stem in stem_variants(word.strip(".,"))}
        share = sum(not held.isdisjoint(stem_variants(word)) for word in words) / len(words)
        figure = _compare(quantities, hit.quantities)
        if share >= SHARE_FLOOR or figure == "same":
            same = " ".join((*sentence.split(), hit.claim.speaker))
            made[same] = _fold(Match(hit, figure, round(100 * share)), made.get(same))
    ranked = sorted(made.values(), key=lambda match: (match.figure != "same", -match.share, match.figure != "fits"))
    return tuple(ranked[:MATCHES_GIVEN])


def _find_given(ledger: Ledger, heads: Sequence[MeasureHead], asked: Sequence[Quantity]) -> Iterator[Given]:
    """Yield the measures in which a number that was asked about is given, with all who give it."""
    for measure in filter(None, (ledger.browse.measure(head.id) for head in heads if asked)):
        groups = group_figures(measure)
        found = tuple(group for group in groups if _compare(asked, [group.quantity]) == "same")
        rivals = list(pair_groups(measure.contradictions, groups, are_rivals=True))
        against = [a if b in found else b for a, b in rivals if (a in found) != (b in found)]
        revisions = pair_groups(measure.revisions, groups, are_rivals=False)
        later = [b for a, b in revisions if a in found and b not in found]
        if found:
            yield Given(measure, found, tuple(dict.fromkeys(against)), tuple(dict.fromkeys(later)))


def _fold(match: Match, seen: Match | None) -> Match:
    """Two matches with the same sentence as one: the claim that was published first, and the other among `also`."""
    if seen is None:
        return match
    first, later = sorted((seen, match), key=lambda each: (each.hit.article.published or "~", each.hit.article.key))
    return replace(first, also=(*seen.also, later.hit.article))


def _compare(asked: Sequence[Quantity], found: Sequence[Quantity]) -> str:
    """Whether what was found counts the same as what was asked about, and gives the same number; the nearest counts."""
    answers = {_set_beside(a, f) for a in asked for f in found}
    return next((answer for answer in ("same", "fits", "other") if answer in answers), "")


def _set_beside(a: Quantity, b: Quantity) -> str:
    if (a.outcome, a.concept or a.unit) != (b.outcome, b.concept or b.unit):
        return ""
    if (a.lo, a.hi) == (b.lo, b.hi):
        return "same"
    if not (a.outcome or a.concept):
        return ""
    is_apart = any(low is not None and high is not None and low > high for low, high in ((a.lo, b.hi), (b.lo, a.hi)))
    return "other" if is_apart else "fits"
