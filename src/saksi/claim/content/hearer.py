"""Whom something is told, between a verb and what is said (told Reuters C; warned residents on Monday that C)."""

from saksi.claim.line.clause import next_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import may_act, predicates, says_how
from saksi.claim.source.phrase import is_medium

# Whom something is told takes no more words than this, nor does an adjunct that no comma closes.
HEARER_WORDS = 6
SCENE_WORDS = 8
# The verb of what is said stands no further behind whom it is told.
CLAUSE_WORDS = 9
# Roles of words that open no hearer, but what is said at once.
_SAID = ("prep", "that", "if", "so", "question", "not", "nothing", "finite")
# Roles of words that open what is said, behind a hearer.
_STARTS = ("determiner", "pronoun", "prep", "that", "if")
# Roles of words with which whom something is told goes on.
_GOES_ON = ("join", "prep", "relative", "sub", "deictic", "group", "placehead")


def after_hearer(line: Line, at: int, last: int) -> int:
    """Skip to whom something is told: a noun phrase up to an adjunct, a complementiser or a new subject."""
    if line.has_any(at, _SAID):
        return at
    end = _hearer_end(line, at, last)
    if line.lexicon.owning:
        if (that := behind_aside(line, end, last)) is not None:
            return that - 1
        medium = _medium_end(line, at, end)
        tells = medium > at and not line.has_any(medium, ("title", "medium", "group"))
        if tells or _is_subject(line, at, end, last):
            return medium
    return end if at < end < last else at


def behind_addressee(line: Line, at: int, last: int) -> int:
    """Where a clause starts behind whom it is told to (berkata kepada wartawan | air surut); `at` where none follows.

    Whom somebody calls by name is told as far as the capitals go, people with what points at them.
    """
    end = at + 1
    while end < last and line.has_any(end, ("plural", "quantifier")):
        end += 1
    if line.is_capital(end) and not line.has(end, "month"):
        while end < last and line.is_capital(end):
            end += 1
    elif line.has_any(end, ("group", "pronoun", "title")):
        end += 1 + line.has(end + 1, "deictic")
    else:
        return at
    clause = end < last and line.is_word(end) and not line.has_any(end, _GOES_ON)
    tells = any(predicates(line, here) for here in range(end, last)) or says_how(line, end, last)
    return end if clause and tells else at


def _hearer_end(line: Line, at: int, last: int) -> int:
    """Where whom something is told ends; `at` where a verb shows that it is told of, not to."""
    end = at
    while end < min(last, at + HEARER_WORDS) and line.is_word(end):
        if end > at and (line.has_any(end, _STARTS) or _begins(line, at, end)):
            break
        if line.has(end, "weekday"):
            break
        if predicates(line, end):
            return _medium_end(line, at, end)
        end += 1
    return end


def _medium_end(line: Line, at: int, verb: int) -> int:
    """Where a medium ends whose hearers' subject no small word opens (told Reuters | nothing was left)."""
    end = at
    while line.is_capital(end) and end < verb:
        end += 1
    stops = (stop for stop in range(at + 1, end + 1) if stop < verb and is_medium(line, (at, stop)))
    return next(stops, at)


def _is_subject(line: Line, at: int, end: int, last: int) -> bool:
    """Whether what would be a hearer is the subject of what is said, or a part of it.

    warned the US | and China were close; warned the firm | , which C, had V; warned children | under five were ill
    """
    if line.has(end - 1, "determiner"):
        return True
    if line.is_mark(end, ",") and line.has(end + 1, "relative"):
        return True
    if line.has(end, "relative"):
        return line.has(at, "standalone")
    soon = range(end + 1, min(last, end + CLAUSE_WORDS))
    verb = next((here for here in soon if may_act(line, here)), None)
    if not line.has(end, "prep") or verb is None:
        return False
    return not any(_opens(line, here) for here in range(end + 2, verb)) and not line.has(verb, "that")


def _opens(line: Line, at: int) -> bool:
    """Whether a new subject may open at a word, or the clause has a mark or a word that leads to it."""
    roles = ("determiner", "pronoun", "nominative", "group", "that", "weekday")
    return not line.is_word(at) or line.has_any(at, roles) or line.is_capital(at - 1)


def behind_aside(line: Line, at: int, last: int) -> int | None:
    """Where what is said starts behind an adjunct between commas and a complementiser (said, with a smile, that C)."""
    if not (line.is_mark(at, ",") and (line.has(at + 1, "prep") or is_cue(line, at + 1, "prep"))):
        return None
    comma = next_comma(line, at + 1, min(last, at + SCENE_WORDS))
    return comma + 2 if comma is not None and line.has(comma + 1, "that") else None


def _begins(line: Line, first: int, at: int) -> bool:
    """Whether a new subject starts behind whom something is told (told reporters voters want C)."""
    roles = ("determiner", "and")
    named = line.is_capital(at) and not (line.is_capital(at - 1) or line.has_any(at - 1, roles))
    return at > first and (
        named or line.has_any(at, ("nominative", "subject")) or (line.has(at, "group") and line.has(at - 1, "group"))
    )


def behind_verb(line: Line, at: int, source: tuple[int, int] | None) -> int:
    """Where what is said starts behind a second verb that tells it (Dijelaskan Rahma mengatakan, | C)."""
    told = source is not None and not line.lexicon.owning and is_cue(line, at, "verb") and line.is_mark(at + 1, ",")
    return at + 2 * told
