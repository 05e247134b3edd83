"""Subordinate clauses that a verb of saying stands in itself: behind a reason, or behind who is apposed in them."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line

# How long before or after something it was takes no more words than this.
SOON_WORDS = 3
_SOON = ("adverb", "article", "day", "duration", "hedge", "numeral", "open")


def opens_late(line: Line, at: int, floor: int) -> bool:
    """Whether a word opens a clause at the start of a sentence, but for how soon (Two days after | X said C)."""
    soon = line.lexicon.owning and line.has(at, "sub") and 0 < at - floor <= SOON_WORDS
    return bool(soon) and all(line.has_any(here, _SOON) for here in range(floor, at))


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
