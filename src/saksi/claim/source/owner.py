"""Whose a noun of saying is: its owner before it (the minister's claim), or who makes it (Hale made the claim)."""

from saksi.claim.line.clause import clause_start
from saksi.claim.line.infinite import is_infinite
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import predicates
from saksi.claim.source.head import head_left
from saksi.claim.source.phrase import can_speak, is_medium
from saksi.claim.source.source import Range
from saksi.claim.source.subject import find_subject, shared_subject
from saksi.kinds import Span

# What describes a noun stands between it and whose it is in fewer words than this.
OWNED_WORDS = 4
# Who has or makes it stands before a verb this close to the noun.
BEARER_WORDS = 4


def owner(line: Line, at: int, floor: int) -> Span | None:
    """Whose the noun is, named before it (the minister's claim that ..., her view), without the ending that says so.

    A name alone may tell whose it is (a Reuters report that C), and what describes the noun stands between.
    """
    if at > floor + 1 and line.has(at - 1, "before-noun") and _owns(line, at - 2):
        # Its own view.
        at -= 1
    if at > floor and line.has(at - 1, "possessive") and not line.has(at - 1, "first"):
        return line.span(at - 1, at)
    if (printed := _printed(line, at, floor)) is not None:
        return line.span(*printed)
    near = range(at - 1, max(floor, at - OWNED_WORDS) - 1, -1) if line.lexicon.owning else ()
    last = next((here for here in near if line.forms[here].endswith(line.lexicon.owning)), None)
    plain = last is not None and not any(_acts(line, here) for here in range(last + 1, at))
    source = head_left(line, last + 1, floor) if last is not None and plain else None
    if last is None or source is None:
        return None
    span = line.span(*source)
    return Span(span.start, span.end - len("s'") + line.forms[last].endswith("s'"))


def _printed(line: Line, at: int, floor: int) -> Range | None:
    """The medium or body whose name alone stands before its report (a Reuters report)."""
    first = at
    while first > floor and line.is_capital(first - 1) and not line.has(first - 1, "weekday"):
        first -= 1
    led = bool(line.lexicon.owning) and first < at and line.has(first - 1, "article") and line.has(at, "document")
    known = led and (at - first > 1 or is_medium(line, (first, at)) or line.text[slice(*line.words[first])].isupper())
    return (first, at) if known else None


def _owns(line: Line, at: int) -> bool:
    return line.has(at, "possessive") or (bool(line.lexicon.owning) and line.forms[at].endswith(line.lexicon.owning))


def _acts(line: Line, at: int) -> bool:
    return predicates(line, at) or line.has(at, "prep") or not line.is_word(at)


def bearer(line: Line, at: int, floor: int) -> Span | None:
    """Who makes, has or gives what a noun names (Hale made the claim that ...)."""
    verb = at - 1
    while verb > floor and line.is_word(verb) and not (line.has(verb, "bears") or predicates(line, verb)):
        verb -= 1
    # A noun that holds whose it is has the subject of any verb (mencabut pernyataannya bahwa C).
    led = is_cue(line, verb, "verb") or line.has(at - 1, "prep")
    held = line.forms[at].endswith(line.lexicon.clitics) and not led
    bears = line.has(verb, "bears") or held
    if at - verb > BEARER_WORDS or not bears or is_infinite(line, verb, floor):
        return None
    left, coordinated = clause_start(line, verb, floor)
    source = shared_subject(line, verb, floor) if coordinated else find_subject(line, left, verb)
    return line.span(*source) if source and can_speak(line, source) else None
