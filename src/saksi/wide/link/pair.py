"""Two articles compared, and which of the pairs of copies hold a group of them together."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from saksi.kinds import Finding, Link
from saksi.link.candidate import NEAR_SHARE
from saksi.link.copy import direct, is_copy, is_series, link_changes, link_pair, link_passages
from saksi.link.group import Groups
from saksi.link.overlap import compare
from saksi.link.word import fold_words
from saksi.pack import Pack


class Copied(msgspec.Struct, frozen=True, array_like=True):
    """A copy and its source by their place in the order of publication."""

    is_guessed: bool
    step: int
    source: str
    copy: str
    share: float
    links: tuple[Link, ...] = ()


def is_near(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two articles have so many marks in common that the earlier one can stand for both."""
    one, other = set(a), set(b)
    return len(one & other) >= NEAR_SHARE * len(one | other)


def pair_up(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """All pairs of those that share a mark, smaller first.

    >>> pair_up([3, 1, 2])
    [(1, 2), (1, 3), (2, 3)]
    """
    return list(combinations(sorted(numbers), 2))


def judge(orders: tuple[str, str], both: tuple[Finding, Finding], packs: Mapping[str, Pack]) -> Copied | list[Link]:
    """Compare two articles: what makes one a copy of the other, or the passages that the later has from the earlier.

    `orders` are their places in the order of publication, the earlier one first, as in `both`.
    """
    earlier, later = both
    words = [fold_words(each, packs) for each in both]
    overlap = compare(words[1], words[0])
    if not is_copy(overlap, words[1], words[0]):
        return list(link_passages(later, earlier, words[1], words[0], overlap))
    if is_series(*both):
        return []
    pair = direct(0, 1, overlap.share, both, packs)
    links = (link_pair(pair, both), *link_changes(pair, both, words))
    return Copied(pair.is_guessed, pair.step, orders[pair.source], orders[pair.copy], pair.share, links)


def span_copies(copies: Sequence[Copied]) -> list[Link]:
    """The links that hold a group of copies together, the surest first, none more than needed (Kruskal 1956)."""
    places = {
        order: at for at, order in enumerate(sorted({end for each in copies for end in (each.source, each.copy)}))
    }
    groups = Groups(len(places))
    kept = [each for each in sorted(copies, key=_sureness) if groups.join(places[each.copy], places[each.source])]
    return [link for each in kept for link in each.links]


def _sureness(copied: Copied) -> tuple[object, ...]:
    return copied.is_guessed, copied.step, copied.source, copied.copy, copied.share
