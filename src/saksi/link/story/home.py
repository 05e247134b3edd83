"""The story of one article more: by the names it shares with articles of the days around it.

Of a name is kept how many articles bear it, and of those that bore it last the story and the minute: no article is
looked at.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from saksi.kinds import Link
from saksi.link.article.byname import SPOKES
from saksi.link.article.known import Known
from saksi.link.shelf import Drawers, Shelf, fill
from saksi.link.story.late import LATE_BEARERS, LATE_DAYS
from saksi.link.story.plot import COMMON_ARTICLES
from saksi.link.story.quiet import QUIET_DAYS
from saksi.link.story.spread import read_spread
from saksi.link.story.story import link_story
from saksi.link.story.tale import Tale, choose_late, choose_tale, keep_tale, length, mark_names
from saksi.link.story.weight import is_plain, unit, weigh_all, weigh_name, weigh_spokesman
from saksi.pack import Pack, languages

NAMES = "name"
# Of a name so many bearers are kept: one more than are looked at, which tells that they are too many.
_BEARERS_KEPT = COMMON_ARTICLES + 1
# The minute of an article without a moment, behind all others.
_UNDATED = (1 << 32) - 1
_DAY = 24 * 60

# How many bear a name, then the story and the minute of each of those that bore it last.
Bearers = Sequence[int]


def keep_homes(known: Sequence[Known], homes: Sequence[int], shelf: Shelf, packs: Mapping[str, Pack]) -> None:
    """Keep the names of articles, and their stories, whose numbers `homes` gives beside each article.

    A story's names weigh what they weighed when the articles were put to it: by all articles, not by those before.
    """
    bearers: dict[str, list[int]] = defaultdict(lambda: [0])
    tales: dict[int, Tale] = {}
    marks: dict[str, int] = {}
    weighed = weigh_all([each.names for each in known], read_spread(*languages(packs)))
    minutes = [_read_minute(each.moment) for each in known]
    for at in sorted(range(len(known)), key=minutes.__getitem__):
        for name in known[at].names:
            held = bearers[name]
            held[0] += 1
            held += (homes[at], minutes[at])
    for each, story, weights in zip(known, homes, weighed, strict=True):
        marks.update(mark_names(name for name in each.names if name not in marks))
        if story not in tales:
            # The first article of a story has its number.
            tales[story] = Tale(known[story].key, each.moment)
        tales[story].add(weights, marks, each.moment)
    for story, tale in tales.items():
        keep_tale(story, tale, shelf)
    fill(shelf, NAMES, {name: [held[0], *held[1:][-2 * _BEARERS_KEPT :]] for name, held in bearers.items()})


def link_home(
    came: tuple[str, str], named: Mapping[str, int], number: int, shelf: Shelf, packs: Mapping[str, Pack]
) -> tuple[Link, ...]:
    """Put an article to the story it is most like, or make it one with its own number; gives its link.

    `came` are its key and moment, `named` its names with how often they stand.
    """
    (key, moment), names = came, Drawers(shelf, NAMES)
    names.open(named)
    borne, shares = {name: names.get(name) or (0,) for name in named}, read_spread(*languages(packs))
    weights = {
        name: weigh_spokesman(borne.get(SPOKES + name, (0,))[0])
        * weigh_name(name, times, borne[name][0] + 1, number + 1, shares.get(name, 0.0))
        for name, times in named.items()
        if name[0] != SPOKES
    }
    minute = _read_minute(moment)
    near = choose_tale(_gather(borne, weights, minute), weights, moment, shelf)
    near = near or choose_late(_gather_late(borne, minute), weights, shelf)
    story, tale = near or (number, Tale(key, moment))
    for name, (total, *last) in borne.items():
        names.put(name, (total + 1, *last[-2 * (_BEARERS_KEPT - 1) :], story, minute))
    names.close()
    own, marks = unit(weights), mark_names(weights)
    held = tale.weigh(marks)
    link = link_story((key, tale.first_key), held, length(tale.names.values()), own) if near else None
    tale.add(own, marks, moment)
    keep_tale(story, tale, shelf)
    return () if link is None else (link,)


def _gather(borne: Mapping[str, Bearers], weights: Mapping[str, float], minute: int) -> dict[int, float]:
    """The stories of the days around a minute, by what names they share weigh; a name that many bear tells nothing."""
    stories: dict[int, float] = defaultdict(float)
    for name, bearers in borne.items():
        homes = _find_homes(bearers, minute, QUIET_DAYS)
        weight = weights.get(name, 0.0)
        if len(homes) <= COMMON_ARTICLES:
            for story in homes:
                stories[story] += weight
    return stories


def _gather_late(borne: Mapping[str, Bearers], minute: int) -> dict[int, set[str]]:
    """The stories that an article may take up again after a silence, with the names they share that are rare."""
    late: dict[int, set[str]] = defaultdict(set)
    for name, bearers in borne.items():
        if len(bearers) <= 2 * LATE_BEARERS + 1 and is_plain(name):
            for story in _find_homes(bearers, minute, LATE_DAYS):
                late[story].add(name)
    return late


def _find_homes(bearers: Bearers, minute: int, days: int) -> list[int]:
    """The stories of those articles that came out within so many days before a minute, or the days behind it."""
    first, last = minute - days * _DAY, minute + QUIET_DAYS * _DAY
    if minute == _UNDATED:
        first = 0
    return [story for story, at in zip(bearers[1::2], bearers[2::2], strict=True) if first <= at <= last]


def _read_minute(moment: str) -> int:
    """The minutes from the year 1 on."""
    if not moment:
        return _UNDATED
    when = datetime.fromisoformat(moment)
    return min(when.toordinal() * _DAY + when.hour * 60 + when.minute, _UNDATED - 1)
