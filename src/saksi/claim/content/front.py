"""What stands before the subject of a verb of saying and belongs to what is said, not to who says it."""

from saksi.claim.content.content import words_span
from saksi.claim.line.line import Line
from saksi.claim.source.source import Range
from saksi.kinds import Span


def raise_subject(line: Line, source: Range | None) -> tuple[tuple[Span, ...], Range | None]:
    """The relative word before a subject, which stands for what is said, and the subject without it.

    A toll which the farmers insisted fall; of what X said was that C, nothing is left of the word.
    """
    if source is None or source[1] - source[0] == 1 or line.is_capital(source[0]):
        return (), _free(line, source)
    if line.lexicon.owning and line.has(source[0], "relative") and line.has(source[0], "determiner"):
        return _whose(line, source)
    free = line.has(source[0] + 1, "determiner") or line.is_capital(source[0] + 1)
    if not (line.has(source[0], "raised") and free):
        return (), _free(line, source)
    return (line.span(source[0], source[0] + 1),), (source[0] + 1, source[1])


def _whose(line: Line, source: Range) -> tuple[tuple[Span, ...], Range | None]:
    """Whose the thing is of which something is said, and who says it (whose shot | the players claimed C)."""
    opens = range(source[0] + 2, source[1])
    roles = ("determiner", "group", "nominative")
    at = next((at for at in opens if line.is_capital(at) or any(line.has(at, r) for r in roles)), None)
    whole = at is not None and all(line.is_word(here) for here in range(source[0], at))
    return ((line.span(source[0], at),), (at, source[1])) if at and whole else ((), source)


def _free(line: Line, source: Range | None) -> Range | None:
    """A subject without the word that opens what its verb is said of (What X said was that C)."""
    opens = source is not None and line.has(source[0], "free-relative") and source[1] - source[0] > 1
    return (source[0] + 1, source[1]) if source and opens else source


def find_condition(line: Line, floor: int, source: Range | None) -> tuple[Span, ...]:
    """The condition before a comma that what is said hangs on (If the dam breaks, X said the town would be lost)."""
    if source is None or not line.has(floor, "fronts") or not line.is_mark(source[0] - 1, ","):
        return ()
    span = words_span(line, floor, source[0] - 1)
    is_one = not any(line.is_mark(at, ",;") or line.speech(at) >= 0 for at in range(floor, source[0] - 1))
    return (span,) if span and is_one else ()
