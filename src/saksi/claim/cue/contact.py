"""Relative clauses around who says so without their word: `the man police say did P`, `a raid X described as C`."""

from collections.abc import Iterator
from dataclasses import replace

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.cue.object import before_own, casts_as, name_start
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import PARTING
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import has_predicate, may_act
from saksi.claim.source.source import Range

# Who says so takes no more words than this: a clause that no word leads to is short.
BEARER_WORDS = 4
# So does the noun of which it tells: the words between its article and its end are adjectives.
HEAD_WORDS = 5
# What a verb needs that a clause may stand behind, one without its subject too.
_CLAUSES = ("", "clause", "that")
# Roles of words that say who speaks without an article before them.
_PEOPLE = ("group", "nominative")
# Roles of words that open the noun phrase of which a clause tells, and of words that none ends with.
_OPENS = ("determiner", "quantifier", "standalone")
_NEVER_ENDS = ("prep", "relative", "that", "sub", "join", "adverb", "determiner", "modal", "be", "pronoun", "verb")
# Roles of words that may stand behind a verb's past form as its object does.
_OBJECTS = ("determiner", "quantifier", "prep", "pronoun", "possessive", "adverb")


def read_contact(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `N X say P`: who says so stands right behind the noun of which the clause tells, P right behind the verb.

    What something is called is the content alone (a raid X described as C); else the noun and P are.

    >>> from saksi.flow import find_claims
    >>> text = "The man police say planned the raid was arrested."
    >>> [text[span.start : span.end] for claim in find_claims(text, language="en") for span in claim.content]
    ['The man', 'planned the raid']
    """
    casts = casts_as(line, hit)
    cue = casts or next((cue for cue in hit.cues if cue.kind == "verb" and cue.needs in _CLAUSES), None)
    if cue is None or not line.lexicon.owning or hit.first <= floor + 1 or hit.is_going_on(line):
        return None
    is_cast, owns = casts is not None, _has_subject(line, hit.last)
    if not (is_cast or owns or _tells(line, hit.last)):
        return None
    finite = line.has_any(hit.last, ("finite", "modal"))
    around = (
        (source, _head(line, source[0], floor) or (_bare_head(line, source[0], floor) if finite else None))
        for source in _bearers(line, hit.first, floor)
    )
    source, head = next(((source, head) for source, head in around if head), (None, None))
    start = hit.last + line.has(hit.last, "casts")
    if source is None or head is None or start >= len(line) or (owns and not _is_object(line, source, head, floor)):
        return None
    end = _end(line, start)
    if _is_apposed(line, head[0]) and cue.stance == "deny":
        return None
    if _is_subject(line, head[0], floor) and not _is_apposed(line, head[0]):
        end, whole = before_own(line, start, end, is_cast=is_cast), end
        if end == whole:
            return None
    content = words_span(line, start, end)
    parts = () if content is None else (content,) if is_cast else (line.span(*head), content)
    return replace(begin(line, hit, cue, source), by="object", content=parts) if parts else None


def _tells(line: Line, at: int) -> bool:
    """Whether a finite verb stands here that has no subject of its own: what helps one, or a past form and its object.

    say was unsafe; say planned the raid; not said armed men came
    """
    if line.is_capital(at):
        return False
    if line.has_any(at, ("finite", "modal")):
        return True
    if not may_act(line, at):
        return False
    behind = at + 1
    return line.is_capital(behind) or line.has_any(behind, _OBJECTS) or not line.is_word(behind)


def _has_subject(line: Line, at: int) -> bool:
    """Whether a pronoun and its verb stand here, of which the noun is the object (the house the bank said it owned)."""
    acts = may_act(line, at + 1)
    return acts and line.has_any(at, ("nominative", "expletive")) and not line.is_capital(at)


def _is_object(line: Line, source: Range, head: Range, floor: int) -> bool:
    """Whether a noun phrase is the object of what stands before it, and neither who is told something nor when.

    Who says so has no verb of his own (residents of the street the mayor closed said they left).
    """
    first, last = head
    if any(may_act(line, at) or is_cue(line, at, "verb") for at in range(*source)):
        return False
    dated = line.has_any(last - 1, ("day", "duration", "weekday"))
    return not (dated or _is_subject(line, first, floor) or is_cue(line, first - 1, "verb"))


def is_others(line: Line, hit: Hit) -> bool:
    """Whether the finite verb right behind a cue is that of another noun (The plan officials announced | was dropped).

    Then people stand before the cue, and that noun before them.
    """
    finite = line.has(hit.last, "finite") and line.has_any(hit.last, ("be", "future"))
    people, noun = hit.first - 1, hit.first - 2
    if finite and line.lexicon.owning and line.has(noun, "standalone"):
        # Everything Dunn says | is a lie.
        return line.is_capital(people) or line.has(people, "nominative")
    if not (finite and line.lexicon.owning and line.has(people, "group")) or line.is_capital(people):
        return False
    led = line.has(noun - 1, "relative")  # Which local officials say | would cost more.
    return line.is_word(noun) and not (led or line.has_any(noun, ("determiner", "prep", "relative", "and")))


def _bearers(line: Line, at: int, floor: int) -> Iterator[Range]:
    """Who may say so, right before the verb: a noun behind its article, else a pronoun, people or a name alone."""
    last = at
    while last > floor + 2 and line.has_any(last - 1, ("adverb", "aspect")):
        last -= 1
    first = name_start(line, last - 1, floor + 1)
    opens = range(first, max(floor, last - BEARER_WORDS - 1), -1)
    led = next((at for at in opens if line.has_any(at, ("prep", "article")) or not line.is_word(at)), first)
    whole = line.has(led, "article") and led < last - 1 and not any(line.has(at, "join") for at in range(led, last))
    if whole and line.has(led, "definite"):
        yield led, last
    if line.is_capital(first):
        yield _with_role(line, first, floor), last
    elif line.has_any(first, _PEOPLE) and not line.has(first - 1, "article"):
        yield first, last
    if whole:
        yield led, last


def _with_role(line: Line, first: int, floor: int) -> int:
    """Where a name starts with the role before it, and with whose that is (Ende coach Rahma Dunn)."""
    if not (line.has(first - 1, "title") and first - 1 > floor):
        return first
    first -= 1
    while line.is_capital(first - 1) and first - 1 > floor:
        first -= 1
    return first


def _head(line: Line, at: int, floor: int) -> Range | None:
    """The noun phrase that ends at a place and opens as one does; a word that leads to a clause may stand between."""
    at -= line.has(at - 1, "raised") and line.has(at - 1, "person")
    if at <= floor or not line.is_word(at - 1):
        return None
    alone = line.has(at - 1, "standalone")
    noun = line.has(at - 2, "article") or not line.has_any(at - 1, _NEVER_ENDS)
    if not alone and (line.is_capital(at - 1) or not noun):
        return None
    low = max(floor, at - HEAD_WORDS)
    first = at - 1 if alone else next((here for here in range(at - 2, low - 1, -1) if _opens(line, here)), None)
    if first is None or any(not line.is_word(here) or _acts(line, here) for here in range(first + 1, at - 1)):
        return None
    added = line.has(floor, "completes") and line.is_mark(floor - 1, ",")
    adjunct = line.has(floor, "prep") and not added and not has_predicate(line, floor, first)
    return None if adjunct else (first, at)


def _bare_head(line: Line, at: int, floor: int) -> Range | None:
    """A noun that nothing opens, right behind a verb or what leads to it (test evidence | he says will prove C)."""
    noun = at - 1
    first = noun - line.has(noun - 1, "rest")
    led = line.has_any(first - 1, ("prep", "modal")) or may_act(line, first - 1) or line.has(first - 2, "infinitive")
    plain = line.is_word(noun) and not line.is_capital(noun) and not _acts(line, noun)
    never = line.has_any(noun, _NEVER_ENDS) or line.has_any(noun, ("day", "duration", "numeral", "past", "weekday"))
    return (first, at) if first > floor and led and plain and not never else None


def _acts(line: Line, at: int) -> bool:
    return may_act(line, at) or line.has_any(at, ("prep", "relative"))


def _opens(line: Line, at: int) -> bool:
    return line.forms[at][0].isdigit() or line.has_any(at, _OPENS)


def _is_subject(line: Line, at: int, floor: int) -> bool:
    """Whether a noun phrase opens its clause: nothing before it, or what ends or leads to a clause.

    Not what is apposed behind a comma (, something X say is unlikely).
    """
    before = at - 1
    if line.has(at, "standalone") and line.is_mark(before, ","):
        return False
    return at == floor or not line.is_word(before) or line.has_any(before, ("join", "sub", "that"))


def _is_apposed(line: Line, at: int) -> bool:
    """Whether a comma or a dash sets a noun phrase without a verb beside another (, a step X says is late)."""
    return line.has(at, "article") and not line.has(at, "definite") and line.is_mark(at - 1, PARTING) and at > 2


def _end(line: Line, start: int) -> int:
    """Where the clause ends at the latest: at a comma."""
    end = content_end(line, start, len(line))
    return find_comma(line, range(start + 1, end), end)
