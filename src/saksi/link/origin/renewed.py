"""Numbers that became another one: "the count was corrected to eight, from seven"."""

from collections.abc import Sequence

from saksi.link.origin.draft import Draft
from saksi.link.told import Told, is_same_number


def find_renewed(told: Told, figures: Sequence[Told]) -> list[Told]:
    """Give those of which a figure's sentence says, by nobody's word, that they became it."""
    if told.kind.is_earlier or told.speaker or told.nearby is not None:
        return []
    beside = (each for each in figures if each.key == told.key and each.sentence == told.sentence)
    return [each for each in beside if each.kind.is_earlier and not each.speaker and each.nearby is None]


def hold_renewed(renewed: Sequence[Told], drafts: Sequence[Draft]) -> Draft | None:
    """Give the one origin that gave such a number."""
    held = [draft for draft in drafts if any(is_same_number(x, y) for x in renewed for y in draft.figures)]
    return held[0] if len(held) == 1 else None
