"""Numbers of things of several sorts: of few things by two nouns, and of many, each somebody's own, in a list."""

from saksi.kinds import Quantity
from saksi.link.count.counted import LIVING
from saksi.link.told import Told

# Two demands and three, two leaders and three: so few things of which nothing more is said are any things.
FEW_THINGS = 10
# So many counts of one noun in a sentence are a list.
MANY_LISTED = 3


def are_two_sorts(a: Told, b: Told) -> bool:
    """Say whether two articles count few things by two nouns of one language: three cars that burned, and one lorry."""
    is_few = a.key != b.key and max(*a.bounds, *b.bounds) < FEW_THINGS
    if not is_few or a.kind.thing in LIVING or a.finding.language != b.finding.language:
        return False
    nouns = [set(each.quantity.unit.casefold().split()) for each in (a, b) if each.quantity.concept is not None]
    return len(nouns) > 1 and nouns[0].isdisjoint(nouns[1])


def is_listed(told: Told) -> bool:
    """Say whether one voice tells a number in a list: a sentence has more of one noun and fate, each somebody's own.

    "Sape stopped 370 drivers, Wera 263 drivers, Lambu 244 drivers." One as large as all others is their sum.
    """
    own = told.quantity
    if own.unit_kind != "noun":
        return False
    like = [each.lo or 0 for each in list_like(told) if each.claim == own.claim]
    return len(like) >= MANY_LISTED and 2 * (own.lo or 0) < sum(like)


def list_like(told: Told, *, any_fate: bool = False) -> list[Quantity]:
    """The numbers of its sentence that are of the same noun and, where it matters, fate as one, itself among them."""
    own, (start, end) = told.quantity, told.sentence.span
    inside = [each for each in told.finding.quantities if start <= each.span.start < end]
    return [each for each in inside if (any_fate or each.outcome == own.outcome) and _is_one_noun(each, own)]


def _is_one_noun(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit or (a.concept is not None and a.concept == b.concept)
