"""What the names of articles weigh: the rare ones more, in this ledger and in news at large."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from saksi.link.article.byname import BY, FROM, PLACE, SPOKES
from saksi.link.article.scene import is_scene
from saksi.link.story.spread import STEM

# Names weigh by rarity as if this many other articles had been read, in which they are as frequent as in news at
# large: else a handful of articles about one event would have no rare names at all. With 1,000 as few wrong pairs let
# in 2 of 100 right ones less (own stories among 3,000 articles of click-id).
BACKGROUND_ARTICLES = 10_000
# A name that one article alone bears says little of the event: bystanders, the reporter's own finds.
LONE_WEIGHT = 0.5
# What a name gains by each step of the logarithm of how often it stands in the article. With 1 whoever is quoted most
# outweighs the event: 3 of 100 right pairs less.
TIMES_GAIN = 0.3
# Words tell articles of one event, in one language, in smaller print than names do; numbers are told of other things
# too, and each outlet has its own.
_WORD_WEIGHT = 0.4
_NUMBER_WEIGHT = 0.7
# Who speaks for a body in more articles than this speaks of all its affairs, and the name tells no more than a word:
# else a spokesman of the police makes one story of murders, raids and football (4,090 articles of click-id).
SPOKES_ARTICLES = 10


def weigh_name(name: str, times: int, bearers: int, articles: int, share: float = 0.0) -> float:
    """Give what a name weighs that an article has so many times, borne by so many of all articles.

    `share` is that of the articles which bear it in news at large.

    >>> weigh_name("wera", 1, 2, 10) > weigh_name("wera", 1, 2, 10, 0.2) > weigh_name("~cabai", 1, 2, 10, 0.2)
    True
    """
    rarity = math.log((articles + BACKGROUND_ARTICLES) / (bearers + share * BACKGROUND_ARTICLES))
    gain = 1 + TIMES_GAIN * math.log(times) if times > 1 else 1
    return gain * rarity * _kind_weight(name) * (LONE_WEIGHT if bearers == 1 else 1)


def weigh_spokesman(articles: int) -> float:
    """Give what is left of a name's weight when in so many articles it is that of one who speaks for a body.

    >>> weigh_spokesman(3), weigh_spokesman(30) < 1
    (1.0, True)
    """
    return _WORD_WEIGHT if articles > SPOKES_ARTICLES else 1.0


def _kind_weight(name: str) -> float:
    """What a name weighs by its kind; by their outlets alone articles are not alike."""
    if name[0] in (BY, FROM):
        return 0.0
    if name[0] == STEM:
        return _WORD_WEIGHT
    return _NUMBER_WEIGHT if name[0].isdigit() else 1.0


def weigh_all(named: Sequence[Mapping[str, int]], shares: Mapping[str, float]) -> Iterator[dict[str, float]]:
    """Yield each article's names with unit length, in order, by how many of these articles bear them."""
    bearers = Counter(chain.from_iterable(named))
    articles = len(named)
    left = {name[1:]: weigh_spokesman(held) for name, held in bearers.items() if name[0] == SPOKES}
    # Most names stand in an article once.
    once = {
        name: left.get(name, 1.0) * weigh_name(name, 1, held, articles, shares.get(name, 0.0))
        for name, held in bearers.items()
        if name[0] != SPOKES
    }
    for names in named:
        yield unit(
            {
                name: once[name]
                if times == 1
                else left.get(name, 1.0) * weigh_name(name, times, bearers[name], articles, shares.get(name, 0.0))
                for name, times in names.items()
                if name[0] != SPOKES
            }
        )


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Give the same weights with length 1, in order.

    >>> unit({"wera": 4.0, "sape": 3.0})
    {'sape': 0.6, 'wera': 0.8}
    """
    whole = math.hypot(*weights.values()) or 1.0
    return {name: weight / whole for name, weight in sorted(weights.items())}


def share_name(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two share more than words: by those alone two floods are one.

    >>> share_name({"wera": 1.0, "~banjir": 1.0}, {"~banjir": 1.0}), share_name({"wera": 1.0}, {"wera": 1.0})
    (False, True)
    """
    return any(name in other for name in one if name[0] not in (STEM, BY, FROM))


def share_telling(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether two share a telling number, or a kind of event at a place, or one has something from the other's outlet.

    >>> share_telling({"wera": 1.0, "84 person": 1.0}, {"84 person": 1.0}), share_telling({"wera": 1.0}, {"wera": 1.0})
    (True, False)
    """
    return any(name in other for name in one if name[0].isdigit() or is_scene(name)) or share_from(one, other)


def share_from(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    """Whether one has something from the other's outlet."""
    return _has_from(one, other) or _has_from(other, one)


def _has_from(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    return any(f"{BY}{name[1:]}" in other for name in one if name[0] == FROM)


def is_plain(name: str) -> bool:
    """Whether a name can be shown: no place's id, no stem, no mark of a spokesman.

    >>> is_plain("wera"), is_plain("~caba"), is_plain("#iso3166:ID-JB")
    (True, False, False)
    """
    return name[0] not in (STEM, PLACE, SPOKES, BY, FROM)
