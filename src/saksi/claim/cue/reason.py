"""Reasons: whom a passive behind one speaks of (ditahan karena diduga P); what is given as one (dengan alasan C)."""

from dataclasses import replace

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.tie import skip_turns
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import clause_start
from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.predicate import predicates
from saksi.claim.source.head import head_left
from saksi.claim.source.source import Range, source_left
from saksi.claim.source.subject import find_subject, shared_subject
from saksi.kinds import Span

# Roles of words that end a noun phrase behind a verb.
_ENDS = ("prep", "relative", "sub", "adverb", "that", "join")
# Whom a reason is about is named within this many words.
OBJECT_WORDS = 12
# A reason shows its verb within this many words.
CLAUSE_WORDS = 5


def opens_reason(line: Line, at: int) -> int | None:
    """The word for a reason right before a passive, adverbs aside; None where there is none."""
    here = at - 1
    while line.has_any(here, ("adverb", "modal")):
        here -= 1
    return here if here >= 0 and line.has(here, "reasons") and line.speech(here) == line.speech(at) else None


def reason_subject(line: Line, reason: int, floor: int) -> Span | None:
    """What the passive behind a reason is said of: the object of the verb before, or its subject when it has none.

    Polisi menahan X karena diduga P; X ditahan karena diduga P; X, yang ditahan karena diduga P, C
    """
    left, _ = clause_start(line, reason, floor)
    left = skip_turns(line, left)
    verb = next((at for at in range(reason - 1, left, -1) if predicates(line, at) and not _is_set_in(line, at)), None)
    if verb is None:
        return None
    while verb - 1 > left and predicates(line, verb - 1):
        verb -= 1
    found = _object(line, verb, reason) or _before(line, left, verb)
    return words_span(line, *found) if found else None


def _is_set_in(line: Line, at: int) -> bool:
    """Whether a verb stands in a relative clause that has not ended before the reason."""
    return line.has(at - 1, "relative") and not line.is_mark(at - 2, ",")


def _object(line: Line, verb: int, last: int) -> Range | None:
    """What a verb that acts is done to: the noun phrase behind it."""
    while verb < last and not line.forms[verb].startswith(line.lexicon.transitive):
        verb += 1
    end = verb + 1
    while end < min(last, verb + OBJECT_WORDS) and line.is_word(end) and not predicates(line, end):
        if line.has_any(end, _ENDS) and not line.is_capital(end) and not line.has(end, "inner"):
            break
        end += 1
    return (verb + 1, end) if end > verb + 1 else None


def _before(line: Line, left: int, verb: int) -> Range | None:
    """The subject of a verb, or the head of the relative clause it stands in."""
    if line.has(verb - 1, "relative"):
        return head_left(line, verb - 1, left)
    return find_subject(line, left, verb)


def read_pretext(line: Line, hit: Hit, cue: Cue, floor: int) -> Draft | None:
    """Read `S pergi dengan alasan C`: what somebody gives as a reason or hopes for by what he does."""
    if cue.stance not in ("accuse", "claim", "hope") or not line.has(hit.first - 1, "pretext") or hit.last >= len(line):
        return None
    start = hit.last + line.has(hit.last, "that")
    end = content_end(line, start, len(line))
    content = words_span(line, start, end)
    if content is None or not any(predicates(line, at) for at in range(start, min(end, start + CLAUSE_WORDS))):
        return None
    actor = _actor(line, hit.first, floor) if cue.stance != "hope" else None
    if cue.stance == "accuse" and actor:
        return replace(begin(line, hit, cue, None), by="noun-pretext", content=(line.span(*actor), content))
    return replace(begin(line, hit, cue, actor), by="noun-pretext", content=(content,))


def _actor(line: Line, at: int, floor: int) -> Range | None:
    """Who does what a reason is given for: the subject of its verb, or the name that opens the clause."""
    if (source := shared_subject(line, at, floor)) is not None:
        return source
    source = source_left(line, floor, at - 1)
    end = source[0] if source else 0
    while source and end < source[1] and line.is_capital(end):
        end += 1
    return (source[0], end) if source and end > source[0] else None
