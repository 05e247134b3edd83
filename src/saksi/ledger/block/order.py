"""A block of claims sorted by a value, so that those of each value stand side by side and are counted in one go.

Which claims hold a word is then a bit for each place in the order; how many claims of a speaker hold it, the number of
bits that are set in the stretch of that speaker. Values that few claims of a block have are told one by one.
"""

import array
import itertools
import operator
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

# A stretch of fewer claims is counted faster one by one.
RUN_FLOOR = 4
# To look for each of more values takes as long as to look at each number of a block.
FEW_VALUES = 200
# So few bits of a block are told one by one in less time than all of its places are looked at.
FEW_BITS = 200
# Fewer places than one in so many are set in bytes: to read a digit for each place takes longer.
SPARSE = 64
_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")
# By bit: the digit of a byte that has it, and of one that has not.
_TO_DIGIT = [bytes(b"01"[byte >> bit & 1] for byte in range(256)) for bit in range(8)]
_ZERO, ONE = b"01"
Numbers = Sequence[int]


@dataclass(frozen=True, slots=True)
class Order:
    """The values that many claims have, where the stretch of each ends, and the values of all places behind these.

    Both are in order.
    """

    values: Numbers
    ends: Numbers
    rest: Numbers

    def at(self, place: int) -> int:
        """The value of the claim at a place."""
        behind = self.ends[-1] if self.ends else 0
        if place >= behind:
            return self.rest[place - behind]
        return next(value for value, end in zip(self.values, self.ends, strict=True) if place < end)


def sort_values(values: Numbers) -> tuple[Order, list[int]]:
    """The order of some values, and which of them stands at each place.

    >>> sort_values([7, 9, 7, 7, 7])
    (Order(values=[7], ends=[4], rest=[9]), [0, 2, 3, 4, 1])
    """
    counts = Counter(values)
    frequent = sorted(value for value, count in counts.items() if count >= RUN_FLOOR)
    seldom = sorted(value for value, count in counts.items() if count < RUN_FLOOR)
    ranks = {value: rank for rank, value in enumerate((*frequent, *seldom))}
    sorted_ats = sorted(range(len(values)), key=list(map(ranks.__getitem__, values)).__getitem__)
    ends = list(itertools.accumulate(counts[value] for value in frequent))
    rest = [values[at] for at in sorted_ats[ends[-1] if ends else 0 :]]
    return Order(frequent, ends, rest), sorted_ats


def invert(sorted_ats: Numbers) -> list[int]:
    """Which place each has, from which one is at each place.

    >>> invert([2, 0, 1])
    [1, 2, 0]
    """
    places = [0] * len(sorted_ats)
    for place, at in enumerate(sorted_ats):
        places[at] = place
    return places


def cross(sorted_ats: Numbers, others: Numbers) -> list[int]:
    """For each place of one order where the same stands in another.

    >>> cross([2, 0, 1], [0, 1, 2])
    [2, 0, 1]
    """
    return list(map(invert(others).__getitem__, sorted_ats))


def having_bits(order: Order, values: Collection[int], crossing: Numbers) -> tuple[int, int]:
    """The places that have some values: bits in their own order, and in that which the crossing leads to.

    >>> [bin(bits) for bits in having_bits(Order([7, 8], [2, 4], [5, 9]), {8, 5}, [5, 4, 3, 2, 1, 0])]
    ['0b11100', '0b1110']
    """
    found = list(_find_all(order.values, values))
    starts = [order.ends[at - 1] if at else 0 for at in found]
    runs = list(zip(starts, map(order.ends.__getitem__, found), strict=True))
    behind = order.ends[-1] if order.ends else 0
    singles = [behind + at for at in _find_all(order.rest, values)]
    if 2 * (sum(end - start for start, end in runs) + len(singles)) > len(crossing):
        # Of what most have, the rest is crossed over.
        others = {*order.values, *order.rest}.difference(values)
        own, other = having_bits(order, others, crossing)
        whole = (1 << len(crossing)) - 1
        return whole ^ own, whole ^ other
    return _cross(runs, singles, crossing)


def _find_all(numbers: Numbers, values: Collection[int]) -> Iterator[int]:
    """Where some values stand among numbers in order."""
    if len(values) > FEW_VALUES:
        return itertools.compress(itertools.count(), map(values.__contains__, numbers))
    return itertools.chain(*(range(bisect_left(numbers, each), bisect_right(numbers, each)) for each in values))


