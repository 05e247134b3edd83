"""What a measure counts, in the words of the article that told it first."""

import re
from collections.abc import Sequence

from saksi.link.told import Told, slice_text

# As many words after the noun as make it readable ("people have died").
LABEL_WORDS = 5
_NUMBER = re.compile(r"\d[\d.,]*")


def label(figures: Sequence[Told]) -> str:
    """Give the words beside the first figure that says what befell the counted: its clause without the number."""
    told = next((each for each in figures if each.quantity.outcome is not None), figures[0])
    text = slice_text(told, told.kind.clause)
    before, number, after = text.partition(slice_text(told, told.quantity.span))
    unit = told.quantity.unit if told.quantity.unit in number else ""
    tail = " ".join(after.split()[:LABEL_WORDS])
    lead = "" if tail else " ".join(before.split()[-LABEL_WORDS:])
    words = " ".join(part for part in (lead, unit, tail) if part)
    return _NUMBER.sub("", words).strip(' ,.;:"') or told.quantity.unit or number
