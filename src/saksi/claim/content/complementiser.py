"""The word that leads from a verb to what is said, and what may stand between them (told staff on a call that C)."""

from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import ends_as_verb
from saksi.claim.line.single import PLURAL

# A complementiser this many words after its verb still belongs to it (mengatakan kepada wartawan di Ambon bahwa ...).
REACH_WORDS = 16
# A noun takes so many words with its article.
NOUN_WORDS = 2
# What leads to a noun stands no further before it than this.
PHRASE_WORDS = 5
# Roles of words that tell when.
_WHEN = ("adverb", "day", "duration", "past", "weekday")
# How what others tell of somebody or something is put.
_NEWS = ("accuse", "claim", "report", "suspect")


def find_complementiser(line: Line, at: int, last: int, *, asks: bool) -> int | None:
    """The word that leads to what is said by a verb that ends before `at`; None where the clause follows at once."""
    if line.has_any(at, ("if", "so", "asks")):
        return at
    if line.has(at, "subject"):
        return None
    # What a preposition of the verb's own leads to has no clause of its own behind it (pressed for a truce that C).
    reach = 1 if line.lexicon.owning and _ends_in_prep(line, at - 1) else REACH_WORDS
    for here in range(at, min(last, at + reach)):
        if _parts(line, here) or (line.has(here, "that") and _told_by_others(line, at, here)):
            return None
        if asks and line.has(here, "so") and _acts(line, at, here):
            return None
        hangs = (line.has(here, "raised") and _is_relative(line, here)) or _opens_subject(line, at, here)
        # Writing songs, that had not happened.
        hangs = hangs or (line.is_mark(here - 1, ",") and line.has(here, "that") and line.has(here + 1, "finite"))
        if (here > at and hangs) or _only_points(line, here):
            return None
        if (
            line.has(here, "that")
            or (asks and line.has(here, "so"))
            or (line.has_any(here, ("if", "asks")) and line.has(at, "address"))
            or (line.has(here, "if") and here == at + 1 and line.has(at, "backnoun"))
        ):
            return None if _is_known(line, at, here) else here
        if here > at and (line.is_verb(here) or _tells(line, here) or _learns(line, here)) and not asks:
            return None
    return None


def _is_known(line: Line, at: int, that: int) -> bool:
    """Whether a clause is what somebody who is told of knows or says (mengatakan | pemerintah lupa bahwa C)."""
    known = line.has(that - 1, "predicate") or (line.has(that, "that") and is_cue(line, that - 1, "verb"))
    return that - 1 > at and known and not line.lexicon.owning


def _parts(line: Line, at: int) -> bool:
    """Whether what follows is told by another verb, or by another mark than a comma."""
    goes_on = line.is_mark(at - 1, ",") and line.has(at, "progressive") and is_cue(line, at, "verb")
    # Responded by using it to prove that C.
    goes_on = goes_on or (line.has(at - 1, "agent") and line.forms[at].endswith(line.lexicon.gerunds))
    joined = line.has(at, "join") and (line.has(at + 1, "that") or _says_on(line, at + 1))
    return line.speech(at) >= 0 or line.is_mark(at, ";:\u2026") or goes_on or joined


def _ends_in_prep(line: Line, at: int) -> bool:
    """Whether a cue of two words ends here in a preposition (called for)."""
    held = line.lexicon.cues.get(line.forms[at - 1], ()) if at > 0 and line.has(at, "prep") else ()
    return any(words == line.forms[at - 1 : at + 1] for words, _ in held)


def _tells(line: Line, at: int) -> bool:
    """Whether a word is a verb of saying, and no noun (on state television, a report)."""
    if not is_cue(line, at, "verb"):
        return False
    led = line.has(at - 1, "article") or _leads_in(line, at - 1)
    return not (led or (bool(line.lexicon.owning) and is_cue(line, at, "noun") and _ends_adjunct(line, at)))


def _learns(line: Line, at: int) -> bool:
    """Whether a participle behind a small word tells what somebody came to know then (left after learning that C)."""
    return line.has(at, "learns") and line.has_any(at - 1, ("prep", "sub"))


def _leads_in(line: Line, at: int) -> bool:
    return line.has(at, "prep") and not line.has(at, "infinitive")


def _ends_adjunct(line: Line, at: int) -> bool:
    """Whether a word that may be a noun ends where, in what or how something was said (told staff on a press call)."""
    for here in range(at - 1, max(-1, at - PHRASE_WORDS), -1):
        if _leads_in(line, here):
            return True
        led = line.has(here, "determiner") and not _leads_in(line, here - 1)
        if led or not line.is_word(here) or line.is_verb(here):
            return False
    return False


