"""What a sentence says of the news that is its own subject: that it spreads, is denied, or is not true."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import may_act, predicates

# What leads to such a predicate, and what may not stand before it: there it belongs to what is told.
_LEADS = ("modal", "not", "adverb", "late-adverb", "backnoun")
_INSIDE = ("relative", "that", "and", "sub", "prep")
_MARKS = ",."


def before_upshot(line: Line, start: int, end: int) -> int:
    """Where what is told ends before what the sentence says of it, or `end`.

    A subject needs a predicate: where nothing but `C P` follows `news that`, P is the sentence's own.

    >>> from saksi.flow import find_claims
    >>> text = "Kabar bahwa Bendungan Raknamo retak tidak benar."
    >>> [text[span.start : span.end] for claim in find_claims(text) for span in claim.content]
    ['Bendungan Raknamo retak']
    """
    for at in range(end - 1, start, -1):
        if line.speech(at) >= 0 or not (line.has(at, "upshot") or _is_verdict(line, at, end)):
            continue
        first = _first(line, at, start)
        judged = line.has(at, "upshot") or first < at or line.has(at - 1, "deictic")
        if judged and first > start and not line.has_any(first - 1, _INSIDE):
            return first
    return end


def before_main(line: Line, start: int, end: int) -> int:
    """Where a clause that has its verb ends before the verb of its noun (klaim bahwa jalan rusak | memicu protes)."""
    told = next((at for at in range(start + 1, end) if predicates(line, at)), end)
    while told < end and line.has_any(told, ("modal", "adverb")):
        told += 1
    if any(line.has(at, "relative") for at in range(start, told)):
        return end
    for at in range(told + 1, end):
        joins = line.is_verb(at - 1) or line.has_any(at - 1, (*_LEADS, *_INSIDE, "purpose", "to-do"))
        if line.is_mark(at, ",") or line.has(at, "relative"):
            break
        if line.is_verb(at) and line.is_word(at - 1) and not joins:
            return at
    return end


def before_fate(line: Line, start: int, end: int, *, acts: bool = False) -> int:
    """Where the clause of a noun ends that is the subject itself: before the second verb (reports that C | proved).

    So does what those say who are the subject (those who say C | are wrong). `acts`: it opens with its verb (a nurse
    who promised to testify | said C).
    """
    at = start + 1 if acts else _behind_verb(line, start + 1, end)
    led = ("relative", "infinitive", "and", "prep", "that", "determiner")
    while at < end:
        if line.has(at, "that") and line.has_any(at + 1, ("determiner", "nominative")):
            at = _behind_verb(line, at + 1, end)
        helper = at - 1 - line.has(at - 1, "adverb")
        finite = may_act(line, at) and not line.has(helper, "be")
        if finite and not line.has_any(at - 1, led) and not line.has(at + 1, "agent"):
            return at - line.has(at - 1, "adverb")
        at += 1
    return end


def before_both(line: Line, source: tuple[int, int] | None, place: tuple[int, int]) -> int:
    """Where the second of two questions ends that are a subject (What X wants and how Y says it works | differ)."""
    start, end = place
    at = source[0] - 1 if source else -1
    joined = line.has(at, "question") and line.has(at - 1, "and") and not line.has(at, "when")
    return before_fate(line, start, end) if joined and line.lexicon.owning else end


def _behind_verb(line: Line, at: int, end: int) -> int:
    """Behind the first verb of a clause, with what helps it (had been | taken)."""
    while at < end and not may_act(line, at):
        at += 1
    while at < end and line.has_any(at, ("modal", "adverb")):
        at += 1
    return at + 1


def opens_sentence(line: Line, noun: int, floor: int) -> bool:
    """Whether a noun opens its sentence as the subject does: nothing before it that does or leads to something."""
    start = next((at + 1 for at in range(noun - 1, floor - 1, -1) if line.is_mark(at, ",")), floor)
    return not any(line.has(at, "prep") or predicates(line, at) for at in range(start, noun))


def _is_verdict(line: Line, at: int, end: int) -> bool:
    return line.has(at, "verdict") and (at + 1 >= end or line.is_mark(at + 1, _MARKS))


def _first(line: Line, at: int, start: int) -> int:
    while at > start and (line.has_any(at - 1, _LEADS) or is_cue(line, at - 1, "passive")):
        at -= 1
    return at
