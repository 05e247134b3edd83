"""Verbs that take no plain clause: urge X to do C, describe X as C, accuse X of C, call X C, ask why C."""

from collections.abc import Callable, Mapping
from unicodedata import category

from saksi.claim.content.content import supposes
from saksi.claim.line.line import Line, is_cue

# What joins the two parts of a frame stands within this many words of its verb.
FRAME_WORDS = 12
# A question word stands within this many words: only whom it was put to may stand before.
ASKED_WORDS = 6
# When somebody vowed to do something takes fewer words than this.
WHEN_WORDS = 4
# Letters of a currency before its number: Rp, EUR.
CURRENCY_LETTERS = 3
_PHRASE = ("determiner", "quantifier", "pronoun")
# What stands behind a participle, and behind no noun that only looks like one (a new training centre).
_BEHIND = ("adverb", "determiner", "outward", "prep", "pronoun", "quantifier")


def _joint(line: Line, first: int, last: int, role: str) -> int | None:
    """The first word of this role that only one noun phrase stands before, which no agent is (accused by X of C)."""
    if line.has(first, "agent"):
        return None
    for at in range(first, min(last, first + FRAME_WORDS)):
        if at > first and line.has(at, role) and not line.has(at - 1, "outward"):
            return at
        # What points stands before what is meant (dismissed | that | as talk; rejected that story as fantasy).
        meant = line.has(at, "that") and line.is_word(at + 1) and not line.has(at + 1, "determiner")
        points = at == first and (line.has(at + 1, role) or (role == "casts" and meant))
        stops = line.speech(at) >= 0 or line.is_mark(at, ",;:\u2014") or line.has(at, "that") or line.is_verb(at)
        # What somebody did next has a frame of its own (condemned the raid | and called for C), as what is told has.
        stops = (
            stops or (at > first and line.has(at, "subject")) or (line.has(at, "and") and is_cue(line, at + 1, "verb"))
        )
        if stops and not points:
            return None
        if at > first and line.has_any(at, _PHRASE) and not line.has(at - 1, "prep"):
            return None
    return None


def is_infinitive(line: Line, at: int) -> bool:
    """Whether a word (to) leads to a verb rather than to whom or where."""
    if line.has(at, "infinitive") and at + 2 < len(line) and line.forms[at + 1][0] in line.lexicon.marks:
        # What is asked may stand in marks (asked people to "be patient").
        at += 1
        return line.text[line.words[at + 1].start].islower() and not line.has_any(at + 1, _PHRASE)
    opens = line.has_any(at + 1, _PHRASE)
    return line.has(at, "infinitive") and line.is_word(at + 1) and not opens and not line.is_capital(at + 1)


def _addressee(line: Line, at: int, last: int) -> int | None:
    joint = None if line.has_any(at, ("not", "infinitive")) else _joint(line, at, last, "infinitive")
    return at if joint is not None and is_infinitive(line, joint) else None


def _infinitive(line: Line, at: int, last: int) -> int | None:
    """What is to be done, behind whom it was said to at most (pleaded with the court to be heard), or when."""
    dated = any(line.has(here, role) for here in (at, at + 1) for role in ("weekday", "day"))
    if dated and line.has_any(at, ("dating", "weekday", "day", "within")):
        at = next((here for here in range(at + 1, min(last, at + WHEN_WORDS)) if line.has(here, "infinitive")), at)
    if is_infinitive(line, at):
        return at + 1
    joint = _joint(line, at, last, "infinitive") if line.has(at, "prep") else None
    return joint + 1 if joint is not None and is_infinitive(line, joint) else None


def _cast(line: Line, at: int, last: int) -> int | None:
    if line.lexicon.owning and line.has(at, "casts") and _is_fronted(line, at + 1, last):
        return at
    return at if not _leads_away(line, at) and _joint(line, at, last, "casts") is not None else None


def _is_fronted(line: Line, at: int, last: int) -> bool:
    """Whether what somebody calls a thing stands before the thing (described as "mad" | a plan to sell the pier)."""
    marks = line.lexicon.marks
    if at < last and line.forms[at][0] in marks:
        close = next(
            (here for here in range(at + 1, min(last, at + FRAME_WORDS)) if line.forms[here][0] in marks), last
        )
        return line.has_any(close + 1, ("determiner", "free-relative"))
    return line.has(at + 1, "free-relative") and line.is_word(at)


