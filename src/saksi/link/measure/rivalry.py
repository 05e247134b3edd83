"""Whether two numbers are rivals by what is said of both: what befell the counted, the noun, a unit that few use."""

from collections.abc import Mapping, Set
from itertools import product

from saksi.link.count.series import are_in_series
from saksi.link.measure.conflict import is_compatible
from saksi.link.measure.heap import is_torn
from saksi.link.measure.match import is_plain, is_rival
from saksi.link.measure.rare import is_rare_rival
from saksi.link.measure.side import Side, Tale
from saksi.link.told import Told, is_same_number


def find_rivalry(tale: Tale, a: Side, b: Side) -> Mapping[str, float]:
    """Give which of that is so of a figure of either group, 1 where it is."""
    pairs = [(x, y) for x, y in product(a.sentences.values(), b.sentences.values()) if not is_same_number(x, y)]
    is_rare = any(
        is_only_rare(x, y, tale.crowded) for x, y in pairs if id(x) not in tale.wholes and id(y) not in tale.wholes
    )
    return {
        "rival": any(are_rivals(x, y) for x, y in pairs),
        "rare": is_rare,
        "plain": any(is_plain(x, y) for x, y in pairs),
        "torn": is_torn(a.heap, b.heap),
    }


def are_rivals(a: Told, b: Told) -> bool:
    """Say whether two numbers are of one thing by what is said of both."""
    return is_compatible(a, b) and (is_rival(a, b) or are_in_series(a, b))


def is_only_rare(a: Told, b: Told, crowded: Set[str]) -> bool:
    """Say whether nothing but a rare unit or thing says that two numbers are rivals."""
    return is_rare_rival(a, b, crowded) and is_compatible(a, b) and not is_rival(a, b)
