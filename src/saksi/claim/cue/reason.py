"""Whom a passive behind a reason speaks of (X ditahan karena diduga P): what the clause before it tells of."""

from saksi.claim.content.content import skip_turns, words_span
from saksi.claim.line.clause import clause_start
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import predicates
from saksi.claim.source.source import Range, head_left
from saksi.claim.source.subject import find_subject
from saksi.kinds import Span

# Roles of words that end a noun phrase behind a verb.
_ENDS = ("prep", "relative", "sub", "adverb", "that", "join")
# Whom a reason is about is named within this many words.
OBJECT_WORDS = 12


def opens_reason(line: Line, at: int) -> int | None:
    """The word for a reason right before a passive, adverbs aside; None where there is none."""
    here = at - 1
    while line.has(here, "adverb") or line.has(here, "modal"):
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
    while verb < last and not line.forms[verb].startswith(line.lexicon.transitive or ("\0",)):
        verb += 1
    end = verb + 1
    while end < min(last, verb + OBJECT_WORDS) and line.is_word(end) and not predicates(line, end):
        if any(line.has(end, role) for role in _ENDS) and not line.is_capital(end) and not line.has(end, "inner"):
            break
        end += 1
    return (verb + 1, end) if end > verb + 1 else None


def _before(line: Line, left: int, verb: int) -> Range | None:
    """The subject of a verb, or the head of the relative clause it stands in."""
    if line.has(verb - 1, "relative"):
        return head_left(line, verb - 1, left)
    return find_subject(line, left, verb)
