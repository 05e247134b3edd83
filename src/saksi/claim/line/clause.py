"""Clauses around a cue: where they start, whose they are, whether they are negated."""

import functools
from itertools import pairwise

from saksi.claim.line.comma import find_comma
from saksi.claim.line.hang import (
    ends_apposed,
    follows_act,
    gives_reason,
    is_named_apart,
    lists_members,
    opens_late,
)
from saksi.claim.line.infinite import forcing, says_that
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.nominal import is_noun
from saksi.claim.line.predicate import acts_freely, ends_as_verb, has_main_verb, may_act, predicates

# A cue inside a clause has its subject within this many words.
SUBJECT_WORDS = 45
# When somebody spoke takes no more words than this, without a comma behind it.
OCCASION_WORDS = 5
# An `if` that supposes a clause stands no further before its verb.
SUPPOSED_WORDS = 16
# What is denied together takes no more words than this.
NOR_WORDS = 3
# A clause shows its verb within so many words behind the verb that leads to it.
CLAUSE_WORDS = 7
# The verb of the clause before a joining word stands no further back than this.
LOOKBACK_WORDS = 12
# What is one of a list takes no more words than this, with a comma.
LISTED_WORDS = 9
# What parts a source and its verb, or a clause that tells of something, from the rest: commas, or dashes on both sides.
PARTING = ",-\u2013\u2014"
# Roles of which one must be held by a word that a clause starts behind.
_STARTS = frozenset({"forces", "hands", "join", "raised", "sub", "where"})
# Roles of words that open a clause behind a subordinating word, and behind one for when (saat | sang istri pergi).
_WHO = (("pronoun",), ("definite", "group", "pronoun"))
# Roles of words that no adjective plays.
_LEADING = frozenset({"infinitive", "modal", "part", "predicate", "prep", "verb"})
# Roles of pronouns that may be a subject.
_ITSELF = ("nominative", "plural", "quantifier", "standalone")


def is_negated(line: Line, at: int, floor: int) -> bool:
    """Whether the cue is denied: a negation before it, adverbs and modals aside, or a clause that nobody heads."""
    here = at - 1
    helps = ("adverb", "modal", "too", "willing")
    while here >= floor and line.has_any(here, helps) and not line.has(here, "not"):
        here -= 1
    if here >= floor and line.has(here, "not"):
        return True
    if line.is_mark(at - 1, ","):
        return False
    if line.has(here, "nor") and any(line.has(before, "not") for before in range(max(floor, here - NOR_WORDS), here)):
        # tidak membantah maupun membenarkan
        return True
    start, _ = clause_start(line, at, floor)
    if line.has(start, "nobody"):
        return True
    # What is not there in a clause before it denies nothing (Meski tidak ada bukti, warga yakin C).
    waits = line.has_any(start, ("sub", "supposing"))
    start = max((here for here in range(start, at) if waits and line.is_mark(here, ",")), default=start)
    return any("not" in line.held[here] and line.has(here + 1, "exists") for here in range(start, at))


def is_supposed(line: Line, at: int, floor: int) -> bool:
    """Whether a verb is only supposed (may say), or its clause is: behind an `if` that no cue of its own leads to."""
    before = at - 1
    while before >= floor and line.has_any(before, ("adverb", "hypothetical")):
        if line.has(before, "hypothetical") and line.is_capital(before) and line.is_capital(before - 1):
            # Theresa May said C.
            return False
        if line.has(before, "hypothetical"):
            return not _says_no_more(line, before, at)
        before -= 1
    if line.has(floor, "modal") and line.is_mark(len(line) - 1, "?"):
        return True
    for here in range(at - 1, max(floor, at - SUPPOSED_WORDS) - 1, -1):
        if line.speech(here) >= 0 or line.is_mark(here, ",;"):
            return False
        if line.has(here, "supposing"):
            waits = any(line.is_mark(w, ",") or line.has(w, "consequence") for w in range(at, len(line) - 1))
            if here == 0 and line.is_capital(1) and not (waits or line.lexicon.owning):
                # No clause waits for it: it is who is spoken of (Kalau RM menyatakan C).
                return False
            return here == floor or not is_cue(line, here - 1, "verb", "bare", "clitic", "passive")
    return False


def _says_no_more(line: Line, modal: int, at: int) -> bool:
    """Whether a word between a modal and its verb, or behind it, says that no more was said (would only say that C)."""
    return any(line.has(here, "no-more") for here in range(modal, at + 2))


