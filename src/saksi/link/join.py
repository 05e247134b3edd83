"""Which figures of one story count the same thing.

Pairs are joined from the surest on: what a copy repeats, then the same number of the same thing, then other numbers of
the same thing. Nothing is joined that would give one voice two numbers for one thing: who says that 54 of 120 boats
are missing counts two things, whatever the words. That keeps a part from its total without a word of grammar.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product

from saksi.link.group import Groups
from saksi.link.identity import Identity
from saksi.link.spot import is_apart
from saksi.link.tie import Ties
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_same_number
from saksi.link.who import is_one

# A number that shows so many digits is not shared by chance within a story; with one less it wants the same noun too.
SURE_DIGITS = 4
# Rival counts of one thing, where only the noun says which, differ by less than this factor.
RIVAL_FACTOR = 2.0
# Words that two clauses must share where nothing else says that they count the same.
SHARED_WORDS = 2
# Rival counts of one fate differ by less than this: 1,500 or 8,000 marchers are told of one march. More is another
# place or another event. So many doublings to each side are looked at.
FATE_FACTOR = 6.0
NEAR_SIZES = 2
# Sixty-four polling stations or more than seventy are of one recount; three villages and four are not one thing.
NEAR_FACTOR = 1.25
MANY_THINGS = 20
# Two demands and three, two leaders and three: so few things of which nothing more is said are any things.
FEW_THINGS = 10
# Figures of one story that are alike and looked at; more than this is a table, not a story.
MANY_FIGURES = 200
_MEASURED = frozenset({"ucum", "iso4217"})
# What makes a count another one than the count without it.
_NARROW = frozenset({"aftershock", "capacity", "inflation-monthly", "inflation-national"})
# Counted nouns that say of which side the counted are.
_SIDES = {"soldier": "soldier", "police": "police"}
# Rival counts of those of one side differ more: each side tells of few dead of its own.
SIDE_FACTOR = 12.0


def join_figures(told: Sequence[Told], ties: Ties) -> list[list[Told]]:
    """Give the figures of one story, put together by what they count."""
    groups = Groups(len(told))
    members = [[each] for each in told]
    for _, a, b in sorted(_rank(told, ties)):
        first, second = sorted((groups.root(a), groups.root(b)))
        if first != second and not _is_torn(members[first], members[second]):
            groups.join(first, second)
            members[first] += members[second]
    joined: dict[int, list[Told]] = {}
    for at, each in enumerate(told):
        joined.setdefault(groups.root(at), []).append(each)
    return list(joined.values())


def _rank(told: Sequence[Told], ties: Ties) -> Iterator[tuple[tuple[int, float], int, int]]:
    """Pairs that may be joined, with how sure: the kind of reason, then how far the numbers are apart."""
    for a, b in _pair(told):
        one, other = told[a], told[b]
        if not _is_compatible(one, other):
            continue
        if is_same_number(one, other):
            if ties.is_copy(one.key, other.key):
                if one.kind.thing == other.kind.thing and one.kind.fate == other.kind.fate:
                    yield (0, 0.0), a, b
            elif _is_telling(one, other) or (_is_like_thing(one, other) and ties.is_cited(one.key, other.key)):
                yield (1, 0.0), a, b
        elif _is_rival(one, other):
            yield (2, _ratio(one, other)), a, b


def _pair(told: Sequence[Told]) -> set[tuple[int, int]]:
    """Pairs worth a look: figures with the same leading digits, or of the same thing or fate and near in size."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        size = math.log2(max(1.0, float(each.bounds[1])))
        alike["digits", f"{each.bounds[0]:.1e}", f"{each.bounds[1]:.1e}"].append(at)
        for what in (each.kind.fate, *each.kind.aspects, each.kind.thing):
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
    is_measured = a.quantity.unit_kind in _MEASURED or b.quantity.unit_kind in _MEASURED
    if is_measured and a.quantity.unit != b.quantity.unit:
        return False
    if not _is_one_side(a, b) or is_apart(a.spots, b.spots) or a.kind.aspects & _NARROW != b.kind.aspects & _NARROW:
        return False
    return a.kind.apart == b.kind.apart and _agree(a.kind.fate, b.kind.fate)


