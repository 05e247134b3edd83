"""Times that stand side by side and are one: a day and its hour, the two ends of a range."""

import functools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from saksi.kinds import Span
from saksi.pack import Pack
from saksi.resolve.pattern import any_of
from saksi.resolve.when.clue import Point, time_words

Item = tuple[Span, Point, str]
# The rule of a day and an hour that are one already.
_MOMENT = "moment"
_DAY = r"\d{4}-\d\d-\d\d"
_WEEK = timedelta(days=7)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(rf"(?:{_DAY}|XXXX-XX-XX)(T\d\d.*)")
_DAY_OR_PART = re.compile(rf"({_DAY})(?:T[A-Z]{{2}})?")


@functools.cache
def _range_gap(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]?{any_of(time_words(pack).values.get('to', {}))}[ \u00a0]?")


@functools.cache
def _link_gap(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf",?[ \u00a0](?:{any_of(time_words(pack).values.get('on', {}))}[ \u00a0])?| ,")


def join_neighbours(text: str, items: Sequence[Item], pack: Pack) -> list[Item]:
    """Join each time with the one before it where both are one expression."""
    joined: list[Item] = []
    for item in items:
        both = _join(text, joined[-1], item, pack) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(item)
    return joined


def _join(text: str, first: Item, second: Item, pack: Pack) -> Item | None:
    gap = text[first[0].end : second[0].start]
    span = Span(first[0].start, second[0].end)
    if _link_gap(pack).fullmatch(gap):
        is_whole = _MOMENT in (first[2], second[2])
        point = None if is_whole else _with_clock(first[1], second[1]) or _with_clock(second[1], first[1])
        point = point or _same_day(first, second)
        return (span, point, _MOMENT) if point else None
    if _range_gap(pack).fullmatch(gap):
        value = _range(first[1], second[1]) or _weekdays(text[slice(*span)], first[1], second[1])
        return (span, second[1]._replace(value=value), "range") if value else None
    return None


def _with_clock(day: Point, clock: Point) -> Point | None:
    days, clocks = _DAY_OR_PART.fullmatch(day.value), _CLOCK.fullmatch(clock.value)
    if not days or not clocks or clock.type != "TIME":
        return None
    value = days[1] + clocks[1]
    first, slash, end = value.partition("/")
    if slash:
        # What ends past midnight does so on the next day.
        hours = (first.partition("T")[2][:5], end.partition("T")[2])
        is_over_night = hours[1][:5] < hours[0]
        value = f"{first}/{date.fromisoformat(days[1]) + timedelta(days=is_over_night)}T{hours[1]}"
    return Point("TIME", value, day.anchor, day.weekday)


def _same_day(first: Item, second: Item) -> Point | None:
    """The day where a part of it is named first and its date after: both must be the same day."""
    part, day = first[1], second[1]
    if first[2] != "part" or day.type != "DATE" or part.value[:10] != day.value:
        return None
    return part._replace(weekday=day.weekday)


def _range(first: Point, second: Point) -> str | None:
    """Both values as one range when they have the same grain and run forwards."""
    if first.type != second.type or first.type not in ("DATE", "TIME"):
        return None
    a, b = first.value, second.value
    if "/" in a or "/" in b or not a[:4].isdigit() or not b[:4].isdigit():
        return None
    return f"{a}/{b}" if len(a) == len(b) and a < b else None


def _weekdays(form: str, first: Point, second: Point) -> str | None:
    """A range of two weekdays named without dates: the second is the next such day behind the first."""
    if _DIGIT.search(form) or not (re.fullmatch(_DAY, first.value) and re.fullmatch(_DAY, second.value)):
        return None
    start, end = date.fromisoformat(first.value), date.fromisoformat(second.value)
    return f"{start}/{end + _WEEK}" if end < start < end + _WEEK else None
