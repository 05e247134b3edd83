"""Stories: the articles that tell of one event, by the names they share within a few days."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from saksi.kinds import Link
from saksi.link.apart import Spread, in_turn, spread_over
from saksi.link.byname import name_article
from saksi.link.group import Groups
from saksi.link.held import Findings, keys_of
from saksi.link.late import LATE_BEARERS, LATE_DAYS, LATE_FLOOR, is_taken_up
from saksi.link.scene import list_events, weigh_event
from saksi.pack import Pack

BY = "shared-names"
# Names weigh by rarity as if this many other articles, without the name, had been read: else a handful of articles
# about one event would have no rare names at all.
BACKGROUND_ARTICLES = 1_000
# Cosine between the names of two stories. The mean of a story's articles stands for it, so that a story that has
# grown wide draws nothing more; with the nearest article for it, a month of news grows into one story of everything.
STORY_FLOOR = 0.2
# A story goes on while its last article is not older than this.
QUIET_DAYS = 7
# A story this small may be a part of another: the cosine that its nearest article must reach.
SMALL_STORY = 3
LONE_FLOOR = 0.17
# Names that a member of such a story and an article of another share where it ties the two. With fewer, and without a
# number among them, hardly one of 22 stories that were tied in 1,500 articles of click-id was tied rightly.
BRIDGE_NAMES = 3
# A name that more articles of the same days bear (a ministry, a capital) calls none of them up.
COMMON_ARTICLES = 150
_SHOWN_NAMES = 4
# A name that one article alone bears says little of the event: bystanders, the reporter's own finds.
LONE_WEIGHT = 0.5
# Tasks of some tenths of a second.
TEXTS_PER_TASK = 256


@dataclass(slots=True, eq=False)
class _Story:
    """Articles by position, in order, their names' summed weights, first and last moment.

    It grows in place: with a copy of all names for each article the cost of a story grew with the square of its size.
    """

    members: list[int]
    names: dict[str, float]
    first: str
    last: str
    length: float = 1.0

    def add(self, at: int, names: Mapping[str, float], moment: str) -> None:
        """Take in an article that comes behind the others; `measure` when all are in."""
        if len(self.members) == 1:
            # Until then the names are the first article's own.
            self.names = dict(self.names)
        own = self.names
        for name, weight in names.items():
            own[name] = own.get(name, 0.0) + weight
        self.members.append(at)
        self.first, self.last = min(self.first, moment), max(self.last, moment)

    def measure(self) -> None:
        """Take the length of the summed weights."""
        if len(self.members) > 1:
            self.length = math.hypot(*self.names.values())


def find_stories(
    findings: Findings, moments: Sequence[str], packs: Mapping[str, Pack], spread: Spread = in_turn
) -> Iterator[Link]:
    """Yield a `same-story` link from each article to the first one of its story.

    `findings` stand in order of publication, `moments` beside them.
    """
    yield from link_stories(keys_of(findings), moments, list(_name_all(findings, packs, spread)))


def link_stories(keys: Sequence[str], moments: Sequence[str], named: Sequence[Mapping[str, int]]) -> Iterator[Link]:
    """Yield the same links by what articles are known by: their keys, moments, and names with how often they stand."""
    weights = _weigh(named)
    index = _make_index(weights, moments)
    for story in _settle(_gather(weights, index), weights, index):
        for at in story.members[1:]:
            yield link_story((keys[at], keys[story.members[0]]), story.names, story.length, weights[at])


def _name_all(findings: Findings, packs: Mapping[str, Pack], spread: Spread) -> Iterator[dict[str, int]]:
    """The names of all articles; one text for all that bear a name."""
    runs = [range(len(findings))[at : at + TEXTS_PER_TASK] for at in range(0, len(findings), TEXTS_PER_TASK)]
    found = spread_over(
        spread, "", runs, lambda run: [name_article(findings[at], packs) for at in run], list[dict[str, int]]
    )
    known: dict[str, str] = {}
    for named in chain.from_iterable(found):
        yield {known.setdefault(name, name): times for name, times in named.items()}


def _weigh(named: Sequence[Mapping[str, int]]) -> list[dict[str, float]]:
    """Each article's names with unit length, a rare name weighing more."""
    bearers = Counter(name for names in named for name in names)
    return [_unit({name: weigh_name(n, bearers[name], len(named)) for name, n in names.items()}) for names in named]


