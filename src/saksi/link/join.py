"""Which figures of one story count the same thing.

Pairs are joined from the surest on: what a copy repeats, then the same number of the same thing, then other numbers of
the same thing. Nothing is joined that would give one voice two numbers for one thing: who says that 54 of 120 boats
are missing counts two things, whatever the words. That keeps a part from its total without a word of grammar.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from saksi.link.again import AGAIN
from saksi.link.group import Groups
from saksi.link.identity import Identity
from saksi.link.left import find_left, tell_why
from saksi.link.match import (
    SHARED_WORDS,
    SIDE_FACTOR,
    SURE_DIGITS,
    is_one_side,
    is_one_thing,
    is_rival,
    is_same_fate,
    is_same_source,
    ratio,
    share,
    side_of,
)
from saksi.link.rare import is_rare_rival
from saksi.link.spot import is_apart
from saksi.link.tie import Ties
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_same_number, is_set_against
from saksi.link.who import is_one

# Who denies a number denies what somebody told: the same number of the same thing is that one.
DENIED_NUMBER = 20
# So many doublings to each side are looked at: FATE_FACTOR is less than three of them.
NEAR_SIZES = 2
# Figures of one story that are alike and looked at; more than this is a table, not a story.
MANY_FIGURES = 200
_MEASURED = frozenset({"ucum", "iso4217"})
# What makes a count another one than the count without it.
_NARROW = frozenset(
    {"aftershock", AGAIN, "capacity", "inflation-monthly", "inflation-national"}
    | {"needed", "planned", "prepared", "quota", "target"}
)
# What is said of the counted besides what befell them: the confirmed dead are dead, a flattened house is a damaged one.
_BESIDES = frozenset(
    {AGAIN, "affected", "confirmed", "destroyed", "damaged-half", "damaged-lightly", "suspect", "suspected", "turnout"}
)


def join_figures(told: Sequence[Told], ties: Ties) -> list[list[Told]]:
    """Give the figures of one story, put together by what they count."""
    groups = Groups(len(told))
    heaps = [_heap(each) for each in told]
    for _, a, b in sorted(_rank(told, ties)):
        first, second = sorted((groups.root(a), groups.root(b)))
        if first != second and not _is_torn(heaps[first], heaps[second]):
            groups.join(first, second)
            heaps[first].take(heaps[second])
    joined: dict[int, list[Told]] = {}
    for at, each in enumerate(told):
        joined.setdefault(groups.root(at), []).append(each)
    return _join_left(list(joined.values()), list(dict.fromkeys(each.key for each in told)))


def _join_left(members: list[list[Told]], order: Sequence[str]) -> list[list[Told]]:
    """Put groups together that are left over, and say of what joins so that it is likely."""
    groups = Groups(len(members))
    for pair in find_left(members):
        first, second = sorted(map(groups.root, pair))
        host, guest = members[first], members[second]
        is_off = first == second or not all(_is_compatible(a, b) for a in host for b in guest)
        if is_off or _is_torn(_gather(host), _gather(guest)):
            continue
        groups.join(first, second)
        both = [*host, replace(guest[0], likely=tell_why(guest[:1], host)), *guest[1:]]
        members[first] = sorted(both, key=lambda each: (order.index(each.key), each.quantity.span))
    return [members[at] for at in range(len(members)) if groups.root(at) == at]


@dataclass(slots=True, eq=False)
class _Heap:
    """Figures that are joined, by what tears two heaps apart: it is looked at for each pair that may be joined."""

    told: list[Told]
    fates: set[str]
    aspects: set[frozenset[str]]
    sides: set[str]
    spots: set[frozenset[str]]
    has_befallen: bool
    has_besides: bool
    texts: dict[str, list[Told]]
    names: dict[str, list[Told]]

    def take(self, other: "_Heap") -> None:
        """Put the figures of another heap to this one."""
        self.told += other.told
        self.fates |= other.fates
        self.aspects |= other.aspects
        self.sides |= other.sides
        self.spots |= other.spots
        self.has_befallen |= other.has_befallen
        self.has_besides |= other.has_besides
        for own, theirs in ((self.texts, other.texts), (self.names, other.names)):
            for name, told in theirs.items():
                own.setdefault(name, []).extend(told)


def _heap(told: Told) -> _Heap:
    """A heap of one figure."""
    side, kind = side_of(told), told.kind
    return _Heap(
        [told],
        {kind.fate} if kind.fate else set(),
        {kind.aspects} if kind.aspects else set(),
        {side} if side is not None else set(),
        {told.spots} if told.spots else set(),
        _is_befallen(told),
        _is_besides(told),
        {told.key: [told]},
        {told.teller[1]: [told]},
    )


def _gather(told: Sequence[Told]) -> _Heap:
    """A heap of figures."""
    first, *others = map(_heap, told)
    for other in others:
        first.take(other)
    return first


def _rank(told: Sequence[Told], ties: Ties) -> Iterator[tuple[tuple[int, float], int, int]]:
    """Pairs that may be joined, with how sure: the kind of reason, then how far the numbers are apart."""
    for a, b in _pair(told):
        one, other = told[a], told[b]
        is_same = is_same_number(one, other)
        # Most pairs are too far apart to be rivals, which is soon told.
        if (not is_same and ratio(one, other) > SIDE_FACTOR) or not _is_compatible(one, other):
            continue
        if is_same:
            if ties.is_copy(one.key, other.key):
                if one.kind.thing == other.kind.thing and one.kind.fate == other.kind.fate:
                    yield (0, 0.0), a, b
            elif _is_telling(one, other) or (_is_likely(one, other) and ties.is_cited(one.key, other.key)):
                yield (1, 0.0), a, b
        elif is_rival(one, other):
            yield (2, ratio(one, other)), a, b
        elif is_rare_rival(one, other):
            yield (3, ratio(one, other)), a, b


def _pair(told: Sequence[Told]) -> set[tuple[int, int]]:
    """Pairs worth a look: figures with the same leading digits, or of the same thing or fate and near in size."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        size = math.log2(max(1.0, float(each.bounds[1])))
        alike["digits", f"{each.bounds[0]:.1e}", f"{each.bounds[1]:.1e}"].append(at)
        if each.quantity.unit_kind == "ucum" or (each.quantity.concept is None and each.kind.thing is not None):
            alike["unit", each.kind.thing].append(at)
        for what in (each.kind.fate, *each.kind.aspects, *each.kind.hints, each.kind.thing):
            if what is not None:
                is_wide = what != each.kind.thing or each.is_denied or each.is_against
                for step in range(-NEAR_SIZES, NEAR_SIZES + 1) if is_wide else (0, 1):
                    alike["what", what, round(size) + step].append(at)
    pairs: set[tuple[int, int]] = set()
    for places in alike.values():
        pairs.update(combinations(places[:MANY_FIGURES], 2))
    return pairs


