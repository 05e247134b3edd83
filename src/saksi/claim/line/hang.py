"""Subordinate clauses that a verb of saying stands in itself: behind a reason, or behind who is apposed in them."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line


def gives_reason(line: Line, at: int, floor: int) -> bool:
    """Whether a reason has a subject of its own, and does not tell who somebody is (A batal karena klub minta C)."""
    if not line.has(at, "reasons"):
        return False
    subject = line.is_capital(at + 1) or line.has_any(at + 1, ("group", "title", "organisation"))
    return subject and not any(line.has(here, "relative") or line.is_mark(here, ",") for here in range(floor, at))


def ends_apposed(line: Line, at: int, edge: int) -> bool:
    """Whether a name alone stands before the comma at `edge`, and behind `at` who bears it (meski ketuanya, X, ...)."""
    other = find_comma(line, range(edge - 1, at, -1), None)
    return other is not None and other < edge - 1 and all(line.is_capital(here) for here in range(other + 1, edge))
