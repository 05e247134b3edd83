"""Rules for spans of the calendar: weeks, months, quarters, years, decades, centuries."""

import re
from datetime import date, timedelta

from saksi.resolve.when.clue import Anchor, Clue, Point
from saksi.resolve.when.day import FUTURE, PAST, full_year

_PART_OF_YEAR = re.compile(r"\d{4}-\w{2}")
_MONTHS_OF = {"Q": 3, "H": 6}
# The first month of the three that a season of the northern year is centred on.
_SEASON_MONTHS = 3
# From this day of the week on "the weekend" is the next one; before it, the last, unless the sentence looks ahead.
_WEEKEND_AHEAD = 5
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def step(day: date, unit: str, by: int) -> str | None:
    """Give the value of the day, week, month, year … so many steps from the one that holds `day`.

    >>> step(date(2025, 1, 15), "M", -1)
    '2024-12'
    """
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit == "W":
        year, week, _ = (day + timedelta(weeks=by)).isocalendar()
        return f"{year}-W{week:02}"
    if unit == "M":
        months = day.year * 12 + day.month - 1 + by
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if unit in _MONTHS_OF:
        parts = 12 // _MONTHS_OF[unit]
        index = day.year * parts + (day.month - 1) // _MONTHS_OF[unit] + by
        return f"{index // parts:04}-{unit}{index % parts + 1}"
    scale = {"Y": 1, "DE": 10, "CE": 100}.get(unit)
    return None if scale is None else f"{day.year // scale + by}"


def year_of(clue: Clue) -> int | None:
    """Give the year a phrase names outright or relative to the day of writing."""
    if clue.has("year"):
        return full_year(clue.slots["year"])
    if clue.has("yearof") and clue.anchor.written:
        return clue.anchor.written.year + (clue.number("yearof") or 0)
    return None


def near_month(month: int, which: int | None, anchor: Anchor) -> int | None:
    """Give the year of the nearest such month: not after the day of writing unless the sentence looks ahead."""
    if anchor.written is None:
        return None
    written = anchor.written
    is_ahead = which == FUTURE or (which is None and anchor.is_future and month > written.month)
    if is_ahead:
        return written.year + (month < written.month)
    return written.year - (month > written.month or (which == PAST and month == written.month))


def resolve_month(clue: Clue) -> Point | None:
    """Resolve a month with or without its year."""
    month = clue.number("month") or clue.number("fullmonth") or clue.number("modal") or 0
    year = year_of(clue)
    known = year or near_month(month, clue.number("which"), clue.anchor)
    return Point("DATE", f"{known or 'XXXX'}-{month:02}", None if year or not known else "written")


def resolve_months(clue: Clue) -> Point | None:
    """Resolve a range of months; without a year they recur each year."""
    first, last = clue.number("month") or 0, clue.number("month2") or 0
    year = year_of(clue)
    if year is None:
        return Point("SET", f"XXXX-{first:02}/XXXX-{last:02}")
    return Point("DATE", f"{year - (first > last)}-{first:02}/{year}-{last:02}")


def resolve_year(clue: Clue) -> Point | None:
    """Resolve a year."""
    return Point("DATE", clue.slots["year"])


def resolve_old_year(clue: Clue) -> Point | None:
    """Resolve a year before the printed press, or before our era, which TIMEX3 writes with BC."""
    form = clue.slots.get("oldyear") or clue.slots.get("medieval") or clue.slots["eradigits"]
    is_before = clue.has("bc") or clue.word("era") == "BC"
    last = clue.slots.get("eradigits2")
    if last:
        return Point("DATE", f"BC{int(form):04}/BC{int(last):04}" if is_before else f"{int(form):04}/{int(last):04}")
    return Point("DATE", f"BC{int(form):04}" if is_before else f"{int(form):04}")


def resolve_years(clue: Clue) -> Point | None:
    """Resolve a range of years."""
    first = clue.slots["year"]
    last = clue.slots.get("year2") or first[:2] + clue.slots["shortyear"]
    return Point("DATE", f"{first}/{last}") if int(first) < int(last) else None


def resolve_decade(clue: Clue) -> Point | None:
    """Resolve a decade; two digits are of the last century."""
    form = clue.slots.get("decade") or clue.slots["shortdecade"]
    digits = "".join(sign for sign in form if sign.isdigit())
    return Point("DATE", f"{full_year(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10}")


def resolve_century(clue: Clue) -> Point | None:
    """Resolve a century: the 21st is written 20."""
    return Point("DATE", f"{int(clue.slots['century']) - 1}")


def resolve_shift(clue: Clue) -> Point | None:
    """Resolve a unit of the calendar by its distance from the day of writing."""
    slot = clue.args.get("slot")
    by = (clue.number(slot) if slot else int(clue.args.get("by", "0"))) or 0
    unit = clue.args.get("unit") or clue.word("unit")
    value = step(clue.anchor.written, unit, by) if clue.anchor.written else None
    if value is None:
        return None
    return Point("TIME", value + clue.word("part"), "written") if clue.has("part") else Point("DATE", value, "written")


def resolve_weekend(clue: Clue) -> Point | None:
    """Resolve a weekend by its distance from the week of writing."""
    by = clue.number("which") if clue.has("which") else int(clue.args.get("by", "0"))
    written = clue.anchor.written
    if written and "near" in clue.args and written.isoweekday() < _WEEKEND_AHEAD and not clue.anchor.is_future:
        by = PAST
    week = step(written, "W", by or 0) if written else None
    return Point("DATE", f"{week}-WE", "written") if week else None


def resolve_part_of_year(clue: Clue) -> Point | None:
    """Resolve a quarter or a half of a year."""
    letter = "Q" if clue.has("quarter") or clue.args.get("unit") == "Q" else "H"
    number = clue.number("ordinal") or 0
    year = year_of(clue) or (clue.anchor.written.year if clue.anchor.written else None)
    if not 1 <= number <= 12 // _MONTHS_OF[letter] or year is None:
        return None
    return Point("DATE", f"{year}-{letter}{number}", None if clue.has("year") else "written")


def resolve_season(clue: Clue) -> Point | None:
    """Resolve a season with or without its year."""
    season = clue.word("season")
    year = year_of(clue)
    if year is None and clue.anchor.written and season in _SEASON_MONTH:
        year = _year_of_season(season, clue.number("which"), clue.anchor)
    return Point("DATE", f"{year}-{season}", None if clue.has("year") else "written") if year else None


def _year_of_season(season: str, which: int | None, anchor: Anchor) -> int | None:
    """The year of the nearest such season; the last one is over."""
    first = _SEASON_MONTH[season]
    if which != PAST:
        return near_month(first, which, anchor)
    last = first + _SEASON_MONTHS - 1
    year = near_month((last - 1) % 12 + 1, PAST, anchor)
    return year - (last > 12) if year else None


def resolve_same_period(clue: Clue) -> Point | None:
    """Resolve the same part of another year as the one named last."""
    last, year = clue.anchor.last, year_of(clue)
    if year is None:
        return None
    parts = last.split("/") if last else []
    if not parts or not all(_PART_OF_YEAR.fullmatch(part) for part in parts):
        return Point("DATE", f"{year}", "previous")
    shift = year - int(parts[-1][:4])
    return Point("DATE", "/".join(f"{int(part[:4]) + shift}{part[4:]}" for part in parts), "previous")
