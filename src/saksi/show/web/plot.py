"""The drawing of a figure: values over time, one mark per origin and value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.answer.told import Group, ends, seconds_of
from saksi.kinds import Measure
from saksi.show.web.scale import Height, Tick, Width, make_height
from saksi.show.web.speech import Speech

RIGHT, TOP, BOTTOM = 20, 22, 46
UNDATED_WIDTH = 90
# Room for the numbers at the left edge: their letters, in pixels, and what lies around them.
LETTER, LEFT_MARGIN = 7.5, 20
# From here on the smaller of two values lies flat on the axis.
WIDE = 40
# Paths around (0, 0). Shape and colour both tell origins apart; where there are more, they come round again.
SHAPES = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z",
    "M-5.500-5.500h11v11h-11z",
    "M0-7L6.500 5h-13z",
    "M0-7.500L7.500 0 0 7.500-7.500 0z",
    "M0 7L6.500-5h-13z",
    "M-6.500-2.200h4.300v-4.300h4.400v4.300h4.300v4.400h-4.300v4.300h-4.400v-4.300h-4.300z",
    "M-3.500-6h7l3.500 6-3.500 6h-7l-3.500-6z",
    "M0-8l2.400 5.200 5.600.6-4.200 3.800 1.200 5.600-5-2.900-5 2.900 1.200-5.600-4.200-3.800 5.600-.6z",
)


@dataclass(frozen=True, slots=True)
class Canvas:
    """The size of a drawing in pixels, and how many moments are named at its lower edge."""

    width: int
    height: int
    ticks: int


DESK, PHONE = Canvas(1120, 400, 6), Canvas(420, 330, 3)


@dataclass(frozen=True, slots=True)
class PlotMark:
    """A mark: its place, the reach of its value, later repeats, and the row of the table it leads to."""

    x: float
    y: float
    low: float
    high: float
    look: str
    shape: str
    label: str
    row: str
    repeats: tuple[float, ...]
    is_open_above: bool
    is_open_below: bool
    is_solid: bool


@dataclass(frozen=True, slots=True)
class Join:
    """A line from a value to the one that revises it."""

    path: str
    look: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing as the page shows it."""

    width: int
    height: int
    left: float
    right: float
    bottom: float
    top: float
    columns: tuple[Tick, ...]
    rows: tuple[Tick, ...]
    marks: tuple[PlotMark, ...]
    joins: tuple[Join, ...]
    undated: float
    is_log: bool


def look_of(index: int) -> tuple[str, str]:
    """The class and the shape of an origin, by its place in the list.

    >>> look_of(0)[0], look_of(8)[0]
    ('o1', 'o1')
    """
    return f"o{index % len(SHAPES) + 1}", SHAPES[index % len(SHAPES)]


def is_wide(groups: Sequence[Group]) -> bool:
    """Whether the values lie so far apart that a logarithmic scale shows them better."""
    values = [value for group in groups for value in ends(group.quantity)]
    return bool(values) and min(values) > 0 and max(values) / min(values) > WIDE


def draw_plot(
    measure: Measure, groups: Sequence[Group], speech: Speech, *, is_log: bool, on: Canvas = DESK
) -> Plot | None:
    """Draw the values of a measure; None where there is none to draw."""
    values = [value for group in groups for value in ends(group.quantity)]
    if not values:
        return None
    is_log = is_log and min(values) > 0
    dated = [told for group in groups for figure in group.figures if (told := seconds_of(figure.published))]
    has_undated = any(seconds_of(group.figures[0].published) is None for group in groups)
    right = on.width - RIGHT - (UNDATED_WIDTH if has_undated else 0)
    height = make_height(values, bottom=on.height - BOTTOM, top=TOP, is_log=is_log)
    rows = tuple(height.ticks(speech))
    left = LEFT_MARGIN + LETTER * max((len(tick.label) for tick in rows), default=0)
    width = _width(dated, left, right)
    looks = {origin.id: look_of(i) for i, origin in enumerate(measure.origins)}
    undated = right + UNDATED_WIDTH / 2
    marks = {group: _mark(group, height, width, looks.get(group.origin, look_of(0)), undated) for group in groups}
    named = {group: _label(group, measure, speech) for group in groups}
    return Plot(
        width=on.width,
        height=on.height,
        left=left,
        right=right,
        bottom=on.height - BOTTOM,
        top=TOP,
        columns=tuple(width.ticks(speech, on.ticks)) if dated else (),
        rows=rows,
        marks=tuple(_with_label(mark, named[group], f"row-{i}") for i, (group, mark) in enumerate(marks.items())),
        joins=tuple(_joins(marks, measure)),
        undated=undated if has_undated else 0,
        is_log=is_log,
    )


def _width(dated: list[tuple[float, int]], left: float, right: float) -> Width:
    first, last = min((t for t, _ in dated), default=0.0), max((t for t, _ in dated), default=0.0)
    room = max((last - first) * 0.05, 1800.0)
    return Width(first - room, last + room, left, right, dated[0][1] if dated else 0)


def _mark(group: Group, height: Height, width: Width, look: tuple[str, str], undated: float) -> PlotMark:
    low, high = ends(group.quantity)
    places = [width.at(told[0]) if (told := seconds_of(f.published)) else undated for f in group.figures]
    middle = height.at((low + high) / 2 if not height.is_log else low**0.5 * high**0.5)
    return PlotMark(
        x=places[0],
        y=middle,
        low=height.at(low),
        high=height.at(high),
        look=look[0],
        shape=look[1],
        label="",
        row="",
        repeats=tuple(dict.fromkeys(places[1:])),
        is_open_above=group.quantity.cmp in (">", ">="),
        is_open_below=group.quantity.cmp in ("<", "<="),
        is_solid=not group.is_denied,
    )


def _with_label(mark: PlotMark, label: str, row: str) -> PlotMark:
    return replace(mark, label=label, row=row)


def _label(group: Group, measure: Measure, speech: Speech) -> str:
    names = {origin.id: origin.name for origin in measure.origins}
    name = names.get(group.origin) or speech.say("figure.no_origin")
    first = group.figures[0]
    return speech.say(
        "figure.mark", value=speech.bounds(group.quantity), name=name, day=speech.day(first.published),
        reports=speech.say("count.reports", n=len(group.figures)),
    )  # fmt: skip


def _joins(marks: dict[Group, PlotMark], measure: Measure) -> Iterator[Join]:
    """Yield a line for each revision, from the last value of the one article to the first of the other."""
    seen = set()
    for before, after in measure.revisions:
        old = [group for group in marks if any(figure.article == before for figure in group.figures)]
        new = [group for group in marks if any(figure.article == after for figure in group.figures)]
        for a, b in ((a, b) for a in old for b in new if a.origin == b.origin and a is not b):
            start, end = marks[a], marks[b]
            if (a, b) not in seen and start.x < end.x:
                seen.add((a, b))
                yield Join(f"M{start.x} {start.y}L{end.x} {end.y}", start.look)
