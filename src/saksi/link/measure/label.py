"""What a measure counts, in the words of the article that told it first."""

import functools
import re
from collections.abc import Mapping, Sequence

from saksi.link.form import either
from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack, load_roles

# As many words beside the noun as make it readable ("people have died").
LABEL_WORDS = 5
_MARKS = ' ,.;:"()'
_NUMBER = re.compile(r"\d")
_SMALL = frozenset({"prep", "join", "sub", "adverb", "relative", "day", "weekday", "modal", "within", "that"})


def label(figures: Sequence[Told], packs: Mapping[str, Pack]) -> str:
    """Give the counted noun and what befell it, as the first figure that says so has them; else the words beside it."""
    told = next((each for each in figures if each.quantity.outcome is not None), figures[0])
    text = slice_text(told, told.kind.clause)
    before, number, after = text.partition(slice_text(told, told.quantity.span))
    pack = packs[told.finding.language or UNDETERMINED]
    quantity = told.quantity
    noun = quantity.unit if quantity.unit_kind == "noun" and quantity.unit in number else ""
    fate = _fate(told, before, after, pack)
    if noun and fate:
        return f"{noun} {fate}"
    behind = _trimmed(after.split()[:LABEL_WORDS], pack)
    if noun:
        return f"{noun} {behind}".rstrip()
    lead = _trimmed(before.split()[-LABEL_WORDS:], pack, at_start=True) or behind
    return " ".join(part for part in (lead, f"({quantity.unit})" if quantity.unit else "") if part) or number


def _trimmed(words: Sequence[str], pack: Pack, *, at_start: bool = False) -> str:
    """The words without numbers, and without small words at an end that lead nowhere by themselves."""
    kept = [word for word in words if not _NUMBER.search(word)]
    while kept and _leads(kept[-1], pack):
        kept.pop()
    while at_start and kept and _leads(kept[0], pack):
        kept.pop(0)
    return " ".join(kept).strip(_MARKS)


def _leads(word: str, pack: Pack) -> bool:
    return word.casefold().strip(_MARKS) in _small(pack)


@functools.cache
def _small(pack: Pack) -> frozenset[str]:
    return frozenset(form for form, roles in load_roles(pack).items() if not _SMALL.isdisjoint(roles))


def _fate(told: Told, before: str, after: str, pack: Pack) -> str:
    """The word for what befell the counted: the first behind the number, else the last before it."""
    if told.quantity.outcome is None:
        return ""
    found = _outcomes(pack).findall(after)[:1] or _outcomes(pack).findall(before)[-1:]
    return found[0].casefold() if found else ""


@functools.cache
def _outcomes(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(row['form'] for row in pack.rows('outcome'))}\b", re.I)
