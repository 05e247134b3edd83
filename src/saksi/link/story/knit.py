"""Stories that stayed small, put to those they are most like when all articles are known.

The likest two are joined first, and what they make is compared anew; so nothing hangs on the order, and a story cannot
grow by chains of articles of which each is like the next alone.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saksi.link.article.scene import weigh_event
from saksi.link.story.breadth import is_long, weigh_breadth
from saksi.link.story.plot import SMALL_STORY, Index, Plot
from saksi.link.story.quiet import fade
from saksi.link.story.weight import share_from, share_name, share_telling

# Articles of one event fall into two such stories when they are told in two manners: the event, and the count of those
# who look after its victims. Stories above it are whole; with 8 as many of them are found, and more of two events.
KNIT_STORY = 5
KNIT_FLOOR = 0.11
# One or two articles that are like one story far more than any other are put to it for less: so many times as like,
# and they must share a telling number or a kind of event at a place. By any name alone 57 were so joined in 3,000
# articles of click-id, and of 20 of these that were read hardly three rightly.
ODD_STORY = 2
ODD_FLOOR = 0.05
ODD_RATIO = 1.6
# What an article of the story credits the odd one's outlet with, or the other way round, is put to it for less still.
FROM_FLOOR = 0.035
# A name that more articles of the same days bear calls no small story up.
KNIT_BEARERS = 50
_LEAST = ODD_FLOOR / ODD_RATIO


def knit_stories(gathered: Sequence[Plot], index: Index) -> list[Plot]:
    """Give the stories with the small ones among them joined, in the order of their first articles."""
    knitting = _Knitting(gathered, index)
    knitting.join_likest()
    knitting.join_odd()
    return knitting.stories()


@dataclass(frozen=True, slots=True)
class _Near:
    """Another story by its first article, how like it was, and how many articles it had then."""

    first: int
    like: float
    size: int


class _Knitting:
    """Stories by their first article's position, and which of them each article is in."""

    def __init__(self, gathered: Sequence[Plot], index: Index) -> None:
        self._index = index
        self._homes = [0] * len(index.moments)
        self._plots = {plot.members[0]: plot for plot in gathered}
        # What the small ones were like when they were last compared.
        self._near: dict[int, list[_Near]] = {}
        for plot in gathered:
            self._settle(plot)

    def _settle(self, plot: Plot) -> None:
        for at in plot.members:
            self._homes[at] = plot.members[0]

    def join_likest(self) -> None:
        """Join the likest two, of which one is small, until none are like enough."""
        heap = [each for first in list(self._plots) for each in self._find_likest(first)]
        heapq.heapify(heap)
        while heap:
            _, one, other, sizes = heapq.heappop(heap)
            # What has grown since is compared anew where it grew.
            if sizes == (self._size(one), self._size(other)):
                for each in self._find_likest(self._join(one, other)):
                    heapq.heappush(heap, each)

    def _size(self, first: int) -> int:
        """How many articles a story has; none when it was put to another."""
        plot = self._plots.get(first)
        return len(plot.members) if plot else 0

    def _find_likest(self, first: int) -> Iterator[tuple[float, int, int, tuple[int, int]]]:
        """Pairs of a small story with those that are like it, the likest lowest."""
        if self._size(first) > KNIT_STORY:
            return
        self._near[first] = self._compare(self._plots[first])
        for near in self._near[first]:
            if near.like >= KNIT_FLOOR:
                one, two = sorted((first, near.first))
                yield -near.like, one, two, (self._size(one), self._size(two))

    def join_odd(self) -> None:
        """Put what stayed odd to the one story that it is far more like than any other."""
        odd = {first: plot for first, plot in self._plots.items() if len(plot.members) <= ODD_STORY}
        picks = {first: self._pick(first, plot) for first, plot in odd.items()}
        # Of two odd ones each must be the other's pick: else an article that is like two stories ties them.
        joins = [(one, two) for one, two in picks.items() if two is not None and picks.get(two, one) == one]
        for first, other in joins:
            one, two = self._homes[first], self._homes[other]
            if one != two:
                self._join(one, two)

    def _pick(self, first: int, plot: Plot) -> int | None:
        """The story that an odd one is far more like than any other."""
        near = self._near[first]
        if any(each.size != self._size(each.first) for each in near):
            near = self._compare(plot)
        best, second = [*sorted((-each.like, each.first) for each in near), (0.0, -1), (0.0, -1)][:2]
        like, other = -best[0], self._plots.get(best[1])
        if other is None or like < FROM_FLOOR or best[0] > ODD_RATIO * second[0]:
            return None
        # The other one may have grown since.
        is_one = like >= ODD_FLOOR and (like >= KNIT_FLOOR or share_telling(plot.names, other.names))
        return best[1] if is_one or share_from(plot.names, other.names) else None

    def _join(self, one: int, other: int) -> int:
        first, second = sorted((one, other))
        plot, more = self._plots[first], self._plots.pop(second)
        plot.add(more.members, more.names, more.first, more.last)
        plot.measure()
        self._index.add(first, more.names)
        self._settle(plot)
        return first

    def _compare(self, plot: Plot) -> list[_Near]:
        """How like a story the others of the same days are, where it may matter."""
        dots: dict[int, float] = defaultdict(float)
        days, home, plots = self._index.days(plot.first, plot.last), self._homes.__getitem__, self._plots
        names = self._index.names
        for name, weight in plot.names.items():
            if (held := names.get(name)) is not None:
                sums = held.sums
                for first in set(map(home, held.find(days, KNIT_BEARERS))):
                    dots[first] += weight * sums[first]
        dots.pop(plot.members[0], None)
        floor = _LEAST * plot.extent
        near: list[_Near] = []
        for first, dot in dots.items():
            other = plots[first]
            if dot >= floor * other.extent and share_name(plot.names, other.names):
                like = dot / plot.extent / other.extent * _weigh(plot, other)
                if like >= _LEAST:
                    near.append(_Near(first, like, len(other.members)))
        return near

    def stories(self) -> list[Plot]:
        """All stories, each with its articles in order."""
        for plot in self._plots.values():
            plot.members.sort()
        return [self._plots[first] for first in sorted(self._plots)]


def _weigh(plot: Plot, other: Plot) -> float:
    small, large = sorted((plot, other), key=lambda each: len(each.members))
    worth = fade(plot.first, plot.last, other.first, other.last)
    if len(small.members) <= SMALL_STORY:
        worth *= weigh_event(plot.events, other.events)
    return (
        worth * weigh_breadth(small.names, large.names)
        if is_long(len(large.members), large.first, small.first)
        else worth
    )
