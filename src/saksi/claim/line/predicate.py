"""Whether a stretch tells something: verbs by their list, ending or helper, and relative clauses left aside."""

from collections.abc import Callable

from saksi.claim.line.line import Line

# Roles of words that are not how something is.
_NO_STATE = ("prep", "relative", "join", "sub")
# Roles of words beside verbs that tell what somebody does or is.
_PREDICATES = frozenset({"modal", "predicate"})


def ends_as_verb(line: Line, at: int, *, led: bool = False) -> bool:
    """Whether a word has the ending of a verb and no article before it, unless it may be `led` by one."""
    suffixes = line.lexicon.verb_suffixes
    if not suffixes or at >= len(line) or not line.forms[at].endswith(suffixes):
        return False
    return led or not line.has(at - 1, "determiner")


def predicates(line: Line, at: int) -> bool:
    """Whether a word tells what somebody does or is: a verb, a modal or a word the pack lists as a predicate."""
    return line.is_verb(at) or (0 <= at < len(line.held) and not line.held[at].isdisjoint(_PREDICATES))


def may_act(line: Line, at: int) -> bool:
    """Whether a word tells what somebody does or is, or may tell what somebody did by its ending."""
    return predicates(line, at) or ends_as_verb(line, at)


def is_main(line: Line, at: int) -> bool:
    """Whether a word is the verb of a clause: a helper, or one with its object behind it (heard | a talk)."""
    if line.is_capital(at) or line.has_any(at - 1, ("infinitive", "possessive", "relative")):
        return False
    return line.has_any(at, ("be", "modal")) or (
        may_act(line, at) and line.has_any(at + 1, ("determiner", "nominative"))
    )


def has_predicate(line: Line, first: int, last: int) -> bool:
    """Whether a stretch tells something of something: a predicate that no relative word holds."""
    return _stands_free(line, first, last, predicates)


def is_whole(line: Line, first: int, last: int) -> bool:
    """Whether what stands before a cue can stand alone: a main verb, and no word that makes it wait for a main clause.

    Not so `jika pompa gagal`, `dalam menyusun anggaran`.
    """
    while first < last and not _waits(line, first) and (line.has(first, "open") or not line.is_word(first)):
        first += 1
    if first < last - 1 and _waits(line, first):
        return False
    return has_main_verb(line, first, last) or says_how(line, first, last)


def says_how(line: Line, first: int, last: int) -> bool:
    """Whether a stretch ends on how something is: behind a word that points or helps (Jalan itu licin; sudah aman)."""
    if line.lexicon.owning:
        return False
    ends = last - 1 - (not line.is_word(last - 1))
    for at in range(first + 1, ends):
        if line.has_any(at, ("relative", "prep")):
            return False
        helps = line.has_any(at, ("deictic", "modal")) and not line.is_capital(at)
        if helps and not line.has_any(at + 1, _NO_STATE):
            return True
    return False


def _waits(line: Line, at: int) -> bool:
    """Whether a word opens a clause that a main clause must follow."""
    return line.has(at, "supposing") or (line.has(at, "prep") and at + 1 < len(line) and line.is_verb(at + 1))


def has_main_verb(line: Line, first: int, last: int) -> bool:
    """Whether a stretch holds a verb outside relative clauses, so that it can be a clause by itself."""
    return _stands_free(line, first, last, Line.is_verb)


def acts_freely(line: Line, first: int, last: int) -> bool:
    """Whether a subject has done something before a joining word (Crews closed the road | and police said C).

    Not so where a participle tells of it (nurses employed by the firm and a doctor).
    """
    return bool(line.lexicon.owning) and _stands_free(line, first + 1, last, _acts)


def _acts(line: Line, at: int) -> bool:
    return may_act(line, at) and not line.is_capital(at) and not (ends_as_verb(line, at) and line.has(at + 1, "prep"))


def _stands_free(line: Line, first: int, last: int, is_wanted: Callable[[Line, int], bool]) -> bool:
    in_relative = False
    at = first
    while at < last:
        if line.has(at, "relative"):
            in_relative = True
        elif is_wanted(line, at):
            if not in_relative:
                return True
            in_relative = False
            at = _behind_helped(line, at, last) if line.lexicon.owning else at
        at += 1
    return False


def _behind_helped(line: Line, at: int, last: int) -> int:
    """The verb that a verb only helps (which has been | taken); the verb itself where it helps none."""
    here = at
    while line.has(here, "modal") and here + 1 < last and line.has_any(here + 1, ("modal", "adverb")):
        here += 1
    helped = here + 1 < last and may_act(line, here + 1)
    return here + 1 if line.has(at, "modal") and helped else at