def is_of_news(line: Line, first: int, that: int) -> bool:
    """Whether a clause belongs to news that somebody only answers (hit back at | claims that C), between the two words.

    What was said in something is told there (said in a statement that C).
    """
    noun = that - 1
    if not (noun > first and is_cue(line, noun, "noun") and not line.is_capital(noun)):
        return False
    many = line.forms[noun].endswith(PLURAL)
    if not line.has(first, "prep") or (line.has(first, "infinitive") and not many) or line.has(first, "sub"):
        return False
    plain = all(line.is_word(at) and not _leads_in(line, at) for at in range(first + 1, noun))
    told = line.has(first, "within") and (line.has(noun, "document") or not many or not is_news(line, noun))
    return plain and not told


def _told_by_others(line: Line, first: int, that: int) -> bool:
    """Whether a clause is what others say, of whom a noun behind a preposition tells (muak dengan tudingan warga | C).

    Not in what it is said (mengatakan dalam laporan bahwa C).
    """
    if line.lexicon.owning:
        return is_of_news(line, first, that)
    led = (at for at in range(first + 2, that) if line.has(at - 1, "prep") and not line.has(at - 1, "within"))
    return any(is_news(line, at, "assess", "believe") and not line.is_verb(at) for at in led)


def is_news(line: Line, at: int, *put: str) -> bool:
    """Whether a noun is one for what others tell of somebody or something (claims, rumours), or what is so `put`."""
    listed = line.lexicon.cues.get(line.forms[at], ())
    stances = _NEWS + put
    return any(cue.kind == "noun" and cue.stance in stances for _, cues in listed for cue in cues)


def _says_on(line: Line, at: int) -> bool:
    """Whether a verb goes on with a second thing said (suggested C and argued that C)."""
    return line.has(at + 1, "that") and is_cue(line, at, "verb")


def _only_points(line: Line, at: int) -> bool:
    """Whether a word that may lead to a clause only points, right behind a preposition (continuing on that track).

    Or behind what is compared (less than that), or before a length of time (helping that day).
    """
    led = _leads_in(line, at - 1) or line.has(at - 1, "than")
    timed = line.has(at, "that") and line.has(at + 1, "duration") and not line.is_mark(at + 2, "-")
    timed = timed and not line.forms[at + 1].endswith(PLURAL)
    return bool(line.lexicon.owning) and line.has(at, "back") and (led or timed)


def _is_relative(line: Line, at: int) -> bool:
    """Whether a word that may lead to a clause has its own verb behind it (the plan that was dropped)."""
    if not line.is_word(at - 1) or line.has(at - 1, "weekday") or at + 1 >= len(line):
        return False
    # The rule that weakens its councils.
    acts = bool(line.lexicon.owning) and line.forms[at + 1].endswith(PLURAL) and line.has(at + 2, "determiner")
    return acts or line.is_verb(at + 1) or line.has(at + 1, "predicate") or ends_as_verb(line, at + 1)


def _opens_subject(line: Line, at: int, that: int) -> bool:
    """Whether what is said starts right behind its verb, with a noun of which a clause tells (said the fee that X owe).

    Not whom somebody told it, or when (told the board that C; said the other day that C).
    """
    listed = line.lexicon.cues.get(line.forms[at - 1], ()) if line.lexicon.owning and line.has(that, "that") else ()
    plain = (cue for words, cues in listed if len(words) == 1 for cue in cues if cue.kind == "verb" and not cue.needs)
    says = any(cue.stance != "warn" for cue in plain)
    opens = line.has(at, "article") or (line.has(at, "quantifier") and line.has(at + 1, "part"))
    # Of one noun alone it may be what the noun says (reiterated the fact that C).
    many = that - at > NOUN_WORDS or line.forms[that - 1].endswith(PLURAL)
    return says and opens and many and not (line.has(at - 1, "tells") or line.has_any(that - 1, _WHEN))


def _acts(line: Line, at: int, last: int) -> bool:
    """Whether an addressee already has its verb before the word that says what for (meminta X pergi agar ...)."""
    acts = any(line.is_verb(here) for here in range(at + 1, last))
    if not line.lexicon.owning and (line.has(at, "to-do") or any(line.has(here, "not") for here in range(at, last))):
        # Menganjurkan untuk X V agar ...; meminta X tidak tidur agar ...
        return acts or not line.has(at, "to-do")
    return acts and not any(line.has(here, "relative") for here in range(at, last))
