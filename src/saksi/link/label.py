"""What a measure counts, in the words of the article that told it first."""

import functools
import re
from collections.abc import Mapping, Sequence

from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack

# As many words after the noun as make it readable ("people have died").
LABEL_WORDS = 5
_NUMBER = re.compile(r"\d[\d.,]*")


def label(figures: Sequence[Told], packs: Mapping[str, Pack]) -> str:
    """Give the counted noun and what befell it, as the first figure that says so has them; else the words beside it."""
    told = next((each for each in figures if each.quantity.outcome is not None), figures[0])
    text = slice_text(told, told.kind.clause)
    before, number, after = text.partition(slice_text(told, told.quantity.span))
    unit = told.quantity.unit if told.quantity.unit in number else ""
    tail = " ".join(after.split()[:LABEL_WORDS])
    fate = _fate(told, before, after, packs[told.finding.language or UNDETERMINED])
    if unit and fate:
        return f"{unit} {fate}"
    lead = "" if tail else " ".join(before.split()[-LABEL_WORDS:])
    words = " ".join(part for part in (lead, unit, tail) if part)
    return " ".join(_NUMBER.sub("", words).split()).strip(' ,.;:"') or told.quantity.unit or number


def _fate(told: Told, before: str, after: str, pack: Pack) -> str:
    """The word for what befell the counted: the first behind the number, else the last before it."""
    if told.quantity.outcome is None:
        return ""
    found = _outcomes(pack).findall(after)[:1] or _outcomes(pack).findall(before)[-1:]
    return found[0].casefold() if found else ""


@functools.cache
def _outcomes(pack: Pack) -> re.Pattern[str]:
    forms = sorted((re.escape(row["form"]) for row in pack.rows("outcome")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(forms) or '(?!)'})\b", re.I)