def _leads_away(line: Line, at: int) -> bool:
    """Whether a preposition stands where whom or what is judged should (slammed into a bus on Route 9)."""
    return bool(line.lexicon.owning) and line.has(at, "prep") and not line.has(at, "that")


def _charge(line: Line, at: int, last: int) -> int | None:
    return at if not _leads_away(line, at) and _joint(line, at, last, "charges") is not None else None


def _names(line: Line, at: int, last: int) -> int | None:
    """A noun phrase and what it is called: an article or a quotation mark that no preposition leads to."""
    if line.has(at, "prep") or line.is_mark(at, ",.;:") or _gerund(line, at, last):
        # What is weighed is to be done (will consider | extending a lease).
        return None
    for here in range(at + 1, min(last, at + FRAME_WORDS)):
        if line.is_mark(here, ",.;:") or line.has_any(here, ("prep", "that")):
            return None
        marked = line.forms[here][0] in line.lexicon.marks or line.forms[here] in ("''", "``")
        if marked or line.has(here, "article") or _judges(line, here, at):
            return at
    return None


def _judges(line: Line, at: int, first: int) -> bool:
    """Whether a word that judges ends a noun phrase with an article (called | the decision shameful)."""
    led = line.has_any(first, ("determiner", "that")) and at > first + 1
    ends = at + 1 >= len(line) or not line.is_word(at + 1) or line.has(at + 1, "join")
    lexicon = line.lexicon
    judging = (*lexicon.judgements, *lexicon.verb_suffixes, *lexicon.gerunds)
    return led and ends and line.forms[at].endswith(judging) and not line.is_capital(at)


def _question(line: Line, at: int, last: int) -> int | None:
    for here in range(at, min(last, at + ASKED_WORDS)):
        if here > at and line.has(here, "relative") and not _ends_hearer(line, at, here):
            # Who is told of, and no question (said parents who adopt are left out).
            return None
        if line.has_any(here, ("question", "if")):
            return None if supposes(line, here) or _is_time(line, at, here) else here + line.has(here, "if")
        if not line.is_word(here) or line.is_verb(here) or line.has(here, "that") or _opens_clause(line, here):
            return None
    return None


def _is_time(line: Line, at: int, here: int) -> bool:
    """Whether a word only says when somebody was told (told Kim | when she woke; not: told Kim when it would open)."""
    if not (here > at and line.has(here, "when") and line.has(at - 1, "tells")):
        return False
    return not any(line.has(soon, "modal") for soon in range(here + 1, min(len(line), here + ASKED_WORDS)))


def _ends_hearer(line: Line, at: int, here: int) -> bool:
    """Whether who is asked, or when, stands before a question word (told Reuters who C; said on Monday who C)."""
    return (line.has(at - 1, "tells") or line.has(at, "prep")) and not line.has(here - 1, "standalone")


def _opens_clause(line: Line, at: int) -> bool:
    """Whether a word is the subject of what is said, so that no question follows (said he left when C)."""
    return line.has(at, "nominative")


def _gerund(line: Line, at: int, last: int) -> int | None:
    endings = line.lexicon.gerunds
    is_act = bool(endings) and at < last and line.forms[at].endswith(endings) and not line.is_capital(at)
    return at if is_act and at + 1 < last else None


def _thing(line: Line, at: int, last: int) -> int | None:
    """What somebody wants, and not what he does (insisted on | a recount; not: insisted on paying)."""
    clause = any(line.has(here, "that") for here in range(at, min(last, at + FRAME_WORDS)))
    return None if clause or at >= last or line.has(at, "weekday") or _gerund(line, at, last) else at


def _scene(line: Line, at: int, last: int) -> int | None:
    """A noun phrase and what it is doing (recalled | water coming over the bow)."""
    if line.has_any(at, ("prep", "that")) or not line.is_word(at):
        return None
    for here in range(at + 1, min(last, at + FRAME_WORDS)):
        stops = not line.is_word(here) or line.is_verb(here) or line.speech(here) >= 0
        if stops or line.has_any(here, ("relative", "casts", "sub")):
            return None
        if line.forms[here].endswith(line.lexicon.gerunds) and _is_doing(line, here):
            return at
    return None


