"""The drawing of a story's articles in time: a line for each outlet, a numbered mark for each article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.show.web.scale import Tick, Width
from saksi.show.web.speech import Speech

WIDTH, LEFT, RIGHT = 1000, 210, 24
TOP, ROW, BOTTOM = 8, 27, 34
RADIUS = 10.0
# Marks of one outlet are pushed apart so far, so that their numbers can be read.
APART = 2 * RADIUS + 1
# From here on lines and marks stand closer, so that they fit a printed page.
MANY_ROWS, CLOSE_ROW, CLOSE_RADIUS = 24, 18, 8.5
# Of more outlets the first so many are drawn.
ROWS_DRAWN = 60
# As many letters as fit before the lines.
NAME_LIMIT = 28
TICKS = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """An article to be drawn: its number, its outlet, when it came (seconds since 1970), and what it copies, or 0."""

    number: int
    outlet: str
    seconds: float
    copy_of: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark with its number."""

    x: float
    y: float
    number: int
    is_copy: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The drawing: names of rows with their height, marks, and a line from each text to its copies."""

    width: int
    height: float
    left: int
    right: int
    bottom: float
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    ties: tuple[str, ...]
    radius: float
    is_cut: bool


def draw_strip(moments: Sequence[Moment], zone_s: int, speech: Speech) -> Strip | None:
    """Draw articles in time; None where fewer than two are dated. `zone_s`: what clocks are ahead of UTC.

    >>> from saksi.show.web.speech import speeches
    >>> told = [Moment(1, "Pagi Ende", 0), Moment(2, "Kabar Ende", 7200, copy_of=1)]
    >>> [(dot.number, dot.y, dot.is_copy) for dot in draw_strip(told, 0, speeches()["en"]).dots]
    [(1, 21.5, False), (2, 48.5, True)]
    """
    if len(moments) < 2:
        return None
    outlets = list(dict.fromkeys(each.outlet for each in sorted(moments, key=lambda each: each.seconds)))
    drawn = outlets[:ROWS_DRAWN]
    first, last = min(each.seconds for each in moments), max(each.seconds for each in moments)
    room = max((last - first) * 0.02, 1800.0)
    width = Width(first - room, last + room, LEFT, WIDTH - RIGHT, zone_s)
    row, radius = (CLOSE_ROW, CLOSE_RADIUS) if len(drawn) > MANY_ROWS else (ROW, RADIUS)
    heights = {name: TOP + row * (i + 0.5) for i, name in enumerate(drawn)}
    dots = {dot.number: dot for name, y in heights.items() for dot in _row(name, y, moments, width)}
    bottom = TOP + row * len(drawn)
    return Strip(
        width=WIDTH,
        height=bottom + BOTTOM,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=bottom,
        rows=tuple(Tick(y, _short(name or speech.say("no_outlet"))) for name, y in heights.items()),
        columns=tuple(width.ticks(speech, TICKS)),
        dots=tuple(dots.values()),
        ties=tuple(_ties(moments, dots)),
        radius=radius,
        is_cut=len(outlets) > len(drawn),
    )


def _short(name: str) -> str:
    return name if len(name) <= NAME_LIMIT else name[: NAME_LIMIT - 1] + "\u2026"


def _row(outlet: str, y: float, moments: Sequence[Moment], width: Width) -> Iterator[Dot]:
    """Yield the marks of an outlet, each where it came or as near behind the one before as it can be read."""
    own = sorted((each for each in moments if each.outlet == outlet), key=lambda each: each.seconds)
    edge = WIDTH - RIGHT - RADIUS
    apart = min(APART, (edge - LEFT - RADIUS) / max(len(own) - 1, 1))
    at = LEFT + RADIUS - apart
    for i, each in enumerate(own):
        # Those that still come need their room at the right.
        at = min(max(width.at(each.seconds), at + apart), edge - apart * (len(own) - 1 - i))
        yield Dot(round(at, 1), y, each.number, bool(each.copy_of))


def _ties(moments: Sequence[Moment], dots: dict[int, Dot]) -> Iterator[str]:
    for each in moments:
        source, copy = dots.get(each.copy_of), dots.get(each.number)
        if source and copy:
            middle = (source.x + copy.x) / 2
            yield f"M{source.x} {source.y}C{middle} {source.y} {middle} {copy.y} {copy.x} {copy.y}"