def _cross(runs: Sequence[tuple[int, int]], singles: Sequence[int], crossing: Numbers) -> tuple[int, int]:
    own, other = (bytearray((_ZERO,)) * len(crossing) for _ in range(2))
    for start, end in runs:
        own[start:end] = bytes((ONE,)) * (end - start)
    _set_ones(own, singles)
    for start, end in runs:
        _set_ones(other, crossing[start:end])
    _set_ones(other, map(crossing.__getitem__, singles))
    return int(own[::-1], 2), int(other[::-1], 2)


def tally_order(order: Order, bits: int, tally: list[int]) -> None:
    """Add to a count for each value how many of the places whose bits are set have it.

    A list is added to in a third of the time that a dictionary takes; values are small numbers.

    >>> tally = [0] * 10
    >>> tally_order(Order([7], [4], [9]), 0b10110, tally)
    >>> tally[7], tally[9]
    (2, 1)
    """
    behind = order.ends[-1] if order.ends else 0
    flags = _flags(bits | 1 << behind + len(order.rest))
    counts = map(flags.count, itertools.repeat(1), itertools.chain((0,), order.ends), order.ends)
    for value, count in zip(order.values, counts, strict=True):
        tally[value] += count
    for value in itertools.compress(order.rest, flags[behind:]):
        tally[value] += 1


def _flags(bits: int) -> bytes:
    """A byte for each bit, the lowest first."""
    return format(bits, "b")[::-1].encode().translate(_TO_FLAGS)


def set_bits(places: Iterable[int], size: int) -> int:
    """A number with the bits of some places set.

    >>> bin(set_bits([0, 3], 8))
    '0b1001'
    """
    told = list(places)
    if len(told) * SPARSE < size:
        held = bytearray(size // 8 + 1)
        for place in told:
            held[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(held, "little")
    digits = bytearray((_ZERO,)) * size
    _set_ones(digits, told)
    return int(digits[::-1], 2)


def _set_ones(digits: bytearray, places: Iterable[int]) -> None:
    """Set the digits of some places: in half the time that a map of `__setitem__` takes."""
    for place in places:
        digits[place] = ONE


def places_of(bits: int) -> list[int]:
    """The places whose bits are set.

    >>> places_of(0b1001)
    [0, 3]
    """
    return list(
        itertools.compress(itertools.count(), _flags(bits)) if bits.bit_count() > FEW_BITS else _each_place(bits)
    )


def _each_place(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def has_bit(bits: int, places: Numbers) -> Callable[[int], bool]:
    """Whether the bit is set of the place that something has.

    >>> list(map(has_bit(0b01, [1, 0]), range(2)))
    [False, True]
    """
    flags = _flags(bits | 1 << len(places))

    def has(at: int) -> bool:
        return flags[places[at]] == 1

    return has


def find_number(numbers: Numbers, number: int) -> int:
    """Where a number below 65,536 stands among others, each there once.

    In their bytes it is found in a tenth of the time.

    >>> find_number([258, 513, 1], 1)
    2
    """
    data, sought = pack_numbers(numbers, wide=False), number.to_bytes(2, "little")
    at = data.index(sought)
    while at % 2:
        at = data.index(sought, at + 1)
    return at // 2


class Sorter:
    """Sets bits by an order: of claims as they are numbered, those at their places."""

    def __init__(self, sorted_ats: Numbers) -> None:
        self.ats = sorted_ats
        self._sort = operator.itemgetter(*sorted_ats)

    def bits(self, flags: Sequence[bytes]) -> list[int]:
        """Bits by place for each of some lists of flags, a byte 0 or 1 for each claim.

        Eight of them are sorted at a time, as one byte for each claim: that is what takes the time.

        >>> [bin(bits) for bits in Sorter([2, 0, 1]).bits([bytes([0, 0, 1]), bytes([1, 1, 0])])]
        ['0b1', '0b110']
        """
        found = []
        for first in range(0, len(flags), 8):
            eight = flags[first : first + 8]
            whole = sum(int.from_bytes(each, "little") << at for at, each in enumerate(eight))
            placed = bytes(self._sort(whole.to_bytes(len(self.ats), "little")))[::-1]
            found += [int(placed.translate(_TO_DIGIT[at]), 2) for at in range(len(eight))]
        return found


def pack_numbers(numbers: Numbers, *, wide: bool) -> bytes:
    """Numbers of two bytes, or of four, the lowest byte first.

    >>> pack_numbers([1, 258], wide=False)
    b'\\x01\\x00\\x02\\x01'
    """
    packed = array.array("I" if wide else "H", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def unpack_numbers(data: bytes, *, wide: bool) -> Numbers:
    """The numbers that `pack_numbers` packed.

    >>> list(unpack_numbers(b"\\x01\\x00\\x02\\x01", wide=False))
    [1, 258]
    """
    numbers = array.array("I" if wide else "H", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
