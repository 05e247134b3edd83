"""The figures of full blocks in order of size, so that those between two bounds are a stretch.

A figure is told by its kind, which is a unit with a concept and an outcome. Figures of one value are sorted by it:
frequent kinds each for themselves, all others together. Ranges and open ends stand behind, and are looked at each.
A bound that SQLite keeps as text, being too great, sorts behind every number there, and so it does here.
"""

import array
import bisect
import functools
import itertools
import math
import operator
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from saksi.ledger.block.order import Numbers, pack_numbers, set_bits, unpack_numbers
from saksi.ledger.file.file import ask

# A kind that a block has fewer figures of stands together with others: to look for each would take longer.
RUN_FLOOR = 64
# Of so many figures that stand beside each other it is kept in bits whose claims they are: read in a hundredth of the
# time that it takes to set them one by one.
STRETCHES = (8192, 1024)
FIELD = "figures"
_ROUNDED = 4096
Bound = int | float | str | None
# By unit, concept and outcome: of each figure the number of its claim, and from what to what it goes, first.
Kind = tuple[str, str | None, str | None]
Figures = dict[Kind, list[tuple[Any, ...]]]
KIND_COLUMNS = ("unit", "concept", "outcome")
# Kind, least, most, and the claim's place in the order of numbers.
_Told = tuple[int, float, float, int]
_COLUMNS = ("run_kinds", "run_ends", "rest_kinds", "sizes", "range_kinds", "lows", "highs", "by_speaker", "by_outlet")


@dataclass(frozen=True, slots=True)
class Amounts:
    """Figures of one block: runs of frequent kinds, the rest, ranges. `places` are of their claims, in two orders."""

    run_kinds: Numbers
    run_ends: Numbers
    rest_kinds: Numbers
    sizes: Sequence[float]
    range_kinds: Numbers
    lows: Sequence[float]
    highs: Sequence[float]
    places: tuple[Numbers, Numbers]

    def find(self, kinds: Collection[int] | None, least: float, most: float) -> list[slice | Iterable[int]]:
        """Where figures stand that may lie between two bounds, of some kinds or of any.

        >>> held = Amounts([7], [2], [9], [3.0, 5.0, 4.0], [7], [1.0], [8.0], ([], []))
        >>> [list(at) if not isinstance(at, slice) else at for at in held.find({7}, 4.0, 6.0)]
        [slice(1, 2, None), [], [3]]
        """
        starts, found = itertools.chain((0,), self.run_ends), list[slice | Iterable[int]]()
        behind = self.run_ends[-1] if self.run_ends else 0
        runs = zip(self.run_kinds, starts, self.run_ends, strict=False)
        for start, end in [each[1:] for each in runs if kinds is None or each[0] in kinds]:
            found.append(slice(*self._stretch(least, most, start, end)))
        start, end = self._stretch(least, most, behind, len(self.sizes))
        if kinds is None:
            found.append(slice(start, end))
        else:
            having = map(kinds.__contains__, self.rest_kinds[start - behind : end - behind])
            found.append(itertools.compress(itertools.count(start), having))
        found.append(itertools.compress(itertools.count(len(self.sizes)), self._ranges(kinds, least, most)))
        return found

    def _stretch(self, least: float, most: float, start: int, end: int) -> tuple[int, int]:
        first = bisect.bisect_left(self.sizes, least, start, end)
        return first, max(first, bisect.bisect_right(self.sizes, most, start, end))

    def _ranges(self, kinds: Collection[int] | None, least: float, most: float) -> Iterator[bool]:
        low = map(operator.le, self.lows, itertools.repeat(most))
        high = map(operator.ge, self.highs, itertools.repeat(least))
        both = map(operator.and_, low, high)
        return both if kinds is None else map(operator.and_, both, map(kinds.__contains__, self.range_kinds))


