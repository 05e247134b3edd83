"""Relative clauses around who says so: `yang menurut X C`, `yang, kata X, C`."""

from saksi.claim.content import words_span
from saksi.claim.ending import content_end
from saksi.claim.line import Line
from saksi.claim.source import Range, head_left
from saksi.kinds import Span


def behind_relative(line: Line, first: int) -> int | None:
    """The relative word right before a place, or before the comma there; None where none stands."""
    if line.has(first - 1, "relative"):
        return first - 1
    set_off = line.is_mark(first - 1, ",") and line.has(first - 2, "relative") and not line.has(first - 2, "raised")
    return first - 2 if set_off else None


def whole_head(line: Line, relative: int, floor: int) -> Range | None:
    """The head of a relative clause, with the place by name that the word stands next to (gudang di Ende yang ...)."""
    head = head_left(line, relative, floor)
    is_place = head is not None and line.has(head[0] - 1, "within") and all(map(line.is_capital, range(*head)))
    outer = head_left(line, head[0] - 1, floor) if head and is_place else None
    return (outer[0], head[1]) if head and outer else head


def of_head(line: Line, relative: int, after: int, floor: int) -> tuple[Span, ...]:
    """What a relative clause around who says so tells of its head (serangan itu, yang menurut X menewaskan 25)."""
    after += line.is_mark(after, ",")
    head = head_left(line, relative, floor)
    if head and line.has(head[0] - 1, "within"):
        head = head_left(line, head[0] - 1, floor) or head
    end = content_end(line, after, len(line)) if after < len(line) else after
    end = next((at for at in range(after + 1, end) if line.is_mark(at, ",")), end)
    said = words_span(line, after, end) if after < end else None
    if said is None:
        return ()
    named = words_span(line, *head) if head else None
    return (named, said) if named else (said,)
