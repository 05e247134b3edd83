"""Which figures of one story count the same thing.

Pairs are joined from the surest on: what a copy repeats, then the same number of the same thing, then other numbers of
the same thing; in a story of one event these are weighed with all else that is left over (`left`). Nothing is joined
that would give one voice two numbers for one thing: who says that 54 of 120 boats are missing counts two things,
whatever the words. That keeps a part from its total without a word of grammar.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, combinations

from saksi.link.group import Groups
from saksi.link.measure.conflict import is_compatible
from saksi.link.measure.guess import is_short, tells_event
from saksi.link.measure.heap import heap, is_torn
from saksi.link.measure.interval import ratio
from saksi.link.measure.left import join_left
from saksi.link.measure.match import (
    OWN_TALLIES,
    SHARED_WORDS,
    SIDE_FACTOR,
    SURE_DIGITS,
    is_one_thing,
    is_plain,
    is_same_fate,
    is_same_source,
    says_same,
    share,
)
from saksi.link.measure.meet import meet
from saksi.link.measure.rare import find_crowded, find_wholes
from saksi.link.measure.rivalry import are_rivals, is_only_rare
from saksi.link.text.tie import Ties
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_known_thing, is_same_number

# Who denies a number denies what somebody told: the same number of the same thing is that one.
DENIED_NUMBER = 20
# One number lies within this share of the other, unrounded: somewhat more than `is_same_number` wants.
NEAR_SHARE = 0.011
# Words, besides the number and its noun, that a part has in common with the same number told by itself.
LIKE_WORDS = 2
_NAMED_PARTS = ({"part", ""}, {"part", "sum"}, {"sum", ""})
# Figures of one story that are alike and looked at; more than this is a table, not a story.
MANY_FIGURES = 200

# Two figures by place.
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rare:
    """The rare units and things of which a story gives two amounts, and its figures that are of all there are."""

    crowded: Set[str]
    wholes: Set[int]


class Joined:
    """Figures while they are put together. What is one already, or is known to be torn, is not looked at again.

    `near` holds together what there was a reason to join, torn or not.
    """

    def __init__(self, told: Sequence[Told]) -> None:
        self._told, self._groups, self.near = told, Groups(len(told)), Groups(len(told))
        self._heaps = [heap(each) for each in told]
        # Two heaps are torn until one of them grows.
        self._torn: set[tuple[int, int, int, int]] = set()

    def join(self, pairs: Sequence[_Pair], is_one: Callable[[Told, Told], bool]) -> None:
        """Put together what one reason says is one, pair by pair."""
        root, heaps, told = self._groups.root, self._heaps, self._told
        for a, b in pairs:
            one, other = root(a), root(b)
            first, second = (one, other) if one < other else (other, one)
            # Most pairs of a large story are one already.
            if first == second:
                continue
            host, guest = heaps[first], heaps[second]
            both = first, second, len(host.told), len(guest.told)
            if both in self._torn or not is_one(told[a], told[b]):
                continue
            self.near.join(a, b)
            if is_torn(host, guest):
                self._torn.add(both)
            else:
                self._groups.join(first, second)
                host.take(guest)

    def groups(self) -> list[list[Told]]:
        """Give the figures by what they are put together to."""
        return _gather(self._told, self.roots())

    def root(self, at: int) -> int:
        """Give the place of the first figure that one is put together with."""
        return self._groups.root(at)

    def roots(self) -> list[int]:
        """Give the same beside each figure."""
        return list(map(self.root, range(len(self._told))))


def join_figures(told: Sequence[Told], ties: Ties) -> list[list[Told]]:
    """Give the figures of one story, put together by what they count."""
    return join_rest(told, join_sure(told, meet(told), ties, find_rare(told)).roots())


def join_rest(told: Sequence[Told], roots: Sequence[int]) -> list[list[Told]]:
    """Put together what is likely one of figures that are joined for sure: beside each the place of the first."""
    return join_left(_gather(told, roots), list(dict.fromkeys(each.key for each in told)))


def find_rare(told: Sequence[Told]) -> Rare:
    """Find what is rare of a story."""
    return Rare(find_crowded(told), {id(each) for each in find_wholes(told)})


def join_sure(
    told: Sequence[Told], met: Iterable[Sequence[int]], ties: Ties, rare: Rare, *, is_topic: bool = False
) -> Joined:
    """Put together what is one for sure of figures that `meet`, in a story that may be of one event unless a topic."""
    # Many of them are the same figures.
    joined, met = Joined(told), list(dict.fromkeys(tuple(places[:MANY_FIGURES]) for places in met))
    alike = _find_alike(told, met)
    joined.join([(a, b) for a, b in alike if ties.is_copy(told[a].key, told[b].key)], _is_copied)
    joined.join(alike, lambda a, b: _is_one_number(a, b, ties))
    groups = () if is_topic else joined.groups()
    # In an event all that speaks for and against two other numbers is weighed.
    if not is_topic and tells_event(groups):
        return joined
    is_few = not is_topic and is_short(groups)
    near = _find_near(told, met, is_few=is_few)
    if is_few:
        near = [(a, b) for a, b in near if is_plain(told[a], told[b]) or says_same(told[a], told[b])]
    joined.join(near, are_rivals)
    near = [(a, b) for a, b in near if not {id(told[a]), id(told[b])} & rare.wholes]
    joined.join(near, lambda a, b: is_only_rare(a, b, rare.crowded))
    return joined


def may_be_joined(a: Told, b: Told, ties: Ties, rare: Rare) -> bool:
    """Say whether `join_sure` looks at two figures of a topic, the first one first, and finds a reason to join them."""
    if is_same_number(a, b):
        return (ties.is_copy(a.key, b.key) and _is_copied(a, b)) or _is_one_number(a, b, ties)
    if not is_plain(a, b) or ratio(a, b) > SIDE_FACTOR:
        return False
    return are_rivals(a, b) or is_only_rare(a, b, rare.crowded)


def _gather(told: Sequence[Told], roots: Sequence[int]) -> list[list[Told]]:
    joined: dict[int, list[Told]] = {}
    for each, root in zip(told, roots, strict=True):
        joined.setdefault(root, []).append(each)
    return list(joined.values())


def _is_copied(a: Told, b: Told) -> bool:
    """Whether a copy repeats a number of the same thing."""
    return a.kind.thing == b.kind.thing and a.kind.fate == b.kind.fate and is_compatible(a, b)


def _is_one_number(a: Told, b: Told, ties: Ties) -> bool:
    """Whether two articles that are no copies give one number of one thing."""
    # Of a large story most pairs give one small number of anything, which tells nothing.
    if not (_is_telling(a, b) or (_is_passed_on(a, b, ties) and _is_likely(a, b))):
        return _is_named_part(a, b) and not is_compatible(a, b)
    return not ties.is_copy(a.key, b.key) if is_compatible(a, b) else _is_named_part(a, b)


def _is_passed_on(a: Told, b: Told, ties: Ties) -> bool:
    """Whether the later of two articles names the outlet of the earlier one."""
    first, last = sorted((a, b), key=lambda told: told.moment)
    return ties.cites(last.key, first.key) or (first.moment == last.moment and ties.cites(first.key, last.key))


def _find_alike(told: Sequence[Told], met: Sequence[Sequence[int]]) -> list[_Pair]:
    """The pairs with one number, in order."""
    many, pairs = len(told), set[int]()
    for places in met:
        # Few numbers are so near to each other that one may be the other, rounded.
        sizes = sorted((told[at].bounds[0], at) for at in places)
        for first, (size, at) in enumerate(sizes, 1):
            last = bisect_right(sizes, (size + NEAR_SHARE * abs(size), many))
            pairs.update(at * many + other if at < other else other * many + at for _, other in sizes[first:last])
    near = (divmod(pair, many) for pair in sorted(pairs))
    return [(a, b) for a, b in near if is_same_number(told[a], told[b])]


def _find_near(told: Sequence[Told], met: Sequence[Sequence[int]], *, is_few: bool) -> list[_Pair]:
    """The pairs of other numbers that may be rivals in such a story, from the nearest on."""
    # Most large stories are of a topic, where few pairs may be.
    groups = met if is_few else chain.from_iterable(_split(told, places) for places in met)
    pairs = {pair for places in groups for pair in combinations(places, 2)}
    may_be = ((told[a], told[b], a, b) for a, b in pairs)
    apart = ((ratio(x, y), a, b) for x, y, a, b in may_be if (is_few or is_plain(x, y)) and not is_same_number(x, y))
    return [(a, b) for _, a, b in sorted(each for each in apart if each[0] <= SIDE_FACTOR)]


def _split(told: Sequence[Told], places: Sequence[int]) -> Iterable[list[int]]:
    """Those of one article or one fate: `is_plain` of no others."""
    like: dict[Hashable, list[int]] = defaultdict(list)
    for at in places:
        like["article", told[at].key].append(at)
        like["fate", told[at].kind.fate].append(at)
    like.pop(("fate", None), None)
    return like.values()


def is_sure(a: Told, b: Told) -> bool:
    """Say whether two figures with one number are of one thing by what is said of the counted."""
    return is_compatible(a, b) and _is_telling(a, b)


def _is_telling(a: Told, b: Told) -> bool:
    """Whether the same number twice is more than chance."""
    digits = _digits(a, b)
    if digits >= SURE_DIGITS or _is_denied_alone(a, b) or _is_denied_alone(b, a):
        return True
    if not _is_like_thing(a, b):
        return False
    if digits >= TELLING_DIGITS or is_same_fate(a, b) or is_same_source(a, b):
        return True
    if a.is_denied != b.is_denied and a.bounds[0] >= DENIED_NUMBER and a.kind.thing is not None:
        return a.kind.thing == b.kind.thing and a.kind.fate == b.kind.fate
    # Two goals of one and two of another are told in the same words.
    own = len(a.words & a.kind.context & b.kind.context) if a.kind.thing in OWN_TALLIES else 0
    return a.kind.fate == b.kind.fate and share(a, b) - own >= SHARED_WORDS


def _is_named_part(a: Told, b: Told) -> bool:
    """Whether one number is told as a part and the other by itself, of what has a name of its own, in like words.

    "13 bodies, among them two patients who died in care" and "two patients died in care".
    """
    one, other = a.kind, b.kind
    if {one.apart, other.apart} not in _NAMED_PARTS or one.fate is None or a.quantity.unit_kind != "noun":
        return False
    if (
        a.quantity.unit.casefold() != b.quantity.unit.casefold()
        or len((one.context & other.context) - a.words) < LIKE_WORDS
    ):
        return False
    return is_compatible(a, replace(b, kind=replace(other, apart=one.apart)))


def _is_denied_alone(a: Told, b: Told) -> bool:
    """Whether a number of which nothing is said is only denied, and another article tells that of something."""
    is_bare = a.is_denied and a.quantity.unit_kind == "none" and a.kind.thing is a.kind.fate is None
    is_told = not b.is_denied and a.key != b.key and bool(b.kind.fate or b.kind.aspects)
    return is_bare and is_told and a.bounds[0] >= DENIED_NUMBER


def _is_likely(a: Told, b: Told) -> bool:
    """Whether a number that one article has from the other may be of the same thing; a small one of the same people."""
    is_same = a.kind.fate == b.kind.fate or a.kind.whom == b.kind.whom
    return _is_like_thing(a, b) and (_digits(a, b) >= TELLING_DIGITS or is_same)


def _digits(a: Told, b: Told) -> int:
    return min(count_digits(a.bounds[0]), count_digits(b.bounds[0]))


def _is_known_apart(a: Told, b: Told) -> bool:
    """Whether both count things whose noun some list holds, and not the same: people and shops, in any language."""
    return a.kind.thing != b.kind.thing and is_known_thing(a) and is_known_thing(b)


def _is_like_thing(a: Told, b: Told) -> bool:
    """Whether the counted nouns may be one. Nouns of two languages without a concept cannot be told apart.

    A small number without a noun (seven from the site and two patients) is more often a part of another.
    """
    is_bare = (a.kind.thing is None) != (b.kind.thing is None)
    if is_bare and _digits(a, b) < TELLING_DIGITS and not is_same_source(a, b):
        return False
    has_concepts = a.quantity.concept is not None and b.quantity.concept is not None
    is_foreign = a.finding.language != b.finding.language and not has_concepts and not _is_known_apart(a, b)
    is_sure = a.kind.fate == b.kind.fate or _digits(a, b) >= TELLING_DIGITS
    return is_one_thing(a, b) or (is_foreign and is_sure)
