"""When a page says it was published: machine dates, and dates as a page prints them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from saksi.pack import Pack

# Pages older or newer than this bear a wrong date: a default of the clock, or a typing error.
FIRST_YEAR, LAST_YEAR = 1980, 2100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_YEAR = re.compile(r"\d{4}")
# No date is longer before its year or behind it, with its weekday, time and zone.
_BESIDE_YEAR = 60
_GAP = r"[\s,|/()\u2013\u2014\u2022\u00b7-]{0,5}"


@dataclass(frozen=True, slots=True)
class DateForm:
    """How one language prints a date and time."""

    pattern: re.Pattern[str]
    months: Mapping[str, int]
    zones: Mapping[str, str]
    halfdays: Mapping[str, int]
    weekdays: Mapping[str, int]


def read_moment(value: str) -> str | None:
    """Give ISO 8601 for a machine-written date, with its time and zone where it has them; None when it is no date.

    >>> read_moment("2025-07-12T03:15:00Z"), read_moment("2025-07-12"), read_moment("Sat, 12 Jul 2025 10:15:00 +0700")
    ('2025-07-12T03:15:00+00:00', '2025-07-12', '2025-07-12T10:15:00+07:00')
    """
    value = value.strip()
    try:
        if _DAY.fullmatch(value):
            return _in_years(date.fromisoformat(value))
        return _in_years(datetime.fromisoformat(value))
    except ValueError:
        pass
    try:
        return _in_years(parsedate_to_datetime(value))
    except (TypeError, ValueError, IndexError):
        return None


def print_moment(line: str, packs: Sequence[Pack]) -> str | None:
    """Give ISO 8601 for the first date printed in a line, in the language that makes most of it.

    None when two languages make as much of it and differ: nobody knows what 07/12/2025 alone is.

    >>> from saksi.pack import load_packs
    >>> print_moment("Sabtu, 12 Juli 2025 | 10:15 WIB", [load_packs()["id"]])
    '2025-07-12T10:15:00+07:00'
    """
    found = [(match, form) for form in map(_date_form, packs) if (match := form.pattern.search(line))]
    longest = max((len(match[0]) for match, _ in found), default=0)
    moments = {_moment(match, form) for match, form in found if len(match[0]) == longest} - {None}
    return moments.pop() if len(moments) == 1 else None


def is_moment(line: str, packs: Sequence[Pack]) -> bool:
    """Say whether a line holds a date and nothing else."""
    matches = (_date_form(pack).pattern.match(line.strip()) for pack in packs)
    return any(match is not None and match.end() >= len(line.strip()) for match in matches)


def printed_days(text: str, packs: Sequence[Pack]) -> tuple[date, ...]:
    """Give the days that a text prints with their year, each once, in the text's order.

    A date in figures counts only in the order of a language in which it is one, and only when the weekday printed with
    it, if any, is that day's.

    >>> from saksi.pack import load_packs
    >>> printed_days("Jumat (11/7/2025) dan 3 Juli 2025.", [load_packs()["id"]])
    (datetime.date(2025, 7, 11), datetime.date(2025, 7, 3))
    """
    found: dict[date, None] = {}
    for form in map(_date_form, packs):
        for match in _find_dates(text, form):
            moment = _moment(match, form)
            day = date.fromisoformat(moment[:10]) if moment else None
            if day and form.weekdays.get((match["weekday"] or "").casefold(), day.isoweekday()) == day.isoweekday():
                found[day] = None
    return tuple(found)


def _find_dates(text: str, form: DateForm) -> Iterator[re.Match[str]]:
    """Yield dates, looked for only around what may be their year: most of a text has none."""
    last = 0
    for year in _YEAR.finditer(text):
        if year.start() < last:
            continue
        start, end = max(last, year.start() - _BESIDE_YEAR), year.end() + _BESIDE_YEAR
        for match in form.pattern.finditer(text, start, end):
            yield match
            last = match.end()


def _in_years(moment: date) -> str | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.replace(microsecond=0).isoformat() if isinstance(moment, datetime) else moment.isoformat()


def _moment(match: re.Match[str], form: DateForm) -> str | None:
    part = match.groupdict()
    month = form.months[part["name"].casefold()] if part["name"] else int(part["month"])
    try:
        day = date(int(part["year"] or part["year2"]), month, int(part["day"] or part["day2"]))
        if not part["hour"]:
            return _in_years(day)
        hour = int(part["hour"])
        if part["half"]:
            hour = hour % 12 + form.halfdays[part["half"].casefold()]
        zone = form.zones.get((part["zone"] or "").casefold(), "")
        return _in_years(datetime.fromisoformat(f"{day}T{hour:02}:{part['minute']}:00{zone}"))
    except ValueError:
        return None


@cache
def _date_form(pack: Pack) -> DateForm:
    words = {
        kind: {row["form"].casefold(): row["value"] for row in pack.rows("masthead") if row["kind"] == kind}
        for kind in ("month", "weekday", "zone", "at", "halfday")
    }
    any_of = {
        kind: "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)" for kind, forms in words.items()
    }
    name = rf"(?P<name>{any_of['month']})\.?"
    day, year = r"(?P<day>\d{1,2})", r"(?P<year>\d{4})"
    named = rf"{day} {name},? {year}" if pack.habits.date_order == "DMY" else rf"{name} {day},? {year}"
    order = ("day2", "month") if pack.habits.date_order == "DMY" else ("month", "day2")
    numeric = rf"(?P<{order[0]}>\d{{1,2}})[/-](?P<{order[1]}>\d{{1,2}})[/-](?P<year2>\d{{4}})"
    clock = rf"(?:(?:{any_of['at']})\.? )?(?P<hour>\d{{1,2}})[.:](?P<minute>\d\d)(?:[.:]\d\d)?"
    after = rf"(?: ?(?P<half>{any_of['halfday']}))?(?:{_GAP}(?P<zone>{any_of['zone']})\b)?"
    pattern = rf"(?:\b(?P<weekday>{any_of['weekday']}),? ?\(?)?(?<!\d)(?:{named}|{numeric})\)?(?:{_GAP}{clock}{after})?"
    return DateForm(
        re.compile(pattern, re.I),
        {form: int(value) for form, value in words["month"].items()},
        words["zone"],
        {form: int(value) for form, value in words["halfday"].items()},
        {form: int(value) for form, value in words["weekday"].items() if value},
    )
