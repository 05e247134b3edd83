"""Counts that are left over: groups of figures of which nothing says for sure that they are of one thing.

What befell the counted may be told in words that no table holds, or be misread: then nothing says that two articles
count the same. But much speaks for it: one number, or a near one, like words beside it, a place at the head of both
articles. In a story of one event all that speaks for it and against it is weighed; in others only one number told twice
is, and what is known to be of different things stays apart. Such a join is a guess: the figure that it rests on says so
among the reasons of its origin.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from saksi.link.group import Groups
from saksi.link.measure.against import is_barred
from saksi.link.measure.alike import find_alike, gives_one_number, may_be_told_twice
from saksi.link.measure.clue import find_clues
from saksi.link.measure.guess import tells_event
from saksi.link.measure.heap import gives_two
from saksi.link.measure.interval import ratio
from saksi.link.measure.odds import FLOOR, tell_reasons, weigh
from saksi.link.measure.settle import settle
from saksi.link.measure.side import Side, Tale, find_nearest, tell_tale
from saksi.link.measure.stray import join_strays
from saksi.link.told import Told, is_same_number

# What two groups are worth that cannot be compared, where a third may join them.
STRANGERS = -2.0
# Numbers farther apart than this are not looked at, whatever the words.
MOST_APART = 8.0

_Pair = tuple[int, int]


def join_left(groups: Sequence[list[Told]], order: Sequence[str]) -> list[list[Told]]:
    """Put groups together that likely count one thing, and say so; `order` are the keys of the articles.

    Where articles are not known to tell one event, those that give one number are put together first: what these have
    in common may say that they do. In an event those that give one number are put together before rivals are, as what
    is said of it in some articles says what it is in the others.
    """
    if not tells_event(groups) and gives_one_number(groups):
        tale = tell_tale(groups)
        groups = _join_likely(tale, order, find_alike(tale), may_be_told_twice)
    if tells_event(groups):
        for find in (_find_repeats, find_pairs):
            tale = tell_tale([settle(group) for group in groups])
            groups = _join_likely(tale, order, find(tale), _may_be_of_one_voice)
        groups = join_strays(groups, order)
    return list(groups)


def find_pairs(tale: Tale) -> Iterator[_Pair]:
    """Yield the groups of an event that may be one, by place: not known to be of two things, and with near numbers."""
    for one, other in combinations(range(len(tale.sides)), 2):
        a, b = tale.sides[one], tale.sides[other]
        x, y = find_nearest(a, b)
        if (is_same_number(x, y) or ratio(x, y) <= MOST_APART) and not is_barred(a, b):
            yield one, other


def _find_repeats(tale: Tale) -> Iterator[_Pair]:
    """Yield those of them that give one number."""
    sides = tale.sides
    return ((a, b) for a, b in find_pairs(tale) if is_same_number(*find_nearest(sides[a], sides[b])))


def _may_be_of_one_voice(a: Side, b: Side) -> bool:
    """Whether no voice gives two numbers for one thing, be they ever so likely of one for what others say."""
    return is_same_number(*find_nearest(a, b)) or not gives_two(a.heap, b.heap)


def tell_why(guest: Sequence[Told], host: Sequence[Told], clues: Mapping[str, float]) -> str:
    """Say why two groups are taken for one thing."""
    ids = (min((told.finding.article.id for told in side), key=lambda id: (len(id), id)) for side in (guest[:1], host))
    one, other = ids
    return f"{one} likely counts what {other} counts: {tell_reasons(clues)}"


def _join_likely(
    tale: Tale,
    order: Sequence[str],
    pairs: Iterable[_Pair],
    may_be: Callable[[Side, Side], bool],
) -> list[list[Told]]:
    """Put groups together, the likeliest pair first, where all the groups of both heaps are likely one.

    Something must speak for a pair that a reader can be told, and all groups that come together `may_be` one.
    """
    compared = {pair: find_clues(tale, *pair) for pair in pairs}
    scores = {pair: weigh(clues) for pair, clues in compared.items()}
    joined, told = Groups(len(tale.sides)), {at: list(side.group) for at, side in enumerate(tale.sides)}
    members = {at: [at] for at in told}
    likely = sorted((-score, pair) for pair, score in scores.items() if score >= FLOOR and tell_reasons(compared[pair]))
    for _, pair in likely:
        first, second = sorted(map(joined.root, pair))
        if first == second or not _is_likely(members[first], members[second], scores):
            continue
        if not all(may_be(tale.sides[a], tale.sides[b]) for a in members[first] for b in members[second]):
            continue
        joined.join(first, second)
        guest = told.pop(second)
        why = tell_why(guest, told[first], compared[pair])
        told[first] += [replace(guest[0], likely=why), *guest[1:]]
        told[first].sort(key=lambda each: (order.index(each.key), each.quantity.span))
        members[first] += members.pop(second)
    return [told[at] for at in sorted(told)]


def _is_likely(one: Sequence[int], other: Sequence[int], scores: Mapping[_Pair, float]) -> bool:
    """Whether two heaps of groups are one by what speaks for and against all of them, not for two of them alone."""
    worth = [scores.get((min(a, b), max(a, b)), STRANGERS) for a in one for b in other]
    return sum(worth) / len(worth) >= FLOOR
