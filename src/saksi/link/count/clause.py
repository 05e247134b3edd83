"""The clause of a number: the words that speak of it, without who says so."""

import re
from collections.abc import Sequence

from saksi.kinds import Finding, Span

# Words to each side of a number that speak of it, within its clause.
WINDOW_WORDS = 6
CLAUSE = re.compile(r"[.;:,!?](?=\s|$)")
_COMMA = ","
_WORD = re.compile(r"[^\W\d_]+")


def read_clause(finding: Finding, span: Span, sentence: Span) -> tuple[Span, str]:
    """Give the words around a quantity up to the next marks, no more than a few to each side, and in small letters.

    The marks around who says so end nothing: "the houses burnt, according to Rahma, number 47".
    """
    text, asides = finding.article.text, _find_asides(finding, sentence)
    marks = [match for match in CLAUSE.finditer(text, *sentence) if not _is_within(match, asides)]
    start = max((match.end() for match in marks if match.end() <= span.start), default=sentence.start)
    end = min((match.start() for match in marks if match.start() >= span.end), default=sentence.end)
    words = [match.span() for match in _WORD.finditer(text, start, end) if not _is_within(match, asides)]
    before = [first for first, last in words if last <= span.start][-WINDOW_WORDS:]
    after = [last for first, last in words if first >= span.end][:WINDOW_WORDS]
    clause = Span(before[0] if before else span.start, after[-1] if after else span.end)
    return clause, _blank(text, clause, asides).casefold()


def _find_asides(finding: Finding, sentence: Span) -> list[Span]:
    """Where a sentence says between two commas who says so, with the commas."""
    text, found = finding.article.text, []
    for claim in finding.claims:
        spans = (*claim.cue, *claim.source)
        if not claim.cue or not claim.content or not sentence.start <= claim.cue[0].start < sentence.end:
            continue
        start, end = min(span.start for span in spans), max(span.end for span in spans)
        opening, closing = text.rfind(_COMMA, sentence.start, start), text.find(_COMMA, end, sentence.end)
        is_set_off = min(opening, closing) >= 0 and not (text[opening + 1 : start] + text[end:closing]).strip()
        if is_set_off and min(claim.content).start < opening and max(claim.content).end > closing:
            found.append(Span(opening, closing + 1))
    return found


def _blank(text: str, clause: Span, asides: Sequence[Span]) -> str:
    """The words of a clause, with blanks for who says so: they say nothing of what is counted."""
    words = text[slice(*clause)]
    for start, end in asides:
        first, last = max(start, clause.start) - clause.start, min(end, clause.end) - clause.start
        if first < last:
            words = words[:first] + " " * (last - first) + words[last:]
    return words


def _is_within(match: re.Match[str], spans: Sequence[Span]) -> bool:
    return any(start <= match.start() < end for start, end in spans)