def weigh_name(times: int, bearers: int, articles: int) -> float:
    """What a name weighs that an article has so many times, borne by so many of all articles."""
    rarity = math.log((articles + BACKGROUND_ARTICLES) / bearers)
    return (1 + math.log(times)) * rarity * (LONE_WEIGHT if bearers == 1 else 1)


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.hypot(*weights.values()) or 1.0
    return {name: weight / length for name, weight in sorted(weights.items())}


@dataclass(frozen=True, slots=True)
class _Index:
    """When each article came out, in order, undated ones last (`ordered`), who bears a name, and what is told of."""

    moments: Sequence[str]
    ordered: Sequence[str]
    bearers: Mapping[str, Sequence[int]]
    events: Sequence[frozenset[str]]

    def days(self, first: str, last: str) -> tuple[int, int]:
        """The first article of the days around two moments, and the first behind them."""
        start = bisect_left(self.ordered, days_from(first, -QUIET_DAYS))
        return start, bisect_left(self.ordered, days_from(last, QUIET_DAYS))

    def find(self, name: str, days: tuple[int, int]) -> Sequence[int]:
        """The articles of those days that bear a name; none when there are so many that it calls none up."""
        bearers = self.bearers[name]
        if len(bearers) == 1:
            return ()
        start, end = bisect_left(bearers, days[0]), bisect_left(bearers, days[1])
        return bearers[start:end] if end - start <= COMMON_ARTICLES else ()


def _make_index(weights: Sequence[Mapping[str, float]], moments: Sequence[str]) -> _Index:
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, names in enumerate(weights):
        for name in names:
            bearers[name].append(at)
    return _Index(moments, [moment or "~" for moment in moments], bearers, [list_events(names) for names in weights])


def _gather(weights: Sequence[dict[str, float]], index: _Index) -> list[_Story]:
    """Put each article, in order, to the story before it that it is most like, or on its own."""
    gathered: list[_Story] = []
    homes: dict[str, list[int]] = defaultdict(list)
    for at, names in enumerate(weights):
        moment = index.moments[at]
        first, _ = index.days(moment, moment)
        likeness: dict[int, float] = defaultdict(float)
        for name, weight in names.items():
            # The homes of those that bore the name until now, and the first of them that is not too old.
            known = homes[name]
            start = bisect_left(index.bearers[name], first, 0, len(known))
            if len(known) - start <= COMMON_ARTICLES:
                for home in set(known[start:]):
                    story = gathered[home]
                    likeness[home] += weight * story.names[name] / story.length
        for home in [home for home, like in likeness.items() if like >= STORY_FLOOR]:
            if len(gathered[home].members) <= SMALL_STORY:
                likeness[home] *= weigh_event(index.events[at], list_events(gathered[home].names))
        near = _choose(likeness, STORY_FLOOR)
        if near is None:
            near = _find_late(names, moment, homes, gathered, index)
        if near is None:
            near = len(gathered)
            gathered.append(_Story([at], names, moment, moment))
        else:
            gathered[near].add(at, names, moment)
            gathered[near].measure()
        for name in names:
            homes[name].append(near)
    return gathered


def _find_late(
    names: Mapping[str, float],
    moment: str,
    homes: Mapping[str, Sequence[int]],
    gathered: Sequence[_Story],
    index: _Index,
) -> int | None:
    """The story that an article takes up again after a silence, by the names that are rare."""
    first = bisect_left(index.ordered, days_from(moment, -LATE_DAYS))
    likeness: dict[int, float] = defaultdict(float)
    shared: dict[int, list[str]] = defaultdict(list)
    for name, weight in names.items():
        if not 1 < len(index.bearers[name]) <= LATE_BEARERS:
            continue
        known = homes[name]
        for home in set(known[bisect_left(index.bearers[name], first, 0, len(known)) :]):
            likeness[home] += weight * gathered[home].names[name] / gathered[home].length
            shared[home].append(name)
    return _choose({home: each for home, each in likeness.items() if is_taken_up(shared[home])}, LATE_FLOOR)


