"""A phrase for one of a kind, whose noun may look like a verb of saying (an internal inspection report)."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import ends_as_verb

# What those end with who are many, and no base form.
PLURAL = "s"
# Roles of words that a base form may stand behind.
_DOERS = (
    "adverb", "group", "infinitive", "join", "medium", "modal", "numeral", "open", "organisation", "people", "plural",
    "pronoun", "quantifier", "relative", "sub", "that", "title", "too", "verb",
)  # fmt: skip
# A noun and its article stand no further apart than this.
PHRASE_WORDS = 6


def is_thing(line: Line, at: int) -> bool:
    """Whether a word that may be a verb is the name of a thing, too: of something said (claim), or of any (state)."""
    return line.has(at, "thing") or is_cue(line, at, "noun")


def is_counted_one(line: Line, at: int) -> bool:
    """Whether a base form that is a noun too ends the phrase of one (an internal inspection report; a volunteer)."""
    is_base = is_thing(line, at)
    if not is_base or is_cue(line, at, "bare") or line.has(at + 1, "that"):
        return False
    for here in range(at - 1, max(-1, at - PHRASE_WORDS), -1):
        if line.has(here, "article"):
            return not line.has(here, "definite")
        if line.has(here, "one-of") and here == at - 1:
            # In one tweet; not one claims.
            return not line.forms[at].endswith(PLURAL)
        many = line.has_any(here, ("group", "plural", "quantifier", "numeral", "prep"))
        if not line.is_word(here) or many or line.is_verb(here):
            return False
    return False


def is_described(line: Line, at: int) -> bool:
    """Whether a base form that is a noun too has what describes it before it (weak demand), and nobody who could do it.

    Many do it without an ending, and who they are ends as many do, or is known for people, a body or a medium.
    """
    before = at - 1
    if line.has(at + 1, "that"):
        return False
    if not is_cue(line, at, "noun") and _has_head(line, before):
        return False
    form = line.forms[before] if before >= 0 else ""
    # Of Democratic claims, nobody claims anything.
    owned = line.has(before - 1, "part") or line.has(before, "rest")
    many = line.forms[at].endswith(PLURAL)
    share = line.has(before - 1, "part") and (line.is_mark(before - 2, "%") or line.forms[before - 2][0].isdigit())
    if share and many and line.is_capital(before):
        # 22% of Democratic claims.
        return True
    plain = form.isalpha() and not form.endswith(PLURAL) and (owned or not (line.is_capital(before) or many))
    return plain and not line.has_any(before, _DOERS)


def _has_head(line: Line, at: int) -> bool:
    """Whether many stand before the preposition of a noun, and so may do what follows (files from his home | show)."""
    prep = next((here for here in range(at, max(0, at - PHRASE_WORDS), -1) if line.has(here, "prep")), 0)
    return prep > 0 and (line.forms[prep - 1].endswith(PLURAL) or line.has(prep - 1, "group"))


def is_single(line: Line, at: int) -> bool:
    """Whether a word that may be a verb is one thing of its kind (one report, a coast guard report)."""
    if is_counted_one(line, at) or _is_numbered(line, at):
        return True
    if not line.has(at, "document"):
        return False
    near = range(at - 1, max(-1, at - PHRASE_WORDS), -1)
    first = next((here for here in near if line.has(here, "article")), None)
    if first is None or line.has(first, "definite"):
        return False
    between = range(first + 1, at)
    return not any(
        not line.is_word(here) or line.has_any(here, ("people", "amount", "prep", "relative")) for here in between
    )


def _is_numbered(line: Line, at: int) -> bool:
    """Whether a number counts a word that may be a verb, another word between (18 states, 22 other claims)."""
    noun = is_cue(line, at, "noun") or line.has_any(at, ("document", "rolepart"))
    here = at - 1 - (bool(line.lexicon.owning) and line.has_any(at - 1, ("before-noun", "rest")))
    number = here >= 0 and (line.forms[here].isdigit() or (line.has(here, "numeral") and bool(line.lexicon.owning)))
    return noun and number and not ends_as_verb(line, at, led=True)