def write_amounts(connection: apsw.Connection, block: int, figures: Figures, places: Sequence[Numbers]) -> None:
    """Keep the figures of a block whose claims stand at these places of its orders. The caller holds a transaction."""
    first = block * len(places[0])
    frequent, rest, ranges = list[_Told](), list[_Told](), list[_Told]()
    runs = Counter[int]()
    for kind, held in sorted((_kind_number(connection, kind), held) for kind, held in figures.items()):
        told = [
            (kind, _round(low, math.inf), _round(high, -math.inf), number - first) for number, low, high, *_ in held
        ]
        sizes = sorted(each for each in told if each[1] == each[2])
        ranges += sorted(each for each in told if each[1] != each[2])
        if len(sizes) >= RUN_FLOOR:
            runs[kind] = len(sizes)
            frequent += sizes
        else:
            rest += sizes
    rest.sort(key=operator.itemgetter(1, 0, 3))
    at = [each[3] for each in (*frequent, *rest, *ranges)]
    cells = (
        pack_numbers(list(runs), wide=True),
        pack_numbers(list(itertools.accumulate(runs.values())), wide=True),
        pack_numbers([kind for kind, *_ in rest], wide=True),
        _pack_sizes(size for _, size, *_ in (*frequent, *rest)),
        pack_numbers([kind for kind, *_ in ranges], wide=True),
        *(_pack_sizes(each[column] for each in ranges) for column in (1, 2)),
        *(pack_numbers([order[claim] for claim in at], wide=False) for order in places),
    )
    sql = f"INSERT INTO claim_amounts (block, {', '.join(_COLUMNS)}) VALUES (?{', ?' * len(_COLUMNS)})"
    connection.execute(sql, (block, *cells))
    _write_stretches(connection, block, at[: len(frequent) + len(rest)], places)