def _is_one_side(a: Told, b: Told) -> bool:
    """Whether the counted may be of one side of a fight; what is not said to be of an armed one may be of any."""
    one, other = _side(a), _side(b)
    return one is None or other is None or one == other


def _side(told: Told) -> str | None:
    return told.kind.whom or _SIDES.get(told.kind.thing or "")


def _agree(a: Hashable | None, b: Hashable | None) -> bool:
    return a is None or b is None or a == b


def _is_telling(a: Told, b: Told) -> bool:
    """Whether the same number twice is more than chance."""
    digits = min(count_digits(a.bounds[0]), count_digits(b.bounds[0]))
    if digits >= SURE_DIGITS:
        return True
    if not _is_like_thing(a, b):
        return False
    return digits >= TELLING_DIGITS or _is_same_fate(a, b) or _is_same_source(a, b) or _share(a, b) >= SHARED_WORDS


def _is_like_thing(a: Told, b: Told) -> bool:
    """Whether the counted nouns may be one. Nouns of two languages without a concept cannot be told apart.

    A small number without a noun (seven from the site and two patients) is more often a part of another.
    """
    is_bare = (a.kind.thing is None) != (b.kind.thing is None)
    if (
        is_bare
        and min(count_digits(a.bounds[0]), count_digits(b.bounds[0])) < TELLING_DIGITS
        and not _is_same_source(a, b)
    ):
        return False
    has_concepts = a.quantity.concept is not None and b.quantity.concept is not None
    return _agree(a.kind.thing, b.kind.thing) or (a.finding.language != b.finding.language and not has_concepts)


def _is_same_fate(a: Told, b: Told) -> bool:
    named = a.kind.fate is not None and a.kind.fate == b.kind.fate
    return a.kind.aspects == b.kind.aspects and (named or bool(a.kind.aspects))


def _is_same_source(a: Told, b: Told) -> bool:
    return a.source is not None and b.source is not None and is_one(a.source, b.source)


def _share(a: Told, b: Told) -> int:
    return len(a.kind.context & b.kind.context)


def _is_rival(a: Told, b: Told) -> bool:
    """Whether two numbers are of one thing: what befell it is known, or noun and clause are the same.

    The latter only where somebody speaks for one: the day's prices and points are nobody's rival counts. Sentences that
    name places of different regions count different things.
    """
    if _is_elsewhere(a, b) or a.is_local != b.is_local:
        return False
    if _is_price(a, b):
        return _share_goods(a, b) and _ratio(a, b) <= RIVAL_FACTOR
    return not a.kind.apart and _agree(a.kind.thing, b.kind.thing) and _is_rival_count(a, b)


def _is_rival_count(a: Told, b: Told) -> bool:
    """Whether two numbers that may be of one thing are, by what befell it, the noun or the clause."""
    if _is_set_against(a, b) or _is_reading(a, b):
        return True
    if _is_same_fate(a, b):
        has_side = a.kind.thing == b.kind.thing and a.kind.thing in _SIDES
        return _ratio(a, b) <= (SIDE_FACTOR if has_side else FATE_FACTOR)
    if a.kind.thing is None or a.kind.thing != b.kind.thing or a.kind.fate != b.kind.fate or _is_rate(a):
        return False
    if not _agree(a.kind.aspects or None, b.kind.aspects or None):
        return False
    if _is_nearly_equal(a, b):
        return True
    if not any((a.source, a.nearby, b.source, b.nearby)):
        return False
    is_few = a.quantity.unit_kind == "noun" and max(*a.bounds, *b.bounds) < FEW_THINGS
    return not is_few and _share(a, b) >= SHARED_WORDS and _ratio(a, b) <= RIVAL_FACTOR


def _is_price(a: Told, b: Told) -> bool:
    """Whether both are money for so much of something."""
    both = a.quantity, b.quantity
    return all(each.unit_kind == "iso4217" and each.per for each in both) and both[0].per == both[1].per


def _is_reading(a: Told, b: Told) -> bool:
    """Whether two instruments read one thing nearly alike: a magnitude of 6.1 and of 6.0, which no one counts."""
    is_read = any(not float(each).is_integer() for told in (a, b) for each in told.bounds)
    is_noun = a.quantity.unit_kind == b.quantity.unit_kind == "noun" and a.kind.thing == b.kind.thing
    return is_read and is_noun and _ratio(a, b) <= NEAR_FACTOR


