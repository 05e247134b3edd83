"""Clauses that a verb of saying stands in itself: behind a reason, who is apposed in them, or a relative word."""

from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import may_act, predicates

# How long before or after something it was takes no more words than this.
SOON_WORDS = 3
# When or where somebody spoke takes fewer words than this behind a relative word.
ADJUNCT_WORDS = 8
_SOON = ("adverb", "article", "day", "duration", "hedge", "numeral", "open")
# Roles of words that tell when.
_WHEN = ("dating", "day", "duration", "prep", "weekday")


def opens_late(line: Line, at: int, floor: int) -> bool:
    """Whether a word opens a clause at the start of a sentence, but for how soon (Two days after | X said C)."""
    soon = line.lexicon.owning and line.has(at, "sub") and 0 < at - floor <= SOON_WORDS
    return bool(soon) and all(line.has_any(here, _SOON) for here in range(floor, at))


def gives_reason(line: Line, at: int, floor: int) -> bool:
    """Whether a reason has a subject of its own, and does not tell who somebody is (A batal karena klub minta C)."""
    if not line.has(at, "reasons"):
        return False
    subject = line.is_capital(at + 1) or line.has_any(at + 1, ("group", "title", "organisation"))
    return subject and not any(line.has(here, "relative") or line.is_mark(here, ",") for here in range(floor, at))


def follows_act(line: Line, at: int) -> bool:
    """Whether what came before something was said stands before `at`, and behind it who said it.

    Putusan itu terbit setelah | wali kota mengatakan C; not Rahma setelah Rapat Anggaran mengatakan C
    """
    after = line.has(at, "sub") and line.has(at, "followed") and not line.lexicon.owning
    subject = line.is_capital(at + 1) or line.has_any(at + 1, ("group", "title", "organisation"))
    act = line.is_word(at - 1) and not (line.is_capital(at - 1) or line.held[at - 1] - {"predicate"})
    return after and subject and act


def ends_apposed(line: Line, at: int, edge: int) -> bool:
    """Whether a name alone stands before the comma at `edge`, and behind `at` who bears it (meski ketuanya, X, ...)."""
    other = find_comma(line, range(edge - 1, at, -1), None)
    return other is not None and other < edge - 1 and all(line.is_capital(here) for here in range(other + 1, edge))


def before_adjunct(line: Line, left: int, at: int) -> int:
    """The relative word before when or where somebody spoke (Rahma Dunn, who | in March | said C); else the same."""
    near = range(at - 1, max(left, at - ADJUNCT_WORDS), -1) if line.lexicon.owning else ()
    relative = next((here for here in near if line.has(here, "relative")), at)
    inner = range(relative + 1, at + 1)
    set_in = line.has_any(relative + 1, ("dating", "prep", "weekday")) and not any(
        may_act(line, here) for here in inner
    )
    # No body stands between that may be the subject (which in May | police | said was illegal).
    person = line.has(relative, "person") and all(line.is_word(here) for here in inner)
    plain = all(line.has_any(here, _WHEN) or line.is_capital(here) or line.forms[here].isdigit() for here in inner)
    return relative if set_in and (person or plain) else at


def relative_start(line: Line, at: int) -> int:
    """Where a relative clause opens: at its word, or at how many of those before the comma it tells of.

    nurses, | some of whom said C; Lawmakers, | a majority of whom say C
    """
    if not (line.lexicon.owning and line.has(at - 1, "part")):
        return at
    first = at - 2 - line.has(at - 3, "article")
    return first if line.is_mark(first - 1, ",") else at


def lists_members(line: Line, first: int, at: int) -> bool:
    """Whether only who makes up a group stands before a word (Panel yang terdiri dari X dan Y | menilai C)."""
    made = next((here for here in range(at - 1, first, -1) if "comprises" in line.held[here]), None)
    if made is None or not line.has(made - 1, "relative"):
        return False
    acts = (here for here in range(made + 1, at) if predicates(line, here) and not line.has(here, "casts"))
    return all(line.is_capital(here) for here in acts)


def before_act(line: Line, source: tuple[int, int] | None, at: int) -> tuple[int, int] | None:
    """A subject without the verb before it: what a comma parts from the next, or how it is done.

    Rahma duduk, | mengatakan C; warga tampak | menyatakan C
    """
    if source is None or line.lexicon.owning:
        return source
    inner = [here for here in range(source[0] + 1, source[1]) if not line.is_capital(here)]
    parted = line.is_mark(at - 1, ",")
    acts = predicates if parted else _only_acts
    act = next((here for here in inner if acts(line, here)), None)
    if act is None:
        return source
    told = any(line.has_any(here, ("copula", "forces", "gives-name", "lets", "relative")) for here in inner)
    # Seorang korban selamat, Rahma Dewi, | mengaku C
    # Direktur rumah sakit itu, Rahma Dewi, | mengatakan C
    sort = act + (line.has(act, "predicate") and not line.is_capital(act - 1) and line.has(act + 1, "deictic"))
    told = told or (line.is_mark(sort + 1, ",") and sort + 1 < source[1])
    # What points or a name ends a noun phrase (pihak yang hadir ini; keluarga pengebom bunuh diri Rudi).
    ends = line.has(source[1] - 1, "deictic") or any(line.is_capital(here) for here in range(act, source[1]))
    if told or (ends and not parted):
        return source
    while act > source[0] + 1 and line.has(act - 1, "adverb"):
        act -= 1
    return source[0], act


def _only_acts(line: Line, at: int) -> bool:
    """Whether a word can only tell what is done or how it looks: no prefix alone makes it one (warga berwenang)."""
    # Behind a common noun it may say of what sort (rumah sakit, korban selamat).
    said = line.has(at, "predicate") and line.is_capital(at - 1)
    return said or line.has(at, "modal") or is_cue(line, at, "verb", "passive", "passive-agent")


def is_named_apart(line: Line, at: int, edge: int) -> bool:
    """Whether a subordinating word has its subject and who that is behind it (while Rahma Dunn, a rival, | said C).

    So it has where a clause tells of him (while a nurse, who saw it, | said C).
    """
    comma = next((c for c in range(at, edge) if line.is_mark(c, ",")), None)
    if comma is None or not line.lexicon.owning:
        return False
    told = line.has(comma + 1, "person") and any(line.has_any(w, ("title", "group")) for w in range(at + 1, comma))
    last = comma if line.has(comma + 1, "person") else edge
    return (told or line.is_capital(at + 1)) and not any(may_act(line, here) for here in range(at + 1, last))
