"""A map with points: coasts from Natural Earth, no borders, nothing fetched."""

import functools
import importlib.resources
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_Place = tuple[float, float]

WIDTH = 760.0
# Degrees shown around the points at least: less would be a dot on white.
LEAST_DEGREES = 6.0
TALLEST = 0.75
POINT_RADIUS, POINT_GROWTH = 5.0, 2.5
# The size of a name on the map in its own pixels: a letter's width, a line's height.
LETTER, LINE = 10.5, 22.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its coordinates (WGS 84, degrees), and how often it is named."""

    name: str
    latitude: float
    longitude: float
    count: int


@dataclass(frozen=True, slots=True)
class Label:
    """Where the name of a point is written: `anchor` is the end of the words that lies there."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Point:
    """A place as it is drawn."""

    x: float
    y: float
    radius: float
    name: str
    count: int
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """Coasts as one path, and the points on them."""

    width: float
    height: float
    land: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is seen: west, south, east, north in degrees, and pixels a degree of longitude and of latitude."""

    west: float
    south: float
    east: float
    north: float
    scale: float
    stretch: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self.stretch


def draw_map(spots: Sequence[Spot]) -> Map | None:
    """Draw places on a map that holds them all; None when there are none.

    >>> made = draw_map([Spot("Ende", -8.84, 121.66, 3)])
    >>> (made.points[0].x, made.points[0].name) if made else None
    (380.0, 'Ende')
    """
    if not spots:
        return None
    frame = _frame(spots)
    points = []
    for spot in sorted(spots, key=lambda spot: -spot.count):
        x, y = frame.at(spot.longitude, spot.latitude)
        radius = POINT_RADIUS + POINT_GROWTH * math.log2(max(spot.count, 1))
        points.append(Point(round(x, 1), round(y, 1), round(radius, 1), spot.name, spot.count))
    height = (frame.north - frame.south) * frame.scale * frame.stretch
    return Map(WIDTH, round(height, 1), " ".join(_land(frame)), tuple(_labelled(points, height)))


def _labelled(points: Sequence[Point], height: float) -> Iterator[Point]:
    """Give each point its name where there is room beside it, the most named first; the others go without."""
    taken = [(point.x - point.radius, point.y - point.radius, point.x + point.radius, point.y + point.radius)
             for point in points]  # fmt: skip
    for point in points:
        wide, gap = LETTER * len(point.name), point.radius + 5
        tries = (
            (point.x + gap, point.y, "start"), (point.x - gap, point.y, "end"),
            (point.x, point.y - gap - LINE / 2, "middle"), (point.x, point.y + gap + LINE / 2, "middle"),
        )  # fmt: skip
        for x, y, anchor in tries:
            left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[anchor]
            box = (left, y - LINE / 2, left + wide, y + LINE / 2)
            if box[0] >= 0 and box[2] <= WIDTH and 0 <= y <= height and not any(_meet(box, other) for other in taken):
                taken.append(box)
                yield replace(point, label=Label(round(x, 1), round(y + LINE * 0.3, 1), anchor))
                break
        else:
            yield point


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _frame(spots: Sequence[Spot]) -> _Frame:
    wests, souths = [spot.longitude for spot in spots], [spot.latitude for spot in spots]
    middle_x, middle_y = (min(wests) + max(wests)) / 2, (min(souths) + max(souths)) / 2
    stretch = 1 / max(math.cos(math.radians(middle_y)), 0.2)
    wide = max((max(wests) - min(wests)) * 1.3, LEAST_DEGREES)
    high = max((max(souths) - min(souths)) * 1.3, wide / stretch * 0.5)
    wide = min(max(wide, high * stretch / TALLEST), 360.0)
    return _Frame(
        middle_x - wide / 2, middle_y - high / 2, middle_x + wide / 2, middle_y + high / 2, WIDTH / wide, stretch
    )


def _land(frame: _Frame) -> Iterator[str]:
    """Yield the outline of each piece of land that may be seen, cut off a little beyond the edge."""
    for (west, south, east, north), ring in _rings():
        if west < frame.east and east > frame.west and south < frame.north and north > frame.south:
            room = (frame.east - frame.west) * 0.02
            seen = _clip(ring, (frame.west - room, frame.south - room, frame.east + room, frame.north + room))
            if seen:
                yield "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (frame.at(*point) for point in seen)) + "z"


def _clip(ring: Sequence[_Place], box: tuple[float, float, float, float]) -> list[_Place]:
    """What of a polygon lies in a box (Sutherland and Hodgman, 1974): cut along one edge after the other."""
    west, south, east, north = box
    kept = list(ring)
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept = list(_cut(kept, axis, bound, sign))
    return kept


def _cut(ring: Sequence[_Place], axis: int, bound: float, sign: int) -> Iterator[_Place]:
    """Yield the part of a polygon on one side of a line."""
    for a, b in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        a_in, b_in = (a[axis] - bound) * sign >= 0, (b[axis] - bound) * sign >= 0
        if a_in != b_in:
            share = (bound - a[axis]) / (b[axis] - a[axis])
            yield a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        if b_in:
            yield b


@functools.cache
def _rings() -> tuple[tuple[tuple[float, float, float, float], tuple[tuple[float, float], ...]], ...]:
    """Outlines of land with the box each lies in. One a line: longitude,latitude."""
    text = (importlib.resources.files("saksi.show.web") / "land.txt").read_text("ascii")
    rings = []
    for line in text.splitlines():
        ring = tuple((float(x), float(y)) for x, _, y in (point.partition(",") for point in line.split()))
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        rings.append(((min(xs), min(ys), max(xs), max(ys)), ring))
    return tuple(rings)
