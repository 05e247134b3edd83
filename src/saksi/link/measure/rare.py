"""Amounts in a unit that few stories use, and things that few count: where two articles tell one, it may be the same.

Who reports of stolen fertiliser and gives a weight tells how much was stolen, in whatever words. That holds of tonnes,
barrels and doses; every story counts people, kilometres and money, and many of each. Somebody must be said to tell
one of them: recipes, tables and what a machine can do are told by nobody.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from saksi.link.count.thing import PERSON
from saksi.link.measure.answer import agree, agree_on_aspects
from saksi.link.measure.interval import ratio
from saksi.link.measure.match import OWN_TALLIES
from saksi.link.told import Told, is_same_number, is_set_against

# Rival amounts that nothing but their unit tells to be of one thing differ by less than this: 117 tonnes or 400 were
# stolen. At 2 such rivals are missed, at 7 what is in store joins what was lost (46 invented stories).
RARE_FACTOR = 4.0
# All stalls that there are are so many times those that somebody called at, or more.
ALL_FACTOR = 2
# Fewer things than this are any: two demands and three.
FEW_THINGS = 10
# Units in which one story gives amounts that have nothing to do with each other: lengths, areas, times, shares.
_COMMON = frozenset(
    {"har", "m", "km", "cm", "mm", "m2", "km2", "%", "Cel", "deg", "km/h", "a", "mo", "wk", "d", "h", "min", "s"}
)


def find_crowded(told: Sequence[Told]) -> frozenset[str]:
    """Give the rare units and things of which one voice gives two numbers: 5,000 bottles sold, and 2,100 recovered."""
    firsts: dict[tuple[tuple[str, str], str], Told] = {}
    crowded = set()
    for each in told:
        if (what := name_rare(each)) is not None and not each.kind.apart:
            first = firsts.setdefault((each.teller, what), each)
            if not (is_same_number(first, each) or is_set_against(first, each)):
                crowded.add(what)
    return frozenset(crowded)


def find_wholes(told: Sequence[Told]) -> Iterator[Told]:
    """Yield the numbers that an article tells in its own words behind somebody's of far fewer: all that there are.

    "We called at 40 stalls, said Rahma. Wera has 120 stalls."
    """
    told_of: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        if (what := name_rare(each)) is not None and not each.kind.apart:
            told_of[each.key, what].append(each)
    for like in told_of.values():
        yield from (whole for part, whole in combinations(like, 2) if _is_all(whole, part))


def _is_all(whole: Told, part: Told) -> bool:
    """Whether nobody tells an exact number, and it is that of far more than one before."""
    is_own = not (whole.source or whole.speaker or whole.is_denied or whole.is_contrasted or whole.kind.is_total)
    return is_own and whole.quantity.cmp == "=" and whole.bounds[0] >= ALL_FACTOR * part.bounds[1]


def is_rare_rival(a: Told, b: Told, crowded: Set[str] = frozenset()) -> bool:
    """Whether two articles may tell one amount of a rare unit or thing: nothing said of either speaks against it.

    Of what the story gives two amounts (`crowded`), a word besides must be common to both.
    """
    what = name_rare(a)
    if a.key == b.key or what is None or what != name_rare(b) or ratio(a, b) > RARE_FACTOR:
        return False
    if what in crowded and not (a.kind.context & b.kind.context) - {a.quantity.unit.casefold()}:
        return False
    if a.kind.apart or b.kind.apart or a.kind.thing in OWN_TALLIES or not (a.source or b.source):
        return False
    if not agree(a.kind.fate, b.kind.fate) or not agree_on_aspects(a, b):
        return False
    return a.is_elsewhere == b.is_elsewhere and a.is_local == b.is_local


def name_rare(told: Told) -> str | None:
    """Give the unit or the thing of a figure, where it is rare."""
    quantity = told.quantity
    if quantity.unit_kind == "ucum":
        return None if quantity.unit in _COMMON or quantity.per else quantity.unit
    if quantity.unit_kind != "noun" or quantity.concept is not None or min(told.bounds) < FEW_THINGS:
        return None
    # People are not rare; those of one trade are.
    return told.kind.thing if told.kind.thing != PERSON else quantity.unit.casefold()