def _is_compatible(a: Told, b: Told) -> bool:
    """Whether nothing said of the two figures tells what they count apart."""
    one, other = a.kind, b.kind
    if one.apart != other.apart or (one.fate != other.fate and one.fate is not None and other.fate is not None):
        return False
    is_measured = a.quantity.unit_kind in _MEASURED or b.quantity.unit_kind in _MEASURED
    if is_measured and a.quantity.unit != b.quantity.unit and not _is_elliptic(a, b):
        return False
    if one.aspects != other.aspects and one.aspects & _NARROW != other.aspects & _NARROW:
        return False
    if not is_one_side(a, b) or is_apart(a.spots, b.spots):
        return False
    return one.fate == other.fate or not ((_is_befallen(a) and _is_besides(b)) or (_is_befallen(b) and _is_besides(a)))


def _is_elliptic(a: Told, b: Told) -> bool:
    """Whether one of two measured numbers leaves its unit out, and is of what was told before it: "they say 2.1"."""
    return "none" in (a.quantity.unit_kind, b.quantity.unit_kind) and a.kind.thing == b.kind.thing


def _is_other(a: _Heap, b: _Heap) -> bool:
    """Whether figures of people whom something befell meet figures of something else: the saved, those on board."""
    return a.has_befallen and b.has_besides and not a.aspects and not b.fates


def _is_befallen(told: Told) -> bool:
    """Whether a figure is of people whom something befell, and of whom no more is said."""
    return bool(told.kind.fate) and not told.kind.aspects


