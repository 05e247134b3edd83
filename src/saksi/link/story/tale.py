"""Stories as they are kept on a shelf, and which of them an article is most like.

A name stands there as a number of 64 bits made of it: some twenty stories with hundreds of names each are read for one
article, and numbers take a quarter of the time that texts take.
"""

import hashlib
import math
import struct
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import compress

from saksi.link.article.scene import list_events, weigh_event
from saksi.link.shelf import Shelf, keep, load, load_many
from saksi.link.story.breadth import is_long, weigh_breadth
from saksi.link.story.knit import KNIT_FLOOR, KNIT_STORY
from saksi.link.story.late import LATE_FLOOR, is_taken_up
from saksi.link.story.plot import SMALL_STORY, extent_of
from saksi.link.story.quiet import fade
from saksi.link.story.spread import STEM
from saksi.link.story.story import STORY_FLOOR

# The story itself is looked at for so many that share most with the article.
_LOOKED_STORIES = 20
_MARK_BYTES = 8

Marks = Mapping[str, int]


class Tale:
    """A story's first article, how many it has, its names' summed weights, its first and last moment, its events.

    Articles are put to it in place. `names` are told by the numbers that `mark_names` gives.
    """

    def __init__(self, first_key: str, moment: str) -> None:
        self.first_key = first_key
        self.first = self.last = moment
        self.size = 0
        self.events: frozenset[str] = frozenset()
        self.names: dict[int, float] = {}

    def add(self, weights: Mapping[str, float], marks: Marks, moment: str) -> None:
        """Put an article to it by its names, which have unit length."""
        for name, weight in weights.items():
            mark = marks[name]
            self.names[mark] = self.names.get(mark, 0.0) + weight
        self.size += 1
        self.events |= list_events(weights)
        self.first, self.last = min(self.first, moment), max(self.last, moment)

    def weigh(self, marks: Marks) -> dict[str, float]:
        """Give the summed weights of those of some names that it has."""
        return {name: self.names[mark] for name, mark in marks.items() if mark in self.names}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A tale as it stands on a shelf: its names, and their weights, eight bytes each."""

    first_key: str
    first: str
    last: str
    size: int
    events: tuple[str, ...]
    names: bytes
    weights: bytes


def keep_tale(number: int, tale: Tale, shelf: Shelf) -> None:
    """Put a story on a shelf."""
    size, events = len(tale.names), tuple(sorted(tale.events))
    names, weights = struct.pack(f"<{size}Q", *tale.names), struct.pack(f"<{size}d", *tale.names.values())
    keep(shelf, _name(number), _Kept(tale.first_key, tale.first, tale.last, tale.size, events, names, weights))


def mark_names(names: Iterable[str]) -> dict[str, int]:
    """Give the numbers by which tales tell names.

    >>> mark_names(["wera"])
    {'wera': 8171553908456887531}
    """
    marks = ((name, hashlib.blake2b(name.encode(), digest_size=_MARK_BYTES)) for name in names)
    return {name: int.from_bytes(mark.digest(), "little") for name, mark in marks}


def choose_tale(
    stories: Mapping[int, float], weights: Mapping[str, float], moment: str, shelf: Shelf
) -> tuple[int, Tale] | None:
    """Give the story most like the article, when it is like enough; one that is small needs less."""
    own, events, marks = length(weights.values()), list_events(weights), mark_names(weights)
    wanted = frozenset(marks.values())
    best: tuple[float, int, _Kept] | None = None
    looked = sorted(sorted(stories), key=stories.__getitem__, reverse=True)[:_LOOKED_STORIES]
    tales = load_many(shelf, list(map(_name, looked)), _Kept)
    for number in looked:
        kept = tales.get(_name(number))
        if kept is None or not own:
            continue
        shared, extent = _weigh(kept, marks, wanted)
        if all(name[0] == STEM for name in shared):
            continue
        dot = sum(weights[name] * weight for name, weight in shared.items())
        likeness = dot / own / extent * fade(moment, moment, kept.first, kept.last)
        floor = KNIT_FLOOR if kept.size <= KNIT_STORY else STORY_FLOOR
        if likeness >= floor and kept.size <= SMALL_STORY:
            likeness *= weigh_event(events, frozenset(kept.events))
        if likeness >= floor and is_long(kept.size, kept.first, moment):
            likeness *= weigh_breadth(weights, shared)
        if likeness >= floor and (best is None or likeness > best[0]):
            best = likeness, number, kept
    return (best[1], _read(best[2])) if best is not None else None


def choose_late(
    late: Mapping[int, Collection[str]], weights: Mapping[str, float], shelf: Shelf
) -> tuple[int, Tale] | None:
    """Give the older story that an article goes on with, by the rare names they share."""
    own, found = length(weights.values()), []
    for number, names in sorted(late.items()):
        if not is_taken_up(names) or (kept := load(shelf, _name(number), _Kept)) is None:
            continue
        tale = _read(kept)
        dot = sum(weights[name] * weight for name, weight in tale.weigh(mark_names(names)).items())
        likeness = dot / own / extent_of(tale.names.values(), tale.size)
        if likeness >= LATE_FLOOR:
            found.append((likeness, number, tale))
    return max(found, key=lambda each: each[0])[1:] if found else None


def length(weights: Iterable[float]) -> float:
    """Give the length of weights as a vector."""
    return math.hypot(*weights)


def _name(number: int) -> str:
    return f"story:{number}"


def _read(kept: _Kept) -> Tale:
    tale = Tale(kept.first_key, kept.first)
    tale.last, tale.size, tale.events = kept.last, kept.size, frozenset(kept.events)
    tale.names = dict(zip(*_unpack(kept), strict=True))
    return tale


def _weigh(kept: _Kept, marks: Marks, wanted: Set[int]) -> tuple[dict[str, float], float]:
    """What `Tale.weigh` gives, and a story's extent: few of its thousands of names are those that are `wanted`."""
    names, weights = _unpack(kept)
    held = dict(compress(zip(names, weights, strict=True), map(wanted.__contains__, names)))
    return {name: held[mark] for name, mark in marks.items() if mark in held}, extent_of(weights, kept.size)


def _unpack(kept: _Kept) -> tuple[tuple[int, ...], tuple[float, ...]]:
    size = len(kept.names) // _MARK_BYTES
    return struct.unpack(f"<{size}Q", kept.names), struct.unpack(f"<{size}d", kept.weights)
