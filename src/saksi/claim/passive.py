"""Passives: a subject raised out of what is said of it (Jembatan itu dilaporkan putus), with or without an agent."""

from dataclasses import replace

from saksi.claim.clause import clause_start, is_negated, is_supposed, predicates
from saksi.claim.content import content_end, skip_turns, words_span
from saksi.claim.draft import Draft, begin
from saksi.claim.lexicon import Cue
from saksi.claim.line import Hit, Line
from saksi.claim.source import head_left, source_right
from saksi.kinds import Span

# An agent stands no further than this behind its passive when only a complement stands between.
LATE_AGENT_WORDS = 7
_LEADS = ("that", "so", "too", "infinitive")


def read_passive(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read a passive cue: `S dilaporkan P`, `Dilaporkan, C`, `S dinilai X P`, `S disebutnya P`."""
    cue = hit.read_as("passive", "passive-own")
    if cue is None or _is_none(line, hit, cue, floor):
        return None
    after, source = _agent(line, hit)
    if cue.kind == "passive-own":
        source = None
    if line.has(after, "never-after"):
        return None
    start = _skip_leads(line, after)
    if cue.needs == "be" and source is None and not _is_raised(line, cue, after, start):
        return None
    in_relative = line.has(hit.first - 1, "relative")
    end = _end(line, start, is_short=in_relative or line.has(hit.first, "when"))
    parts = _around_agent(line, start, end) if source is None and cue.kind == "passive" else None
    if parts is not None:
        source = parts[1]
    predicate = parts[0] if parts else tuple(span for span in (words_span(line, start, end),) if span)
    subject = _subject(line, hit.first, floor)
    if not predicate and not (source and subject and cue.stance != "say"):
        return None
    tells = (cue.needs == "that" and subject) or (cue.stance == "report" and in_relative)
    if tells and source is None and start == after and not _predicate_at(line, start):
        return None
    content = (*((subject,) if subject else ()), *predicate)
    by = "passive-agent" if source or cue.kind == "passive-own" else "passive"
    return replace(begin(line, hit, cue, source), by=by, content=content)


def _is_none(line: Line, hit: Hit, cue: Cue, floor: int) -> bool:
    """Whether a passive attributes nothing here: denied, supposed, or a form that needs its auxiliary."""
    if cue.needs in ("back", "never") or line.has(hit.first - 1, "when"):
        return True
    if cue.needs == "be" and not hit.is_passive(line):
        return True
    return is_negated(line, hit.first, floor) or is_supposed(line, hit.first, floor)


def _skip_leads(line: Line, at: int) -> int:
    while at < len(line) and (line.is_mark(at, ",") or any(line.has(at, role) for role in _LEADS)):
        at += 1
    return at


def _is_raised(line: Line, cue: Cue, after: int, start: int) -> bool:
    """Whether a passive leads to what is said, not to when or where; one that asks needs a word that leads there."""
    if cue.stance == "request" and start == after:
        return False
    return start > after or not line.has(start, "prep") or line.has(start, "charges")


def _end(line: Line, start: int, *, is_short: bool) -> int:
    """Where a predicate ends; in a relative clause and in one that says when no further than a comma."""
    if start >= len(line):
        return start
    end = content_end(line, start, len(line))
    return next((at for at in range(start + 1, end) if _leaves_relative(line, start, at)), end) if is_short else end


def _leaves_relative(line: Line, start: int, at: int) -> bool:
    """Whether a relative clause is over: at a comma, behind a phrase in marks, or where its head's own verb comes.

    Warga yang dituding merusak pagar itu | akan diperiksa.
    """
    if line.is_mark(at, ","):
        return True
    if line.has(at, "join") and _in_marks(line, start, at):
        return True
    return line.has(at - 1, "deictic") and at - 1 > start and _predicate_at(line, at)


def _in_marks(line: Line, first: int, last: int) -> bool:
    marks = line.lexicon.marks
    return line.forms[first][0] in marks and line.forms[last - 1][0] in marks


def _predicate_at(line: Line, at: int) -> bool:
    """Whether what follows opens with a predicate, adverbs aside (disebutkan pernah berlabuh)."""
    while at < len(line) and line.has(at, "adverb"):
        at += 1
    return at < len(line) and predicates(line, at)


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


def _around_agent(line: Line, start: int, end: int) -> tuple[tuple[Span, ...], tuple[int, int]] | None:
    """Read a late agent inside a short predicate (dinilai penting oleh X karena ...): what stands around it, and it."""
    for at in range(start + 1, min(end, start + LATE_AGENT_WORDS)):
        if line.is_verb(at) or not line.is_word(at):
            return None
        if line.has(at, "agent"):
            source = source_right(line, at + 1, end)
            if source is None:
                return None
            parts = (words_span(line, start, at), words_span(line, source[1], end))
            return tuple(span for span in parts if span), source
    return None


def _subject(line: Line, at: int, floor: int) -> Span | None:
    """The noun phrase left of the passive: the head of a relative clause, or the subject of the clause."""
    here = at - 1
    while here >= floor and (line.has(here, "adverb") or line.has(here, "be")):
        here -= 1
    if here == floor and line.has(here, "expletive"):
        return None
    if here >= floor and line.has(here, "relative"):
        head = head_left(line, here, floor)
        return words_span(line, *head) if head else None
    left, _ = clause_start(line, at, floor)
    left = skip_turns(line, left)
    return words_span(line, left, here + 1) if left <= here else None
