"""One number told twice in a story that is not known to be of one event: what may be of one thing.

The articles of a topic tell numbers that have nothing to do with each other. What is known to be of different things
stays apart there, whatever speaks for it, and so does what might as well be another.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from saksi.link.measure.beside import tells_both
from saksi.link.measure.conflict import is_of_others, may_be_one
from saksi.link.measure.guess import (
    are_known_apart,
    is_brief,
    is_worded,
    may_be_guessed,
    may_be_same,
    may_be_told_again,
)
from saksi.link.measure.heap import is_split
from saksi.link.measure.side import Side, Tale, find_nearest
from saksi.link.told import TELLING_DIGITS, Told, count_digits, is_same_number

# More groups that give one number are a table.
MANY_ALIKE = 40

_Pair = tuple[int, int]


def gives_one_number(groups: Sequence[Sequence[Told]]) -> bool:
    """Say whether two groups of a story give one number."""
    given = Counter(number for group in groups for number in set(map(_name_number, group)))
    return max(given.values(), default=0) > 1


def find_alike(tale: Tale) -> Iterator[_Pair]:
    """Yield the groups that give one number and may be one, by place."""
    is_few = is_brief([side.group for side in tale.sides])
    alike: dict[Hashable, set[int]] = defaultdict(set)
    for at, side in enumerate(tale.sides):
        if may_be_guessed(side):
            for told in side.told:
                alike[_name_number(told)].add(at)
    pairs = {pair for places in alike.values() if len(places) <= MANY_ALIKE for pair in combinations(sorted(places), 2)}
    for one, other in sorted(pairs):
        a, b = tale.sides[one], tale.sides[other]
        x, y = find_nearest(a, b)
        is_likely = (is_few and may_be_told_again(a, b)) or may_be_same(a, b)
        # Who tells of 14 villages and of 14 cases tells of two things.
        is_other = are_known_apart(a, b) and count_digits(min(x.bounds)) < TELLING_DIGITS
        if is_likely and is_same_number(x, y) and not is_other and _is_open(a, b):
            yield one, other


def may_be_told_twice(a: Side, b: Side) -> bool:
    """Say whether two groups may be of one thing: nothing is told apart, and no voice gives two numbers."""
    told = ((x, y) for x in a.group for y in b.group)
    is_open = all(may_be_one(x, y) and not is_of_others(x, y) for x, y in told)
    return is_open and not is_split(a.heap, b.heap) and not tells_both(a.group, b.group)


def _name_number(told: Told) -> Hashable:
    """The leading digits of a number, which numbers that are alike share."""
    return f"{told.bounds[0]:.1e}", f"{told.bounds[1]:.1e}"


def _is_open(a: Side, b: Side) -> bool:
    """Whether two groups may be one for all that is known; "dozens" where the same is said of both, in like words."""
    is_vague = (a.is_vague or b.is_vague) and not is_worded(a, b)
    return not is_vague and may_be_told_twice(a, b)