def _write_stretches(connection: apsw.Connection, block: int, claims: Numbers, places: Sequence[Numbers]) -> None:
    """Keep which places have the figures of each stretch, told by where it begins and ends."""
    size, rows = len(places[0]), list[tuple[str, str, int, bytes]]()
    for length in STRETCHES:
        for end in range(length, len(claims) + 1, length):
            told = claims[end - length : end]
            halves = (set_bits(map(order.__getitem__, told), size).to_bytes(size // 8, "little") for order in places)
            rows.append((FIELD, f"{end - length}-{end}", block, b"".join(halves)))
    connection.executemany("INSERT INTO claim_bits (field, value, block, places) VALUES (?, ?, ?, ?)", rows)


def find_amounts(
    connection: apsw.Connection, kinds: Collection[int] | None, bounds: tuple[float | None, float | None], size: int
) -> Iterator[int]:
    """Yield for each full block of a size which places have figures that may lie between bounds; a bit each."""
    least = -math.inf if bounds[0] is None else float(bounds[0])
    most = math.inf if bounds[1] is None else min(float(bounds[1]), sys.float_info.max)
    for block, *row in connection.execute(f"SELECT block, {', '.join(_COLUMNS)} FROM claim_amounts ORDER BY block"):
        amounts = _read(row)
        found = amounts.find(kinds, least, most)
        kept, apart = _find_stretches(connection, block, _join(each for each in found if isinstance(each, slice)))
        apart += (list(each) for each in found if not isinstance(each, slice))
        by_speaker, by_outlet = (set_bits(_pick(places, apart), size) for places in amounts.places)
        yield functools.reduce(operator.or_, kept, by_speaker | by_outlet << size)


def find_kinds(connection: apsw.Connection, units: Iterable[str]) -> set[int]:
    """The kinds of figures that go by one of some units, concepts or outcomes."""
    sql = "SELECT number FROM figure_kinds WHERE unit = ?1 COLLATE NOCASE OR concept = ?1 OR outcome = ?1"
    return {number for unit in units for (number,) in ask(connection, sql, (unit,))}


def _find_stretches(
    connection: apsw.Connection, block: int, found: Iterable[slice]
) -> tuple[list[int], list[slice | list[int]]]:
    """The bits of the stretches that lie within what is found, and what else is found."""
    sql = "SELECT places FROM claim_bits WHERE value = ? AND field = ? AND block = ?"
    kept, apart = list[int](), list[slice | list[int]]()
    for start, end in (each for held in found for each in _cover(held.start, held.stop, STRETCHES)):
        is_whole = end - start in STRETCHES
        cell = connection.execute(sql, (f"{start}-{end}", FIELD, block)).get if is_whole else None
        if cell is None:
            # A block that was packed before stretches were kept has none.
            apart.append(slice(start, end))
        else:
            kept.append(int.from_bytes(cell, "little"))
    return kept, apart


def _cover(start: int, end: int, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches that lie within bounds, and what is left before and behind them.

    >>> list(_cover(3, 13, (4, 2)))
    [(3, 4), (4, 8), (8, 12), (12, 13)]
    """
    if not lengths:
        yield start, end
        return
    length, *shorter = lengths
    first, last = -(-start // length) * length, end // length * length
    if first >= last:
        yield from _cover(start, end, shorter)
        return
    yield from _cover(start, first, shorter)
    yield from ((at, at + length) for at in range(first, last, length))
    yield from _cover(last, end, shorter)


def _join(slices: Iterable[slice]) -> Iterator[slice]:
    """Yield the same with those that follow each other in one.

    >>> list(_join([slice(0, 2), slice(2, 5), slice(7, 8)]))
    [slice(0, 5, None), slice(7, 8, None)]
    """
    held = slice(0, 0)
    for each in slices:
        if each.start == held.stop:
            held = slice(held.start, each.stop)
        else:
            yield held
            held = each
    yield held


def _pick(places: Numbers, found: Iterable[slice | list[int]]) -> Iterator[int]:
    picked = (places[at] if isinstance(at, slice) else map(places.__getitem__, at) for at in found)
    return itertools.chain.from_iterable(picked)


def _read(row: Sequence[bytes]) -> Amounts:
    runs, ends, rest = (unpack_numbers(each, wide=True) for each in row[:3])
    by_speaker, by_outlet = (unpack_numbers(each, wide=False) for each in row[7:])
    lows, highs = map(_unpack_sizes, row[5:7])
    ranges = unpack_numbers(row[4], wide=True)
    return Amounts(runs, ends, rest, _unpack_sizes(row[3]), ranges, lows, highs, (by_speaker, by_outlet))


def _kind_number(connection: apsw.Connection, kind: Kind) -> int:
    """The number of a kind, given to it if it has none."""
    sql = "SELECT number FROM figure_kinds WHERE unit = ? AND concept IS ? AND outcome IS ?"
    number: int | None = connection.execute(sql, kind).get
    if number is None:
        sql = "INSERT INTO figure_kinds (unit, concept, outcome) VALUES (?, ?, ?)"
        connection.execute(sql, kind)
        number = connection.last_insert_rowid()
    return number


@functools.lru_cache(_ROUNDED)
def _round(bound: Bound, upwards: float) -> float:
    """A bound as a fraction of eight bytes: a low one that none has goes up, a high one down, so no comparison changes.

    >>> _round(None, math.inf), _round(2**53 + 1, math.inf) - 2**53, _round(2**53 + 1, -math.inf) - 2**53
    (-inf, 2.0, 0.0)
    """
    if bound is None:
        return -upwards
    if isinstance(bound, str):
        return math.inf
    near = float(bound)
    is_beside: Callable[[float, float], bool] = operator.lt if upwards > 0 else operator.gt
    return math.nextafter(near, upwards) if is_beside(near, bound) else near


def _pack_sizes(sizes: Iterable[float]) -> bytes:
    packed = array.array("d", sizes)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _unpack_sizes(data: bytes) -> Sequence[float]:
    if sys.byteorder == "little":
        # As they lie there: few of them are looked at.
        return memoryview(data).cast("d")
    sizes = array.array("d", data)
    sizes.byteswap()
    return sizes