@functools.lru_cache(maxsize=64)
def clause_start(line: Line, at: int, floor: int) -> tuple[int, bool]:
    """Give the word at which the clause of the verb at `at` starts, and whether it shares an earlier subject.

    Kept for all who read the same verb: a reader each tries it.
    """
    edge = at - 1
    while edge >= floor and line.has(edge, "adverb"):
        edge -= 1
    shares = line.has(edge, "join") or (line.has(at - 1, "pretext") and says_that(line, at))
    if edge > floor and shares:
        return edge + 1, True
    for here in range(at - 1, max(floor, at - SUBJECT_WORDS) - 1, -1):
        if line.quoted[here] >= 0 or line.forms[here] == ";":
            return here + 1, False
        if line.held[here].isdisjoint(_STARTS) or _only_dates(line, here, at):
            continue
        is_over = line.is_mark(edge, ",") and not ends_apposed(line, here, edge)
        told = line.has(here, "and") and not line.is_mark(here - 1, ",")
        set_in = is_over and (told or line.has(here, "sub")) and _is_set_off(line, here, floor)
        if set_in and not is_named_apart(line, here, edge):
            # A clause between commas is over before the verb (X, when she arrived, said C).
            continue
        behind = line.is_mark(here - 1, ",") or (not line.lexicon.owning and line.has(here, "when"))
        if behind and _is_occasion(line, here, at):
            # So is how he was asked, without the second comma (X, ketika ditemui di Ende mengatakan C).
            continue
        if _hands_on(line, here, at) or _is_led_relative(line, here, at) or here == forcing(line, at, floor):
            return here + 1, False
        joins = _joins(line, here, floor) or (opens_late(line, here, floor) and next_comma(line, here, at) is None)
        if here < at - 1 and joins and not _is_fronted(line, here, at, floor):
            return here + 1, False
    return max(floor, at - SUBJECT_WORDS), False


def _only_dates(line: Line, here: int, at: int) -> bool:
    """Whether a word only leads to since when one pointed at is (Pria yang menjabat sejak 2008 itu | mengaku C)."""
    dated = line.has(at - 1, "deictic") and line.has(here, "prep")
    return dated and all(line.has_any(w, ("day", "month")) or line.forms[w].isdigit() for w in range(here + 1, at - 1))


def _is_led_relative(line: Line, here: int, at: int) -> bool:
    """Whether a preposition and a relative word open the clause (an email in which | X wrote C); no comma ends it."""
    if line.has(here, "where"):
        # Where something is told may follow a place (desa di mana | air dilaporkan langka).
        return line.has(here - 1, "within")
    led = line.lexicon.owning and line.has(here, "raised") and line.has(here - 1, "prep") and here < at - 1
    return bool(led) and not (line.has(here - 1, "part") or any(line.is_mark(comma, ",") for comma in range(here, at)))


def is_colon(line: Line, at: int) -> bool:
    """Whether a colon parts two clauses: no figure behind it (5:40), and no verb of saying before it."""
    if not line.is_mark(at, ":") or at + 1 >= len(line):
        return False
    is_time = line.forms[at + 1][0].isdigit() and line.forms[at - 1][-1].isdigit()
    figures = is_time or not line.is_word(at + 1)
    tells = any(predicates(line, here) or is_cue(line, here, "verb") for here in range(at))
    return not figures and tells and not is_cue(line, at - 1, "verb")


def _is_set_off(line: Line, at: int, floor: int) -> bool:
    """Whether a clause opens behind a comma, or inside another that does.

    X, who left as it fell, said C; X, when asked if it fell, said C
    """
    comma = find_comma(line, range(at - 1, floor, -1), at)
    passive = ends_as_verb(line, comma + 1) and line.has_any(comma + 2, ("agent", "if"))
    opens = line.has(comma + 1, "relative") or (line.has(comma + 1, "when") and bool(line.lexicon.owning))
    if line.lexicon.owning and line.has(comma + 1, "article"):
        # So does who somebody is (X, a nurse who left before it fell, said C).
        opens = opens or any(line.has(word, "relative") for word in range(comma + 2, at))
    return comma == at - 1 or (comma < at and (opens or passive))


def _is_occasion(line: Line, here: int, at: int) -> bool:
    """Whether words before a verb only tell when somebody spoke: how he was met, or behind what (usai sidang)."""
    if line.has(here, "when") and line.has(here + 1, "met"):
        return True
    last = at - 1 - line.has(at - 1, "deictic")
    roles = ("group", "organisation", "own", "title", "pronoun", "document", "medium")
    speaks = line.is_capital(last) or line.has_any(last, roles) or line.has(here + 1, "one-of")
    acts = any(line.is_verb(word) for word in range(here + 1, at))
    return line.has(here, "scene") and here < last and at - here <= OCCASION_WORDS and not (speaks or acts)


def _hands_on(line: Line, here: int, at: int) -> bool:
    """Whether a verb hands what is said to somebody else as its speaker (The paper quoted Rahma as saying C)."""
    led = line.is_word(here - 1) and not line.has(here + 1, "agent")
    commas = [comma for comma in range(here, at) if line.is_mark(comma, ",")]
    # Who he is stands between two (The paper quoted Rahma, a nurse, as saying C).
    return (
        line.has(here, "hands") and here < at - 1 and led and (not commas or (len(commas) == 2 and commas[1] == at - 1))
    )


