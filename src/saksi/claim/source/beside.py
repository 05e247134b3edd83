"""A clause that a comma alone parts from the next, whose subject speaks: `They helped us, the panel found C`."""

from saksi.claim.line.line import Line
from saksi.claim.line.predicate import ends_as_verb, predicates

# Who speaks behind such a clause is no more words than this.
SUBJECT_WORDS = 6
# Roles of words that wait for a main clause, or for more of their own.
_WAITING = ("and", "article", "determiner", "infinitive", "prep", "relative", "sub", "that")


def behind_clause(line: Line, left: int, at: int) -> int:
    """Where the clause of a verb opens behind a whole one before it; `left` where none stands before it.

    The first is a subject with its verb, and no word that waits for more opens it.
    """
    comma = next((here for here in range(at - 1, left, -1) if line.is_mark(here, ",")), left)
    if not line.lexicon.owning or comma == left or not 0 < at - comma - 1 <= SUBJECT_WORDS:
        return left
    plain = all(line.is_word(here) and not predicates(line, here) for here in range(comma + 1, at))
    opens = line.is_capital(comma + 1) or line.has_any(comma + 1, ("definite", "nominative"))
    return comma + 1 if plain and opens and _is_whole(line, left, comma) else left


def _is_whole(line: Line, left: int, comma: int) -> bool:
    """Whether a name or pronoun with its verb right behind it stands there, and no more of a list."""
    verb = left
    while line.is_capital(verb) or line.has(verb, "nominative") or line.is_mark(verb, "."):
        verb += 1
    acts = predicates(line, verb) or ends_as_verb(line, verb)
    waits = line.has_any(left, _WAITING) or any(line.has(here, "relative") for here in range(left, comma))
    return verb > left and acts and not waits and not line.has_any(verb + 1, ("agent",))
