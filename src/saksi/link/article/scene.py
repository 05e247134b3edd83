"""What kind of event an article tells of and where: names that two outlets share who name nobody in common.

"flood" near Sumenep is one name whatever the words and the language: a class of events from `measure.tsv`, and a cell
of a grid over the map.
"""

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from saksi.kinds import Finding
from saksi.link.form import either
from saksi.pack import UNDETERMINED, Pack

# Title and opening tell the event; farther down other events are brought up.
OPENING_LETTERS = 700
# Side of a cell in degrees, some 55 km: a regency and its towns. A second grid, shifted by half a cell, holds together
# what a border of the first one parts.
CELL_DEGREES = 0.5
# Events and places told of most often; an article names more of both in passing.
MOST_EVENTS = 2
MOST_CELLS = 2
# Events that go on for months.
SLOW_EVENTS = frozenset({"corruption", "election", "epidemic", "inquiry", "layoff"})
# Events of which an article tells one: where people march, there may be a clash, but a quake is no sinking.
SUDDEN_EVENTS = frozenset(
    {
        "air crash",
        "collapse",
        "crash",
        "drought",
        "epidemic",
        "eruption",
        "explosion",
        "fire",
        "flood",
        "landslide",
        "leak",
        "mine",
        "poisoning",
        "quake",
        "sinking",
        "storm",
        "tsunami",
    }
)
# Likeness to a small story is worth less where one tells of a quake and the other of a landslide: the same offices
# speak of both.
OTHER_EVENT = 0.4
_SMALL = frozenset({"admin2", "admin3", "admin4", "city", "village"})
# Between an event and where it was.
_AT = " @"
_SCENES = frozenset({"dateline", "event", "mention"})


def name_scenes(finding: Finding, packs: Mapping[str, Pack]) -> Counter[str]:
    """Count the kinds of events of an article's opening with the cells of its smaller places."""
    events = _count_events(finding, packs[finding.language or UNDETERMINED])
    if not events:
        return Counter()
    cells: Counter[str] = Counter()
    for place in finding.places:
        if place.level in _SMALL and place.role in _SCENES and None not in (place.latitude, place.longitude):
            cells.update(_cells(place.latitude or 0.0, place.longitude or 0.0))
    told = sorted(events, key=lambda event: (-events[event], event))[:MOST_EVENTS]
    where = sorted(cells, key=lambda cell: (-cells[cell], cell))[: 2 * MOST_CELLS]
    return Counter(f"{event}{_AT}{cell}" for event in told for cell in where)


def list_events(names: Iterable[str]) -> frozenset[str]:
    """Give the kinds of events among an article's names.

    >>> list_events(["wera", "flood @-8:118", "flood @-9:118+"])
    frozenset({'flood'})
    """
    return frozenset(name.partition(_AT)[0] for name in names if _AT in name)


def is_scene(name: str) -> bool:
    """Whether a name is that of a kind of event at a place.

    >>> is_scene("flood @-8:118"), is_scene("wera")
    (True, False)
    """
    return _AT in name


def weigh_event(one: frozenset[str], other: frozenset[str]) -> float:
    """Give what likeness to a small story is worth, by the kinds of events that are told of.

    >>> weigh_event(frozenset({"quake"}), frozenset({"landslide"})), weigh_event(frozenset({"quake"}), frozenset())
    (0.4, 1.0)
    """
    are_sudden = one and other and one | other <= SUDDEN_EVENTS
    return OTHER_EVENT if are_sudden and not one & other else 1.0


def tells_of(finding: Finding, event: str, pack: Pack) -> bool:
    """Say whether an article's title or opening tells of a class of events."""
    return event in _count_events(finding, pack)


def list_named(words: str, pack: Pack) -> frozenset[str]:
    """Give the kinds of event that words in small letters name."""
    pattern, classes = _events(pack)
    return frozenset(classes[form] for form in pattern.findall(words))


def _count_events(finding: Finding, pack: Pack) -> Counter[str]:
    article = finding.article
    opening = f"{article.title or ''}\n{article.text[:OPENING_LETTERS]}".casefold()
    pattern, classes = _events(pack)
    return Counter(classes[form] for form in pattern.findall(opening))


def _cells(latitude: float, longitude: float) -> tuple[str, str]:
    """The two cells that hold a point, one of each grid."""

    def cell(shift: float) -> str:
        return f"{math.floor(latitude / CELL_DEGREES + shift)}:{math.floor(longitude / CELL_DEGREES + shift)}"

    return cell(0.0), f"{cell(0.5)}+"


@functools.cache
def _events(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, str]]:
    classes = {row["form"].casefold(): row["value"] for row in pack.rows("measure") if row["kind"] == "event"}
    return re.compile(rf"\b{either(classes)}\b"), classes
