"""When a page says it was published: machine dates, and dates as a page prints them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from saksi.clean.form import any_form
from saksi.pack import Pack

# Pages older or newer than this bear a wrong date: a default of the clock, or a typing error.
FIRST_YEAR, LAST_YEAR = 1980, 2100
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_YEAR = re.compile(r"\d{4}")
# No date is longer before its year or behind it, with its weekday, time and zone.
_BESIDE_YEAR = 60
_DISTANCE = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?$")
# Words before a date at the end of a line of its own, with a comma behind them: the day in another calendar, cut short.
BEFORE_WORDS = 2
_GAP = r"[\s,|/()\u2013\u2014\u2022\u00b7-]{0,5}"


@dataclass(frozen=True, slots=True)
class DateForm:
    """How one language prints a date and time."""

    pattern: re.Pattern[str]
    months: Mapping[str, int]
    zones: Mapping[str, str]
    halfdays: Mapping[str, int]
    weekdays: Mapping[str, int]
    label: re.Pattern[str]


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
    """Say whether a line holds a date and nothing else but the name of a day."""
    line = line.strip()
    for match in filter(None, (_date_form(pack).pattern.search(line) for pack in packs)):
        before = line[: match.start()].strip()
        if match.end() >= len(line) and (not before or (before[-1] == "," and len(before.split()) <= BEFORE_WORDS)):
            return True
    return False


def dated_parts(line: str, packs: Sequence[Pack]) -> Iterator[tuple[str, str, bool]]:
    """Yield the parts of a line that may hold a date each, with the field it is of, and whether a label says so.

    >>> from saksi.pack import load_packs
    >>> list(dated_parts("Terbit: 12 Juli 2025 Diperbarui: 13 Juli 2025", [load_packs()["id"]]))
    [('published', ' 12 Juli 2025 ', True), ('modified', ' 13 Juli 2025', True)]
    """
    marks = {match.start(): match for pack in packs for match in _date_form(pack).label.finditer(line)}
    first = min(marks, default=len(line))
    if line[:first].strip():
        yield "published", line[:first], False
    ends = [*sorted(marks)[1:], len(line)]
    for start, end in zip(sorted(marks), ends, strict=True) if marks else ():
        yield str(marks[start].lastgroup), line[marks[start].end() : end], True


def likeliest(text: str, packs: Sequence[Pack]) -> Pack:
    """The pack whose common words a text has most of: in its order figures are a date.

    >>> from saksi.pack import languages, load_packs
    >>> likeliest("Hujan turun di desa itu dan air naik.", languages(load_packs())).code
    'id'
    """
    words = text.casefold().split()
    return max(packs, key=lambda pack: sum(map(pack.habits.common_words.__contains__, words)))


def printed_days(text: str, pack: Pack) -> Iterator[date]:
    """Yield the days that a text prints with their year, left to right.

    A date in figures counts only in the order of a language in which it is one, and only when the weekday printed with
    it, if any, is that day's.

    >>> from saksi.pack import load_packs
    >>> [str(day) for day in printed_days("Jumat (11/7/2025) dan 3 Juli 2025.", load_packs()["id"])]
    ['2025-07-11', '2025-07-03']
    """
    form = _date_form(pack)
    for match in _find_dates(text, form):
        moment = _moment(match, form)
        day = date.fromisoformat(moment[:10]) if moment else None
        if day and form.weekdays.get((match["weekday"] or "").casefold(), day.isoweekday()) == day.isoweekday():
            yield day


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
    name = part["name"] or part["name3"]
    month = form.months[name.casefold()] if name else int(part["month"] or part["month4"])
    try:
        year, day = (int(part[key] or part[f"{key}2"] or part[f"{key}3"] or part[f"{key}4"]) for key in ("year", "day"))
        date_ = date(year, month, day)
        number = "" if part["hour"] else "2"
        if not (clock := part[f"hour{number}"]):
            return _in_years(date_)
        hour, half = int(clock), part[f"half{number}"]
        if half:
            hour = hour % 12 + form.halfdays[half.casefold()]
        second = part[f"second{number}"] or "00"
        zone = _zone(part[f"zone{number}"] or "", form)
        return _in_years(datetime.fromisoformat(f"{date_}T{hour:02}:{part[f'minute{number}']}:{second}{zone}"))
    except ValueError:
        return None


def _zone(name: str, form: DateForm) -> str:
    """A zone as ISO 8601 writes it: by its name, or by its distance from Greenwich."""
    if distance := _DISTANCE.search(name):
        return f"{distance['sign']}{int(distance['hours']):02}:{distance['minutes'] or '00'}"
    return form.zones.get(name.casefold(), "")


@cache
def _date_form(pack: Pack) -> DateForm:
    words = {
        kind: {row["form"].casefold(): row["value"] for row in pack.rows("masthead") if row["kind"] == kind}
        for kind in ("month", "weekday", "zone", "at", "halfday", "ordinal", "revised", "issued")
    }
    any_of = {kind: any_form(forms) for kind, forms in words.items()}
    th = f"(?:{any_of['ordinal']})?"
    named = rf"(?P<day>\d{{1,2}}){th} (?P<name>{any_of['month']})\.?,? (?P<year>\d{{4}})"
    turned = rf"(?P<name3>{any_of['month']})\.? (?P<day3>\d{{1,2}}){th},? (?P<year3>\d{{4}})"
    order = ("day2", "month") if pack.habits.date_order == "DMY" else ("month", "day2")
    numeric = rf"(?P<{order[0]}>\d{{1,2}})[/.-](?P<{order[1]}>\d{{1,2}})[/.-](?P<year2>\d{{4}})"
    # As machines write it, with a clock as people do.
    iso = r"(?P<year4>\d{4})-(?P<month4>\d\d)-(?P<day4>\d\d)"
    before, after = _clock(any_of, "2"), _clock(any_of, "")
    weekday = rf"(?:\b(?P<weekday>{any_of['weekday']}),? ?\(?)?"
    pattern = rf"(?:(?<!\d){before}{_GAP})?{weekday}(?<!\d)(?:{named}|\b{turned}|{numeric}|{iso})\)?(?:{_GAP}{after})?"
    return DateForm(
        re.compile(pattern, re.I),
        {form: int(value) for form, value in words["month"].items()},
        words["zone"],
        {form: int(value) for form, value in words["halfday"].items()},
        {form: int(value) for form, value in words["weekday"].items() if value},
        re.compile(rf"\b(?:(?P<modified>{any_of['revised']})|(?P<published>{any_of['issued']}))\b:?", re.I),
    )


def _clock(any_of: Mapping[str, str], number: str) -> str:
    """A pattern of a time of day with its zone, whose groups bear this number."""
    return (
        rf"(?:(?:{any_of['at']})\.? )?(?P<hour{number}>\d{{1,2}})[.:](?P<minute{number}>\d\d)"
        rf"(?:[.:](?P<second{number}>\d\d))?(?: ?(?P<half{number}>{any_of['halfday']})(?!\w))?"
        rf"(?:{_GAP}(?P<zone{number}>[A-Z]{{3}} ?[+-]\d{{1,2}}(?::?\d\d)?|{any_of['zone']})\b)?"
    )
