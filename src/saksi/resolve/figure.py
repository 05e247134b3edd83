"""Numbers printed in figures, with the marks of a language or, where they can mean nothing else, of another.

One mark with three digits behind it is the language's own: "2.500" in Indonesian is 2500, in English 2.5. Two groups
("1,500,000"), or a group and decimals ("1,250.50"), are read in either way of writing.
"""

import re
import unicodedata
from decimal import Decimal

from saksi.kinds import Number
from saksi.pack import Habits

# Blanks that group digits: no-break, thin and narrow no-break. A plain blank groups only before 000 and where it groups
# twice, since two numbers may stand side by side.
BLANKS = "\u00a0\u2009\u202f"
APOSTROPHES = "'\u2019"
VULGAR = "\u00bc\u00bd\u00be\u2153\u2154"
_FRACTION_DECIMALS = 4
_SPACED = re.compile(rf"[{BLANKS}{APOSTROPHES} ]")
_END = r"(?!\d)"


def figures_pattern(habits: Habits) -> str:
    """Give the pattern of a number in figures, without groups that capture."""
    group, decimal = re.escape(habits.group_mark), re.escape(habits.decimal_mark)
    first = r"[1-9]\d{0,2}"
    own = rf"{first}(?:{group}\d{{3}}){{1,8}}{_END}(?:{decimal}\d+)?"
    other = rf"{first}(?:(?:{decimal}\d{{3}}){{2,8}}{_END}(?:{group}\d+)?|(?:{decimal}\d{{3}}){group}\d{{1,2}}{_END})"
    # Lakhs and crores: pairs of digits before the last three.
    paired = rf"[1-9]\d?(?:,\d\d)+,\d{{3}}{_END}"
    blanks = rf"(?:[{BLANKS}]\d{{3}})+|(?:[{APOSTROPHES}]\d{{3}})+|(?: 000)+|(?: \d{{3}}){{2,}}"
    spaced = rf"{first}(?:{blanks}){_END}(?:{decimal}\d+)?"
    # Pages of one language often print decimals the other way round ("2.5" for "2,5").
    swapped = rf"{group}(?:\d{{1,2}}{_END}|\d{{4,6}}(?![\d.,]))|(?<=(?<!\d)0){group}\d+{_END}"
    plain = rf"\d+(?:{decimal}\d+|{swapped}|[{VULGAR}])?"
    return rf"(?:{other}|{own}|{paired}|{spaced}|{plain}|[{VULGAR}])"


def read_figures(form: str, habits: Habits) -> Number:
    """Give the value of a form that `figures_pattern` fits.

    >>> from saksi.pack import load_packs
    >>> [read_figures(form, load_packs()["id"].habits) for form in ("2.500", "2,5", "2.5", "1,500,000", "1,250.50")]
    [2500, 2.5, 2.5, 1500000, 1250.5]
    """
    if form[-1] in VULGAR:
        return _number(Decimal(form[:-1] or "0")) + round(unicodedata.numeric(form[-1]), _FRACTION_DECIMALS)
    form = _SPACED.sub("", form)
    marks = [sign for sign in form if not sign.isdigit()]
    if not marks:
        return int(form)
    mark = _decimal_mark(form, marks, habits)
    whole, _, decimals = form.rpartition(mark) if mark else (form, "", "")
    digits = "".join(sign for sign in whole if sign.isdigit())
    return _number(Decimal(f"{digits}.{decimals or 0}"))


def _decimal_mark(form: str, marks: list[str], habits: Habits) -> str | None:
    """The mark before the decimals, or None when all marks group digits."""
    if len(set(marks)) > 1:
        return marks[-1]
    if len(marks) > 1:
        return None
    head, _, tail = form.rpartition(marks[0])
    is_group = marks[0] == habits.group_mark and len(tail) == 3 and not head.startswith("0")
    return None if is_group else marks[0]


def _number(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)
