"""Counts that are left over: groups of figures of which nothing says for sure that they are of one thing.

What befell the counted may be told in words that no table holds: then nothing says that two articles count the same.
But much speaks for it: one number, or a near one, like words beside it, a place at the head of both articles. What
speaks for it and against it is weighed; what is known to be of different things stays apart. Such a join is a guess:
the figure that it rests on says so among the reasons of its origin.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, combinations

from saksi.link.group import Groups
from saksi.link.measure.clue import LEFT_FACTOR, find_clues, find_nearest
from saksi.link.measure.conflict import is_of_others, may_be_one
from saksi.link.measure.guess import (
    MANY_THINGS,
    find_differing,
    is_worded,
    may_be_guessed,
    may_be_like,
    may_be_same,
    may_differ,
)
from saksi.link.measure.heap import gather, is_split
from saksi.link.measure.match import ratio
from saksi.link.measure.odds import tell_reasons, weigh
from saksi.link.measure.side import Side, Tale, tell_tale
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_same_number, is_set_against

# Odds of two to three: above this two groups are more often one than not, as the numbers of a third speak too.
FLOOR = -0.4
# Another group that some article tells beside the one, and that is no less likely than by this, leaves open which of
# the two is meant. From 0.1 to 1 nothing changes on invented stories; the most careful is taken.
MARGIN = 1.0
# What two groups are worth that cannot be compared, where a third may join them.
STRANGERS = -2.0
# Numbers farther apart than this are not looked at, whatever the words.
MOST_APART = 8.0
# More groups that give one number are a table.
MANY_ALIKE = 40

Clues = Mapping[str, float]


def join_left(groups: Sequence[list[Told]], order: Sequence[str]) -> list[list[Told]]:
    """Put groups together that likely count one thing, and say so; `order` are the keys of the articles."""
    if not may_be_joined(groups):
        return list(groups)
    tale = tell_tale(groups)
    compared = {pair: find_clues(tale, *pair) for pair in find_pairs(tale)}
    scores = {pair: weigh(clues) for pair, clues in compared.items()}
    clear = _find_clear(tale, scores, {pair for pair, clues in compared.items() if clues["same"]})
    joined, places = Groups(len(groups)), {at: _Joined([at], list(group)) for at, group in enumerate(groups)}
    for _, pair in sorted((-scores[pair], pair) for pair in clear if tell_reasons(compared[pair])):
        first, second = sorted(map(joined.root, pair))
        if first == second or not _is_likely(places[first].places, places[second].places, scores):
            continue
        host, guest = places[first], places.pop(second)
        if not _may_join(host.told, guest.told):
            places[second] = guest
            continue
        joined.join(first, second)
        why = tell_why(guest.told, host.told, compared[pair])
        told = [*host.told, replace(guest.told[0], likely=why), *guest.told[1:]]
        told.sort(key=lambda each: (order.index(each.key), each.quantity.span))
        places[first] = _Joined([*host.places, *guest.places], told)
    return [places[at].told for at in sorted(places)]


def may_be_joined(groups: Sequence[Sequence[Told]]) -> bool:
    """Say whether two groups of a story may be one at all: it is of one event, or two groups give one number."""
    given = Counter(
        number for group in groups for number in {_name_number(each) for each in group if each.bounds[1] >= MANY_THINGS}
    )
    return max(given.values(), default=0) > 1 or bool(find_differing(groups))


@dataclass(frozen=True, slots=True)
class _Joined:
    """Groups that are taken for one: their places, and their figures."""

    places: list[int]
    told: list[Told]


def tell_why(guest: Sequence[Told], host: Sequence[Told], clues: Clues) -> str:
    """Say why two groups are taken for one thing."""
    ids = (min((told.finding.article.id for told in side), key=lambda id: (len(id), id)) for side in (guest[:1], host))
    one, other = ids
    return f"{one} likely counts what {other} counts: {tell_reasons(clues)}"


def _find_clear(
    tale: Tale, scores: Mapping[tuple[int, int], float], same: Set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs that are likely one, but for those where another would do as well that is told beside one of them.

    Of `same` pairs both give one number: what gives it too leaves nothing open.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        near[a][b] = near[b][a] = score
    for (a, b), score in scores.items():
        rivals = ((a, b, rival) for rival in near[a]), ((b, a, rival) for rival in near[b])
        if score >= FLOOR and not any(
            rival != other
            and not {(min(one, each), max(one, each)) for each in (other, rival)} <= same
            and near[one][rival] > score - MARGIN
            and not tale.sides[other].keys.isdisjoint(tale.sides[rival].keys)
            for one, other, rival in chain(*rivals)
        ):
            yield a, b


def find_pairs(tale: Tale) -> Iterator[tuple[int, int]]:
    """Yield the groups that may be one, by place: of any story those with one number, of one event others too."""
    differing = find_differing([side.group for side in tale.sides])
    apart = [at for at, side in enumerate(tale.sides) if may_be_guessed(side)]
    pairs: set[tuple[int, int]] = set(combinations(apart, 2)) if differing else set()
    alike: dict[Hashable, set[int]] = defaultdict(set)
    for at in apart:
        for told in tale.sides[at].told:
            alike[_name_number(told)].add(at)
    for places in alike.values():
        if len(places) <= MANY_ALIKE:
            pairs.update(combinations(sorted(places), 2))
    for one, other in sorted(pairs):
        if _is_open(tale.sides[one], tale.sides[other], differing):
            yield one, other


def _name_number(told: Told) -> Hashable:
    """The leading digits of a number, which numbers that are alike share."""
    return f"{told.bounds[0]:.1e}", f"{told.bounds[1]:.1e}"


def _is_open(a: Side, b: Side, differing: Set[Hashable]) -> bool:
    """Whether two groups may be one for all that is known."""
    x, y = find_nearest(a, b)
    if is_same_number(x, y):
        is_open = _may_be_given_twice(x, a, b, differing)
    else:
        is_near = ratio(x, y) <= (MOST_APART if is_worded(a, b) else LEFT_FACTOR)
        is_open = is_near and may_be_like(a, b) and may_differ(a, b, differing)
    if not is_open:
        return False
    return a.places == b.places and len(a.places) == 1 and _may_join(a.group, b.group)


def _may_be_given_twice(x: Told, a: Side, b: Side, differing: Set[Hashable]) -> bool:
    """Whether one number of two groups may be of one thing."""
    if not differing:
        return may_be_same(a, b)
    # Any six things are told of by chance; so many of one noun are not, nor those told beside another count of it.
    is_like = bool(a.what & b.what) or (is_worded(a, b) and _is_said(a) and _is_said(b))
    is_many = min(x.bounds) >= MANY_THINGS or is_like or _is_told_beside(a, b)
    return count_digits(min(x.bounds)) >= TELLING_DIGITS or (is_many and may_be_like(a, b))


def _is_said(side: Side) -> bool:
    """Whether anything says what is counted: "three pots instead of eight" does not of the eight."""
    return bool(side.what or side.fates or side.aspects or side.beside)


def _is_told_beside(a: Side, b: Side) -> bool:
    """Whether a paragraph tells a number of both groups."""
    return any(x.key == y.key and x.sentence.paragraph == y.sentence.paragraph for x in a.group for y in b.group)


def _may_join(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Whether two groups may be put together: nothing is told apart, and no article gives two numbers for one thing."""
    if any(x.key == y.key and not (is_same_number(x, y) or _are_rivals(x, a, y, b)) for x in a for y in b):
        return False
    return all(may_be_one(x, y) and not is_of_others(x, y) for x in a for y in b) and not is_split(gather(a), gather(b))


def _are_rivals(x: Told, a: Sequence[Told], y: Told, b: Sequence[Told]) -> bool:
    """Whether an article sets one of two numbers against the other, or tells rivals of elsewhere in a paragraph."""
    if is_set_against(x, y):
        return True
    if x.sentence.paragraph != y.sentence.paragraph:
        return False
    if x.is_denied != y.is_denied:
        return True
    others = ((told, other) for told, group in ((x, b), (y, a)) for other in group)
    return any(other.key != told.key and is_same_number(told, other) for told, other in others)


def _is_likely(one: Sequence[int], other: Sequence[int], scores: Mapping[tuple[int, int], float]) -> bool:
    """Whether two heaps of groups are one by what speaks for and against all of them, not for two of them alone."""
    worth = [scores.get((min(a, b), max(a, b)), STRANGERS) for a in one for b in other]
    return sum(worth) / len(worth) >= FLOOR
