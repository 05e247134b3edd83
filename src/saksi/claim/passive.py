"""Passives: a subject raised out of what is said of it (Jembatan itu dilaporkan putus), with or without an agent."""

from saksi.claim.content import content_end, words_span
from saksi.claim.draft import Draft
from saksi.claim.line import Hit, Line
from saksi.claim.source import source_right
from saksi.claim.statement import clause_start, is_negated
from saksi.kinds import Span


def read_passive(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read a passive cue: `S dilaporkan P`, `Dilaporkan, C`, `S dinilai X P`, `S disebutnya P`."""
    cue = hit.read_as("passive", "passive-own")
    if cue is None or cue.needs == "back" or is_negated(line, hit.first, floor):
        return None
    after, source = _agent(line, hit)
    if cue.kind == "passive-own":
        source = None
    if after >= len(line) or line.has(after, "never-after"):
        return None
    start = after
    while start < len(line) and (line.is_mark(start, ",") or line.has(start, "that") or line.has(start, "so")):
        start += 1
    end = content_end(line, start, len(line)) if start < len(line) else start
    predicate = words_span(line, start, _predicate_end(line, start, end))
    if predicate is None:
        return None
    subject = _subject(line, hit.first, floor)
    content = tuple(span for span in (subject, predicate) if span)
    by = "passive-agent" if source or cue.kind == "passive-own" else "passive"
    spans = (line.span(*source),) if source else ()
    inherits = "previous" if cue.kind == "passive-own" else ""
    span = line.span(hit.first, hit.last)
    return Draft(by, cue.stance, line.sentence.span, content, (span,), spans, speaker_by=inherits)


def _agent(line: Line, hit: Hit) -> tuple[int, tuple[int, int] | None]:
    """The word after the passive and its agent: `oleh X`, or a bare name or pronoun with a predicate behind it."""
    at = hit.last
    while at < len(line) and line.has(at, "adverb") and not line.is_capital(at):
        at += 1
    if line.has(at, "agent"):
        source = source_right(line, at + 1, len(line))
        return (source[1], source) if source else (at, None)
    end = at
    while end < len(line) and line.is_capital(end):
        end += 1
    if end == at and line.has(at, "pronoun"):
        end = at + 1
    has_predicate = end < len(line) and line.is_word(end) and not line.has(end, "prep")
    return (end, (at, end)) if at < end <= at + 5 and has_predicate else (hit.last, None)


def _subject(line: Line, at: int, floor: int) -> Span | None:
    """The noun phrase left of the passive: the head of a relative clause, or the subject of the clause."""
    here = at - 1
    while here >= floor and line.has(here, "adverb"):
        here -= 1
    if here >= floor and line.has(here, "relative"):
        return _head(line, here, floor)
    left, _ = clause_start(line, at, floor)
    while left < here and (line.has(left, "open") or not line.is_word(left) or line.has(left, "join")):
        left += 1
    return words_span(line, left, here + 1) if left <= here else None


def _head(line: Line, end: int, floor: int) -> Span | None:
    """The head noun phrase of a relative clause: back to the nearest preposition, verb, comma or joining word."""
    at = end
    if line.is_mark(at - 1, ","):
        at -= 1
        end -= 1
    while at > floor:
        before = at - 1
        stops = not line.is_word(before) or line.is_verb(before) or line.speech(before) >= 0
        if stops or any(line.has(before, role) for role in ("prep", "join", "relative", "that")):
            break
        at = before
    return words_span(line, at, end) if at < end else None


def _predicate_end(line: Line, start: int, end: int) -> int:
    return end