def _share_goods(a: Told, b: Told) -> bool:
    """Whether the words next to two prices, in front of them, name the same goods: two words or more in common."""
    return len(a.goods & b.goods) >= SHARED_WORDS


def _is_elsewhere(a: Told, b: Told) -> bool:
    """Whether two articles tell the numbers of places in different regions."""
    if a.is_elsewhere != b.is_elsewhere and not a.regions & b.regions:
        return True
    return a.key != b.key and bool(a.regions and b.regions) and not a.regions & b.regions


def _is_set_against(a: Told, b: Told) -> bool:
    """Whether an article denies one number and gives the other beside it, or sets the next one against it."""
    if _is_against(a, b) or _is_against(b, a):
        return _agree(a.kind.fate, b.kind.fate) and a.kind.thing == b.kind.thing and _ratio(a, b) <= FATE_FACTOR
    if a.key != b.key or a.is_denied == b.is_denied or a.kind.thing is None or a.kind.thing != b.kind.thing:
        return False
    is_beside = abs(a.sentence.paragraph - b.sentence.paragraph) <= 1
    is_agreed = _agree(a.kind.fate, b.kind.fate) and _agree(a.kind.aspects or None, b.kind.aspects or None)
    return is_beside and is_agreed and _ratio(a, b) <= FATE_FACTOR


def _is_against(a: Told, b: Told) -> bool:
    """Whether the next sentences with a number set it against the first one."""
    return (
        a.key == b.key
        and b.is_against
        and 0 < b.sentence.paragraph - a.sentence.paragraph + 1 <= 3
        and a.quantity.span < b.quantity.span
    )


def _is_nearly_equal(a: Told, b: Told) -> bool:
    """Whether two articles count things of one rare kind, with a name of their own, and nearly as many of them."""
    if a.key == b.key or a.quantity.unit_kind != "noun" or a.quantity.concept or b.quantity.concept:
        return False
    return min(*a.bounds, *b.bounds) >= MANY_THINGS and _ratio(a, b) <= NEAR_FACTOR


def _is_rate(told: Told) -> bool:
    return told.quantity.unit == "%" or told.quantity.unit_kind == "iso4217"


def _ratio(a: Told, b: Told) -> float:
    low, high = sorted((sum(a.bounds), sum(b.bounds)))
    return high / low if low > 0 else float("inf")


def _is_torn(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Whether joining would give one voice two numbers at one time, or put two fates together."""
    fates = [{each.kind.fate for each in side if each.kind.fate} for side in (a, b)]
    aspects = [{each.kind.aspects for each in side if each.kind.aspects} for side in (a, b)]
    if any(x and y and not x & y for x, y in (fates, aspects)):
        return True
    spots = ({each.spots for each in side} for side in (a, b))
    sides = ({_side(each) for each in side} - {None} for side in (a, b))
    if any(is_apart(x, y) for x, y in product(*spots)) or any(x != y for x, y in product(*sides)):
        return True
    voices: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in a:
        voices[each.voice].append(each)
    both = (*a, *b)
    return any(
        not (
            is_same_number(x, each)
            or x.moment != each.moment
            or _is_recalled(x, both)
            or _is_recalled(each, both)
            or _is_retold(x, a, each, b)
        )
        for each in b
        for x in voices.get(each.voice, ())
    )


def _is_retold(x: Told, a: Sequence[Told], y: Told, b: Sequence[Told]) -> bool:
    """Whether two numbers that one article tells without saying whose they are have two owners elsewhere."""
    if x.source is not None or y.source is not None:
        return False
    owners, others = _owners(x, a), _owners(y, b)
    return bool(owners and others) and not any(is_one(one, other) for one in owners for other in others)


def _owners(told: Told, group: Sequence[Told]) -> list[Identity]:
    return [each.source for each in group if each.source is not None and is_same_number(each, told)]


def _is_recalled(told: Told, others: Sequence[Told]) -> bool:
    """Whether a voice only recalls a number it gave in an earlier article: now 11, up from seven the day before."""
    return any(
        other.voice[1] == told.voice[1] and other.moment < told.moment and is_same_number(other, told)
        for other in others
    )
