"""Counts that are left over: groups of figures of which nothing says for sure that they are of one thing.

What befell the counted may be told in words that no table holds: then nothing says that two articles count the same.
But much speaks for it: one number, or a near one, like words beside it, a place at the head of both articles. What
speaks for it and against it is weighed; what is known to be of different things stays apart. Such a join is a guess:
the figure that it rests on says so among the reasons of its origin.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, combinations

from saksi.link.group import Groups
from saksi.link.measure.clue import are_set_side_by_side, are_told_often, find_clues, find_nearest, tells_both
from saksi.link.measure.conflict import is_of_others, may_be_one
from saksi.link.measure.guess import (
    are_known_apart,
    is_brief,
    is_worded,
    may_be_guessed,
    may_be_same,
    may_be_told_again,
    may_differ,
    tells_event,
)
from saksi.link.measure.heap import gather, is_split
from saksi.link.measure.interval import ratio
from saksi.link.measure.odds import tell_reasons, weigh
from saksi.link.measure.side import Side, Tale, tell_tale
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_same_number

# Odds of two to three: above this two groups are more often one than not, as the numbers of a third speak too.
FLOOR = -0.4
# Another group that some article tells beside the one, and that is no less likely than by this, leaves open which of
# the two is meant. From 0.1 to 1 nothing changes on invented stories; the most careful is taken.
MARGIN = 1.0
# What two groups are worth that cannot be compared, where a third may join them.
STRANGERS = -2.0
# Numbers farther apart than this are not looked at, whatever the words.
MOST_APART = 8.0
# What is in one of these states is in no other.
_STATES = frozenset(
    {"cancelled", "closed", "culled", "delayed", "deployed", "diverted", "questioned", "reopened", "seized", "sunk"}
    | {"transferred", "vaccinated"}
)
# More groups that give one number are a table.
MANY_ALIKE = 40

Clues = Mapping[str, float]
_Pair = tuple[int, int]


def join_left(groups: Sequence[list[Told]], order: Sequence[str]) -> list[list[Told]]:
    """Put groups together that likely count one thing, and say so; `order` are the keys of the articles.

    First those that give one number. What these have in common says whether a story is of one event: then others too.
    """
    if _give_one_number(groups):
        groups = _join_likely(groups, order, find_alike)
    if tells_event(groups):
        groups = _join_likely(groups, order, find_others)
    return list(groups)


def _join_likely(
    groups: Sequence[list[Told]], order: Sequence[str], find_pairs: Callable[[Tale], Iterable[_Pair]]
) -> list[list[Told]]:
    tale = tell_tale(groups)
    compared = {pair: find_clues(tale, *pair) for pair in find_pairs(tale)}
    if not compared:
        return list(groups)
    scores = {pair: weigh(clues) for pair, clues in compared.items()}
    doubted = {pair for pair, clues in compared.items() if clues["told-beside"]}
    clear = _find_clear(tale, scores, {pair for pair, clues in compared.items() if clues["same"]}, doubted)
    joined, places = Groups(len(groups)), {at: _Joined([at], list(group)) for at, group in enumerate(groups)}
    for _, pair in sorted((-scores[pair], pair) for pair in clear if tell_reasons(compared[pair])):
        first, second = sorted(map(joined.root, pair))
        if first == second or not _is_likely(places[first].places, places[second].places, scores):
            continue
        host, guest = places[first], places.pop(second)
        is_weighed = bool(compared[pair]["told-beside"])
        if not _may_join(host.told, guest.told) or (not is_weighed and tells_both(host.told, guest.told)):
            places[second] = guest
            continue
        joined.join(first, second)
        why = tell_why(guest.told, host.told, compared[pair])
        told = [*host.told, replace(guest.told[0], likely=why), *guest.told[1:]]
        told.sort(key=lambda each: (order.index(each.key), each.quantity.span))
        places[first] = _Joined([*host.places, *guest.places], told)
    return [places[at].told for at in sorted(places)]


def _give_one_number(groups: Sequence[Sequence[Told]]) -> bool:
    """Whether two groups of a story give one number."""
    given = Counter(number for group in groups for number in set(map(_name_number, group)))
    return max(given.values(), default=0) > 1


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
    tale: Tale,
    scores: Mapping[tuple[int, int], float],
    same: Set[tuple[int, int]],
    doubted: Set[tuple[int, int]],
) -> Iterator[_Pair]:
    """The pairs that are likely one, but for those where another would do as well that is told beside one of them.

    Of `same` pairs both give one number: what gives it too leaves nothing open, nor does a pair of which one article
    tells both (`doubted`).
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        if (a, b) not in doubted:
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


