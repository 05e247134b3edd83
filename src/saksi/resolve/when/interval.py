"""TIMEX3 values as half-open intervals and in EDTF (ISO 8601-2).

Values read here: `2025-07-12`, `2025-07`, `2025`, `202` (a decade), `20` (a century), `2025-W28`, `2025-W28-WE`,
`2025-Q3`, `2025-H1`, `2025-SU`, any of these with a time of day, and `A/B`. `X` stands for a digit not known.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

# EDTF level 2 numbers for divisions of the year; seasons without a hemisphere.
_DIVISIONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_DIVISION_MONTHS = {"Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6)}
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_DIVISION = re.compile(r"(\d{4})-([QH]\d)")
_TIMED = re.compile(r"[\dX]{4}-\S+T\w")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_BEFORE_ERA = "BC"
_LAST_YEAR = 9998


class Bounds(NamedTuple):
    """A half-open interval in ISO 8601 and the size of its unit."""

    start: str
    end: str
    granularity: str


def bounds(value: str) -> Bounds | None:
    """Give the interval a value covers, or None when it has no fixed place in time.

    >>> bounds("2025-07")
    Bounds(start='2025-07-01', end='2025-08-01', granularity='month')
    >>> bounds("XXXX-07-12") is None
    True
    """
    if "/" in value:
        first, _, last = value.partition("/")
        a, b = bounds(first), bounds(last)
        return Bounds(a.start, b.end, b.granularity) if a and b else None
    if _TIMED.match(value):
        return _clock_bounds(value)
    found = _day_or_month(value) or _week_or_division(value) or _years(value)
    if not found:
        return None
    start, end, granularity = found
    return Bounds(start.isoformat(), end.isoformat(), granularity)


def _clock_bounds(value: str) -> Bounds | None:
    day, _, clock = value.partition("T")
    whole = bounds(day)
    if whole is None:
        return None
    if not clock[0].isdigit():
        return Bounds(whole.start, whole.end, "part")
    zone = _ZONE.search(clock)
    offset, minutes = (zone.group(), clock[: zone.start()]) if zone else ("", clock)
    hour, minute = int(minutes[:2]), int(minutes[3:5])
    carry, total = divmod(hour * 60 + minute + 1, 24 * 60)
    end_day = date.fromisoformat(whole.start) + timedelta(days=carry)
    start = f"{whole.start}T{hour:02}:{minute:02}:00{offset}"
    return Bounds(start, f"{end_day}T{total // 60:02}:{total % 60:02}:00{offset}", "minute")


def _day_or_month(value: str) -> tuple[date, date, str] | None:
    if match := _DATE.fullmatch(value):
        day = date(*(int(part) for part in match.groups()))
        return day, day + timedelta(days=1), "day"
    if re.fullmatch(r"\d{4}-\d\d", value):
        return *_months(int(value[:4]), int(value[5:]), 1), "month"
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = year * 12 + month - 1 + count
    return date(year, month, 1), date(last // 12, last % 12 + 1, 1)


def _week_or_division(value: str) -> tuple[date, date, str] | None:
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        start = monday + timedelta(days=5) if match[3] else monday
        return start, monday + timedelta(days=7), "week"
    match = _DIVISION.fullmatch(value)
    if match and match[2] in _DIVISION_MONTHS:
        month, count = _DIVISION_MONTHS[match[2]]
        return *_months(int(match[1]), month, count), "quarter" if count == 3 else "half"
    return None


def _years(value: str) -> tuple[date, date, str] | None:
    digits = value.rstrip("X")
    if not re.fullmatch(r"\d{2,4}", digits) or len(value) > 4:
        return None
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    if not 1 <= first <= _LAST_YEAR - span:
        return None
    return date(first, 1, 1), date(first + span, 1, 1), {1: "year", 10: "decade", 100: "century"}[span]


def edtf(value: str, *, is_about: bool = False) -> str | None:
    """Give a date value in EDTF; None for what EDTF has no form for. Weeks become the days they span.

    >>> edtf("2024-11", is_about=True)
    '2024-11~'
    >>> edtf("2025-W28")
    '2025-07-07/2025-07-13'
    """
    if value.startswith(_BEFORE_ERA) and "/" not in value:
        return f"{1 - int(value[2:]):05}"  # the year before 1 is 0 in ISO 8601
    if "/" in value:
        first, _, last = value.partition("/")
        a, b = edtf(first, is_about=is_about), edtf(last, is_about=is_about)
        return f"{a}/{b}" if a and b else None
    mark = "~" if is_about else ""
    if _TIMED.match(value):
        clock = bounds(value)
        return None if clock is None else clock.start + mark if clock.granularity == "minute" else value[:10] + mark
    if "-W" in value and (week := bounds(value)):
        last_day = date.fromisoformat(week.end) - timedelta(days=1)
        return f"{week.start}/{last_day}"
    if re.fullmatch(r"[\dX]{4}(-\d\d)?(-\d\d)?", value):
        return value + mark
    if re.fullmatch(r"\d{4}-[A-Z][A-Z\d]", value) and value[5:] in _DIVISIONS:
        return f"{value[:4]}-{_DIVISIONS[value[5:]]}{mark}"
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X") + mark
    return None
