"""The noun that a relative clause tells of, read leftwards from its relative word."""

from saksi.claim.line.clause import PARTING
from saksi.claim.line.line import Line, is_cue
from saksi.claim.source.phrase import acts_alone, is_hyphen, is_initial

Range = tuple[int, int]


def head_left(line: Line, end: int, first: int) -> Range | None:
    """Give the head noun phrase of the relative clause whose relative word stands at `end`."""
    while end > first and (line.is_mark(end - 1, PARTING) or _is_age(line, end - 1)):
        end -= 1
    at = end
    while at > first:
        before = at - 1
        if at < end and _is_whence(line, before, end):
            head = head_left(line, before, first)
            return (head[0], head[1] if line.is_mark(before - 1, ",") else end) if head else None
        part = line.is_word(before) or is_initial(line, before - 1) or is_hyphen(line, before)
        stops = not part or line.is_verb(before) or line.speech(before) >= 0
        roles = ("prep", "join", "relative", "that", "sub", "locative")
        told = any(not line.has_any(here, ("adverb", "too")) for here in range(at, end))
        going = line.has(at, "article") and line.forms[before].endswith(line.lexicon.gerunds)
        if (
            stops
            or going
            or acts_alone(line, before, at)
            or (line.has(at, "article") and not (line.lexicon.owning and line.has(before, "quantifier")))
            or (told and line.has(before, "exists"))
            or (at < end and line.has(at, "exists") and line.has(before, "deictic"))
            or (line.has_any(before, roles) and not line.is_capital(before))
        ):
            break
        at = before
    # A verb behind its helper opens no noun phrase (may calm | Democrats).
    at += bool(line.lexicon.owning) and line.has(at - 1, "hypothetical") and line.is_capital(at + 1) and at < end - 1
    while at < end - 1 and (line.has(at, "too") or (at == first and line.has_any(at, ("open", "adverb")))):
        at, first = at + 1, first + 1
    # "C," papar | Rahma yang menyebut D.
    told = at < end - 1 and not line.lexicon.owning and not line.is_word(at - 1)
    at += told and line.is_capital(at + 1) and is_cue(line, at, "bare")
    return (at, end) if at < end else None


def _is_age(line: Line, at: int) -> bool:
    """Whether a number behind a name's comma tells how old somebody is (X, 30, who said C)."""
    return line.forms[at].isdigit() and line.is_mark(at - 1, ",") and line.is_capital(at - 2)


def _is_whence(line: Line, at: int, end: int) -> bool:
    """Whether a word leads to whence somebody is, up to `end` (X of Leeds, who said C; not: a friend of X, who said C).

    A name, an age or a role stands before it, or a place behind it.
    """
    names = range(at + 1, end)
    if not (line.lexicon.owning and line.has(at, "part") and all(line.is_capital(here) for here in names)):
        return False
    set_off = line.is_mark(at - 1, ",") and (line.is_capital(at - 2) or _is_age(line, at - 2))
    called = line.is_capital(at - 1) or line.has(at - 1, "title") or set_off
    return called or all(line.forms[here] in line.lexicon.places for here in names)


def behind_what(line: Line, source: Range | None, after: int) -> Range | None:
    """A subject without what stands before it: what it completes, or the noun of which its clause tells.

    Masalahnya adalah | polisi mengatakan C; a plan | the government said was too dear. `after`: the word behind the
    verb. None where nobody is left.
    """
    copula = next((at for at in range(*source) if line.has(at, "copula")), None) if source else None
    if source is None or (copula is not None and copula + 1 == source[1]):
        return None
    first, last = (source[0] if copula is None else copula + 1), source[1]
    if line.has(first, "standalone"):
        # Something | officials say C.
        return first + (last - first > 1 and line.has(first + 1, "group")), last
    articles = [
        at
        for at in range(first + 1, last - 1)
        if line.has(at, "definite") and line.is_word(at - 1) and not line.has(at - 1, "prep")
    ]
    whose = line.has(first, "relative")
    if (
        line.lexicon.owning
        and articles
        and not whose
        and line.has_any(after, ("be", "finite"))
        and not line.has(after, "nominative")
    ):
        return articles[-1], last
    tells = line.has(first, "article") and first + 2 in articles
    return (first + 2 if tells else first), last
