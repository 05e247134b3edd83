"""Stories as they are kept on a shelf, and which of them an article is most like."""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from saksi.link.knit import KNIT_FLOOR, KNIT_STORY
from saksi.link.late import LATE_FLOOR, is_taken_up
from saksi.link.plot import SMALL_STORY, extent_of
from saksi.link.quiet import fade
from saksi.link.scene import list_events, weigh_event
from saksi.link.shelf import Shelf, load, load_many
from saksi.link.story import STORY_FLOOR
from saksi.link.weight import share_name, unit

# The story itself is looked at for so many that share most with the article.
_LOOKED_STORIES = 20


@dataclass(frozen=True, slots=True)
class Tale:
    """A story's first article, how many it has, its names' summed weights, its first and last moment."""

    first_key: str
    size: int
    names: dict[str, float]
    first: str
    last: str


def choose_tale(
    stories: Mapping[int, float], weights: Mapping[str, float], moment: str, shelf: Shelf
) -> tuple[int, Tale] | None:
    """Give the story most like the article, when it is like enough; one that is small needs less."""
    own, events = length(weights), list_events(weights)
    best: tuple[float, int, Tale] | None = None
    looked = sorted(stories, key=lambda each: (-stories[each], each))[:_LOOKED_STORIES]
    tales = load_many(shelf, [f"story:{number}" for number in looked], Tale)
    for number in looked:
        tale = tales.get(f"story:{number}")
        if tale is None or not own or not share_name(weights, tale.names):
            continue
        dot = sum(weight * tale.names.get(name, 0.0) for name, weight in weights.items())
        likeness = dot / own / extent_of(tale.names, tale.size) * fade(moment, moment, tale.first, tale.last)
        floor = KNIT_FLOOR if tale.size <= KNIT_STORY else STORY_FLOOR
        if likeness >= floor and tale.size <= SMALL_STORY:
            likeness *= weigh_event(events, list_events(tale.names))
        if likeness >= floor and (best is None or likeness > best[0]):
            best = likeness, number, tale
    return best[1:] if best is not None else None


def choose_late(
    late: Mapping[int, Collection[str]], weights: Mapping[str, float], shelf: Shelf
) -> tuple[int, Tale] | None:
    """Give the older story that an article goes on with, by the rare names they share."""
    own, found = length(weights), []
    for number, names in sorted(late.items()):
        if not is_taken_up(names) or (tale := load(shelf, f"story:{number}", Tale)) is None:
            continue
        dot = sum(weights[name] * tale.names.get(name, 0.0) for name in names)
        likeness = dot / own / extent_of(tale.names, tale.size)
        if likeness >= LATE_FLOOR:
            found.append((likeness, number, tale))
    return max(found, key=lambda each: each[0])[1:] if found else None


def add_to(tale: Tale | None, first_key: str, weights: Mapping[str, float], moment: str) -> Tale:
    """Give a story with one article more, or one that begins with it."""
    own = unit(weights)
    if tale is None:
        return Tale(first_key, 1, own, moment, moment)
    names = dict(tale.names)
    for name, weight in own.items():
        names[name] = names.get(name, 0.0) + weight
    return replace(tale, size=tale.size + 1, names=names, first=min(tale.first, moment), last=max(tale.last, moment))


def length(weights: Mapping[str, float]) -> float:
    """Give the length of weights as a vector."""
    return math.hypot(*weights.values())
