"""Stories: the articles that tell of one event, by the names they share within a few days."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from saksi.kinds import Link
from saksi.link.apart import Spread, in_turn, spread_over
from saksi.link.article.byname import sign_article
from saksi.link.article.held import Findings, keys_of
from saksi.link.article.scene import weigh_event
from saksi.link.story.breadth import is_long, weigh_breadth
from saksi.link.story.knit import knit_stories
from saksi.link.story.late import LATE_BEARERS, LATE_DAYS, LATE_FLOOR, is_taken_up
from saksi.link.story.plot import COMMON_ARTICLES, Index, Plot, make_index
from saksi.link.story.quiet import QUIET_DAYS, days_from, fade
from saksi.link.story.spread import read_spread
from saksi.link.story.weight import is_plain, share_name, weigh_all
from saksi.pack import Pack, languages

BY = "shared-names"
# Likeness of an article to a story that it is put to. At 0.14 more stories are torn, at 0.1 twice as many of two events
# are one (own stories among 3,000 articles of click-id).
STORY_FLOOR = 0.12
# The same, less by what rounding may take.
_ROUNDED_FLOOR = STORY_FLOOR - 1e-9
_SHOWN_NAMES = 4
# Tasks of some tenths of a second.
TEXTS_PER_TASK = 256
# A name that an article shares with others: how like it may make it to a story, for each of their homes and at most,
# what it weighs in the article, their homes, and what it weighs in stories.
_Shared = tuple[float, float, float, Sequence[int], dict[int, float]]
_FIRST = itemgetter(0)


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
    index = make_index(weights, moments)
    for story in knit_stories(list(_gather(weights, index).values()), index):
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


def _gather(weights: Sequence[dict[str, float]], index: Index) -> dict[int, Plot]:
    """Put each article, in order, to the story before it that it is most like, or on its own.

    A story is told by the position of its first article.
    """
    stories: dict[int, Plot] = {}
    for at, names in enumerate(weights):
        near = _find_likest(at, names, stories, index)
        if near is None:
            near = _find_late(at, names, stories, index)
        _settle(at, near, names, stories, index)
    return stories


def _settle(at: int, near: int | None, names: Mapping[str, float], stories: dict[int, Plot], index: Index) -> None:
    """Put an article to a story, or make it one."""
    moment = index.moments[at]
    if near is None:
        near, story = at, Plot(at, names, moment)
        stories[at] = story
    else:
        story = stories[near]
        story.add([at], names, moment, moment)
        story.measure()
    for held, weight in zip(index.borne[at], names.values(), strict=True):
        if held is not None:
            held.settled.append(near)
            # A story that grows without the name is less like it.
            held.peak = max(held.peak, held.add(near, weight) / story.extent)


def _find_likest(at: int, names: Mapping[str, float], stories: Mapping[int, Plot], index: Index) -> int | None:
    """The story that an article is most like, of those that were told of in the days before; of equals the first.

    What takes from likeness is asked of the likest first: of most it need not be asked.
    """
    moment, events = index.moments[at], index.events[at]
    best, likest = STORY_FLOOR, None
    near = ((-dot / stories[home].extent, home) for home, dot in _share_names(at, names, stories, index))
    for less, home in sorted(near):
        if -less < best:
            break
        story = stories[home]
        if share_name(names, story.names):
            like = -less * fade(moment, moment, story.first, story.last) * weigh_event(events, story.events)
            if like >= best and is_long(len(story.members), story.first, moment):
                like *= weigh_breadth(names, story.names)
            if like > best or (like == best and (likest is None or home < likest)):
                best, likest = like, home
    return likest


def _share_names(
    at: int, names: Mapping[str, float], stories: Mapping[int, Plot], index: Index
) -> Iterator[tuple[int, float]]:
    """The stories of the days before that an article may be like enough, and what the names weigh that they share.

    Most articles bear the names that tell least. What shares only names that together make nothing like enough is not
    looked at, nor what shares so little of the others that these could not make up for it.
    """
    moment = index.moments[at]
    first, _ = index.days(moment, moment)
    shared: list[_Shared] = []
    for held, weight in zip(index.borne[at], names.values(), strict=True):
        if held is not None and (homes := held.since(first, COMMON_ARTICLES)):
            most = weight * held.peak
            shared.append((most / len(homes), most, weight, homes, held.sums))
    shared.sort(key=_FIRST)
    left, few, dots = _ROUNDED_FLOOR, list[_Shared](), defaultdict[int, float](float)
    for each in shared:
        _, most, weight, homes, sums = each
        if most < left:
            left -= most
            few.append(each)
        else:
            for home in set(homes):
                dots[home] += weight * sums[home]
    # No extent is less than 1.
    near = {home for home, dot in dots.items() if dot >= left and dot >= left * stories[home].extent}
    for _, _, weight, homes, sums in few:
        for home in near.intersection(homes):
            dots[home] += weight * sums[home]
    return ((home, dots[home]) for home in near if dots[home] >= _ROUNDED_FLOOR)


def _find_late(at: int, names: Mapping[str, float], stories: Mapping[int, Plot], index: Index) -> int | None:
    """The story that an article takes up again after a silence, by the names that are rare."""
    first = bisect_left(index.ordered, days_from(index.moments[at], -LATE_DAYS))
    likeness: dict[int, float] = defaultdict(float)
    shared: dict[int, list[str]] = defaultdict(list)
    for held, (name, weight) in zip(index.borne[at], names.items(), strict=True):
        if held is None or len(held.bearers) > LATE_BEARERS or not is_plain(name):
            continue
        for home in set(held.since(first, LATE_BEARERS)):
            likeness[home] += weight * held.sums[home] / stories[home].extent
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
