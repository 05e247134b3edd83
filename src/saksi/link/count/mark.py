"""The words of `measure.tsv` in a text: each says what kind of count a number beside it is."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from saksi.kinds import Finding, Quantity
from saksi.link.count.outcome import is_denied, is_of_dead
from saksi.link.count.pair import find_pairs, has_number
from saksi.link.count.setting import is_setting
from saksi.link.form import either
from saksi.pack import Pack, Row, inflected, load_roles

# Kinds of words that are looked for by themselves, and no marks.
_UNSCANNED = frozenset(
    {
        "about",
        "accused",
        "act",
        "aired",
        "alleged",
        "answers",
        "anyone",
        "behind",
        "bereft",
        "besides",
        "counter",
        "dated",
        "denies",
        "doubt",
        "ending",
        "event",
        "ever",
        "finds",
        "given",
        "gone",
        "gone by",
        "hands",
        "has",
        "head",
        "helper",
        "holds",
        "keeps",
        "label",
        "leans",
        "likened",
        "looks",
        "measured",
        "merely",
        "money",
        "moved",
        "newsroom",
        "owns",
        "paper",
        "passed",
        "passes",
        "patient",
        "portion",
        "prisoner",
        "put right",
        "real",
        "reckoning",
        "record",
        "reporter",
        "results",
        "revises",
        "roll",
        "saying",
        "seen",
        "sends away",
        "shows",
        "sick",
        "since",
        "sound",
        "stands",
        "tail",
        "takes",
        "tally",
        "tells",
        "then",
        "there",
        "thing",
        "unlike",
        "unsound",
        "withdraws",
        "yields",
    }
)
_KINDS = _UNSCANNED | frozenset(
    {
        "again",
        "all",
        "aspect",
        "contrast",
        "counts",
        "fate",
        "hint",
        "false",
        "idle",
        "joint",
        "level",
        "more",
        "other",
        "ours",
        "own",
        "part",
        "party",
        "rebuffed",
        "recall",
        "refuted",
        "rejects",
        "rumour",
        "same",
        "sum",
        "term",
        "topic",
        "unconfirmed",
        "whom",
    }
)
# A verb in these voices has behind it whom it befalls.
_LEADING = frozenset({"active", "either"})
_BEFORE, _NEXT = "before", "next"
_FATE, _KILLED, _DISPLACED = "fate", "killed", "displaced"
# Who stayed where nobody lives: fled, where the article tells of what drives people out.
SHELTERED = "sheltered"
_WORD = re.compile(r"[^\W\d_]+")
# Kinds of words of `reach.tsv` beside a participle that is passive.
_PASSIVE = ("be", "cause", "prep")

# What is told of the counted is told of them no more behind a word that denies it: "not found", "unable to be saved".
_DENIABLE = frozenset({"aboard", "present", "questioned", "registered", "strike", "turnout"})
# A word for what somebody said stands so close behind one that rejects it: "rejects the union's count".
ALLEGED_WORDS = 4
_REQUEST = "request"

# What stands in front of a number is asked about again and again while that number is read.
SCANS_HELD = 64


class Mark(NamedTuple):
    """A word of the table in a text: where, what kind of word, its value, and whether it tells only what follows."""

    start: int
    end: int
    kind: str
    value: str
    is_leading: bool
    is_pair: bool = False

    def is_beside(self, at: int) -> bool:
        """Whether the word speaks of the number that starts there."""
        return (self.start < at or not self.is_leading) and not (self.is_pair and self.start < at < self.end)


NOTHING = Mark(0, 0, "", "", False)
# What a form of the table tells: its kind, value and side.
_Told = tuple[str, str, str]


@functools.lru_cache(maxsize=SCANS_HELD)
def scan(words: str, pack: Pack) -> Sequence[Mark]:
    """The words of the table in a text, left to right; of two that overlap the first, or the longer."""
    pattern, told = _forms(pack)
    found = [
        Mark(match.start(), match.end(), kind, value, side in (_BEFORE, _NEXT))
        for match in pattern.finditer(words)
        for kind, value, side in told[match[0]]
        if side != _NEXT or not words[match.end() :].lstrip()[:1].isalpha()
    ]
    # What stands within the two words of a pair says less, but where it says for sure what the pair only makes likely.
    pairs = [Mark(start, end, kind, value, False, True) for start, end, kind, value in find_pairs(words, pack)]
    sure = [mark for mark in found if mark.value == _DISPLACED]
    pairs = [pair for pair in pairs if pair.value != SHELTERED or not any(_holds(pair, mark) for mark in sure)]
    telling = [pair for pair in pairs if not has_number(words[pair.start : pair.end], pack)]
    found = [mark for mark in found if not any(_holds(pair, mark) for pair in telling)] + pairs
    return tuple(_settle(words, sorted(found), pack))


def _holds(pair: Mark, mark: Mark) -> bool:
    """Whether a word stands in a pair, at least in part, and does not hold it."""
    is_apart = mark.end <= pair.start or pair.end <= mark.start
    return not is_apart and not (mark.start <= pair.start and pair.end <= mark.end)


def _settle(words: str, found: Sequence[Mark], pack: Pack) -> Iterator[Mark]:
    """The words that are not denied; of who died in a place or of something that tells no more than that."""
    for mark in found:
        is_deniable = mark.kind == _FATE or mark.value in _DENIABLE
        if not is_deniable or not is_denied(words, mark.start, pack, is_fate=mark.kind == _FATE):
            is_dead = mark.kind == _FATE and is_of_dead(words, mark.start, pack)
            yield mark._replace(value=_KILLED) if is_dead else mark


def find_rejected(words: str, pack: Pack) -> Iterator[int]:
    """Yield the ends of the words for what somebody said that are rejected: "menolak angka", "disputes the count"."""
    for mark in scan(words, pack):
        near = _WORD.finditer(words, mark.end) if mark.kind == "rejects" else iter(())
        yield from (match.end() for match in islice(near, ALLEGED_WORDS) if match[0] in alleged(pack))


@functools.cache
def alleged(pack: Pack) -> frozenset[str]:
    """Nouns for what somebody said, and no request: claim, charge, count, data."""
    said = {row["form"].casefold() for row in pack.rows("say") if row["kind"] == "noun" and row["stance"] != _REQUEST}
    said |= {row["form"] for row in pack.rows("measure") if row["kind"] == "alleged"}
    return frozenset(said).union(form for form, roles in load_roles(pack).items() if "document" in roles)


def is_reached(finding: Finding, quantity: Quantity, mark: Mark, start: int) -> bool:
    """Whether no other quantity stands between a word of the clause and this one, but for how many places it was at."""
    at = start + mark.start
    first, last = sorted((at, quantity.span.start))
    between = (each for each in finding.quantities if first <= each.span.start < last and each is not quantity)
    return all(is_setting(finding, each) for each in between)


@functools.cache
def _forms(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, Sequence[_Told]]]:
    """A pattern that finds every form of the table, and what each form tells."""
    told: dict[str, list[_Told]] = {}
    for row in inflected(pack, "measure"):
        if row.one_of("kind", _KINDS) not in _UNSCANNED:
            for form, side in _spread(row, pack):
                told.setdefault(form.casefold(), []).append((row["kind"], row["value"], side))
    return re.compile(rf"\b{either(told)}\b"), told


def _spread(row: Row, pack: Pack) -> Iterator[tuple[str, str]]:
    """A form that tells what befalls, with the side on which whom it befalls stands.

    A participle tells of what follows ("closed 12 schools"), and of what stands before it where "to be" or a word for
    by whom, where or when shows that it is passive ("12 schools were closed", "12 schools closed by the council").
    """
    form, voice = row["form"], row["voice"]
    is_leading = not row["side"] and voice in _LEADING
    yield form, _BEFORE if is_leading else row["side"]
    if is_leading and voice == "either":
        told = {kind: [each["form"] for each in pack.rows("reach") if each["kind"] == kind] for kind in _PASSIVE}
        yield from ((f"{word} {form}", row["side"]) for word in told["be"])
        yield from ((f"{form} {word}", row["side"]) for kind in ("cause", "prep") for word in told[kind])