def find_alike(tale: Tale) -> Iterator[_Pair]:
    """Yield the groups that give one number and may be one, by place."""
    groups = [side.group for side in tale.sides]
    is_event, is_few = tells_event(groups), is_brief(groups)
    alike: dict[Hashable, set[int]] = defaultdict(set)
    for at, side in enumerate(tale.sides):
        if may_be_guessed(side):
            for told in side.told:
                alike[_name_number(told)].add(at)
    pairs = {pair for places in alike.values() if len(places) <= MANY_ALIKE for pair in combinations(sorted(places), 2)}
    for one, other in sorted(pairs):
        a, b = tale.sides[one], tale.sides[other]
        x, y = find_nearest(a, b)
        is_likely = is_event or (is_few and may_be_told_again(a, b)) or may_be_same(a, b)
        # Who tells of 14 villages and of 14 cases tells of two things.
        is_other = are_known_apart(a, b) and count_digits(min(x.bounds)) < TELLING_DIGITS
        if is_likely and is_same_number(x, y) and not is_other and _is_open(a, b):
            yield one, other


def find_others(tale: Tale) -> Iterator[_Pair]:
    """Yield the groups that give other numbers and may be one, by place."""
    apart = [at for at, side in enumerate(tale.sides) if may_be_guessed(side)]
    for one, other in combinations(apart, 2):
        a, b = tale.sides[one], tale.sides[other]
        x, y = find_nearest(a, b)
        is_near = not is_same_number(x, y) and ratio(x, y) <= MOST_APART
        if is_near and may_differ(a, b) and not _say_otherwise(a, b) and _is_open(a, b) and not _are_told_apart(a, b):
            yield one, other


def _are_told_apart(a: Side, b: Side) -> bool:
    """Whether an article tells both numbers, and lets no two tell them in one paragraph, or several texts do.

    Of 1,300 such pairs of invented events 60 are of one thing, and of those of real news hardly any.
    """
    is_apart = tells_both(a.group, b.group) and not are_set_side_by_side(a.group, b.group)
    return is_apart or are_told_often(a.group, b.group)


def _name_number(told: Told) -> Hashable:
    """The leading digits of a number, which numbers that are alike share."""
    return f"{told.bounds[0]:.1e}", f"{told.bounds[1]:.1e}"


def _is_open(a: Side, b: Side) -> bool:
    """Whether two groups may be one for all that is known; "dozens" where the same is said of both, in like words."""
    if (a.is_vague or b.is_vague) and not is_worded(a, b):
        return False
    if a.places != b.places and tells_both(a.group, b.group):
        return False
    return _may_join(a.group, b.group)


def _say_otherwise(a: Side, b: Side) -> bool:
    """Whether another state is told of each of two counts: flights that are late, and others that are cancelled."""
    is_told = not (a.fates or b.fates) and bool(a.aspects and b.aspects) and a.aspects | b.aspects <= _STATES
    return is_told and a.aspects.isdisjoint(b.aspects)


def _may_join(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Whether two groups may be put together: nothing is told apart, and no voice gives two numbers for one thing."""
    return all(may_be_one(x, y) and not is_of_others(x, y) for x in a for y in b) and not is_split(gather(a), gather(b))


def _is_likely(one: Sequence[int], other: Sequence[int], scores: Mapping[tuple[int, int], float]) -> bool:
    """Whether two heaps of groups are one by what speaks for and against all of them, not for two of them alone."""
    worth = [scores.get((min(a, b), max(a, b)), STRANGERS) for a in one for b in other]
    return sum(worth) / len(worth) >= FLOOR
