"""Rules for days: by date, by weekday, by their distance from another day."""

from datetime import date, timedelta

from saksi.kinds import WeekdayCheck
from saksi.resolve.when.clue import Anchor, Clue, Point

PAST, PRESENT, FUTURE = -1, 0, 1
# A printed weekday corrects a day number that is one off; a wider gap points to an error in the month or year.
_SLIP_DAYS = 1
# So close before the page's own date, a weekday and day number that fit each other show that the month is misprinted.
_MISPRINT_DAYS = 7
# News tells of what was: a day ahead counts as so much further off, unless the sentence looks ahead.
_AHEAD = 1.5
# Two-digit years below this are of this century.
_CENTURY_TURN = 70


def full_year(digits: str) -> int:
    """Give a year of two or four digits as four."""
    year = int(digits)
    if year >= 100:
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def make_day(year: int, month: int, day: int) -> date | None:
    """Give the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_day(month: int, day: int, anchor: Anchor, lean: int | None) -> date | None:
    """Give the day of that date nearest to the day of writing; with a lean, the nearest on that side of it."""
    if anchor.written is None:
        return None
    written = anchor.written
    days = [make_day(written.year + step, month, day) for step in (-1, 0, 1)]
    fitting = [found for found in days if found and _is_on_side(found, written, lean)]
    ahead = 1 if lean or anchor.is_future else _AHEAD
    return min(fitting, key=lambda found: max((found - written).days * ahead, (written - found).days), default=None)


def _is_on_side(found: date, written: date, lean: int | None) -> bool:
    if lean == PAST:
        return found <= written
    return lean != FUTURE or found >= written


def read_dmy(clue: Clue) -> tuple[int, int, int | None]:
    """Give day, month and year of a date in digits, in the language's order; the year may be missing."""
    form = clue.slots["dmy"]
    parts = form.replace("-", "/").replace(".", "/").split("/")
    first, second = int(parts[0]), int(parts[1])
    # Whoever writes stops between writes the day first.
    is_day_first = clue.words.pack.habits.date_order == "DMY" or "." in form
    day, month = (first, second) if is_day_first else (second, first)
    if month > 12 >= day:
        day, month = month, day
    return day, month, full_year(parts[2]) if len(parts) > 2 else None


def read_date(clue: Clue) -> tuple[int, int, int | None] | None:
    """Give day, month and year named in a phrase, or None when it names no day of the month."""
    if clue.has("iso"):
        iso_year, iso_month, iso_day = clue.slots["iso"].split("-")
        return int(iso_day), int(iso_month), int(iso_year)
    if clue.has("fulldmy"):
        return read_dmy(Clue({"dmy": clue.slots["fulldmy"]}, clue.args, clue.anchor, clue.words))
    if clue.has("dmy"):
        return read_dmy(clue)
    listed, month = clue.slots.get("listday") or clue.slots.get("day"), clue.number("month") or clue.number("modal")
    if clue.has("loneday"):
        return _day_of_near_month(int(clue.slots["loneday"]), clue)
    if not listed or not month:
        return None
    year = clue.number("year")
    if clue.has("yearof") and clue.anchor.written:
        year = clue.anchor.written.year + (clue.number("yearof") or 0)
    return int(listed), month, year


def _day_of_near_month(day: int, clue: Clue) -> tuple[int, int, int] | None:
    """Day, month and year of a day number alone: that of the month of writing, or of the next one where told so."""
    written = clue.anchor.written
    if written is None:
        return None
    months = written.year * 12 + written.month - 1
    months += clue.number("which") == FUTURE and day <= written.day
    return day, months % 12 + 1, months // 12


def resolve_date(clue: Clue) -> Point | None:
    """Resolve a date or weekday, with a part of the day where one is named."""
    named = read_date(clue)
    if named is None:
        return _part_of(_resolve_weekday(clue), clue)
    day, month, year = named
    lean = clue.number("which")
    found = make_day(year, month, day) if year else nearest_day(month, day, clue.anchor, lean or None)
    if found is None:
        found = None if year else nearest_day(month, day, clue.anchor, None)
    if found is None:
        is_date = not year and make_day(2000, month, day)
        return Point("DATE", f"XXXX-{month:02}-{day:02}") if is_date else None
    found, check = _check_weekday(found, clue)
    is_explicit = year and not clue.has("loneday")
    return _part_of(Point("DATE", found.isoformat(), None if is_explicit else "written", check), clue)


