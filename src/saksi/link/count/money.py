"""What is said of a sum of money where no word of the table says it: robbed, gone, paid for what broke."""

import functools
import re

from saksi.link.count.beside import Beside
from saksi.link.count.counted import things
from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

_DAMAGED, _LACKING, _LOSS, _ROBBED = "damaged", "lacking", "loss", "robbed"
# Words between a sum and what says that it is gone: "370 million is still missing".
GONE_WORDS = 3
_CURRENCY, _MONEY = "iso4217", "money"
# So many people are never missing: a number without a noun that is gone is a sum.
MANY = 1_000_000
_LOOTED, _MISSING = "looted", "missing"
# Shops are looted; of money and gold that is told of as a loss.
_AMOUNTS = frozenset({"iso4217", "ucum"})
# What is weighed may be carried off.
_WEIGHED = frozenset({"g", "kg", "l", "t"})


def read_money(beside: Beside, aspects: frozenset[str]) -> frozenset[str]:
    """Give what is said of what is counted: a sum that was robbed or is gone is a loss, and so is one of what broke."""
    is_sum = (
        beside.quantity.unit_kind == _CURRENCY or things(beside.pack).get(beside.quantity.unit.casefold()) == _MONEY
    )
    if not is_sum or not aspects <= {_LACKING}:
        return aspects
    is_lost = _is_gone(beside) or (not aspects and _is_damage(beside))
    return frozenset({_LOSS}) if is_lost else aspects


def read_gone(
    beside: Beside, thing: str | None, fate: str | None, aspects: frozenset[str]
) -> tuple[str | None, str | None, frozenset[str]]:
    """Give what is said of millions without a noun, or of what is weighed, that are gone: they are a loss.

    "Inspectors found 870 million missing"; "the jewels that are gone: 1.2 kilograms".
    """
    quantity = beside.quantity
    is_named = quantity.unit.casefold() in list_forms(beside.pack, "measure", "gone")
    is_sum = (
        (quantity.unit_kind == "none" or is_named) and fate in (None, _DAMAGED, _MISSING) and (quantity.lo or 0) >= MANY
    )
    is_weight = quantity.unit_kind == "ucum" and quantity.unit in _WEIGHED and fate is None
    if quantity.unit_kind in _AMOUNTS and aspects == {_LOOTED}:
        return thing, fate, frozenset({_LOSS})
    if not (is_sum or is_weight) or not aspects <= {_LACKING}:
        return thing, fate, aspects
    is_gone = is_named or _is_gone(beside) or (is_weight and _is_told_gone(beside))
    if not is_gone:
        return thing, fate, aspects
    return None if is_sum else thing, None, frozenset({_LOSS})


def _is_told_gone(beside: Beside) -> bool:
    """Whether a word that somebody's things are gone stands in front, behind what tells of them: "barang yang raib"."""
    found = list(_forms("gone", beside.pack).finditer(beside.words, 0, beside.at))
    roles = load_roles(beside.pack)
    ahead = (beside.words[: match.start()].split()[-1:] for match in found)
    return any("relative" in roles.get(word, ()) for words in ahead for word in words)


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
