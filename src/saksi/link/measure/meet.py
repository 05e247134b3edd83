"""Which figures of a story are worth a look together."""

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence

from saksi.link.told import Told

# So many doublings to each side are looked at: FATE_FACTOR is less than three of them.
NEAR_SIZES = 2


def meet(told: Sequence[Told]) -> list[list[int]]:
    """Figures worth a look, in order: with the same leading digits, or of the same thing or fate and near in size."""
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        size = math.log2(max(1.0, float(each.bounds[1])))
        alike["digits", f"{each.bounds[0]:.1e}", f"{each.bounds[1]:.1e}"].append(at)
        if each.quantity.unit_kind == "ucum" or (each.quantity.concept is None and each.kind.thing is not None):
            alike["unit", each.kind.thing].append(at)
        if each.quantity.unit_kind in ("none", "noun"):
            alike["series", each.key, each.sentence.paragraph].append(at)
        if each.kind.thing is None and each.speaker:
            alike["sentence", each.key, each.sentence.span].append(at)
        if each.kind.thing is not None and (each.speaker or each.body is not None):
            alike["beside", each.key, each.sentence.paragraph, each.kind.thing].append(at)
        for what in (each.kind.fate, *each.kind.aspects, *each.kind.hints, each.kind.thing):
            if what is not None:
                is_wide = what != each.kind.thing or each.is_denied or each.is_against
                for step in range(-NEAR_SIZES, NEAR_SIZES + 1) if is_wide else (0, 1):
                    alike["what", what, round(size) + step].append(at)
    return [places for places in alike.values() if len(places) > 1]