def _check_weekday(found: date, clue: Clue) -> tuple[date, WeekdayCheck | None]:
    weekday = clue.number("weekday")
    if weekday is None:
        return found, None
    gap = (weekday - found.isoweekday() + 3) % 7 - 3
    if gap == 0:
        return found, "ok"
    if not clue.has("year") and (meant := _meant_day(found.day, weekday, clue.anchor)):
        return meant, "conflict"
    return (found + timedelta(days=gap) if abs(gap) <= _SLIP_DAYS else found), "conflict"


def _meant_day(day: int, weekday: int, anchor: Anchor) -> date | None:
    """The day of that number and weekday in the week before the page's date, or None: its month was misprinted."""
    if anchor.published is None:
        return None
    week = (anchor.published - timedelta(days=back) for back in range(_MISPRINT_DAYS))
    return next((each for each in week if (each.day, each.isoweekday()) == (day, weekday)), None)


def _resolve_weekday(clue: Clue) -> Point | None:
    weekday, anchor = clue.number("weekday"), clue.anchor
    if weekday is None:
        if clue.has("daynear") and anchor.written:
            return Point("DATE", (anchor.written + timedelta(days=clue.number("daynear") or 0)).isoformat(), "written")
        return None
    if anchor.written is None or anchor.published is None:
        return Point("DATE", f"XXXX-WXX-{weekday}")
    if clue.has("weekof"):
        monday = anchor.written - timedelta(days=anchor.written.weekday()) + timedelta(weeks=clue.number("weekof") or 0)
        return Point("DATE", (monday + timedelta(days=weekday - 1)).isoformat(), "written")
    return Point("DATE", near_weekday(weekday, clue.number("which"), anchor).isoformat(), "published")


def near_weekday(weekday: int, which: int | None, anchor: Anchor) -> date:
    """Give the nearest such weekday: before the day of writing, or after it when the sentence looks ahead."""
    written, published = anchor.written, anchor.published
    assert written is not None and published is not None
    if which == FUTURE or (which is None and anchor.is_future):
        return written + timedelta(days=(weekday - written.isoweekday() - (which == FUTURE)) % 7 + (which == FUTURE))
    if which == PAST:
        return written - timedelta(days=(written.isoweekday() - weekday - 1) % 7 + 1)
    return published - timedelta(days=(published.isoweekday() - weekday) % 7)


def _part_of(point: Point | None, clue: Clue) -> Point | None:
    if point is None or not clue.has("part"):
        return point
    return Point("TIME", point.value + clue.word("part"), point.anchor, point.weekday)


def resolve_weekdays(clue: Clue) -> Point | None:
    """Resolve a range of weekdays: from the nearest first to the last behind it."""
    first, last, anchor = clue.number("weekday"), clue.number("weekday2"), clue.anchor
    if first is None or last is None or anchor.written is None or anchor.published is None:
        return None
    start = near_weekday(first, None, anchor)
    return Point("DATE", f"{start}/{start + timedelta(days=(last - first) % 7)}", "published")


def resolve_days(clue: Clue) -> Point | None:
    """Resolve a range of days: both may share the month, the month the year."""
    first, last = int(clue.slots["day"]), int(clue.slots["day2"])
    month = clue.number("month") or 0
    last_month = clue.number("month2") or month
    year, lean = clue.number("year"), clue.number("which")
    end = make_day(year, last_month, last) if year else nearest_day(last_month, last, clue.anchor, lean or None)
    if end is None and not year:
        return Point("DATE", f"XXXX-{month:02}-{first:02}/XXXX-{last_month:02}-{last:02}")
    start = end and make_day(end.year - (month > last_month), month, first)
    if not end or not start:
        return None
    return Point("DATE", f"{start}/{end}", None if year else "written")