def _is_besides(told: Told) -> bool:
    """Whether what is said of the counted is no fate."""
    return not told.kind.fate and not told.kind.aspects <= _BESIDES


def _is_telling(a: Told, b: Told) -> bool:
    """Whether the same number twice is more than chance."""
    digits = _digits(a, b)
    if digits >= SURE_DIGITS:
        return True
    if not _is_like_thing(a, b):
        return False
    if digits >= TELLING_DIGITS or is_same_fate(a, b) or is_same_source(a, b):
        return True
    if a.is_denied != b.is_denied and a.bounds[0] >= DENIED_NUMBER and a.kind.thing is not None:
        return a.kind.thing == b.kind.thing and a.kind.fate == b.kind.fate
    return a.kind.fate == b.kind.fate and share(a, b) >= SHARED_WORDS


def _is_likely(a: Told, b: Told) -> bool:
    """Whether a number that one article has from the other may be of the same thing; a small one of the same people."""
    is_same = a.kind.fate == b.kind.fate or a.kind.whom == b.kind.whom
    return _is_like_thing(a, b) and (_digits(a, b) >= TELLING_DIGITS or is_same)


def _digits(a: Told, b: Told) -> int:
    return min(count_digits(a.bounds[0]), count_digits(b.bounds[0]))


def _is_like_thing(a: Told, b: Told) -> bool:
    """Whether the counted nouns may be one. Nouns of two languages without a concept cannot be told apart.

    A small number without a noun (seven from the site and two patients) is more often a part of another.
    """
    is_bare = (a.kind.thing is None) != (b.kind.thing is None)
    if is_bare and _digits(a, b) < TELLING_DIGITS and not is_same_source(a, b):
        return False
    has_concepts = a.quantity.concept is not None and b.quantity.concept is not None
    is_foreign = a.finding.language != b.finding.language and not has_concepts
    is_sure = a.kind.fate == b.kind.fate or _digits(a, b) >= TELLING_DIGITS
    return is_one_thing(a, b) or (is_foreign and is_sure)


def _is_torn(a: _Heap, b: _Heap) -> bool:
    """Whether joining would give one voice two numbers at one time, or put two fates together."""
    if (a.fates and b.fates and not a.fates & b.fates) or (a.aspects and b.aspects and not a.aspects & b.aspects):
        return True
    if _is_other(a, b) or _is_other(b, a) or any(x != y for x, y in product(a.sides, b.sides)):
        return True
    if any(is_apart(x, y) for x, y in product(a.spots, b.spots)):
        return True
    return any(
        not (
            x.moment != each.moment
            or is_same_number(x, each)
            or is_set_against(x, each)
            or _is_recalled(x, a, b)
            or _is_recalled(each, a, b)
            or _is_retold(x, a, each, b)
        )
        for key in a.texts.keys() & b.texts.keys()
        for each in b.texts[key]
        for x in a.texts[key]
        if _is_one_voice(x, each)
    )


def _is_one_voice(a: Told, b: Told) -> bool:
    """Whether one voice tells two figures of an article, under one name or two."""
    if a.teller == b.teller:
        return True
    one, other = a.source or a.nearby, b.source or b.nearby
    is_theirs = one is not None and other is not None and a.teller[1] == one.name and b.teller[1] == other.name
    return is_theirs and one is not None and other is not None and is_one(one, other)


def _is_retold(x: Told, a: _Heap, y: Told, b: _Heap) -> bool:
    """Whether two numbers that one article tells without saying whose they are have two owners elsewhere."""
    if x.source is not None or y.source is not None:
        return False
    owners, others = _owners(x, a.told), _owners(y, b.told)
    return bool(owners and others) and not any(is_one(one, other) for one in owners for other in others)


def _owners(told: Told, group: Sequence[Told]) -> list[Identity]:
    return [each.source for each in group if each.source is not None and is_same_number(each, told)]


def _is_recalled(told: Told, *heaps: _Heap) -> bool:
    """Whether a voice only recalls a number it gave in an earlier article: now 11, up from seven the day before."""
    return any(
        other.moment < told.moment and is_same_number(other, told)
        for heap in heaps
        for other in heap.names.get(told.teller[1], ())
    )
