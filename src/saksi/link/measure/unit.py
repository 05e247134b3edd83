"""Sizes that the articles of a story tell in several units, or in none: 90 hectares and 1.2 square kilometres are of
one kind, and so are 320 hectares and "320 by their count".
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.kinds import Number, Quantity
from saksi.link.told import Told

# How many of the first unit of its kind each unit (UCUM) is.
_KINDS: tuple[Mapping[str, float], ...] = (
    {"har": 1.0, "km2": 100.0, "m2": 1e-4, "ar": 0.01, "[acr_us]": 0.404686},
    {"kg": 1.0, "t": 1000.0, "g": 0.001, "dt": 100.0, "kt": 1e6, "[lb_av]": 0.453592},
    {"l": 1.0, "m3": 1000.0, "hL": 100.0, "[gal_us]": 3.78541},
    {"m": 1.0, "cm": 0.01, "km": 1000.0, "[ft_i]": 0.3048, "[mi_i]": 1609.344, "[yd_i]": 0.9144},
)
_KIND_OF = {unit: at for at, kind in enumerate(_KINDS) for unit in kind}
# What is left of a number behind this digit is of no number that anybody tells.
DIGITS = 6
# A smaller number is told of many things.
LEAST_BARE = 100
_MEASURED = frozenset({"iso4217", "ucum"})


def align_units(told: Sequence[Told]) -> list[Told]:
    """Give the sizes of a story in the unit of their kind that most of them are in; all others as they are.

    A number without any has the unit that others have who tell it, where these have one.
    """
    told = _lend_units(told)
    units: dict[int, Counter[str]] = defaultdict(Counter)
    for each in told:
        if _is_size(each.quantity):
            units[_KIND_OF[each.quantity.unit]][each.quantity.unit] += 1
    common = {kind: told.most_common(1)[0][0] for kind, told in units.items() if len(told) > 1}
    return [_turn(each, common) for each in told] if common else list(told)


def _lend_units(told: Sequence[Told]) -> Sequence[Told]:
    bare = {each.bounds for each in told if _is_bare(each)}
    lent: dict[tuple[float, float], dict[str, Told]] = defaultdict(dict)
    for each in told:
        if each.bounds in bare and not _is_bare(each):
            lent[each.bounds].setdefault(each.quantity.unit, each)
    only = {bounds: next(iter(held.values())) for bounds, held in lent.items() if len(held) == 1}
    only = {bounds: each for bounds, each in only.items() if each.quantity.unit_kind in _MEASURED}
    return [_lend(each, only[each.bounds]) if _is_bare(each) and each.bounds in only else each for each in told]


def _is_bare(told: Told) -> bool:
    """Whether a number is of nothing that is known, and not so small that it is told of anything."""
    return told.quantity.unit_kind == "none" and told.kind.thing is None and min(told.bounds) >= LEAST_BARE


def _lend(told: Told, other: Told) -> Told:
    quantity = replace(told.quantity, unit=other.quantity.unit, unit_kind=other.quantity.unit_kind)
    return replace(told, quantity=quantity, kind=replace(told.kind, thing=other.kind.thing))


def _is_size(quantity: Quantity) -> bool:
    return quantity.unit_kind == "ucum" and not quantity.per and quantity.unit in _KIND_OF


def _turn(told: Told, common: Mapping[int, str]) -> Told:
    """Give a figure with its number in the unit that its kind has in the story."""
    own = told.quantity
    unit = common.get(_KIND_OF[own.unit], own.unit) if _is_size(own) else own.unit
    if unit == own.unit:
        return told
    kind = _KINDS[_KIND_OF[unit]]
    lo, hi = (_scale(number, kind[own.unit] / kind[unit]) for number in (own.lo, own.hi))
    thing = unit if told.kind.thing == own.unit else told.kind.thing
    return replace(told, quantity=replace(own, lo=lo, hi=hi, unit=unit), kind=replace(told.kind, thing=thing))


def _scale(number: Number | None, by: float) -> Number | None:
    return None if number is None else round(number * by, DIGITS)


def find_own(told: Told) -> Quantity:
    """Give the quantity of a figure as its article tells it."""
    return next((each for each in told.finding.quantities if each.span == told.quantity.span), told.quantity)
