"""Stories: the articles that tell of one event, by the names they share within a few days."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from saksi.kinds import Link
from saksi.link.apart import Spread, in_turn, spread_over
from saksi.link.byname import sign_article
from saksi.link.held import Findings, keys_of
from saksi.link.knit import knit_stories
from saksi.link.late import LATE_BEARERS, LATE_DAYS, LATE_FLOOR, is_taken_up
from saksi.link.plot import COMMON_ARTICLES, Index, Plot
from saksi.link.quiet import QUIET_DAYS, days_from, fade
from saksi.link.scene import list_events, weigh_event
from saksi.link.spread import read_spread
from saksi.link.weight import is_plain, share_name, weigh_all
from saksi.pack import Pack, languages

BY = "shared-names"
# Likeness of an article to a story that it is put to. At 0.14 more stories are torn, at 0.1 twice as many of two events
# are one (own stories among 3,000 articles of click-id).
STORY_FLOOR = 0.12
_SHOWN_NAMES = 4
# Tasks of some tenths of a second.
TEXTS_PER_TASK = 256


def find_stories(
    findings: Findings, moments: Sequence[str], packs: Mapping[str, Pack], spread: Spread = in_turn
) -> Iterator[Link]:
    """Yield a `same-story` link from each article to the first one of its story.

    `findings` stand in order of publication, `moments` beside them.
    """
    yield from link_stories(
        keys_of(findings), moments, list(_name_all(findings, packs, spread)), read_spread(*languages(packs))
    )


def link_stories(
    keys: Sequence[str], moments: Sequence[str], named: Sequence[Mapping[str, int]], shares: Mapping[str, float]
) -> Iterator[Link]:
    """Yield the same links by what articles are known by: their keys, moments, and names with how often they stand.

    `shares` are those of articles that bear a name in news at large.
    """
    weights = list(weigh_all(named, shares))
    index = _make_index(weights, moments)
    for story in knit_stories(_gather(weights, index), index):
        length = math.hypot(*story.names.values())
        for at in story.members[1:]:
            yield link_story((keys[at], keys[story.members[0]]), story.names, length, weights[at])


def _name_all(findings: Findings, packs: Mapping[str, Pack], spread: Spread) -> Iterator[dict[str, int]]:
    """The names of all articles; one text for all that bear a name."""
    runs = [range(len(findings))[at : at + TEXTS_PER_TASK] for at in range(0, len(findings), TEXTS_PER_TASK)]
    found = spread_over(
        spread, "", runs, lambda run: [sign_article(findings[at], packs) for at in run], list[dict[str, int]]
    )
    known: dict[str, str] = {}
    for named in chain.from_iterable(found):
        yield {known.setdefault(name, name): times for name, times in named.items()}


def _make_index(weights: Sequence[Mapping[str, float]], moments: Sequence[str]) -> Index:
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, names in enumerate(weights):
        for name in names:
            bearers[name].append(at)
    ordered, events = [moment or "~" for moment in moments], [list_events(names) for names in weights]
    sums: dict[str, dict[int, float]] = {name: {} for name, held in bearers.items() if len(held) > 1}
    return Index(moments, ordered, bearers, events, sums)


def _gather(weights: Sequence[dict[str, float]], index: Index) -> list[Plot]:
    """Put each article, in order, to the story before it that it is most like, or on its own.

    A story is told by the position of its first article.
    """
    gathered: dict[int, Plot] = {}
    homes: dict[str, list[int]] = {name: [] for name in index.sums}
    for at, names in enumerate(weights):
        moment = index.moments[at]
        near = _find_likest(at, names, homes, gathered, index)
        if near is None:
            near = _find_late(names, moment, homes, gathered, index)
        if near is None:
            near = at
            gathered[at] = Plot(at, names, moment)
        else:
            gathered[near].add([at], names, moment, moment)
            gathered[near].measure()
        for name in names.keys() & homes.keys():
            homes[name].append(near)
        index.add(near, names)
    return list(gathered.values())


def _find_likest(
    at: int,
    names: Mapping[str, float],
    homes: Mapping[str, Sequence[int]],
    gathered: Mapping[int, Plot],
    index: Index,
) -> int | None:
    """The story that an article is most like, of those that were told of in the days before; of equals the first.

    What takes from likeness is asked of the likest first: of most it need not be asked.
    """
    moment, events = index.moments[at], index.events[at]
    # No extent is less than 1.
    dots = ((home, dot) for home, dot in _share_names(at, names, homes, index).items() if dot >= STORY_FLOOR)
    best, likest = STORY_FLOOR, None
    for less, home in sorted((-dot / gathered[home].extent, home) for home, dot in dots):
        if -less < best:
            break
        story = gathered[home]
        if share_name(names, story.names):
            like = -less * fade(moment, moment, story.first, story.last) * weigh_event(events, story.events)
            if like > best or (like == best and (likest is None or home < likest)):
                best, likest = like, home
    return likest


def _share_names(
    at: int, names: Mapping[str, float], homes: Mapping[str, Sequence[int]], index: Index
) -> Mapping[int, float]:
    """What the names weigh that an article shares with the stories that were told of in the days before."""
    moment = index.moments[at]
    first, _ = index.days(moment, moment)
    dots: dict[int, float] = defaultdict(float)
    for name, weight in names.items():
        if name not in homes:
            continue
        # The homes of those that bore the name until now, and the first of them that is not too old.
        known, sums = homes[name], index.sums[name]
        start = bisect_left(index.bearers[name], first, 0, len(known))
        if len(known) - start > COMMON_ARTICLES:
            continue
        shared = {home: sums[home] for home in set(known[start:])} if start else sums
        for home, summed in shared.items():
            dots[home] += weight * summed
    return dots


def _find_late(
    names: Mapping[str, float],
    moment: str,
    homes: Mapping[str, Sequence[int]],
    gathered: Mapping[int, Plot],
    index: Index,
) -> int | None:
    """The story that an article takes up again after a silence, by the names that are rare."""
    first = bisect_left(index.ordered, days_from(moment, -LATE_DAYS))
    likeness: dict[int, float] = defaultdict(float)
    shared: dict[int, list[str]] = defaultdict(list)
    for name, weight in names.items():
        if not 1 < len(index.bearers[name]) <= LATE_BEARERS or not is_plain(name):
            continue
        known = homes[name]
        for home in set(known[bisect_left(index.bearers[name], first, 0, len(known)) :]):
            likeness[home] += weight * index.sums[name][home] / gathered[home].extent
            shared[home].append(name)
    taken_up = {home: each for home, each in likeness.items() if is_taken_up(shared[home])}
    highest = max(taken_up.values(), default=0.0)
    return min(home for home, like in taken_up.items() if like == highest) if highest >= LATE_FLOOR else None


def link_story(keys: tuple[str, str], names: Mapping[str, float], length: float, weights: Mapping[str, float]) -> Link:
    """Tie an article to the first one of its story (`keys` are theirs), by the names it shares with the story's.

    `names` are the story's summed weights and `length` their length; `weights` are the article's, of unit length.
    """
    shared = {name: weight * names.get(name, 0.0) for name, weight in weights.items()}
    told = sorted(name for name in shared if is_plain(name) and shared[name])
    shown = sorted(told, key=lambda name: -shared[name])[:_SHOWN_NAMES]
    names_said = (
        f"names {', '.join(name.title() for name in shown)}" if shown else "tells of the same places and things"
    )
    reason = f"{names_said} as the story does, within {QUIET_DAYS} days"
    return Link("same-story", *keys, round(sum(shared.values()) / length, 3), reason, BY)
