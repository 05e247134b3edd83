"""Whose version a figure is, told inside its clause: `22 orang versi manajemen`, `korban versi polisi 12 orang`."""

from saksi.claim.content.content import words_span
from saksi.claim.content.tie import skip_turns
from saksi.claim.line.line import Hit, Line
from saksi.claim.source.source import Range
from saksi.kinds import Span

# A figure and what it counts, before whose version it is, are no more words than this.
FIGURE_WORDS = 4
# Whose version a figure can be.
_WHOSE = ("group", "organisation", "title")


def read_inlaid(line: Line, hit: Hit, source: Range) -> tuple[Span, ...]:
    """What stands with a figure whose version is told, between the marks around it; nothing where none is.

    `source`: whose version it is.
    """
    if not line.has(hit.first, "inlaid") or not line.has_any(source[0], _WHOSE):
        return ()
    behind = _is_figure(line, source[1])
    if not (behind or _is_counted(line, hit.first - 1)):
        return ()
    first = next((at + 1 for at in range(hit.first - 1, -1, -1) if line.is_mark(at, ",:;")), 0)
    first = skip_turns(line, first)
    last = next((at for at in range(source[1], len(line)) if line.is_mark(at, ",:;.")), len(line))
    before = words_span(line, first, hit.first) if first < hit.first else None
    rest = words_span(line, source[1], last) if behind else None
    return tuple(span for span in (before, rest) if span)


def _is_counted(line: Line, at: int) -> bool:
    """Whether a figure stands right before a word, but for what it counts."""
    near = range(at, max(-1, at - FIGURE_WORDS), -1)
    stop = next((here for here in near if not line.is_word(here) or _is_figure(line, here)), -1)
    return stop < at and _is_figure(line, stop)


def _is_figure(line: Line, at: int) -> bool:
    return line.has(at, "numeral") or (0 <= at < len(line) and line.forms[at][0].isdigit())
