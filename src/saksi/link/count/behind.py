"""What the words behind a number say befell the counted, and what was read of it before."""

from collections.abc import Sequence

from saksi.link.count.averted import is_averted
from saksi.link.count.beside import Beside
from saksi.link.count.fit import COVERED, OF_PEOPLE
from saksi.link.count.mark import Mark, is_reached
from saksi.link.count.near import is_of_number
from saksi.link.count.outcome import fates, outcomes
from saksi.link.count.thing import PERSON, find_room

_DAMAGED, _DISPLACED, _EITHER = "damaged", "displaced", "killed-or-injured"
# Who is trapped beneath something is told of as trapped first.
_UNFOUND = frozenset({"missing", "trapped"})


def read_outcome(beside: Beside) -> str | None:
    """What was read as having befallen the counted; of "three died and nine were hurt" the first alone.

    Of "900 goats and seven children are missing" the goats are not, where nothing else says that they are somebody.
    """
    quantity, words = beside.quantity, beside.words
    named = [mark for mark in beside.found if mark.value == _DISPLACED == quantity.outcome]
    if named and not any(is_of_number(beside, mark, PERSON) for mark in named):
        return None
    if quantity.outcome == _DAMAGED and _is_feared(beside):
        return None
    if quantity.outcome == _DAMAGED and quantity.unit_kind == "none" and _is_covered(beside):
        return COVERED
    is_other = quantity.unit_kind == "noun" and quantity.concept is None and quantity.outcome in OF_PEOPLE
    if quantity.outcome != _EITHER and not is_other:
        return quantity.outcome
    starts = (each.span.start - beside.clause.start for each in beside.finding.quantities)
    end = min((start for start in starts if start > beside.at), default=len(words))
    told = {fates(beside.pack)[match[0]] for match in outcomes(beside.pack).finditer(words, beside.end, end)}
    if end == len(words) or (is_other and told):
        return quantity.outcome
    if is_other:
        return None if outcomes(beside.pack).search(words, 0, beside.at) is None else quantity.outcome
    return told.pop() if len(told) == 1 else quantity.outcome


def _is_covered(beside: Beside) -> bool:
    """Whether a longer word for what covered somebody holds the one that was read: "yang kena | timbun"."""
    marks = [mark for mark in beside.found if mark.value == COVERED and mark.end <= beside.at]
    return any(outcomes(beside.pack).search(beside.words, mark.start, mark.end) is not None for mark in marks)


def _is_feared(beside: Beside) -> bool:
    """Whether what befell things behind a count is only feared: "12 houses nearly burnt down"."""
    told = outcomes(beside.pack).finditer(beside.words, beside.end)
    first = next((each for each in told if fates(beside.pack)[each[0]] == _DAMAGED), None)
    return first is not None and is_averted(beside.words, first.start(), _DAMAGED, beside.pack)


def read_behind(beside: Beside, near: Sequence[Mark]) -> str | None:
    """What the first word of the table behind a count says, unless a word that was read with it stands before that.

    A word that it holds says less: "diusir dari rumahnya".
    """
    quantity, finding = beside.quantity, beside.finding
    behind = (mark for mark in near if mark.start >= beside.end)
    first = next((mark for mark in behind if is_reached(finding, quantity, mark, beside.clause.start)), None)
    if first is None or quantity.outcome == _DAMAGED:
        return None
    room = find_room(finding, quantity, beside.clause, beside.pack)
    other = outcomes(beside.pack).search(beside.words, room, first.end)
    if other is not None and other.start() >= first.start:
        other = outcomes(beside.pack).match(beside.words, other.start()) or other
        is_less = other.end() <= first.end and other[0] != beside.words[first.start : first.end]
        is_trapped = {fates(beside.pack)[other[0]], first.value} == _UNFOUND
        return first.value if is_less and not is_trapped else None
    return first.value if other is None else None
