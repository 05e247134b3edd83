"""Rules for clock times and parts of the day."""

from datetime import date, timedelta

from saksi.resolve.when.clue import Anchor, Clue, Point

_CLOCK_SLOTS = ("clock", "coloned", "hour", "military")
_AFTERNOON, _EVENING, _NIGHT, _MORNING = "AF", "EV", "NI", "TMO"
# Before this hour it is the morning after.
_DAWN_HOUR = 6
# Parts of the day of TIMEX3, without their T. In the afternoon, hours below the first are past noon; at night, hours
# below the second are past midnight.
_MIDDAY_HOURS, _EVENING_HOURS = 8, 5
_UNKNOWN_DAY = "XXXX-XX-XX"


def _day(anchor: Anchor, *, is_early: bool = False) -> str:
    """The day a bare time belongs to: the one named last, or the day of writing.

    A day to come that another sentence named is over with it: "results are due on Friday. It was cooked at four".

    What is early belongs to the next day where an evening or night was named last: "from Tuesday night until dawn".
    """
    over = anchor.is_apart and not anchor.is_future
    day = anchor.written if over else anchor.last_day or anchor.written
    is_after_night = is_early and (anchor.last or "").endswith((_EVENING, _NIGHT))
    return (day + timedelta(days=is_after_night)).isoformat() if day else _UNKNOWN_DAY


def _clock(clue: Clue, end: str = "") -> str | None:
    """The clock time in `clock` or `hour` (with `end` appended to the slots' names) as `T10:30+07:00`.

    The argument `part` stands for a part of the day that the pattern itself names.
    """
    names = [name + end for name in _CLOCK_SLOTS]
    form = next((clue.slots[name] for name in names if name in clue.slots), None)
    if form is None:
        return None
    if form.isdigit() and len(form) == 4:
        form = f"{form[:2]}:{form[2:]}"
    hours, minutes = (form.replace(".", ":") + ":00").split(":")[:2]
    hour = int(hours)
    if noon := clue.slots.get(f"noon{end}") or clue.slots.get("noon"):
        hour = hour % 12 + (12 if noon[0].lower() == "p" else 0)
    else:
        hour = _hour_of_part(hour, clue.args.get("part") or clue.word("part"))
    zone = clue.word("zone") or clue.word("zone2") or ("" if clue.has("local") else clue.anchor.zone)
    return f"T{hour % 24:02}:{minutes}{zone}"


def _hour_of_part(hour: int, part: str) -> int:
    """The hour of 24 of one named with a part of the day: seven in the evening is 19, midday's eleven is 11."""
    if part[1:] == _AFTERNOON:
        return hour + 12 * (hour < _MIDDAY_HOURS)
    if part[1:] == _NIGHT:
        return hour % 12 if hour == 12 or hour < _EVENING_HOURS else hour + 12 * (hour < 12)
    return hour


def resolve_clock(clue: Clue) -> Point | None:
    """Resolve a clock time on the day named last; with `by` so many days from the day of writing."""
    value = f"T{clue.word('noonword')}" if clue.has("noonword") else _clock(clue)
    if not value:
        return None
    if "by" in clue.args:
        day = clue.anchor.written and clue.anchor.written + timedelta(days=int(clue.args["by"]))
        return Point("TIME", (day.isoformat() if day else _UNKNOWN_DAY) + value, "written")
    is_early = value[1:3].isdigit() and int(value[1:3]) < _DAWN_HOUR
    return Point("TIME", _day(clue.anchor, is_early=is_early) + value, "previous")


def resolve_clocks(clue: Clue) -> Point | None:
    """Resolve a range of clock times on the day named last; past midnight its end is of the next day."""
    first, last = _clock(clue), _clock(clue, "2")
    if not first or not last:
        return None
    day = _day(clue.anchor)
    is_over_night = day != _UNKNOWN_DAY and last[:6] < first[:6]
    end = (date.fromisoformat(day) + timedelta(days=1)).isoformat() if is_over_night else day
    return Point("TIME", f"{day}{first}/{end}{last}", "previous")


def resolve_part(clue: Clue) -> Point | None:
    """Resolve a part of the day by the day's distance from the day of writing."""
    part = clue.args.get("part") or clue.word("part")
    if clue.anchor.written is None:
        return None
    day = clue.anchor.written + timedelta(days=int(clue.args.get("by", "0")))
    return Point("TIME", day.isoformat() + f"{part if part.startswith('T') else 'T' + part}", "written")


def resolve_part_of_last(clue: Clue) -> Point | None:
    """Resolve a part of the day named last; with `by` of the day so many behind it."""
    part, by = clue.word("part") or clue.word("hourless"), int(clue.args.get("by", "0"))
    day = _day(clue.anchor, is_early=part == _MORNING and not by)
    if by and day != _UNKNOWN_DAY:
        day = (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    return Point("TIME", day + part, "previous") if day != _UNKNOWN_DAY else None
