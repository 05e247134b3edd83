"""Two articles compared, and which of the pairs of copies hold a group of them together."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from saksi.kinds import Finding, Link
from saksi.link.group import Groups
from saksi.link.text.candidate import NEAR_SHARE
from saksi.link.text.copy import Folded, Own, Texts
from saksi.pack import Pack

Packs = Mapping[str, Pack]


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


class Judged(NamedTuple):
    """What makes one of two articles a copy of the other; else the passages, those of an outlet from itself apart."""

    copied: Copied | None
    links: list[Link]
    own: list[Own]


def judge(
    orders: tuple[str, str], findings: tuple[Finding, Finding], folded: tuple[Folded, Folded], packs: Packs
) -> Judged:
    """Compare two articles, the earlier one first; `orders` are their places in the order of publication."""
    texts = Texts(findings, packs, folded)
    compared = texts.compare_all([(0, 1)])
    for pair in compared.copies:
        links = texts.link_all([pair])
        copied = Copied(pair.is_guessed, pair.step, orders[pair.source], orders[pair.copy], pair.share, tuple(links))
        return Judged(copied, [], [])
    return Judged(None, compared.links, compared.own)


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
