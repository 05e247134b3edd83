"""Stretches of a text that are taken: whether another overlaps one of them, at a cost that hardly grows with them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from saksi.kinds import Span


class Taken:
    """Spans in any order, which may overlap each other.

    >>> taken = Taken([Span(4, 9), Span(0, 20)])
    >>> taken.has_part_of(Span(15, 30)), taken.has_part_of(Span(20, 30))
    (True, False)
    """

    __slots__ = ("_reached", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # How far any of the spans reaches that begin no later.
        self._reached = list(accumulate((span.end for span in ordered), max))

    def has_part_of(self, span: Span) -> bool:
        """Whether one of the spans overlaps this one."""
        begun = bisect_left(self._starts, span.end)
        return begun > 0 and self._reached[begun - 1] > span.start
