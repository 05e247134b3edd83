"""What a measure counts, in the words of the article that told it first."""

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence

from saksi.link.form import either
from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack, load_roles

# As many words beside the noun as make it readable ("people have died").
LABEL_WORDS = 5
_MARKS = ' ,.;:"()'
# Marks that end a clause, and those that end a sentence or a quotation.
_ENDS = tuple(',.;:!?"')
_STOPS = tuple('.;:!?"')
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
    behind = _trimmed(_to_mark(after.split()[:LABEL_WORDS]), pack)
    if noun:
        return f"{noun} {behind}".rstrip()
    lead = _trimmed(_from_mark(before.split()[-LABEL_WORDS:]), pack, at_start=True) or behind
    return " ".join(part for part in (lead, f"({quantity.unit})" if quantity.unit else "") if part) or number


def _to_mark(words: Sequence[str]) -> Sequence[str]:
    """The words up to the first mark."""
    end = next((at for at, word in enumerate(words, 1) if _ends(word, _ENDS)), len(words))
    return words[:end]


def _from_mark(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last sentence or quotation that ends in them."""
    start = next((at for at in range(len(words) - 1, 0, -1) if _ends(words[at - 1], _STOPS)), 0)
    return words[start:]


def _ends(word: str, marks: tuple[str, ...]) -> bool:
    """Whether a word ends with one of some marks or closes a quotation."""
    return word.endswith(marks) or unicodedata.category(word[-1]) == "Pf"


def _trimmed(words: Sequence[str], pack: Pack, *, at_start: bool = False) -> str:
    """The words without numbers, and without small words at an end that lead nowhere by themselves."""
    kept = [word for word in words if not (_NUMBER.search(word) or word.casefold().strip(_MARKS) in _scales(pack))]
    while kept and _leads(kept[-1], pack):
        kept.pop()
    while at_start and kept and _leads(kept[0], pack):
        kept.pop(0)
    said = " ".join(kept).strip(_MARKS)
    return said[:-1].rstrip(_MARKS) if said and unicodedata.category(said[-1]) == "Pf" else said


def _leads(word: str, pack: Pack) -> bool:
    return word.casefold().strip(_MARKS) in _small(pack)


@functools.cache
def _scales(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("number") if row["kind"] == "scale")


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
