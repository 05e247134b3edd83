"""What may stand behind a verb that closes its sentence: when or to whom it was said, and nothing that is told."""

from saksi.claim.line.clause import PARTING
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import ends_as_verb, has_predicate, is_whole, predicates

# Whom something is told, at the end of a sentence, takes no more words than this.
ADDRESSEE_WORDS = 9
# When or how something was said, between commas, takes no more words than this.
ASIDE_WORDS = 9
# Whom something is told, between its verb and a comma, takes fewer words than this.
HEARER_WORDS = 8
# The day on which something was said takes fewer words than this with the comma behind it.
DATE_WORDS = 5
# Roles of words that open what only leads to a main clause, verbs without a subject aside (Meski P, X menjawab).
_WAITING = ("concedes", "prep", "scene", "sub", "supposing")
# Roles of words that stand before a day or a span of time.
_BEFORE_DAY = ("alike", "dating", "determiner", "numeral", "past")


def closes(line: Line, hit: Hit) -> bool:
    """Whether nothing stands behind a verb but an adjunct without a verb of its own, or a comma.

    A comma says so only of verbs that may also stand before their source (said); behind others it opens what is said.
    """
    tells = bool(line.lexicon.owning) and line.has(hit.last - 1, "tells")
    after = behind_day(line, hit.last) if hit.read_as("bare") or tells else hit.last
    alone = ends_line(line, after)
    if line.has(after - 1, "tells") and alone and hit.read_as("bare") is None:
        return False
    if alone or (line.has(after, "weekday") and not line.is_mark(after + 1, ",")):
        return True
    if line.is_mark(after, PARTING) and after + 1 < len(line):
        stop = find_comma(line, range(after + 2, len(line)), len(line))
        listed = line.has(after + 1, "and") and not line.has(after + 2, "nominative")
        if listed and not any(predicates(line, at) for at in range(after + 2, stop)):
            # What looks like a verb is one of a list (a ruler, paper notes, and a stapler).
            return False
        completes = _opens_named(line, hit) and predicates(line, after + 1) and not line.has(after + 1, "prep")
        return completes or tells or hit.read_as("bare") is not None or is_cue(line, after + 1, "relay")
    if line.has(after - 1, "tells") and (len(line) - after <= ADDRESSEE_WORDS or _ends_hearer(line, after)):
        return _ends_hearer(line, after)
    if not line.has(after, "prep"):
        return False
    last = next((at for at in range(after, len(line)) if line.forms[at] == "," and _adds(line, at)), len(line))
    end = next((at for at in range(after + 1, last) if line.has(at, "sub")), last)
    acts = any(line.is_verb(at) for at in range(after, end))
    return not acts and not any(line.has(at, "that") for at in range(after, last))


def stands_alone(line: Line, hit: Hit, before: tuple[int, int]) -> bool:
    """Whether a clause before a verb and its source is all that was said, where words need no comma to go on behind it.

    Not so where what is told stands behind the verb (Camat X, Rahma bercerita soal C), or where the clause only says
    when or though what (Meski lelah, Rahma menjawab).
    """
    first, last = before
    after = hit.last
    told = line.is_mark(after, PARTING) or line.has(after, "weekday") or ends_line(line, after)
    told = told or (line.has(after, "address") and not line.has(after, "connective") and _ends_hearer(line, after))
    while first < last and line.has(first, "open") and not line.has_any(first, _WAITING):
        first += 1
    waits = line.has_any(first, _WAITING) or line.is_verb(first)
    return told and not waits and is_whole(line, first, last)


def is_office(line: Line, first: int, comma: int) -> bool:
    """Whether what stands before a comma is only the office of who says it (Camat Nita, X mengatakan, C)."""
    called = comma - first > 1 or line.has(first, "title")
    return called and not line.lexicon.owning and all(line.is_capital(at) for at in range(first, comma))


def ends_line(line: Line, at: int) -> bool:
    """Whether nothing but when it was said stands between a verb and the end of its line."""
    when = behind_when(line, at) if line.lexicon.owning else at
    if when > at and line.is_mark(when, ","):
        # Its day in figures may stand behind it (said late Monday, March 16).
        when = next((here for here in range(when + 1, len(line)) if not _is_dated(line, here)), len(line))
    return when >= len(line) or line.is_mark(when, ".;")


def _is_dated(line: Line, at: int) -> bool:
    return line.is_capital(at) or line.forms[at].isdigit()


def behind_when(line: Line, at: int) -> int:
    """The word behind one that tells when, or behind a day or a span (said | later; late last week; two days ago)."""
    day = at
    while line.has_any(day, _BEFORE_DAY) or (day < len(line) and line.forms[day].isdigit()):
        day += 1 + (line.has(day + 1, "within") and line.has(day + 2, "weekday"))
    if line.has(day, "day") or line.has(day, "weekday"):
        while line.has(day + 1, "day"):
            day += 1
        return day + 1 + (line.has(day + 1, "past") or line.has(day + 1, "too"))
    ends = line.has(day + 1, "past") or line.has(day + 1, "too")
    if line.has(day, "duration") and (ends or line.has(day - 1, "dating") or line.has(day - 1, "alike")):
        return day + 1 + ends
    return at + 1 if line.has(at, "too") else at


