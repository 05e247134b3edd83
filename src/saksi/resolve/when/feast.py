"""Rules for feasts: days that a calendar other than the plain one gives, in any year.

`time.tsv` writes a feast's day as `fixed:12-25`, `easter:-2` (days from Easter Sunday), `nth:11-4-4` (the fourth
Thursday of November; 0: the last), `hijri:10-01` (a day of the Islamic calendar), `hijri:09` (a whole month of it),
`listed:nyepi` (the days of `feastday.tsv`) or `cycle:2025-04-23/210` (every so many days from one of them). What stands
behind `@` is added to it in days.

Islamic days are counted by the tabular calendar, Easter by the rule of the Gregorian church. A month of the Islamic
calendar begins where the new moon is seen, a day earlier or later than tables say; such days are marked as about.
"""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from saksi.pack import UNDETERMINED, load_packs
from saksi.resolve.when.clue import Clue, Point
from saksi.resolve.when.day import FUTURE, PAST, make_day
from saksi.resolve.when.period import year_of

# The first day of the Islamic calendar as a day number of the Gregorian one, in its civil reckoning.
_HIJRI_EPOCH = 227015
_HIJRI_YEAR_DAYS = 354
# Eleven years of thirty have a leap day.
_LEAPS, _CYCLE = 11, 30
_RANGE = "/"
# A month has a weekday five times at most.
_MOST_WEEKS = 5


def easter(year: int) -> date:
    """Give Easter Sunday of a Gregorian year.

    By the anonymous algorithm printed in Jean Meeus, Astronomical Algorithms (1991), chapter 8.

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    golden, century, rest = year % 19, year // 100, year % 100
    lift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - lift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def hijri(year: int, month: int, day: int) -> date:
    """Give the Gregorian day of a day of the tabular Islamic calendar; sighting may move it by a day.

    >>> hijri(1446, 10, 1)
    datetime.date(2025, 3, 31)
    """
    before = (year - 1) * _HIJRI_YEAR_DAYS + (3 + _LEAPS * year) // _CYCLE
    return date.fromordinal(_HIJRI_EPOCH - 1 + before + (59 * (month - 1) + 1) // 2 + day)


def _hijri_years(year: int) -> range:
    """The Islamic years that a Gregorian year holds days of."""
    first = int((year - 622) * 33 / 32)
    return range(first, first + 3)


def _spans(code: str, year: int) -> Iterator[tuple[date, date]]:
    """The first and last days of a feast that begins in a Gregorian year: mostly one, none or two of the Islamic."""
    rule, _, later = code.partition("@")
    kind, _, place = rule.partition(":")
    step = timedelta(days=int(later or 0))
    for span in _FINDERS[kind](place, year):
        yield span[0] + step, span[1] + step


def _find_easter(place: str, year: int) -> Iterator[tuple[date, date]]:
    day = easter(year) + timedelta(days=int(place))
    yield day, day


def _find_nth(place: str, year: int) -> Iterator[tuple[date, date]]:
    month, weekday, nth = (int(part) for part in place.split("-"))
    day = _nth_weekday(year, month, weekday, nth or _MOST_WEEKS)
    day -= timedelta(weeks=day.month != month)
    yield day, day


def _find_fixed(place: str, year: int) -> Iterator[tuple[date, date]]:
    day = make_day(year, int(place[:2]), int(place[3:]))
    if day:
        yield day, day


def _find_hijri(place: str, year: int) -> Iterator[tuple[date, date]]:
    spans = (_hijri_span(place, islamic) for islamic in _hijri_years(year))
    yield from (span for span in spans if span[0].year == year)


def _find_listed(place: str, year: int) -> Iterator[tuple[date, date]]:
    yield from ((day, day) for day in _listed().get(place, ()) if day.year == year)


def _find_cycle(place: str, year: int) -> Iterator[tuple[date, date]]:
    start, _, length = place.partition("/")
    first = date.fromisoformat(start)
    step = timedelta(days=int(length))
    day = first + step * -((first - date(year, 1, 1)) // step)
    while day.year == year:
        yield day, day
        day += step


_FINDERS: dict[str, Callable[[str, int], Iterator[tuple[date, date]]]] = {
    "easter": _find_easter,
    "nth": _find_nth,
    "fixed": _find_fixed,
    "hijri": _find_hijri,
    "listed": _find_listed,
    "cycle": _find_cycle,
}


@functools.cache
def _listed() -> Mapping[str, tuple[date, ...]]:
    days: dict[str, list[date]] = {}
    for row in load_packs()[UNDETERMINED].rows("feastday"):
        days.setdefault(row["feast"], []).append(date.fromisoformat(row["day"]))
    return {feast: tuple(found) for feast, found in days.items()}


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _hijri_span(rule: str, year: int) -> tuple[date, date]:
    month, _, day = rule.partition("-")
    if day:
        return hijri(year, int(month), int(day)), hijri(year, int(month), int(day))
    after = hijri(year + int(month) // 12, int(month) % 12 + 1, 1)
    return hijri(year, int(month), 1), after - timedelta(days=1)


def _point(span: tuple[date, date], code: str, anchor: str | None) -> Point:
    first, last = span
    value = f"{first}" if first == last else f"{first}{_RANGE}{last}"
    return Point("DATE", value, anchor, is_about=code.startswith("hijri"))


def resolve_feast(clue: Clue) -> Point | None:
    """Resolve a feast, or a day so many before or after it: of the year named, else the one nearest to the writing.

    Where the phrase names no feast ("H-2"), the one named last is meant.
    """
    point = _resolve_feast(clue)
    if point is None or not clue.has("gap"):
        return point
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", point.value):
        return None
    day = date.fromisoformat(point.value) + timedelta(days=int(clue.args["sign"]) * int(clue.slots["gap"]))
    return point._replace(value=day.isoformat())


def _resolve_feast(clue: Clue) -> Point | None:
    code = clue.word("feast") if clue.has("feast") else clue.anchor.feast
    if not code:
        return None
    if clue.has("hijriyear"):
        return _point(_hijri_span(code.partition(":")[2], int(clue.slots["hijriyear"])), code, None)
    year, written = year_of(clue), clue.anchor.written
    if year:
        return next((_point(span, code, None if clue.has("year") else "written") for span in _spans(code, year)), None)
    if written is None:
        return _recurring(code)
    lean = clue.number("which") or (FUTURE if clue.anchor.is_future else None)
    near = [span for step in (-1, 0, 1) for span in _spans(code, written.year + step)]
    fitting = [span for span in near if _is_on_side(span, written, lean)]
    nearest = min(fitting, key=lambda span: abs((span[0] - written).days), default=None)
    return _point(nearest, code, "written") if nearest else None


def _is_on_side(span: tuple[date, date], written: date, lean: int | None) -> bool:
    if lean == PAST:
        return span[1] < written
    return lean != FUTURE or span[0] > written


def _recurring(code: str) -> Point | None:
    """The value of a feast whose year is not known."""
    match = re.fullmatch(r"fixed:(\d\d-\d\d)", code)
    return Point("DATE", f"XXXX-{match[1]}") if match else None


def resolve_hijri(clue: Clue) -> Point | None:
    """Resolve a day, month or year named by the Islamic calendar."""
    year = int(clue.slots["hijriyear"])
    month = clue.number("hijrimonth")
    if month is None:
        return _point((hijri(year, 1, 1), hijri(year + 1, 1, 1) - timedelta(days=1)), "hijri", None)
    day = clue.slots.get("day")
    rule = f"{month:02}-{int(day):02}" if day else f"{month:02}"
    return _point(_hijri_span(rule, year), "hijri", None)
