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
from saksi.link.plot import COMMON_ARTICLES, SMALL_STORY, Index, Plot
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
    weights = weigh_all(named, shares)
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
    return Index(moments, [moment or "~" for moment in moments], bearers, [list_events(names) for names in weights])


def _gather(weights: Sequence[dict[str, float]], index: Index) -> list[Plot]:
    """Put each article, in order, to the story before it that it is most like, or on its own."""
    gathered: list[Plot] = []
    homes: dict[str, list[int]] = defaultdict(list)
    for at, names in enumerate(weights):
        moment = index.moments[at]
        near = _choose(_compare(at, names, homes, gathered, index), STORY_FLOOR)
        if near is None:
            near = _find_late(names, moment, homes, gathered, index)
        if near is None:
            near = len(gathered)
            gathered.append(Plot(at, names, moment))
        else:
            gathered[near].add([at], names, moment, moment)
            gathered[near].measure()
        for name in names:
            homes[name].append(near)
    return gathered


def _compare(
    at: int,
    names: Mapping[str, float],
    homes: Mapping[str, Sequence[int]],
    gathered: Sequence[Plot],
    index: Index,
) -> Mapping[int, float]:
    """How like an article the stories are that were told of in the days before, of those that are like enough."""
    moment = index.moments[at]
    first, _ = index.days(moment, moment)
    dots: dict[int, float] = defaultdict(float)
    for name, weight in names.items():
        # The homes of those that bore the name until now, and the first of them that is not too old.
        known = homes[name]
        start = bisect_left(index.bearers[name], first, 0, len(known))
        if len(known) - start <= COMMON_ARTICLES:
            for home in set(known[start:]):
                dots[home] += weight * gathered[home].names[name]
    near = ((home, dot / gathered[home].extent) for home, dot in dots.items())
    likeness = {home: like for home, like in near if like >= STORY_FLOOR}
    for home in likeness:
        story = gathered[home]
        likeness[home] *= share_name(names, story.names) and fade(moment, moment, story.first, story.last)
        if len(story.members) <= SMALL_STORY:
            likeness[home] *= weigh_event(index.events[at], list_events(story.names))
    return likeness


def _find_late(
    names: Mapping[str, float],
    moment: str,
    homes: Mapping[str, Sequence[int]],
    gathered: Sequence[Plot],
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
            likeness[home] += weight * gathered[home].names[name] / gathered[home].extent
            shared[home].append(name)
    return _choose({home: each for home, each in likeness.items() if is_taken_up(shared[home])}, LATE_FLOOR)


def _choose(likeness: Mapping[int, float], floor: float) -> int | None:
    """The most alike, if alike enough; of equals the first."""
    highest = max(likeness.values(), default=0.0)
    return min(at for at, like in likeness.items() if like == highest) if highest >= floor else None


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
