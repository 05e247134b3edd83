"""Where it may be guessed that two counts are of one thing: in a story of one event, or where the number is the same.

The articles of one event tell each other's numbers. Those of a topic (a league, prices, a debate, a season of fires)
tell each its own: counts nearly as large stand there side by side and have nothing to do with each other.
"""

from collections import Counter
from collections.abc import Hashable, Sequence, Set

from saksi.link.told import Told, is_same_number

# A story is of one event where so large a part of what it counts is told by more than one article.
EVENT_SHARE = 0.375
# One event has no more counts than this; a season of fires or a debate has.
MANY_GROUPS = 60
# With more counts of one thing than this any would do.
MANY_COUNTED = 12
# "Dozens" is no number: the most is so many times the least.
VAGUE_FACTOR = 2.0
# Words in common that shares of a whole want where they differ.
RATE_WORDS = 2
# What is read off an instrument is another reading where it differs.
_READINGS = frozenset({"magnitude"})


def find_what(told: Told) -> Hashable | None:
    """Give what is counted: the thing, or the unit; None where nothing says."""
    quantity = told.quantity
    if quantity.unit_kind == "none":
        return None
    return told.kind.thing if quantity.unit_kind == "noun" else (quantity.unit, quantity.per)


def find_differing(groups: Sequence[Sequence[Told]]) -> frozenset[Hashable]:
    """Give the things of which two numbers that differ may be of one count; none where the story is of no one event."""
    told_again = sum(len({each.key for each in group}) > 1 for group in groups)
    if told_again < EVENT_SHARE * len(groups) or len(groups) > MANY_GROUPS:
        return frozenset()
    counted = Counter(what for group in groups for what in {find_what(each) for each in group} - {None})
    return frozenset(what for what, times in counted.items() if times <= MANY_COUNTED)


def may_differ(a: Sequence[Told], b: Sequence[Told], shared: int, differing: Set[Hashable]) -> bool:
    """Whether two numbers may be of one thing though they differ.

    No readings and no prices: of a sum something must be said. `shared` words of their clauses speak for shares.
    """
    if all(map(_is_vague, a)) or all(map(_is_vague, b)) or a[0].kind.thing in _READINGS:
        return False
    if differing.isdisjoint({find_what(each) for each in a} & {find_what(each) for each in b}):
        return False
    if a[0].quantity.unit == "%":
        return shared >= RATE_WORDS
    return a[0].quantity.unit_kind != "iso4217" or any(each.kind.fate for each in (*a, *b))


def is_equal(a: Sequence[Told], b: Sequence[Told]) -> bool:
    """Whether one number is told on both sides, rounded perhaps."""
    return any(is_same_number(x, y) for x in a for y in b if not (_is_vague(x) or _is_vague(y)))


def _is_vague(told: Told) -> bool:
    return told.bounds[1] >= VAGUE_FACTOR * told.bounds[0]
