"""What befell the sick and the hurt of a ward."""

from saksi.link.count.beside import Beside
from saksi.link.count.mark import Mark, is_reached
from saksi.link.count.thing import PERSON
from saksi.pack import list_forms

_DEPORTED, _HOUSED, _RECOVERED = "deported", "housed", "recovered"
_ILL, _INJURED, _IN_CARE = "ill", "injured", "in care"


def read_patients(beside: Beside, noun: str, fate: str | None, thing: str | None) -> str | None:
    """Give what befell the sick: who went home is well again; the hurt of whom nobody tells are those of a ward.

    Patients of an illness who are said to be in care are counted there: "the ward has 44 dengue patients"; so are those
    whom a clinic gives room.
    """
    quantity = beside.quantity
    if noun not in list_forms(beside.pack, "measure", "sick"):
        return fate
    if fate == _HOUSED and noun in list_forms(beside.pack, "measure", "patient"):
        return _IN_CARE
    if fate == _DEPORTED:
        return _RECOVERED
    if fate == _ILL and quantity.unit.casefold() in list_forms(beside.pack, "measure", "patient"):
        return _IN_CARE if any(_is_cared(beside, mark) for mark in beside.found) else fate
    return _IN_CARE if fate == _INJURED and thing == PERSON and quantity.claim is None else fate


def _is_cared(beside: Beside, mark: Mark) -> bool:
    """Whether a word says that the counted are in care, and of no number between."""
    is_own = mark.kind == "fate" and mark.value == _IN_CARE and mark.is_beside(beside.at)
    return is_own and is_reached(beside.finding, beside.quantity, mark, beside.clause.start)
