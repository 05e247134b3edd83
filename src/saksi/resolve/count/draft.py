"""A quantity while it is put together."""

import re
from typing import NamedTuple

from saksi.kinds import Comparison, Number, UnitKind
from saksi.resolve.count.number import Numeral

# A number with one mark and three digits behind it, which the language's own marks make a decimal.
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MONEY = "iso4217"


class Draft(NamedTuple):
    """`numeral` is the last number of a range, `first` where its first number starts. `sort` is the unit's kind in
    `unit.tsv`. Known: `count.tsv` lists the noun. Doubtful: its marks may mean a thousand times more. Part: so many of
    those counted next.
    """

    start: int
    end: int
    numeral: Numeral
    first: int
    lo: Number | None
    hi: Number | None
    cmp: Comparison = "="
    unit: str = ""
    unit_kind: UnitKind = "none"
    per: str | None = None
    concept: str | None = None
    sort: str = ""
    is_known: bool = False
    is_doubtful: bool = False
    is_part: bool = False


def apply_sign(draft: Draft, sign: Comparison) -> Draft:
    """Give the draft with a comparator's sign; a range keeps both ends, a bound the first of two: "up to $20 plus"."""
    if draft.cmp == "between" or {draft.cmp[0], sign[0]} == {"<", ">"}:
        return draft
    if sign in (">", ">="):
        return draft._replace(cmp=sign, hi=None)
    if sign in ("<", "<="):
        return draft._replace(cmp=sign, lo=None)
    return draft._replace(cmp=sign) if draft.cmp == "=" else draft


def negate(draft: Draft) -> Draft:
    """Give the draft below zero: "minus 5 degrees"; of a range its lower end."""
    if draft.cmp == "between":
        return draft._replace(lo=None if draft.lo is None else -draft.lo)
    lo, hi = (None if value is None else -value for value in (draft.hi, draft.lo))
    return draft._replace(lo=lo, hi=hi)


def regroup(text: str, draft: Draft) -> Draft:
    """Read a mark with three digits behind it as thousands where decimals make no sense; doubt where both may be.

    Half a person is not counted, nobody writes a zero at the end of decimals, nor rupiah in hundredths. With a scale
    word, a rate or a percent sign decimals do make sense.
    """
    form, amount = text[slice(*draft.numeral.span)], draft.numeral.amount
    if amount.scale != 1 or not _THREE_DECIMALS.fullmatch(form) or amount.lo >= 1000:
        return draft
    if draft.unit_kind == "none" or draft.sort in ("percent", "point", "degree", "magnitude"):
        return draft
    is_whole = draft.unit_kind == "noun" or draft.sort == "whole"
    if not is_whole and draft.per:
        return draft
    if not is_whole and not form.endswith("0"):
        return draft._replace(is_doubtful=draft.unit_kind == _MONEY)
    top = int("".join(sign for sign in form if sign.isdigit()))
    lo, hi = (_regrouped(end, amount.lo, top) for end in (draft.lo, draft.hi))
    return draft._replace(lo=lo, hi=hi)


def _regrouped(end: Number | None, value: Number, top: int) -> Number | None:
    """An end of a range; the lower one may be printed with the same mark: "1,250-2,500"."""
    if end is None or end == value:
        return None if end is None else top
    return end if isinstance(end, int) or end * 1000 > top else round(end * 1000)
