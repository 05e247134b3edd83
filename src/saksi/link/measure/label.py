"""What a measure counts, in the words of an article that tells it."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from saksi.link.form import either
from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack, load_roles

# As many words beside the noun as make it readable ("people have died").
LABEL_WORDS = 5
# Words of a name that fewer figures have are more its own than the measure's.
HALF = 0.5
# So many figures are asked for a name.
MOST_NAMES = 50
_MARKS = ' ,.;:"()'
# Marks that end a clause, and those that end a sentence or a quotation.
_ENDS = tuple(',.;:!?"')
_STOPS = tuple('.;:!?"')
_NUMBER = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    {
        "adverb",
        "copula",
        "counting",
        "day",
        "hedge",
        "join",
        "modal",
        "open",
        "prep",
        "relative",
        "sized",
        "sub",
        "that",
    }
    | {"weekday", "within"}
)


def label(figures: Sequence[Told], packs: Mapping[str, Pack]) -> str:
    """Give the counted noun and what befell it, else the words beside it, as the figure has them that says it best.

    That is the one whose words the others have too; of two alike the shorter, then the one told first.
    """
    told = [each for each in figures if each.quantity.outcome is not None]
    told = told or [each for each in figures if each.quantity.unit_kind == "noun"] or list(figures)
    if len(told) == 1:
        return _name(told[0], packs[told[0].finding.language or UNDETERMINED])
    shared = Counter(word for each in told for word in each.kind.context)
    names = dict.fromkeys(_name(each, packs[each.finding.language or UNDETERMINED]) for each in told[:MOST_NAMES])
    return max(names, key=lambda name: _rate(name, shared, len(told)))


def _rate(name: str, shared: Mapping[str, int], figures: int) -> tuple[bool, float, int]:
    """Whether a name has a word of its clause, how far its words are those of most figures, how short it is."""
    words = _WORD.findall(name.casefold())
    own = [word for word in words if word in shared]
    return bool(own), sum(shared[word] / figures - HALF for word in own), -len(words)


def _name(told: Told, pack: Pack) -> str:
    """What a figure counts, in its own words."""
    text = slice_text(told, told.kind.clause)
    before, number, after = text.partition(slice_text(told, told.quantity.span))
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
    small = (form for form, roles in load_roles(pack).items() if not _SMALL.isdisjoint(roles))
    return pack.habits.common_words.union(small)


def _fate(told: Told, before: str, after: str, pack: Pack) -> str:
    """The word for what befell the counted: the first behind the number, else the last before it."""
    if told.quantity.outcome is None:
        return ""
    found = _outcomes(pack).findall(after)[:1] or _outcomes(pack).findall(before)[-1:]
    return found[0].casefold() if found else ""


@functools.cache
def _outcomes(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"\b{either(row['form'] for row in pack.rows('outcome'))}\b", re.I)
