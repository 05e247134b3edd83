"""The words of `measure.tsv` in a text: each says what kind of count a number beside it is."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from saksi.kinds import Finding, Quantity
from saksi.link.form import either
from saksi.pack import Pack, Row, inflected, load_roles

_KINDS = frozenset(
    {
        "about",
        "again",
        "all",
        "alleged",
        "answers",
        "anyone",
        "aspect",
        "behind",
        "besides",
        "contrast",
        "counts",
        "dated",
        "event",
        "ever",
        "fate",
        "has",
        "hint",
        "false",
        "idle",
        "joint",
        "label",
        "leans",
        "level",
        "merely",
        "more",
        "other",
        "ours",
        "own",
        "part",
        "party",
        "patient",
        "portion",
        "prisoner",
        "rebuffed",
        "recall",
        "reckoning",
        "record",
        "refuted",
        "rejects",
        "roll",
        "rumour",
        "same",
        "sick",
        "since",
        "sum",
        "tally",
        "term",
        "then",
        "there",
        "thing",
        "topic",
        "unconfirmed",
        "whom",
    }
)
# A verb in these voices has behind it whom it befalls.
_LEADING = frozenset({"active", "either"})
_BEFORE, _NEXT = "before", "next"
_WORD = re.compile(r"[^\W\d_]+")
# Kinds of words of `reach.tsv` beside a participle that is passive.
_PASSIVE = ("be", "cause", "prep")
_UNSCANNED = frozenset(
    {
        "about",
        "alleged",
        "answers",
        "anyone",
        "behind",
        "besides",
        "dated",
        "event",
        "ever",
        "has",
        "label",
        "leans",
        "merely",
        "patient",
        "portion",
        "prisoner",
        "reckoning",
        "record",
        "roll",
        "sick",
        "since",
        "tally",
        "then",
        "there",
        "thing",
    }
)

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

    def is_beside(self, at: int) -> bool:
        """Whether the word speaks of the number that starts there."""
        return self.start < at or not self.is_leading


NOTHING = Mark(0, 0, "", "", False)
# What a form of the table tells: its kind, value and side.
_Told = tuple[str, str, str]


@functools.lru_cache(maxsize=SCANS_HELD)
def scan(words: str, pack: Pack) -> Sequence[Mark]:
    """The words of the table in a text, left to right; of two that overlap the first, or the longer."""
    pattern, told = _forms(pack)
    return tuple(
        Mark(match.start(), match.end(), kind, value, side in (_BEFORE, _NEXT))
        for match in pattern.finditer(words)
        for kind, value, side in told[match[0]]
        if side != _NEXT or not words[match.end() :].lstrip()[:1].isalpha()
    )


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
    """Whether no other quantity stands between a word of the clause and this one."""
    at = start + mark.start
    first, last = sorted((at, quantity.span.start))
    return not any(first <= each.span.start < last and each is not quantity for each in finding.quantities)


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
