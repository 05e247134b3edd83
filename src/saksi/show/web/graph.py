"""A drawing in columns, read from left to right: boxes, and lines between them with a number on each."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BOX_WIDTH, BOX_HEIGHT = 212, 46
GAP_X, GAP_Y = 96, 18
# Room for a line that passes between boxes.
WAY_HEIGHT = 26
MARGIN, HEAD = 10, 34
# The field of a line's number.
NUMBER_RADIUS, NUMBER_LETTER = 9.5, 6.5
# As many letters as fit a box; the whole name is told when it is pointed at.
LABEL_LIMIT = 26


@dataclass(frozen=True, slots=True)
class Node:
    """A box: its column, its name, a line beneath, and where it leads. `names`: all that it stands for, if several."""

    id: str
    column: int
    label: str
    note: str = ""
    place: str = ""
    look: str = ""
    is_stated: bool = True
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one box to another, with its number; with the first and the `last` where it stands for several."""

    number: int
    source: Node
    target: Node
    last: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its place."""

    x: float
    y: float
    node: Node
    short: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its path, and where its number stands, in a field so wide."""

    path: str
    number: int
    x: float
    y: float
    label: str
    wide: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes of one size and lines with their places, and the names of the columns."""

    width: float
    height: float
    box: tuple[float, float]
    heads: tuple[tuple[float, str], ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw_graph(edges: Sequence[Edge], columns: Sequence[tuple[int, str]]) -> Drawing:
    """Place the boxes of each column one under the other, each near the middle of those that lead to it.

    A line that passes a column is given room between its boxes.

    >>> a, b = Node("a", 0, "Outlet"), Node("b", 3, "Origin")
    >>> drawing = draw_graph([Edge(1, a, b)], [(0, "Published by"), (3, "Origin")])
    >>> [box.x for box in drawing.boxes]
    [10, 318]
    """
    place = {column: i for i, (column, _) in enumerate(columns)}
    ways = [_way(edge, place) for edge in edges]
    slots = _order(ways)
    tall = max((sum(map(_room, column)) for column in slots.values()), default=0.0)
    at = {slot: y for column in slots.values() for slot, y in _stack(column, tall)}
    nodes = {node.id: node for edge in edges for node in (edge.source, edge.target)}
    return Drawing(
        width=2 * MARGIN + len(columns) * BOX_WIDTH + max(len(columns) - 1, 0) * GAP_X,
        height=HEAD + MARGIN + tall,
        box=(BOX_WIDTH, BOX_HEIGHT),
        heads=tuple((_left(i), name) for i, (_, name) in enumerate(columns)),
        boxes=tuple(_box(node, place[node.column], at[_Slot(place[node.column], id)]) for id, node in nodes.items()),
        lines=tuple(_line(edge, way, at) for edge, way in zip(edges, ways, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Slot:
    """A place in a column: a box, or where a line passes by (`is_way`)."""

    column: int
    id: str
    is_way: bool = False


def _way(edge: Edge, place: dict[int, int]) -> tuple[_Slot, ...]:
    """The slots a line goes through, from box to box."""
    first, last = place[edge.source.column], place[edge.target.column]
    passed = (_Slot(i, f"{edge.source.id} > {edge.target.id}", True) for i in range(first + 1, last))
    return (_Slot(first, edge.source.id), *passed, _Slot(last, edge.target.id))


def _order(ways: Sequence[tuple[_Slot, ...]]) -> dict[int, list[_Slot]]:
    """The slots of each column from top to bottom, each near the middle of those before it."""
    before: dict[_Slot, list[_Slot]] = {}
    for way in ways:
        for a, b in itertools.pairwise(way):
            before.setdefault(a, [])
            before.setdefault(b, []).append(a)
    columns: dict[int, list[_Slot]] = {}
    rows: dict[_Slot, int] = {}
    for slot in before:
        columns.setdefault(slot.column, []).append(slot)
    for _, column in sorted(columns.items()):
        middles = {s: sum(rows.get(b, 0) for b in before[s]) / max(len(before[s]), 1) for s in column}
        column.sort(key=middles.__getitem__)
        rows.update({slot: row for row, slot in enumerate(column)})
    return columns


def _room(slot: _Slot) -> float:
    return WAY_HEIGHT if slot.is_way else BOX_HEIGHT + GAP_Y


def _stack(column: Sequence[_Slot], tall: float) -> Iterator[tuple[_Slot, float]]:
    """Yield where the middle of each slot lies; a column that is less tall stands in the middle."""
    y = HEAD + (tall - sum(map(_room, column))) / 2
    for slot in column:
        yield slot, y + _room(slot) / 2
        y += _room(slot)


def _left(column: int) -> float:
    return MARGIN + column * (BOX_WIDTH + GAP_X)


def _box(node: Node, column: int, middle: float) -> Box:
    short = node.label if len(node.label) <= LABEL_LIMIT else node.label[: LABEL_LIMIT - 1] + "\u2026"
    return Box(_left(column), middle - BOX_HEIGHT / 2, node, short)


def _line(edge: Edge, way: Sequence[_Slot], at: dict[_Slot, float]) -> Line:
    """A line through its slots, level where it passes a column; there its number stands, else in the middle."""
    path, bend = "", GAP_X / 2
    for a, b in itertools.pairwise(way):
        x1, x2, y1, y2 = _left(a.column) + BOX_WIDTH, _left(b.column), at[a], at[b]
        path += (f"H{x1}" if path else f"M{x1} {y1}") + f"C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
    x, y = _left(way[0].column) + BOX_WIDTH + bend, (at[way[0]] + at[way[1]]) / 2
    if way[1].is_way:
        x, y = _left(way[1].column) + BOX_WIDTH / 2, at[way[1]]
    label = f"{edge.number}\u2013{edge.last}" if edge.last > edge.number else str(edge.number)
    wide = max(2 * NUMBER_RADIUS, NUMBER_LETTER * len(label) + NUMBER_RADIUS)
    return Line(path, edge.number, x, y, label, wide)
