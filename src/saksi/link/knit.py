"""Stories that stayed small, put to those they are most like when all articles are known.

The likest two are joined first, and what they make is compared anew; so nothing hangs on the order, and a story cannot
grow by chains of articles of which each is like the next alone.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from saksi.link.group import Groups
from saksi.link.plot import SMALL_STORY, Index, Plot
from saksi.link.quiet import fade
from saksi.link.scene import weigh_event

# Articles of one event fall into two such stories when they are told in two manners: the event, and the count of those
# who look after its victims. Stories above it are whole; with 8 as many of them are found, and more of two events.
KNIT_STORY = 5
KNIT_FLOOR = 0.11
# One or two articles that are like one story far more than any other are put to it for less: so many times as like.
ODD_STORY = 2
ODD_FLOOR = 0.05
ODD_RATIO = 1.6


def knit_stories(gathered: Sequence[Plot], index: Index) -> list[Plot]:
    """Give the stories with the small ones among them joined, in the order of their first articles."""
    knitting = _Knitting(gathered, index)
    knitting.join_likest()
    knitting.join_odd()
    return knitting.stories()


class _Knitting:
    """Stories by their first article's position, and which of them each article is in."""

    def __init__(self, gathered: Sequence[Plot], index: Index) -> None:
        self._index = index
        self._groups = Groups(len(index.moments))
        self._plots = {plot.members[0]: plot for plot in gathered}
        for plot in gathered:
            for at in plot.members[1:]:
                self._groups.join(plot.members[0], at)

    def join_likest(self) -> None:
        """Join the likest two, of which one is small, until none are like enough."""
        heap = [each for first in list(self._plots) for each in self._find_near(first)]
        heapq.heapify(heap)
        while heap:
            _, one, other, sizes = heapq.heappop(heap)
            plots = self._plots.get(one), self._plots.get(other)
            # What has grown since is compared anew where it grew.
            if plots[0] is None or plots[1] is None or sizes != (len(plots[0].members), len(plots[1].members)):
                continue
            for each in self._find_near(self._join(one, other)):
                heapq.heappush(heap, each)

    def _find_near(self, first: int) -> Iterator[tuple[float, int, int, tuple[int, int]]]:
        """Pairs of a small story with those that are like it, the likest lowest."""
        plot = self._plots[first]
        if len(plot.members) > KNIT_STORY:
            return
        for other, like in self._compare(plot, KNIT_FLOOR).items():
            one, two = sorted((first, other))
            yield -like, one, two, (len(self._plots[one].members), len(self._plots[two].members))

    def join_odd(self) -> None:
        """Put what stayed odd to the one story that it is far more like than any other."""
        joins: list[tuple[int, int]] = []
        for first, plot in self._plots.items():
            if len(plot.members) > ODD_STORY:
                continue
            near = sorted((-like, other) for other, like in self._compare(plot, ODD_FLOOR / ODD_RATIO).items())
            if near and -near[0][0] >= ODD_FLOOR and (len(near) == 1 or near[0][0] <= ODD_RATIO * near[1][0]):
                joins.append((first, near[0][1]))
        for first, other in joins:
            one, two = self._groups.root(first), self._groups.root(other)
            if one != two:
                self._join(one, two)

    def _join(self, one: int, other: int) -> int:
        self._groups.join(one, other)
        first, second = sorted((one, other))
        plot, more = self._plots[first], self._plots.pop(second)
        plot.add(more.members, more.names, more.first, more.last)
        plot.measure()
        return first

    def _compare(self, plot: Plot, floor: float) -> Mapping[int, float]:
        """How like a story the others of the same days are, by their first articles, where they are like enough."""
        dots: dict[int, float] = defaultdict(float)
        days, root, plots = self._index.days(plot.first, plot.last), self._groups.root, self._plots
        for name, weight in plot.names.items():
            for other in {root(at) for at in self._index.find(name, days)}:
                dots[other] += weight * plots[other].names[name]
        dots.pop(plot.members[0], None)
        likes = ((other, dot / plot.extent / plots[other].extent) for other, dot in dots.items())
        alike = {other: like * self._weigh(plot, plots[other]) for other, like in likes if like >= floor}
        return {other: like for other, like in alike.items() if like >= floor}

    def _weigh(self, plot: Plot, other: Plot) -> float:
        near = fade(plot.first, plot.last, other.first, other.last)
        is_small = min(len(plot.members), len(other.members)) <= SMALL_STORY
        return near * weigh_event(plot.events, other.events) if is_small else near

    def stories(self) -> list[Plot]:
        """All stories, each with its articles in order."""
        for plot in self._plots.values():
            plot.members.sort()
        return [self._plots[first] for first in sorted(self._plots)]
