"""How the time that is meant lies to the one that is named: `mod` of TIMEX3, and intervals that are open in EDTF.

The values of the classes `about`, `bound`, `edge`, `edgemid`, `since` and `trail` in `time.tsv` are those of TIMEX3:
of lengths EQUAL_OR_LESS, EQUAL_OR_MORE, LESS_THAN, MORE_THAN; of dates AFTER, BEFORE, ON_OR_AFTER, ON_OR_BEFORE; of
parts START, MID, END; of any APPROX. What stands outermost counts: "since early 2020" is on or after.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from saksi.errors import PackError
from saksi.kinds import Span, TimeMod
from saksi.pack import Pack
from saksi.resolve.pattern import BLANK, any_of
from saksi.resolve.when.clue import Point, time_words
from saksi.resolve.when.interval import bounds

# "more than two years ago" is before that point, and "more than two years later" behind it.
_BACK: Mapping[str, TimeMod] = {
    "EQUAL_OR_LESS": "ON_OR_AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "LESS_THAN": "AFTER",
    "MORE_THAN": "BEFORE",
}
_AHEAD: Mapping[str, TimeMod] = {
    "EQUAL_OR_LESS": "ON_OR_BEFORE",
    "EQUAL_OR_MORE": "ON_OR_AFTER",
    "LESS_THAN": "BEFORE",
    "MORE_THAN": "AFTER",
}
_OF_ANY: Mapping[str, TimeMod] = {"APPROX": "APPROX"}
_OF_LENGTHS: Mapping[str, TimeMod] = {
    **_OF_ANY,
    "EQUAL_OR_LESS": "EQUAL_OR_LESS",
    "EQUAL_OR_MORE": "EQUAL_OR_MORE",
    "LESS_THAN": "LESS_THAN",
    "MORE_THAN": "MORE_THAN",
}
_OF_DATES: Mapping[str, TimeMod] = {
    **_OF_ANY,
    "AFTER": "AFTER",
    "BEFORE": "BEFORE",
    "END": "END",
    "MID": "MID",
    "ON_OR_AFTER": "ON_OR_AFTER",
    "ON_OR_BEFORE": "ON_OR_BEFORE",
    "START": "START",
}
_INNER = ("about", "bound", "edge", "edgemid")
# Rules that count a length back from another point, and forward.
_BACKWARD, _FORWARD = frozenset(("back", "earlier")), frozenset(("ahead", "later"))
# How far before a time the words about it may start, and how far they reach behind it, in characters.
_REACH = 24
# Units that an interval is open from in EDTF as they are; of smaller ones it is the day.
_WHOLE = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class ModWords:
    """The words of `time.tsv` with a TIMEX3 modifier: those that open a time, stand before it, behind it, or between a
    day and its hour.
    """

    values: Mapping[str, str]
    opening: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]
    inside: re.Pattern[str]


@functools.cache
def mod_words(pack: Pack) -> ModWords:
    """Compile the modifiers of `time.tsv`."""
    listed = time_words(pack).values
    inner, outer, trail = (
        {form: value for kind in kinds for form, value in listed.get(kind, {}).items() if value}
        for kinds in (_INNER, ("since",), ("trail",))
    )
    values = {**inner, **outer, **trail}
    if unknown := set(values.values()) - {*_OF_LENGTHS, *_OF_DATES}:
        raise PackError(f"time.tsv: no modifier of TIMEX3: {', '.join(sorted(unknown))}")
    return ModWords(
        values,
        re.compile(rf"({any_of(inner)})(?!\w)"),
        re.compile(rf"(?<![\w-])({any_of([*inner, *outer])}){BLANK}$"),
        re.compile(rf"(?:{BLANK}|(?<=[ \u00a0]))({any_of(trail)})(?!\w)"),
        re.compile(rf"(?<=[ \u00a0])({any_of(listed.get('about', ()))})(?!\w)"),
    )


def find_mod(text: str, span: Span, point: Point, rule: str, pack: Pack) -> TimeMod | None:
    """Give the modifier of a time at a span, from the words that open it or stand beside it.

    >>> from saksi.pack import load_packs
    >>> find_mod("sejak Maret 2020", Span(6, 16), Point("DATE", "2020-03"), "month", load_packs()["id"])
    'ON_OR_AFTER'
    >>> find_mod("more than two hours", Span(0, 19), Point("DURATION", "PT2H"), "length", load_packs()["en"])
    'MORE_THAN'
    """
    words = mod_words(pack)
    if "/" in point.value or point.value.endswith("_REF"):
        return None
    known = _known(point, rule)
    matches = (
        words.before.search(text, max(0, span.start - _REACH), span.start),
        words.opening.match(text, span.start, span.end),
        words.behind.search(text, span.start, span.end),
        words.behind.match(text, span.end),
        words.inside.search(text, span.start, span.end) if point.type == "TIME" else None,
    )
    found = (words.values[" ".join(match[1].casefold().split())] for match in matches if match)
    return next((known[value] for value in found if value in known), None)


def _known(point: Point, rule: str) -> Mapping[str, TimeMod]:
    """The modifiers that such a time may have, by the value of the word that says so."""
    if point.type == "DURATION":
        return _OF_LENGTHS
    if point.type == "SET":
        return _OF_ANY
    of_length = _BACK if rule in _BACKWARD else _AHEAD if rule in _FORWARD else {}
    return {**_OF_DATES, **of_length}


def open_edtf(value: str, mod: str | None) -> str | None:
    """Give the open interval of EDTF that a modified date means; None where the modifier opens none.

    EDTF has no intervals of clock times: of these it is the day.

    >>> open_edtf("2020", "BEFORE"), open_edtf("2020-03", "ON_OR_AFTER")
    ('../2019', '2020-03/..')
    """
    covered = bounds(value) if mod in ("AFTER", "BEFORE", "ON_OR_AFTER", "ON_OR_BEFORE") else None
    if covered is None or mod is None:
        return None
    first, last = date.fromisoformat(covered.start[:10]), date.fromisoformat(covered.end[:10])
    is_day = covered.granularity in ("day", "part", "minute")
    end = first if is_day else last - timedelta(days=1)
    if mod == "BEFORE" and "T" not in value:
        end = first - timedelta(days=1)
    if mod == "AFTER" and "T" not in value:
        first = first + timedelta(days=1) if is_day else last
    length = _WHOLE.get(covered.granularity, 10)
    return f"../{str(end)[:length]}" if mod.endswith("BEFORE") else f"{str(first)[:length]}/.."
