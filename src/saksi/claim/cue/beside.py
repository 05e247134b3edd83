"""What stands before the subject of a passive, commas behind it, and is no part of what is said of that subject."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.source.stretch import is_clause

# Words before a comma that point back to what precedes and tell nothing themselves (Dalam hal ini, ...).
POINTING_WORDS = 4
# A relay's cue stands this soon behind the word of manner that leads to it (sebagaimana juga dilansir X).
RELAY_WORDS = 3


def is_past(line: Line, at: int) -> bool:
    """Whether a word that may lead on only says which day or time is meant (Ulahnya pada masa lalu | dianggap P)."""
    return line.has(at, "then") and line.has_any(at - 1, ("day", "period"))


def behind_asides(line: Line, left: int, last: int) -> int:
    """Where the subject starts, behind a clause of its own, words that point back, and who passed the words on.

    Rapat tertutup, RUU itu disebut P; Tak hanya itu, X disebut P; Seperti dilansir Y, X diduga P. A comma at the end
    leaves nothing.
    """
    first = left
    while (comma := _comma(line, left, last)) is not None:
        dated = left > first and line.has(left, "weekday")
        if not (
            dated
            or line.has(left, "followed")
            or _is_pointing(line, left, comma)
            or _is_relay(line, left)
            or is_clause(line, left, comma)
        ):
            break
        left = comma + 1
    return left


def _comma(line: Line, left: int, last: int) -> int | None:
    """The next comma outside brackets up to the last word."""
    depth = 0
    for at in range(left, last + 1):
        depth += line.is_mark(at, "(") - line.is_mark(at, ")")
        if line.is_mark(at, ",") and depth <= 0:
            return at
    return None


def _is_pointing(line: Line, left: int, comma: int) -> bool:
    """Whether a few words behind an opener end in one that points (Tak hanya itu; Dalam hal ini)."""
    if comma - left > POINTING_WORDS or not line.has(comma - 1, "deictic") or line.is_capital(comma - 1):
        return False
    return line.has_any(left, ("prep", "open", "adverb", "not", "connective"))


def _is_relay(line: Line, left: int) -> bool:
    """Whether words tell how it is known or who passed it on (Sebagaimana diketahui; Melansir X)."""
    return line.has(left, "manner") or any(
        is_cue(line, at, "relay") for at in range(left, left + RELAY_WORDS) if at < len(line)
    )