def _is_doing(line: Line, at: int) -> bool:
    """Whether a participle tells what those before it do: people, or with what only a verb has behind it."""
    if line.is_capital(at) or line.has_any(at, ("prep", "group", "occurrence")):
        return False
    if line.has_any(at - 1, ("determiner", "prep", "adverb", "and")):
        return False
    people = line.has_any(at - 1, ("group", "pronoun")) or line.is_capital(at - 1)
    return people or line.is_capital(at + 1) or line.has_any(at + 1, _BEHIND)


def _measure(line: Line, at: int, last: int) -> int | None:
    """A noun phrase and how much it is: a figure behind a small word (put the toll at 12; put it | at 12)."""
    if line.has_any(at - 1, ("pronoun", "document")) and is_measured(line, at):
        return at
    if line.has_any(at, ("prep", "that")):
        return None
    for here in range(at + 1, min(last - 1, at + FRAME_WORDS)):
        if line.has(here, "measures") and leads_to_count(line, here + 1):
            return at
        if line.is_mark(here, ",.;:") or line.is_verb(here) or line.has_any(here, ("that", "relative")):
            return None
    return None


def is_measured(line: Line, at: int) -> bool:
    """Whether a small word leads to how much something is (was put | at 12)."""
    return line.has(at, "measures") and not line.has(at, "agent") and leads_to_count(line, at + 1)


def leads_to_count(line: Line, at: int) -> bool:
    """Whether a number stands here, or an amount of money, behind words that weaken it at most (about 310)."""
    while line.has_any(at, ("hedge", "not")) or line.is_mark(at, "$"):
        at += 1
    # The letters of a currency: "at Rp 6.4 billion".
    at += at + 1 < len(line) and line.is_capital(at) and len(line.forms[at]) <= CURRENCY_LETTERS
    if at < len(line) and category(line.forms[at][0]) == "Sc":
        return True
    return at < len(line) and (line.forms[at][0].isnumeric() or line.has(at, "numeral"))


def _avowal(line: Line, at: int, last: int) -> int | None:
    """What somebody owns up to or is told he did, and of what (responsibility for the blast; any involvement)."""
    led = at + line.has_any(at, ("determiner", "quantifier", "numeral"))
    avows = led < last and line.has(led, "avowal")
    bare = line.has(led, "crime") or (led + 1 < last and line.has(led + 1, "prep"))
    return at if avows and (led > at or bare) else None


def _count(line: Line, at: int, last: int) -> int | None:
    """So many of something (14 deaths, a total of 14 deaths), which nothing is told of yet, or a figure alone."""
    start = at
    if line.has_any(at, ("article", "possessive")) and line.has(at + 2, "part"):
        at += 3
    at += line.forms[at][0] in line.lexicon.marks
    at += line.has(at, "article") and at + 1 < last and line.forms[at + 1].isdigit()
    while at < last and (line.has(at, "hedge") or (line.has(at, "adverb") and at > start)):
        at += 1
    if at >= last or not (line.forms[at][0].isdigit() or line.has(at, "numeral")):
        return None
    if at + 1 >= len(line) or line.is_mark(at + 1, ".,;") or line.has_any(at + 1, ("meanwhile", "contrast")):
        limited = line.has_any(at - 1, ("hedge", "casts", "figured")) or line.has(at - 2, "hedge")
        return start if limited or _is_large(line, at) else None
    things = at + 1 < last and (line.is_word(at + 1) or line.is_mark(at + 1, "%")) and not line.has(at + 1, "vague")
    stop = next((here for here in range(at, last) if line.is_mark(here, ",.;")), last)
    return start if things and not any(line.is_verb(here) for here in range(at, min(stop, at + ASKED_WORDS))) else None


def _is_large(line: Line, at: int) -> bool:
    """Whether a number is written as no year or day is: with a mark in it (1.900)."""
    return line.forms[at][0].isdigit() and line.forms[at][-1].isdigit() and not line.forms[at].isdigit()


FRAMES: Mapping[str, Callable[[Line, int, int], int | None]] = {
    "addressee": _addressee,
    "infinitive": _infinitive,
    "cast": _cast,
    "charge": _charge,
    "names": _names,
    "question": _question,
    "gerund": _gerund,
    "thing": _thing,
    "measure": _measure,
    "scene": _scene,
    "avowal": _avowal,
    "count": _count,
}


def frame_start(line: Line, needs: str, at: int) -> int | None:
    """Give the word at which what is said starts in a frame behind a verb; None when the frame is not there."""
    return FRAMES[needs](line, at, len(line)) if at < len(line) else None
