"""What is gathered of a story while its articles are put to it, and how like it an article or another story is."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.link.quiet import QUIET_DAYS, days_from
from saksi.link.scene import list_events

# A story this small may be of another event than its names say, or a part of another story.
SMALL_STORY = 3
# A name that more articles of the same days bear (a ministry, a capital) calls none of them up.
COMMON_ARTICLES = 80


class Plot:
    """Articles by position, in order, their names' summed weights, first and last moment.

    It grows in place: with a copy of all names for each article the cost of a story grew with the square of its size.
    `extent` is what likeness is divided by.
    """

    def __init__(self, at: int, names: Mapping[str, float], moment: str) -> None:
        self.members = [at]
        self.names = dict(names)
        self.first = self.last = moment
        self.extent = 1.0
        self._events = list_events(names)

    def add(self, members: Sequence[int], names: Mapping[str, float], first: str, last: str) -> None:
        """Take in articles that have these names and moments; `measure` when all are in."""
        own = self.names
        for name, weight in names.items():
            own[name] = own.get(name, 0.0) + weight
        self._events |= list_events(names)
        self.members.extend(members)
        # One without a moment says nothing about when the story was told.
        self.first = min(filter(None, (self.first, first)), default="")
        self.last = max(self.last, last)

    def measure(self) -> None:
        """Take the extent anew."""
        self.extent = extent_of(self.names.values(), len(self.members))

    @property
    def events(self) -> frozenset[str]:
        """The kinds of events told of while the story is small; a large one tells of many."""
        return self._events if len(self.members) <= SMALL_STORY else frozenset()


def extent_of(weights: Iterable[float], members: int) -> float:
    """Give what likeness to summed names is divided by: midway from the length of their weights to how many articles.

    By length alone (the cosine) a story of many things draws in all that touches any of them, and a month of news
    grows into one story; by number alone (the mean likeness to its articles) a story ends with its first roundup.

    >>> extent_of([2.0], 2), round(extent_of([1.0, 1.0], 2), 3)
    (2.0, 1.682)
    """
    return math.sqrt(math.hypot(*weights) * members)


@dataclass(frozen=True, slots=True)
class Index:
    """When each article came out, in order, undated ones last (`ordered`), who bears a name, and what is told of.

    `sums`: for a name that more than one article bears, what it weighs in each story, by the story's first article. To
    ask each story for its own weight took four times as long: they lie far apart in memory.
    """

    moments: Sequence[str]
    ordered: Sequence[str]
    bearers: Mapping[str, Sequence[int]]
    events: Sequence[frozenset[str]]
    sums: Mapping[str, dict[int, float]]

    def add(self, story: int, names: Mapping[str, float]) -> None:
        """Put the names of an article, or of another story, to a story's."""
        for name, weight in names.items():
            if (held := self.sums.get(name)) is not None:
                held[story] = held.get(story, 0.0) + weight

    def days(self, first: str, last: str) -> tuple[int, int]:
        """The first article of the days around two moments, and the first behind them."""
        start = bisect_left(self.ordered, days_from(first, -QUIET_DAYS))
        return start, bisect_left(self.ordered, days_from(last, QUIET_DAYS))

    def find(self, name: str, days: tuple[int, int], most: int) -> Sequence[int]:
        """The articles of those days that bear a name; none when there are more than so many."""
        bearers = self.bearers[name]
        if len(bearers) == 1:
            return ()
        start, end = bisect_left(bearers, days[0]), bisect_left(bearers, days[1])
        return bearers[start:end] if end - start <= most else ()
