"""The force of a statement beyond its cue's: what one says one will do is a promise, what a medium says a report."""

from bisect import bisect_left
from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import ends_as_verb
from saksi.claim.source.phrase import is_medium, speaks
from saksi.kinds import Span

# Adverbs between a subject and what says that it will (she soon will).
BETWEEN_WORDS = 2


def with_stance(line: Line, draft: Draft) -> Draft:
    """Sharpen the stance of a claim that only says: to a promise of its source's own act, or to a report."""
    if draft.stance == "ask" and draft.by == "verb-that" and _is_led(line, draft):
        return replace(draft, stance="request")
    if _vows(line, draft):
        return replace(draft, stance="promise")
    if draft.stance not in ("say", "report") or not draft.source or not draft.content:
        return draft
    if draft.stance == "report" or not draft.by.startswith(("verb", "prep", "tail")):
        return draft
    first, last = _words(line, draft.source[0])
    if _promises(line, draft):
        return replace(draft, stance="promise")
    reports = is_medium(line, (first, last)) or (draft.by.startswith("prep") and speaks(line, (first, last)))
    return replace(draft, stance="report") if reports else draft


def _promises(line: Line, draft: Draft) -> bool:
    """Whether the content opens with the source itself and what it will do."""
    if draft.by.startswith("prep"):
        return False
    # What stands before its source is a condition of what it will do.
    at = bisect_left(line.words, Span(draft.content[-1].start, 0))
    first, last = _words(line, draft.source[0])
    same = line.forms[at : at + 1] == line.forms[first : first + 1] or line.forms[at] in line.forms[first:last]
    if not (line.has(at, "own") or (same and line.is_capital(at))) or _argues(line, draft):
        return False
    if line.lexicon.owning and line.has(at, "expletive") and not _may_be_it(line, (first, last), at):
        return False
    here = at + 1
    while here < min(len(line), at + BETWEEN_WORDS) and line.has(here, "adverb") and not line.has(here, "future"):
        here += 1
    # What would have been is promised by nobody.
    soon = range(here + 1, min(len(line), here + 1 + BETWEEN_WORDS))
    past = bool(line.lexicon.owning) and any(_has_done(line, word) for word in soon)
    return line.has(here, "future") and not past


def _has_done(line: Line, at: int) -> bool:
    """Whether a word only helps a past form behind it (would have | taken)."""
    helps = line.has(at, "modal") and not line.has_any(at, ("be", "not"))
    return helps and (ends_as_verb(line, at + 1) or line.has(at + 1, "be"))


def _may_be_it(line: Line, source: tuple[int, int], at: int) -> bool:
    """Whether `it` that will do something can be its source: no person, no other pronoun, and no word of how it is."""
    firm = any(line.has(here, role) for here in range(*source) for role in ("organisation", "trades", "government"))
    person = any(line.has(here, role) for here in range(*source) for role in ("title", "pronoun", "group"))
    somebody = person and not firm
    return line.forms[at] == line.forms[source[0]] or not (somebody or line.has(at + 2, "be"))


def _is_led(line: Line, draft: Draft) -> bool:
    """Whether a complementiser leads to what is asked, so that it is asked for (asked that it be made)."""
    return bool(draft.content) and line.has(_words(line, draft.content[0])[0] - 1, "that")


def _argues(line: Line, draft: Draft) -> bool:
    """Whether a verb gives reasons, so that what will be is no promise (argued that it would bring in millions)."""
    return any(line.has(_words(line, cue)[0], "argues") for cue in draft.cue)


def _vows(line: Line, draft: Draft) -> bool:
    """Whether the content has no subject and opens with what its source will do (X mengatakan akan pulang)."""
    if draft.stance not in ("say", "claim") or not draft.by.startswith("verb") or not draft.content:
        return False
    at = bisect_left(line.words, Span(draft.content[0].start, 0))
    while line.has(at, "not") or (line.has(at, "adverb") and not line.has(at, "future")):
        at += 1
    if not line.has(at, "future") or line.has(at + 1, "existence"):
        return False
    return any(line.is_verb(here) for here in range(at + 1, min(len(line), at + 1 + BETWEEN_WORDS)))


def _words(line: Line, span: Span) -> tuple[int, int]:
    return bisect_left(line.words, Span(span.start, 0)), bisect_left(line.words, Span(span.end, 0))
