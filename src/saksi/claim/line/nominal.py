"""Whether a word that may be a verb or a noun stands where only a noun can (the claim, of states, weak demand)."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, predicates
from saksi.claim.line.single import PLURAL, is_described, is_single, is_thing

# A verb that has its helper stands no further before its object than this; what parts them from it.
HELPED_WORDS = 9
# What opens what somebody says, or stands between it and his verb.
_OPENS = (
    "that",
    "if",
    "question",
    "sub",
    "determiner",
    "pronoun",
    "nominative",
    "prep",
    "adverb",
    "quantifier",
    "numeral",
)
# What somebody is before his name takes fewer words than this behind its first.
ROLE_WORDS = 3
# Roles of words for who does something, however they end (the president, the government).
_WHO = ("title", "group", "people", "organisation")
# What stands behind a verb that has no noun of its own before it.
_BEHIND = ("determiner", "quantifier", "possessive", "prep", "finite", "predicate")
# Roles of words that what does something ends with, or that stand between it and its verb.
_ACTING = (*_WHO, "adverb", "and", "document", "medium", "nominative", "pronoun", "raised", "relative", "that")
# Roles of words behind a past form that has no object.
_LEAVES = ("adverb", "dating", "day", "duration", "past", "prep", "too", "weekday")
_PARTS = ("relative", "that", "sub", "join", "group", "nominative", "title")


def is_noun(line: Line, at: int) -> bool:
    """Whether a word that may be a verb or a noun stands where only a noun can (the claim, of states)."""
    if line.has(at, "progressive"):
        return line.has(at - 1, "determiner")
    if (line.has(at, "casts") and line.has(at, "manner")) or _stands_alone(line, at - 1, at):
        return False
    here = at
    while here > 0 and line.has(here - 1, "adverb") and not line.has(here - 1, "modal"):
        here -= 1
    if line.has(at - 1, "determiner") or (here < at and line.has(here - 1, "article")):
        return True
    if line.lexicon.owning and (_is_document(line, at) or _is_in_phrase(line, at) or _owns(line, at)):
        return True
    if _is_showing(line, at):
        return True
    owned = at > 0 and line.forms[at - 1].endswith(line.lexicon.owning) and not line.has(at - 1, "subject")
    owned = owned and not line.is_verb(at)  # Standard & Poor's said C.
    stands = line.has_any(at - 1, ("adverb", "group", "title"))
    named = at > 1 and line.is_capital(at - 1)  # The Nusa Daily reported C.
    before = line.has(at - 1, "before-noun") and not named and (not stands or is_cue(line, at, "noun"))
    return owned or before


def _is_showing(line: Line, at: int) -> bool:
    """Whether a document has its own verb right behind it (the jobless report | shows C)."""
    shows = is_cue(line, at + 1, "verb") and not is_cue(line, at + 1, "noun")
    return shows and line.has(at, "document") and line.forms[at + 1].endswith(PLURAL)


def _owns(line: Line, at: int) -> bool:
    """Whether a mark alone behind many things says that something is theirs (the twin projects' importance)."""
    tied = at + 2 < len(line) and line.words[at + 1].start == line.words[at].end and not line.is_word(at + 1)
    return tied and f"{line.forms[at]}{line.forms[at + 1]}".endswith(line.lexicon.owning)


def _is_document(line: Line, at: int) -> bool:
    """Whether a document is meant by its article, or because somebody got hold of it.

    Their previous estimate, a 74-page report: no subject stands between; a police report, seen by X
    """
    hyphen = line.is_mark(at - 2, "-")
    compound = hyphen or "-" in line.forms[at - 1]
    judges = line.forms[at - 1].endswith(line.lexicon.judgements) and not line.has_any(at - 1, _WHO)
    adjective = at > 1 and (compound or judges)
    led = adjective and line.has(at - (4 if hyphen else 2), "determiner")
    said = led and (is_cue(line, at, "noun") or line.has(at, "document"))
    return said or (_is_so_called(line, at) and is_thing(line, at))


def _is_so_called(line: Line, at: int) -> bool:
    """Whether marks behind an article hold what describes a noun (a "shovel ready" project)."""
    marks = line.lexicon.marks
    if line.forms[at - 1][0] not in marks:
        return False
    near = range(at - 2, max(0, at - ROLE_WORDS - 2), -1)
    opens = next((here for here in near if line.forms[here][0] in marks), 0)
    return opens > 0 and line.has(opens - 1, "article")


def _is_in_phrase(line: Line, at: int) -> bool:
    """Whether the words around a word leave it no verb: whose or what it is, how many, or its own verb behind it."""
    if _is_calling(line, at) or is_single(line, at) or _is_counted(line, at):
        return True
    reads = (_is_thing_here, is_described, _is_helped, _is_joined)
    return is_thing(line, at) and any(read(line, at) for read in reads)


def _accords(line: Line, at: int) -> bool:
    """Whether something is told by a word for papers (according to police reports, C)."""
    led = next((here for here in range(at - 1, -1, -1) if not line.is_word(here) or is_cue(line, here, "prep")), -1)
    return led >= 0 and is_cue(line, led, "prep")


def _is_thing_here(line: Line, at: int) -> bool:
    """Whether the words on both sides make a word that may be a thing or a verb the thing."""
    told = line.is_mark(at + 1, ",") and line.has(at + 2, "raised")
    told = told and not (line.has(at + 2, "that") and not line.has(at + 3, "finite"))
    if told and not ends_as_verb(line, at, led=True):
        # The harbour project, which began in May.
        return True
    counts = at + 2 < len(line) and (line.forms[at + 2][0].isdigit() or line.has(at + 2, "numeral"))
    about = line.has(at + 1, "prep") and line.has(at + 1, "hedge") and not counts
    if line.has(at + 1, "part") or about:
        # Claims of theft; questions about how it was built.
        return True
    if line.has(at + 1, "medium") and not is_cue(line, at, "noun"):
        # State media said C.
        return True
    many = line.forms[at].endswith(PLURAL)
    if many and line.has(at, "document") and _accords(line, at):
        return True
    if many and (_ends_part(line, at) or (line.has(at + 1, "that") and opens_relative(line, at + 1))):
        # Money for road projects, grants and loans; rules that promise C.
        return True
    # Made promises; mass protests broke out; listeners to his show who said C.
    borne = line.has(at - 1, "bears") and not line.has(at - 1, "modal")
    # A dash may close what was set in before the verb (Lal -- who settles land claims -- has left).
    behind = at + 1
    while line.is_mark(behind, "-\u2013\u2014"):
        behind += 1
    return borne or _acts(line, behind) or (line.has(at + 1, "person") and is_cue(line, at + 2, "verb"))


def _ends_part(line: Line, at: int) -> bool:
    """Whether a comma stands behind a word and nobody who does anything before it."""
    before = at - 1
    alone = line.is_mark(at + 1, ",.)") and line.is_word(before) and not line.is_capital(before)
    return alone and not is_cue(line, at, "bare") and not line.has_any(before, _ACTING)


def _acts(line: Line, at: int) -> bool:
    """Whether a word can only be a verb: one that helps another, or one without the ending of many things."""
    said = line.is_verb(at) and is_cue(line, at, "bare")
    return said or line.has(at, "modal") or (line.has(at, "predicate") and not line.forms[at].endswith(PLURAL))


def _stands_alone(line: Line, at: int, verb: int) -> bool:
    """Whether what could lead to a noun stands for one, a verb behind it (of his claimed; those by her say)."""
    says = is_cue(line, verb, "bare") and not is_cue(line, verb, "noun")
    if not (says or ends_as_verb(line, verb, led=True)):
        return False
    led = line.has(at - 1, "part") or (says and line.has_any(at - 1, ("prep", "bears", "predicate")))
    return (line.has(at, "possessive") and led) or (line.has(at, "further") and at == 0)


def _is_counted(line: Line, at: int) -> bool:
    """Whether a participle tells of which things a number counts (A further 310 suspected cases are waiting)."""
    counts = at > 0 and (line.forms[at - 1][0].isdigit() or line.has(at - 1, "numeral"))
    if not (counts and ends_as_verb(line, at) and line.is_word(at + 1)):
        return False
    return not line.is_capital(at + 1) and not line.has_any(at + 1, _OPENS)


def _is_calling(line: Line, at: int) -> bool:
    """Whether a word that may be a verb is what somebody is, right before his name (Consumer advocate Rahma Dunn)."""
    # Or what he is of, before what he is called for short (her niece, state Sen. Rahma Dunn).
    short = line.has_any(at + 1, ("honorific", "particle")) and line.is_mark(at + 2, ".")
    called = line.has(at, "title") or (short and line.has(at, "thing"))
    return called and line.is_capital(at + 1) and not ends_as_verb(line, at)


def _is_joined(line: Line, at: int) -> bool:
    """Whether a word that may be a thing belongs to a calling before a name (claims adjuster Rahma Dunn said C).

    Nothing but that calling and his name stands between it and his own verb.
    """
    if (at and line.is_capital(at)) or line.is_capital(at + 1):
        return False
    first = at + 1
    while line.is_word(first) and not line.is_capital(first) and not predicates(line, first):
        first += 1
    last = first
    while line.is_capital(last):
        last += 1
    called = at + 1 < first <= at + ROLE_WORDS and line.has(first - 1, "title")
    return called and last > first and is_cue(line, last, "verb")


def _is_helped(line: Line, at: int) -> bool:
    """Whether a word that may be a noun ends a clause that has its verb (has spread false claims)."""
    many = line.forms[at].endswith(PLURAL)
    if not (many or is_cue(line, at, "noun")):
        return False
    helped = None
    for here in range(at - 1, max(-1, at - HELPED_WORDS), -1):
        if not line.is_word(here) or line.has_any(here, _PARTS):
            return bool(helped) and not line.has(here, "relative")
        helped = helped or (here < at - 1 and (line.has(here, "finite") or (many and _has_object(line, here))))
    return bool(helped)


def _has_object(line: Line, at: int) -> bool:
    """Whether a past form has its object right behind it (discussed new rules; not: the panel named last week)."""
    acts = ends_as_verb(line, at) and not line.is_capital(at) and not is_cue(line, at, "passive")
    return acts and not line.has_any(at + 1, _LEAVES)


def opens_relative(line: Line, at: int) -> bool:
    """Whether a word that may lead to a clause is the subject of one (a report that cited two; one that cost him C)."""
    here = at + 1
    while here < len(line) and (line.forms[here][0] in line.lexicon.marks or line.has(here, "adverb")):
        here += 1
    if here > at + 1 and (line.is_verb(here) or ends_as_verb(line, here)):
        return True
    if line.has(here, "of-many") or (line.is_verb(here) and is_cue(line, here, "bare")):
        # A report in the Gazette that said C.
        return True
    ends = ends_as_verb(line, here) or (line.has(here, "predicate") and not line.has(here, "noun"))
    wants = is_cue(line, here, "verb") and line.has(here + 1, "infinitive")
    follows = line.is_capital(here + 1) or line.has_any(here + 1, _BEHIND)
    heard = line.has(here + 1, "pronoun") and not line.has(here + 1, "nominative")
    return not line.is_capital(here) and (wants or (ends and (follows or heard)))
