"""Which figures of one story count the same thing.

Pairs are joined from the surest on: what a copy repeats, then the same number of the same thing, then other numbers of
the same thing. Nothing is joined that would give one voice two numbers for one thing: who says that 54 of 120 boats
are missing counts two things, whatever the words. That keeps a part from its total without a word of grammar.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations

from saksi.link.group import Groups
from saksi.link.measure.conflict import is_compatible
from saksi.link.measure.guess import tells_event
from saksi.link.measure.heap import heap, is_torn
from saksi.link.measure.left import join_left
from saksi.link.measure.match import (
    SHARED_WORDS,
    SIDE_FACTOR,
    SURE_DIGITS,
    is_one_thing,
    is_plain,
    is_rival,
    is_same_fate,
    is_same_source,
    ratio,
    share,
)
from saksi.link.measure.rare import is_rare_rival
from saksi.link.text.tie import Ties
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_known_thing, is_same_number

# Who denies a number denies what somebody told: the same number of the same thing is that one.
DENIED_NUMBER = 20
# So many doublings to each side are looked at: FATE_FACTOR is less than three of them.
NEAR_SIZES = 2
# Words, besides the number and its noun, that a part has in common with the same number told by itself.
LIKE_WORDS = 2
_NAMED_PARTS = ({"part", ""}, {"part", "sum"}, {"sum", ""})
# Kinds of reason, from the surest on.
_COPIED, _SAME, _RIVAL, _RARE = range(4)
# Figures of one story that are alike and looked at; more than this is a table, not a story.
MANY_FIGURES = 200

# Two figures by place, with the kind of reason to put them together and how far their numbers are apart.
_Pair = tuple[tuple[int, float], int, int]


def join_figures(told: Sequence[Told], ties: Ties) -> list[list[Told]]:
    """Give the figures of one story, put together by what they count."""
    groups = Groups(len(told))
    heaps = [heap(each) for each in told]
    ranked = sorted(_rank(told, ties))
    sure = bisect_left(ranked, _RIVAL, key=lambda pair: pair[0][0])
    for _, a, b in chain(ranked[:sure], _choose_rivals(told, ranked[sure:], groups)):
        first, second = sorted((groups.root(a), groups.root(b)))
        if first != second and not is_torn(heaps[first], heaps[second]):
            groups.join(first, second)
            heaps[first].take(heaps[second])
    return join_left(_list_groups(told, groups), list(dict.fromkeys(each.key for each in told)))


def _choose_rivals(told: Sequence[Told], rivals: Sequence[_Pair], groups: Groups) -> Iterator[_Pair]:
    """Yield the pairs of numbers that differ and may be joined, once those that do not differ are."""
    if rivals:
        is_event = tells_event(_list_groups(told, groups))
        yield from (pair for pair in rivals if is_event or is_plain(told[pair[1]], told[pair[2]]))


def _list_groups(told: Sequence[Told], groups: Groups) -> list[list[Told]]:
    joined: dict[int, list[Told]] = {}
    for at, each in enumerate(told):
        joined.setdefault(groups.root(at), []).append(each)
    return list(joined.values())


def _rank(told: Sequence[Told], ties: Ties) -> Iterator[_Pair]:
    """Pairs that may be joined, with how sure: the kind of reason, then how far the numbers are apart."""
    for a, b in _pair(told):
        one, other = told[a], told[b]
        is_same = is_same_number(one, other)
        # Most pairs are too far apart to be rivals, which is soon told.
        if (not is_same and ratio(one, other) > SIDE_FACTOR) or not is_compatible(one, other):
            if is_same and _is_named_part(one, other):
                yield (_SAME, 0.0), a, b
        elif is_same:
            if ties.is_copy(one.key, other.key):
                if one.kind.thing == other.kind.thing and one.kind.fate == other.kind.fate:
                    yield (_COPIED, 0.0), a, b
            elif _is_telling(one, other) or (_is_likely(one, other) and ties.is_cited(one.key, other.key)):
                yield (_SAME, 0.0), a, b
        elif is_rival(one, other):
            yield (_RIVAL, ratio(one, other)), a, b
        elif is_rare_rival(one, other):
            yield (_RARE, ratio(one, other)), a, b


def _pair(told: Sequence[Told]) -> set[tuple[int, int]]:
    """Pairs worth a look: figures with the same leading digits, or of the same thing or fate and near in size."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        size = math.log2(max(1.0, float(each.bounds[1])))
        alike["digits", f"{each.bounds[0]:.1e}", f"{each.bounds[1]:.1e}"].append(at)
        if each.quantity.unit_kind == "ucum" or (each.quantity.concept is None and each.kind.thing is not None):
            alike["unit", each.kind.thing].append(at)
        if each.kind.thing is None and each.speaker:
            alike["sentence", each.key, each.sentence.span].append(at)
        if each.kind.thing is not None and (each.speaker or each.body is not None):
            alike["beside", each.key, each.sentence.paragraph, each.kind.thing].append(at)
        for what in (each.kind.fate, *each.kind.aspects, *each.kind.hints, each.kind.thing):
            if what is not None:
                is_wide = what != each.kind.thing or each.is_denied or each.is_against
                for step in range(-NEAR_SIZES, NEAR_SIZES + 1) if is_wide else (0, 1):
                    alike["what", what, round(size) + step].append(at)
    pairs: set[tuple[int, int]] = set()
    for places in alike.values():
        pairs.update(combinations(places[:MANY_FIGURES], 2))
    return pairs


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
    return a.kind.fate == b.kind.fate and share(a, b) >= SHARED_WORDS


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
