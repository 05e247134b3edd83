"""Two statements spliced by a comma: `Polisi menyebut korban delapan orang, Palang Merah mengatakan 12 orang`."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import predicates

# Who states the second has no more words than this before its verb.
SUBJECT_WORDS = 9
# What of a statement only opens it, or waits for a main clause.
_WAITS = ("prep", "sub", "supposing", "when", "followed", "scene", "open")
# Roles of words that open a body or an office, which states something of its own.
_BODIES = ("organisation", "government", "medium", "document", "title")
# Roles of words that lead away from who states it.
_LEADS = ("relative", "that", "join", "sub", "adverb", "modal", "not", "pronoun")


def is_spliced(line: Line, start: int, at: int, last: int) -> bool:
    """Whether the comma at `at` parts what is said from another's statement, no word joining the two.

    What stands before it tells something; behind it a body or an office opens, which has a verb of saying.
    """
    if line.lexicon.owning or line.has_any(start, _WAITS):
        return False
    return told(line, start, at) and _states(line, at + 1, last)


def told(line: Line, start: int, at: int) -> bool:
    """Whether words are a clause or a number of something: a predicate, or figures with what they count."""
    if any(line.is_mark(here, ",") or line.has(here, "relative") for here in range(start, at)):
        return False
    counts = line.forms[at - 1][0].isalpha() and line.forms[at - 2][0].isdigit()
    return counts or any(predicates(line, here) for here in range(start + 1, at))


def _states(line: Line, first: int, last: int) -> bool:
    if not opens_body(line, first):
        return False
    for at in range(first + 1, min(last, first + SUBJECT_WORDS)):
        if is_cue(line, at, "verb") and not line.is_capital(at):
            return not line.is_mark(at + 1, ",.")
        acts = line.is_verb(at) and not line.is_capital(at)
        if not line.is_word(at) or acts or line.has_any(at, _LEADS):
            return False
    return False


def opens_body(line: Line, at: int) -> bool:
    """Whether a word opens a body, an office or a country: by its role, as capitals alone, or a place's name."""
    if not line.is_word(at):
        return False
    form = line.text[slice(*line.words[at])]
    brief = len(form) > 1 and form.isupper() and form.isalpha()
    return brief or line.has_any(at, _BODIES) or (line.is_capital(at) and _is_place(line, at))


def _is_place(line: Line, at: int) -> bool:
    return line.forms[at] in line.lexicon.places and not line.has(at, "weekday")
