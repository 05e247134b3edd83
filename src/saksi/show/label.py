"""Findings in words a reader knows at sight."""

import re

from saksi.kinds import Claim, Number, Quantity, Stance, When
from saksi.show.plain import flat

NOT_STATED = "not stated"

# How it was put. In the past, one form is right for one speaker and for many.
_STANCES: dict[Stance, str] = {
    "say": "said",
    "report": "reported",
    "claim": "claimed",
    "confirm": "confirmed",
    "deny": "denied",
    "accuse": "accused",
    "assess": "assessed",
    "believe": "believed",
    "suspect": "suspected",
    "estimate": "estimated",
    "hope": "hoped",
    "fear": "feared",
    "request": "requested",
    "promise": "promised",
    "warn": "warned",
    "ask": "asked",
}
_PRINTED = {
    "Cel": "\u00b0C",
    "[degF]": "\u00b0F",
    "deg": "\u00b0",
    "har": "ha",
    "ar": "are",
    "[bbl_us]": "barrels",
    "[nmi_i]": "nautical miles",
    "[kn_i]": "knots",
    "d": "day",
    "h": "hour",
    "wk": "week",
    "mo": "month",
    "a": "year",
}
_CUSTOMARY = re.compile(r"\[([a-z]+)_[a-z]+\]")
_COMPARISONS = {"=": "", "~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}


def attribution(claim: Claim) -> str:
    """Whose word it is, and how it is put.

    >>> from saksi.kinds import Span
    >>> attribution(Claim("c1", "indirect", (), (), (), "Sari Dewi", "deny", Span(0, 9), "rule", "A"))
    'Sari Dewi denied'
    >>> attribution(Claim("c1", "indirect", (), (), (), "", "report", Span(0, 9), "rule", "A"))
    'not stated by whom: reported'
    """
    put = _STANCES[claim.stance]
    return f"{flat(claim.speaker)} {put}" if claim.speaker else f"{NOT_STATED} by whom: {put}"


def amount(quantity: Quantity) -> str:
    """The value a quantity was read as, with its unit.

    >>> from saksi.kinds import Span
    >>> amount(Quantity("q1", Span(0, 9), 12, None, ">=", "orang", "noun", "rule", outcome="killed"))
    'at least 12 orang, killed'
    >>> amount(Quantity("q1", Span(0, 9), 25000, 30000, "between", "tentara", "noun", "rule"))
    '25,000 to 30,000 tentara'
    """
    change = {"up": "up ", "down": "down ", None: ""}[quantity.change]
    per = f" per {unit_name(quantity.per)}" if quantity.per else ""
    mode = "" if quantity.mode == "level" else f", {quantity.mode}"
    outcome = f", {quantity.outcome}" if quantity.outcome else ""
    return f"{change}{bounds(quantity)} {unit_name(quantity.unit)}".rstrip() + per + outcome + mode


def unit_name(unit: str) -> str:
    """A unit as it is mostly printed, instead of its UCUM symbol.

    >>> unit_name("har"), unit_name("[ft_i]"), unit_name("orang")
    ('ha', 'ft', 'orang')
    """
    return _PRINTED.get(unit) or flat(_CUSTOMARY.sub(r"\1", unit))


def bounds(quantity: Quantity) -> str:
    """The value without its unit."""
    lo, hi = quantity.lo, quantity.hi
    if quantity.cmp in ("between", "vague"):
        return f"{_number(lo)} to {_number(hi)}" + (" (vague)" if quantity.cmp == "vague" else "")
    return _COMPARISONS[quantity.cmp] + _number(lo if lo is not None else hi)


def moment(when: When) -> str:
    """The value a time was read as."""
    conflict = " (the weekday does not fit)" if when.weekday == "conflict" else ""
    return flat(when.value) + conflict


def day(published: str | None) -> str:
    """A date as a reader takes it in.

    >>> day("2025-02-11T09:25:00+09:00")
    '2025-02-11 09:25 +09:00'
    """
    if not published:
        return "no date"
    date, _, clock = flat(published).partition("T")
    return f"{date} {clock[:5]} {clock[8:]}".strip() if clock else date


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "claim"), count(2, "claim"), count(2, "quantity")
    ('1 claim', '2 claims', '2 quantities')
    """
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def _number(number: Number | None) -> str:
    if number is None:
        return "?"
    return f"{number:,}" if isinstance(number, int) else f"{number:,.6g}"
