"""What is said of a sum of money where no word of the table says it: robbed, gone, paid for what broke."""

import functools
import re

from saksi.link.count.beside import Beside
from saksi.link.count.counted import things
from saksi.link.form import either
from saksi.pack import Pack, list_forms

_DAMAGED, _LACKING, _LOSS, _ROBBED = "damaged", "lacking", "loss", "robbed"
# Words between a sum and what says that it is gone: "370 million is still missing".
GONE_WORDS = 2
_CURRENCY, _MONEY = "iso4217", "money"


def read_money(beside: Beside, aspects: frozenset[str]) -> frozenset[str]:
    """Give what is said of what is counted: a sum that was robbed or is gone is a loss, and so is one of what broke."""
    is_sum = (
        beside.quantity.unit_kind == _CURRENCY or things(beside.pack).get(beside.quantity.unit.casefold()) == _MONEY
    )
    if not is_sum or not aspects <= {_LACKING}:
        return aspects
    is_lost = _is_gone(beside) or (not aspects and _is_damage(beside))
    return frozenset({_LOSS}) if is_lost else aspects


def _is_damage(beside: Beside) -> bool:
    """Whether an amount of money is robbed, or the nearest fate in front of it is that something was damaged."""
    told = [mark for mark in beside.found if mark.kind == "fate" and mark.end <= beside.at]
    is_robbed = any(mark.value == _ROBBED for mark in beside.found if mark.is_beside(beside.at))
    return is_robbed or (bool(told) and told[-1].value == _DAMAGED)


def _is_gone(beside: Beside) -> bool:
    """Whether a sum is said to be gone right behind it, or in front of it behind a word for money."""
    gone, money = (_forms(kind, beside.pack) for kind in ("gone", "money"))
    behind = gone.search(beside.words, beside.end)
    if behind and len(beside.words[beside.end : behind.start()].split()) <= GONE_WORDS:
        return True
    ends = (each.span.end - beside.clause.start for each in beside.finding.quantities)
    room = max((end for end in ends if 0 < end <= beside.at), default=0)
    first = money.search(beside.words, room, beside.at)
    last = gone.search(beside.words, room, beside.at)
    return first is not None and last is not None


@functools.cache
def _forms(kind: str, pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(list_forms(pack, 'measure', kind))}\b")