def _settle(gathered: Sequence[_Story], weights: Sequence[dict[str, float]], index: _Index) -> list[_Story]:
    """Put each story that stayed small to the story of the one article it is most like, before or after it."""
    groups = Groups(len(weights))
    for story in gathered:
        for at in story.members[1:]:
            groups.join(story.members[0], at)
    for story in gathered:
        if len(story.members) > SMALL_STORY:
            continue
        near = _choose(_compare(story, weights, index), LONE_FLOOR)
        if near is None and len(story.members) > 1:
            near = _bridge(story, weights, index)
        if near is not None:
            groups.join(story.members[0], near)
    settled: dict[int, _Story] = {}
    for at, names in enumerate(weights):
        root, moment = groups.root(at), index.moments[at]
        if root in settled:
            settled[root].add(at, names, moment)
        else:
            settled[root] = _Story([at], names, moment, moment)
    for story in settled.values():
        story.measure()
    return list(settled.values())


def _bridge(story: _Story, weights: Sequence[dict[str, float]], index: _Index) -> int | None:
    """The article that a member of a small story is so like that it would be put to it, were the story not there.

    Who cites one outlet on what it alone found, and others on the event, ties the two. A number must be among what they
    share: by names alone an ambiguous one ties what has nothing to do with each other.
    """
    likeness: dict[int, float] = defaultdict(float)
    for at in story.members:
        lone = _Story([at], weights[at], index.moments[at], index.moments[at])
        for other, like in _compare(lone, weights, index).items():
            shared = weights[at].keys() & weights[other].keys()
            is_telling = len(shared) >= BRIDGE_NAMES and any(name[0].isdigit() for name in shared)
            if other not in story.members and is_telling:
                likeness[other] = max(likeness[other], like)
    return _choose(likeness, LONE_FLOOR)


def _compare(story: _Story, weights: Sequence[Mapping[str, float]], index: _Index) -> Mapping[int, float]:
    """How like a small story the articles of the same days are, but its own."""
    likeness: dict[int, float] = defaultdict(float)
    days = index.days(story.first, story.last)
    for name, weight in story.names.items():
        share = weight / story.length
        for other in index.find(name, days):
            likeness[other] += share * weights[other][name]
    for own in story.members:
        likeness.pop(own, None)
    events = list_events(story.names)
    return {at: like * weigh_event(events, index.events[at]) for at, like in likeness.items() if like >= LONE_FLOOR}


def _choose(likeness: Mapping[int, float], floor: float) -> int | None:
    """The most alike, if alike enough; of equals the first."""
    highest = max(likeness.values(), default=0.0)
    return min(at for at, like in likeness.items() if like == highest) if highest >= floor else None


def days_from(moment: str, days: int) -> str:
    """Give a moment so many days on; without a moment one that is earlier or later than all."""
    if not moment:
        return "" if days < 0 else "~"
    return (datetime.fromisoformat(moment) + timedelta(days=days)).isoformat()


def link_story(keys: tuple[str, str], names: Mapping[str, float], length: float, weights: Mapping[str, float]) -> Link:
    """Tie an article to the first one of its story (`keys` are theirs), by the names it shares with the story's.

    `names` are the story's summed weights and `length` their length; `weights` are the article's, of unit length.
    """
    shared = {name: weight * names.get(name, 0.0) for name, weight in weights.items()}
    shown = sorted(sorted(shared), key=lambda name: -shared[name])[:_SHOWN_NAMES]
    reason = f"names {', '.join(name.title() for name in shown)} as the story does, within {QUIET_DAYS} days"
    return Link("same-story", *keys, round(sum(shared.values()) / length, 3), reason, BY)
