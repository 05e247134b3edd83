"""What befell people, told in other words by other outlets: the hurt are those in hospital, the trapped the missing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from saksi.link.measure.match import RIVAL_FACTOR, ratio
from saksi.link.told import Told

# Fates that may be one: the narrower, and the wider.
KIN = frozenset({("in care", "injured"), ("treated", "injured"), ("trapped", "missing")})


def join_fates(told: Sequence[Told]) -> list[Told]:
    """Take kin fates of a story for one, where no article tells them apart and no fewer are told of the narrower one.

    Those in hospital are some of the hurt; but where no fewer are there than were hurt, both are counts of the hurt.
    """
    one = {narrow: wide for narrow, wide in sorted(KIN) if _is_one(narrow, wide, told)}
    if not one:
        return list(told)
    return [
        replace(each, kind=replace(each.kind, fate=one[each.kind.fate])) if each.kind.fate in one else each
        for each in told
    ]


def _is_one(narrow: str, wide: str, told: Sequence[Told]) -> bool:
    few = [each for each in told if each.kind.fate == narrow]
    many = [each for each in told if each.kind.fate == wide and not each.kind.apart] if few else []
    if not {each.key for each in few}.isdisjoint(each.key for each in many):
        return False
    levels = product((each for each in few if not each.kind.apart), many)
    return any(a.bounds[0] >= b.bounds[1] and ratio(a, b) <= RIVAL_FACTOR for a, b in levels)