def _opens_named(line: Line, hit: Hit) -> bool:
    """Whether a noun phrase opens the sentence and a comma parts it from who speaks (The talks, officials hope, C)."""
    opens = line.has_any(0, ("determiner", "group")) or (
        line.is_capital(0) and not line.lexicon.roles.get(line.forms[0])
    )
    return opens and any(line.is_mark(at, PARTING) for at in range(1, hit.first))


def behind_day(line: Line, at: int) -> int:
    """The word behind when or how something was said, when a comma closes it (The plan, she said Monday, C)."""
    if line.has(at, "weekday") and line.is_mark(at + 1, ","):
        return at + 1
    if line.lexicon.owning and line.has(at, "dating") and line.has(at + 1, "day") and line.is_mark(at + 2, ","):
        return at + 2
    if line.has(at - 1, "tells") and (heard := _behind_hearer(line, at)):
        return heard
    if line.lexicon.owning and line.has(at, "prep") and (dated := _behind_date(line, at)):
        return dated
    if line.has_any(at, ("sub", "prep", "dating", "too")):
        comma = find_comma(line, range(at + 1, at + ASIDE_WORDS), at)
        # What goes on behind the comma tells of what stands before the verb (The trial, he cried as he left, was C).
        return comma if comma > at and _goes_on(line, at, comma) else at
    return at


def _goes_on(line: Line, first: int, comma: int) -> bool:
    """Whether a clause goes on behind the comma of an adjunct: its verb, one joined to it, or one that waits for it."""
    at = comma + 1
    if line.has(at, "finite") and predicates(line, at):
        return True
    led = line.has_any(at, ("and", "completes")) or (at < len(line) and line.forms[at][0] in line.lexicon.marks)
    acts = line.is_verb(at) or (line.has(at, "predicate") and not line.has(at, "noun"))
    acts_inside = (predicates(line, here) and not line.is_capital(here) for here in range(first, comma))
    plain = not any(acts_inside) and not any(line.has(here, "that") for here in range(first, comma))
    return bool(line.lexicon.owning) and plain and (led or acts)


def _behind_date(line: Line, at: int) -> int | None:
    """The comma right behind the day on which something was said (The pier fell, police said late on Monday, and C)."""
    comma = find_comma(line, range(at + 1, at + DATE_WORDS), None)
    dated = comma is not None and line.has_any(comma - 1, ("weekday", "day"))
    return comma if dated else None


def _behind_hearer(line: Line, at: int) -> int | None:
    """The comma right behind whom something was told, where a clause goes on (In May, he told jurors, it was gone)."""
    comma = find_comma(line, range(at + 1, at + HEARER_WORDS), None)
    hearer = line.has_any(at, ("group", "determiner")) or line.is_capital(at)
    hearer = hearer or (line.has(at, "pronoun") and comma == at + 1)
    if comma is None or not hearer or any(predicates(line, here) for here in range(at, comma)):
        return None
    opens = line.has_any(comma + 1, ("nominative", "determiner")) or line.is_capital(comma + 1)
    return comma if opens or line.has_any(comma + 1, ("finite", "and")) else None


def _ends_hearer(line: Line, after: int) -> bool:
    """Whether whom something is told closes the sentence, or a comma with no clause behind it (, most of them hurt)."""
    comma = find_comma(line, range(after, len(line)), len(line))
    told = any(line.is_verb(at) or line.has(at, "infinitive") or line.is_mark(at, ";:") for at in range(after, comma))
    alone = comma >= len(line) - 1 or _adds(line, comma) or _counts_of(line, comma + 1)
    return not told and alone and comma - after <= ADDRESSEE_WORDS


def _counts_of(line: Line, at: int) -> bool:
    """Whether words behind a comma say more of those counted before it, without a clause (four children among them)."""
    acts = has_predicate(line, at, len(line)) and not line.has(at + 2, "relative")
    return not acts and not ends_as_verb(line, at)


def _adds(line: Line, at: int) -> bool:
    """Whether a comma leads to a participle of saying, and so to what is said next (, warning that C)."""
    return line.has(at + 1, "progressive") and is_cue(line, at + 1, "verb")


def relay_follows(line: Line, at: int, last: int) -> bool:
    """Whether who passed the words on follows: by his cue, or a passive and a name behind a comma."""
    near = range(at, min(last, at + 4))
    # What is reported so has a name behind it (, sebagaimana dilaporkan X).
    apart = line.is_mark(at - 1, ",") and not line.lexicon.owning
    told = (here for here in near if apart and is_cue(line, here, "passive"))
    return any(is_cue(line, here, "relay") for here in near) or any(line.is_capital(here + 1) for here in told)


def is_day(line: Line, at: int) -> bool:
    """Whether a day or a span that is not to come ends at the next word (said Monday | night; last | week)."""
    dated = line.has(at, "dating") and not line.has_any(at, ("ahead", "determiner"))
    spans = ("day", "duration") if dated else ("day",)
    return bool(line.lexicon.owning) and (dated or line.has(at, "weekday")) and line.has_any(at + 1, spans)


def tells_in(line: Line, first: int, last: int) -> bool:
    """Whether somebody says something in an adjunct (closes with footage of Rahma saying on Friday, | "C")."""
    says = (at for at in range(first, last) if line.has(at, "progressive") and is_cue(line, at, "verb"))
    return bool(line.lexicon.owning) and next(says, None) is not None