def _joins(line: Line, at: int, floor: int) -> bool:
    """Whether a joining word starts a clause: behind a comma or a verb; no `dan` in a list, no `sejak` before a day."""
    if not line.has_any(at, ("join", "sub")) or line.is_capital(at) or _is_whom(line, at + 1):
        return False
    if line.has(at, "sub") and (_is_date(line, at + 1) or line.has_any(at + 1, ("weekday", "deictic"))):
        return False
    if line.is_mark(at - 1, ",") and not line.has(at, "and"):
        return True
    if _ends_name(line, at, floor) or _ends_list(line, at, floor) or lists_members(line, floor, at):
        return False
    opens = line.has(at, "sub") and line.has_any(at + 1, _WHO[line.has(at, "when") and not line.lexicon.owning])
    # Because local firefighters said C.
    people = bool(line.lexicon.owning) and line.has(at + 2, "group") and line.held[at + 1].isdisjoint(_LEADING)
    opens = opens or (people and line.has(at, "sub")) or follows_act(line, at)
    if opens or line.has(at, "opposes") or gives_reason(line, at, floor):
        return True
    turns = line.has(at, "contrast") or (line.has(at, "concedes") and not line.lexicon.owning)
    opposes = turns and line.is_capital(at + 1)
    if opposes or (line.has(at, "and") and _opens_subject(line, at + 1) and acts_freely(line, floor, at)):
        return True
    leads = _leads_to_subject(line, at)
    before = range(floor if leads and line.lexicon.owning else max(floor, at - LOOKBACK_WORDS), at)
    if any((may_act if leads else Line.is_verb)(line, here) for here in before):
        return True
    return line.is_mark(at - 1, ",") and (
        any(is_cue(line, here, "verb") and not is_noun(line, here) for here in before)
        or (bool(line.lexicon.owning) and (has_main_verb(line, floor, at) or _is_long(line, floor, at)))
    )


def _is_date(line: Line, at: int) -> bool:
    """Whether a number is a date (since 2010), and counts nobody who says something (while 73 percent say C)."""
    return line.forms[at][0].isdigit() and not any(is_cue(line, here, "verb") for here in (at + 1, at + 2))


def _is_whom(line: Line, at: int) -> bool:
    """Whether a pronoun is no subject (those who came before him | were told C; after her shift)."""
    whose = line.has(at, "possessive") and line.is_word(at + 1) and not line.has(at + 1, "finite")
    subject = whose or line.has_any(at, _ITSELF)
    return bool(line.lexicon.owning) and line.has(at, "pronoun") and not subject


def _is_long(line: Line, first: int, last: int) -> bool:
    """Whether more stands between two commas than names one of a list, so that a clause does."""
    commas = [first - 1, *(at for at in range(first, last) if line.is_mark(at, ","))]
    return any(two - one > LISTED_WORDS for one, two in pairwise(commas))


def _leads_to_subject(line: Line, at: int) -> bool:
    """Whether a subordinating word has a subject behind it (after auditors said, after the Times said)."""
    return line.has(at, "sub") and _opens_subject(line, at + 1)


def _opens_subject(line: Line, at: int) -> bool:
    roles = (
        ("article", "group", "nominative", "title", "organisation", "quantifier", "possessive")
        if line.lexicon.owning
        else ("article",)
    )
    return line.is_capital(at) or line.has_any(at, roles)


def _ends_name(line: Line, at: int, floor: int) -> bool:
    """Whether a joining word stands before the last field in a body's name (Kementerian Riset, Seni, dan Olahraga)."""
    if line.has_any(at + 1, ("title", "organisation", "rank", "honorific")):
        return False
    here = at - line.is_mark(at - 1, ",") - 1
    while here > floor and not line.has(here, "organisation") and (line.is_capital(here) or line.is_mark(here, ",")):
        here -= 1
    return line.is_capital(at + 1) and line.is_capital(here) and line.has(here, "organisation")


def _ends_list(line: Line, at: int, floor: int) -> bool:
    """Whether a joining word has the last of several behind an opening clause (When it shut, X, Y | and Z said C)."""
    if not (line.lexicon.owning and line.has(at, "and") and line.has_any(floor, ("sub", "prep"))):
        return False
    commas = [here for here in range(floor, at) if line.is_mark(here, ",")][-2:]
    if len(commas) < 2 or at - commas[0] > LISTED_WORDS:
        return False
    capital = line.is_capital(at + 1)
    alike = all(line.is_capital(here + 1) if capital else line.has(here + 1, "determiner") for here in (*commas, at))
    return alike and not any(may_act(line, here) or line.has(here, "and") for here in range(commas[0], at))


def _is_fronted(line: Line, at: int, last: int, floor: int) -> bool:
    """Whether a subordinating word hangs on a verb without subject that opens the sentence and ends at a comma.

    Ditemui usai rapat di balai kota, X mengatakan ...
    """
    start = floor
    while start < at and (line.has(start, "open") or not line.is_word(start)) and not line.is_verb(start):
        start += 1
    return line.is_verb(start) and any(line.is_mark(here, ",") for here in range(at, last))


def next_comma(line: Line, at: int, last: int) -> int | None:
    """The next comma of a stretch outside brackets, speeches and marks."""
    depth = 0
    in_marks = False
    for here in range(at, last):
        if line.speech(here) >= 0:
            return None
        depth += line.is_mark(here, "(") - line.is_mark(here, ")")
        in_marks ^= line.forms[here] in line.lexicon.marks
        if line.is_mark(here, ",") and depth <= 0 and not in_marks:
            return here
    return None
