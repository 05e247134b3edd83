"""What is gathered of a story while its articles are put to it, and how like it an article or another story is."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from saksi.link.article.scene import list_events
from saksi.link.story.quiet import QUIET_DAYS, days_from

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


class Borne:
    """A name that more than one article bears.

    `bearers` are these by position, `settled` the stories of those that were put to one, in the same order, and `sums`
    what the name weighs in each story, by the story's first article. `peak` is how like any story the name alone made
    an article that is nothing else. All of it in one place: what lies far apart in memory took four times as long.
    """

    __slots__ = ("bearers", "peak", "settled", "sums")

    def __init__(self, bearers: list[int]) -> None:
        self.bearers = bearers
        self.settled: list[int] = []
        self.sums: dict[int, float] = {}
        self.peak = 0.0

    def since(self, first: int, most: int) -> Sequence[int]:
        """The homes of those from a position on; none when there are more than so many."""
        homes = self.settled
        start = bisect_left(self.bearers, first, 0, len(homes))
        return homes[start:] if len(homes) - start <= most else ()

    def find(self, days: tuple[int, int], most: int) -> Sequence[int]:
        """The bearers from a position to another; none when there are more than so many."""
        start, end = bisect_left(self.bearers, days[0]), bisect_left(self.bearers, days[1])
        return self.bearers[start:end] if end - start <= most else ()

    def add(self, story: int, weight: float) -> float:
        """Put the name of an article, or of another story, to a story's; gives what it weighs there now."""
        summed = self.sums[story] = self.sums.get(story, 0.0) + weight
        return summed


@dataclass(frozen=True, slots=True)
class Index:
    """When each article came out, in order, undated ones last (`ordered`), and what is told of.

    `names`: those that more than one article bears. `borne`: each article's beside its names, where there are more.
    """

    moments: Sequence[str]
    ordered: Sequence[str]
    events: Sequence[frozenset[str]]
    names: Mapping[str, Borne]
    borne: Sequence[tuple[Borne | None, ...]]

    def add(self, story: int, names: Mapping[str, float]) -> None:
        """Put the names of another story to a story's."""
        for name, weight in names.items():
            if (held := self.names.get(name)) is not None:
                held.add(story, weight)

    def days(self, first: str, last: str) -> tuple[int, int]:
        """The first article of the days around two moments, and the first behind them."""
        start = bisect_left(self.ordered, days_from(first, -QUIET_DAYS))
        return start, bisect_left(self.ordered, days_from(last, QUIET_DAYS))


def make_index(weights: Sequence[Mapping[str, float]], moments: Sequence[str]) -> Index:
    """Say who bears which of the articles' names; none is in a story yet."""
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(weights):
        for name in own:
            bearers[name].append(at)
    names = {name: Borne(held) for name, held in bearers.items() if len(held) > 1}
    ordered, events = [moment or "~" for moment in moments], [list_events(own) for own in weights]
    return Index(moments, ordered, events, names, [tuple(map(names.get, own)) for own in weights])
