"""Rules for lengths of time, for points a length away from another, and for what recurs."""

import re
from datetime import date

from saksi.resolve.when.clue import Anchor, Clue, Point, count, whole
from saksi.resolve.when.interval import bounds
from saksi.resolve.when.period import step

_ONE = "1"
_MONTH = re.compile(r"\d{4}-\d\d")


def _amount(clue: Clue) -> tuple[str, str] | None:
    """The number and unit of a phrase's length."""
    if clue.has("single"):
        return clue.args.get("number", _ONE), clue.word("single")
    if clue.has("many"):
        return "X", clue.word("many")
    unit = clue.args.get("unit") or clue.word("unit")
    number = count(clue, "number") or ("2" if clue.has("couple") else _ONE)
    return (number, unit) if unit else None


def length_value(number: str, unit: str) -> str:
    """Give a length as TIMEX3 has it.

    >>> length_value("3", "D"), length_value("2", "TH")
    ('P3D', 'PT2H')
    """
    if unit == "Q":
        months = whole(number)
        return f"P{months * 3}M" if months else "PXM"
    if unit == "CE":
        return f"P{number}CE"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def resolve_length(clue: Clue) -> Point | None:
    """Resolve a length; a second, smaller unit may follow."""
    amount = _amount(clue)
    if amount is None:
        return None
    value = length_value(*amount)
    if clue.has("number2"):
        second = length_value(count(clue, "number2") or "X", clue.args.get("unit2") or clue.word("unit2"))
        value += second.removeprefix("PT" if value.startswith("PT") else "P")
    return Point("DURATION", value)


def resolve_product(clue: Clue) -> Point | None:
    """Resolve a length told as so many times another: "2x24 jam" are 48 hours."""
    times, number = whole(count(clue, "number")), whole(count(clue, "number2"))
    return Point("DURATION", length_value(str(times * number), clue.word("unit"))) if times and number else None


def resolve_lengths(clue: Clue) -> Point | None:
    """Resolve a range of lengths."""
    first, last = count(clue, "number"), count(clue, "number2")
    unit = clue.word("unit")
    if not first or not last:
        return None
    return Point("DURATION", f"{length_value(first, unit)}/{length_value(last, unit)}")


def resolve_every(clue: Clue) -> Point | None:
    """Resolve what recurs after a length of time."""
    if clue.has("adjective"):
        return Point("SET", length_value(_ONE, clue.word("adjective")))
    amount = _amount(clue)
    return Point("SET", length_value(*amount)) if amount else None


def resolve_every_named(clue: Clue) -> Point | None:
    """Resolve a day that recurs each week, a month or season that does each year."""
    month = clue.number("fullmonth") or clue.number("modal")
    if month or clue.has("season"):
        return Point("SET", f"XXXX-{month:02}" if month else f"XXXX-{clue.word('season')}")
    return Point("SET", f"XXXX-WXX-{clue.number('weekday') or clue.number('eachday')}")


def _away(start: date | None, clue: Clue, sign: int, last: str = "") -> str | None:
    amount = _amount(clue)
    number = whole(amount[0]) if amount else None
    if amount is None or number is None or start is None:
        return None
    unit = amount[1]
    if unit == "Y" and _MONTH.fullmatch(last):  # a year after a month is a month
        unit, number = "M", 12 * number
    if unit.startswith("T"):
        return None
    try:
        return step(start, unit, sign * number)
    except (OverflowError, ValueError):
        return None


def resolve_back(clue: Clue) -> Point | None:
    """Resolve a point so long before the day of writing."""
    value = _away(clue.anchor.written, clue, -1)
    return Point("DATE", value, "written") if value else Point("DATE", "PAST_REF")


def resolve_ahead(clue: Clue) -> Point | None:
    """Resolve a point so long after the day of writing."""
    value = _away(clue.anchor.written, clue, 1)
    return Point("DATE", value, "written") if value else Point("DATE", "FUTURE_REF")


def resolve_later(clue: Clue) -> Point | None:
    """Resolve a point so long after the one named last."""
    return _from_last(clue, 1)


def resolve_earlier(clue: Clue) -> Point | None:
    """Resolve a point so long before the one named last."""
    return _from_last(clue, -1)


def _from_last(clue: Clue, sign: int) -> Point | None:
    value = _away(last_day(clue.anchor), clue, sign, clue.anchor.last or "")
    if value:
        return Point("DATE", value, "previous")
    amount = _amount(clue)
    return Point("DURATION", length_value(*amount)) if amount else None


def last_day(anchor: Anchor) -> date | None:
    """Give the first day of the date named last; the day of writing when none was."""
    last = anchor.last
    if last is None:
        return anchor.written
    covered = bounds(last)
    return date.fromisoformat(covered.start[:10]) if covered else anchor.last_day


def resolve_same(clue: Clue) -> Point | None:
    """Resolve a phrase that points back to the date named last, or to the day, month or year that holds it."""
    anchor, unit = clue.anchor, clue.args.get("unit")
    if unit is None:
        return Point("DATE", anchor.last.partition("T")[0], "previous") if anchor.last else Point("DATE", "PAST_REF")
    start = anchor.last_day if unit == "D" else last_day(anchor)
    value = step(start, unit, int(clue.args.get("by", "0"))) if start else None
    return Point("DATE", value, "previous") if value else None
