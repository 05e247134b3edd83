"""A phrase for one of a kind, whose noun may look like a verb of saying (an internal inspection report)."""

from saksi.claim.line import Line, is_cue

# A noun and its article stand no further apart than this.
PHRASE_WORDS = 6


def is_counted_one(line: Line, at: int) -> bool:
    """Whether a base form that is a noun too ends the phrase of one (an internal inspection report; a volunteer)."""
    is_base = is_cue(line, at, "noun") or line.has(at, "document") or line.has(at, "title")
    if not is_base or is_cue(line, at, "bare") or line.has(at + 1, "that"):
        return False
    for here in range(at - 1, max(-1, at - PHRASE_WORDS), -1):
        if line.has(here, "article"):
            return not line.has(here, "definite")
        many = any(line.has(here, role) for role in ("group", "plural", "quantifier", "numeral", "prep"))
        if not line.is_word(here) or many or line.is_verb(here):
            return False
    return False
