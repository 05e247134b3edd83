"""Rival figures at one time, and figures that one origin revised."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from saksi.link.told import Told, is_same_number


@dataclass(frozen=True, slots=True)
class _State:
    """A number an origin gave, from the first article that told it until it gave another."""

    origin: str
    first: Told
    since: str
    until: str


def find_rivals(figures: Sequence[Told], origins: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give pairs of articles in which two origins gave numbers that exclude each other, while both stood.

    An open count ("at least 8") excludes nothing above it; it is a rival all the same where an article sets the two
    side by side. Who denies a number is a rival of the first who told it.
    """
    states = list(_list_states(figures, origins))
    beside = _find_beside(figures, origins)
    pairs = [
        _pair(a.first, b.first)
        for a, b in combinations(states, 2)
        if a.origin != b.origin
        and a.since < b.until
        and b.since < a.until
        and not is_same_number(a.first, b.first)
        and (_is_apart(a.first, b.first) or frozenset((a.origin, b.origin)) in beside)
    ]
    for told, origin in zip(figures, origins, strict=True):
        if told.is_denied:
            firsts = (state.first for state in states if state.origin == origin and is_same_number(state.first, told))
            pairs += [_pair(first, told) for first in firsts]
    return tuple(sorted({pair for pair in pairs if pair[0] != pair[1]}))


def _find_beside(figures: Sequence[Told], origins: Sequence[str]) -> set[frozenset[str]]:
    """Pairs of origins that one article names for different numbers."""
    told = list(zip(figures, origins, strict=True))
    return {
        frozenset((its, other))
        for (a, its), (b, other) in combinations(told, 2)
        if a.key == b.key and its != other and not is_same_number(a, b)
    }


def find_revisions(figures: Sequence[Told], origins: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Give pairs of articles, earlier first, in which one origin gave one number and then another."""
    states = list(_list_states(figures, origins))
    pairs = [
        (a.first.finding.article.id, b.first.finding.article.id)
        for a in states
        for b in states
        if a.origin == b.origin and a.until == b.since and a is not b
    ]
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1]))


def _list_states(figures: Sequence[Told], origins: Sequence[str]) -> Iterator[_State]:
    """The numbers of each origin in order of first telling; a number told again later is not news."""
    for origin in dict.fromkeys(origins):
        firsts: list[Told] = []
        for told in (each for each, its in zip(figures, origins, strict=True) if its == origin):
            if not any(is_same_number(told, first) for first in firsts):
                firsts.append(told)
        ends = [first.moment for first in firsts[1:]] + ["~"]
        for first, end in zip(firsts, ends, strict=True):
            yield _State(origin, first, first.moment, end)


def _is_apart(a: Told, b: Told) -> bool:
    """Whether no number satisfies both, open ends included."""
    if is_same_number(a, b):
        return False
    a_low, a_high = _interval(a)
    b_low, b_high = _interval(b)
    return a_high < b_low or b_high < a_low


def _interval(told: Told) -> tuple[float, float]:
    lo, hi = told.quantity.lo, told.quantity.hi
    return (float("-inf") if lo is None else float(lo), float("inf") if hi is None else float(hi))


def _pair(a: Told, b: Told) -> tuple[str, str]:
    first, second = sorted((a, b), key=lambda told: (told.moment or "~", told.key))
    return first.finding.article.id, second.finding.article.id
