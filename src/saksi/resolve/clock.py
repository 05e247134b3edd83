"""Rules for clock times and parts of the day."""

from datetime import timedelta

from saksi.resolve.clue import Anchor, Clue, Point

_UNKNOWN_DAY = "XXXX-XX-XX"


def _day(anchor: Anchor) -> str:
    """The day a bare clock time belongs to: the one named last, or the day of writing."""
    day = anchor.last_day or anchor.written
    return day.isoformat() if day else _UNKNOWN_DAY


def _clock(clue: Clue, end: str = "") -> str | None:
    """The clock time in `clock` or `hour` (with `end` appended to the slots' names) as `T10:30+07:00`."""
    form = next((clue.slots[name + end] for name in ("clock", "coloned", "hour") if name + end in clue.slots), None)
    if form is None:
        return None
    hours, minutes = (form.replace(".", ":") + ":00").split(":")[:2]
    hour = int(hours)
    if noon := clue.slots.get("noon"):
        hour = hour % 12 + (12 if noon[0].lower() == "p" else 0)
    zone = clue.word("zone") or clue.word("zone2")
    return f"T{hour % 24:02}:{minutes}{zone}"


def resolve_clock(clue: Clue) -> Point | None:
    """Resolve a clock time on the day named last."""
    value = f"T{clue.word('noonword')}" if clue.has("noonword") else _clock(clue)
    return Point("TIME", _day(clue.anchor) + value, "previous") if value else None


def resolve_clocks(clue: Clue) -> Point | None:
    """Resolve a range of clock times on the day named last."""
    first, last = _clock(clue), _clock(clue, "2")
    day = _day(clue.anchor)
    return Point("TIME", f"{day}{first}/{day}{last}", "previous") if first and last else None


def resolve_part(clue: Clue) -> Point | None:
    """Resolve a part of the day by the day's distance from the day of writing."""
    part = clue.args.get("part") or clue.word("part")
    if clue.anchor.written is None:
        return None
    day = clue.anchor.written + timedelta(days=int(clue.args.get("by", "0")))
    return Point("TIME", day.isoformat() + f"{part if part.startswith('T') else 'T' + part}", "written")


def resolve_part_of_last(clue: Clue) -> Point | None:
    """Resolve a part of the day named last."""
    day = clue.anchor.last_day or clue.anchor.written
    part = clue.word("part") or clue.word("hourless")
    return Point("TIME", day.isoformat() + part, "previous") if day else None
