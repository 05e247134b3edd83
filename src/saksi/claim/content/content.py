"""What is said: where it starts after a verb, where it ends, and how its edges are trimmed."""

from saksi.claim.content.closing import is_day, tells_in
from saksi.claim.content.complementiser import find_complementiser
from saksi.claim.content.hearer import after_hearer, behind_addressee, behind_aside
from saksi.claim.content.tie import turns_off
from saksi.claim.line.clause import next_comma
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import has_predicate, may_act, predicates
from saksi.claim.source.phrase import closing_bracket
from saksi.claim.source.reach import opens_number
from saksi.kinds import Span
from saksi.pack import DOUBLED_MARK, DOUBLING

# An adjunct that no comma closes takes no more words than this.
SCENE_WORDS = 8
# An adjunct between a verb and a comma is no longer than this.
ADJUNCT_WORDS = 18
# How something was said takes no more words than this (dengan nada tinggi).
MANNER_WORDS = 4
# What follows from a condition shows its verb behind a subject of fewer words.
SUBJECT_WORDS = 5
# Roles of words that open no main clause.
_NO_MAIN = ("join", "prep", "relative", "sub", "verb")
# Roles of words that open the subject of a clause, and of words with which an adjunct goes on.
_OPENS = ("determiner", "pronoun", "quantifier", "standalone", "subject", "nothing")
_GOES_ON = frozenset(
    {"prep", "sub", "join", "that", "relative", "day", "month", "dating", "when", "past", "adverb", "too"}
)
_EDGE = " \t\r\n,;:.-\u2013\u2014\u2015\u2026"
# Brackets turned outwards set off the cue alone: 20 tahun (menurut warga) lalu.
_START, _END = f"{_EDGE})", f"{_EDGE}("


def trim(line: Line, start: int, end: int) -> Span | None:
    """Drop blanks, separators, outer quotation marks and the final stop from both ends; None when nothing is left.

    A mark at an end stays when its partner stands inside.
    """
    text, marks = line.text, line.lexicon.marks
    before = None
    while before != (start, end):
        before = (start, end)
        while start < end and text[start] in _START:
            start += 1
        while end > start and (text[end - 1] in _END or (text[end - 1] == ")" and text.find("(", start, end) < 0)):
            end -= 1
        if text[start : start + 1] in DOUBLING and DOUBLED_MARK.match(text, start, end):
            start += 2
        if end - start > 1 and text[end - 1] in DOUBLING and DOUBLED_MARK.match(text, end - 2, end):
            end -= 2
        if start < end and text[start] in marks and (text[end - 1] in marks or _is_loose(line, start + 1, end)):
            start += 1
        if start < end and text[end - 1] in marks and _is_loose(line, start, end - 1):
            end -= 1
    if text[end : end + 1] == "," and text[end + 1 : end + 2] in marks and start < end and _is_open(line, start, end):
        # A phrase in marks closes behind its comma (The plan was "weak," | he said).
        end += 2
    return Span(start, end) if start < end else None


def _is_open(line: Line, start: int, end: int) -> bool:
    """Whether the last mark of a stretch opens something: a blank stands before it. An apostrophe opens nothing."""
    text = line.text
    if not any(map(text[start + 1 : end].__contains__, line.lexicon.marks)):
        return False
    inside = (at for at in range(end - 1, start, -1) if text[at] in line.lexicon.marks)
    last = next((at for at in inside if text[at - 1].isspace() or not text[at + 1].isalnum()), 0)
    return last > 0 and text[last - 1].isspace()


def _is_loose(line: Line, start: int, end: int) -> bool:
    """Whether the marks inside a stretch pair among themselves, so that one beside it closes nothing in it."""
    return sum(line.text.count(mark, start, end) for mark in line.lexicon.marks) % 2 == 0


def words_span(line: Line, first: int, last: int) -> Span | None:
    """The trimmed span of words `first` to `last` (exclusive)."""
    return trim(line, line.words[first].start, line.words[last - 1].end) if first < last else None


def content_start(line: Line, after: int, last: int, *, asks: bool) -> int | None:
    """Give the word at which the content of a verb that ends before `after` starts.

    `asks`: the verb is a request or a hope, whose content may follow its addressee (meminta warga agar ...).
    """
    at = _behind_manner(line, after, last)
    if at >= last:
        return None
    if led := behind_aside(line, at, last) or _behind_place(line, at, last):
        return led
    if line.is_mark(at, ",:") or (line.has(at, "document") and line.is_mark(at + 1, ":")):
        return _after_comma(line, at + 1, last)
    if line.has(after - 1, "tells"):
        at = after_hearer(line, at, last)
    that = find_complementiser(line, at, last, asks=asks)
    if that is not None:
        points = that in (after, at) and _is_subject(line, that)
        holds = points or line.has(that, "asks") or _is_condition(line, that, last)
        return that if holds else _after_comma(line, that + 1, last)
    if (start := _after_scene(line, at, last)) > at:
        return start
    dated = line.has(at, "weekday") and not line.has(at + 1, "infinitive")
    if (line.has(at, "prep") and not line.has(at, "infinitive")) or dated or _to_whom(line, at):
        comma = next_comma(line, at, min(last, at + ADJUNCT_WORDS))
        sets = comma is not None and _sets_the_scene(line, at, comma)
        if comma is not None and sets and not (tells_in(line, at, comma) or turns_off(line, comma + 1)):
            return _after_comma(line, comma + 1, last)
    if not line.has(at, "address"):
        return at
    # Berharap | dengan jembatan ini C
    to_whom = bool(line.lexicon.owning) or not line.has(at, "pretext")
    return at + to_whom if asks else behind_addressee(line, at, last)


def _behind_place(line: Line, at: int, last: int) -> int | None:
    """The word behind the colon of where or how it was said (mencatat | di buku tulis: C); None where there is none."""
    alone = line.is_mark(at + 1, ":") and line.is_word(at) and not (line.is_capital(at) or line.held[at])
    heard = line.has(at - 1, "tells") and line.has(at, "pronoun") and line.is_mark(at + 1, ":")  # told him: C
    if heard or (alone and not line.lexicon.owning):
        return at + 2 if at + 2 < last and line.speech(at + 2) < 0 and line.is_word(at + 2) else None
    if not line.has_any(at, ("prep", "within", "pretext")):
        return None
    colon = next((here for here in range(at + 1, min(last, at + SCENE_WORDS)) if not line.is_word(here)), last)
    plain = not any(predicates(line, here) for here in range(at, colon))
    opens = colon + 1 < last and line.is_mark(colon, ":") and line.is_word(colon + 1) and line.speech(colon + 1) < 0
    return colon + 1 if opens and plain else None


def _behind_manner(line: Line, at: int, last: int) -> int:
    """Skip words right behind a verb that tell how it was said (mengatakan juga; menjelaskan secara rinci)."""
    while at < last and line.has(at, "too") and not line.is_capital(at):
        at += 1
    return at + 2 if line.has(at, "makes-adverb") and line.has(at + 1, "told-how") else at


def _is_subject(line: Line, that: int) -> bool:
    """Whether a word that may lead to a clause is its subject (that was wrong), and no verb only comes first in it."""
    comes_first = line.has(that + 2, "nominative") and not line.has(that + 1, "be")
    return bool(line.lexicon.owning) and line.has(that, "that") and line.has(that + 1, "finite") and not comes_first


def _to_whom(line: Line, at: int) -> bool:
    """Whether a word that may lead to a verb leads to whom something is said (to the council, to Rahma)."""
    return line.has(at, "infinitive") and (
        line.is_capital(at + 1) or line.has_any(at + 1, ("determiner", "pronoun", "group"))
    )


def _after_scene(line: Line, at: int, last: int) -> int:
    """Skip an adjunct that a weekday or a document closes without a comma (said in a statement Tuesday the plan)."""
    if not (line.has_any(at, ("prep", "weekday")) or is_day(line, at)):
        return at
    for here in range(min(last - 2, at + SCENE_WORDS), at - 1, -1):
        closes = (
            line.has(here, "past")
            or (line.has(here, "weekday") and not line.has(here - 1, "article"))  # a July 26 match
            or (here > at and is_day(line, here - 1))
            or (line.has(here - 1, "weekday") and line.forms[here].isdigit() and _opens(line, here + 1))
            or (here > at and line.has_any(here, ("document", "line")))
        )
        if closes and _starts(line, here + 1) and not any(line.is_verb(word) for word in range(at, here)):
            return here + 1
    return at


def _starts(line: Line, at: int) -> bool:
    """Whether a word can start a clause: no adjunct goes on with it, and no second day."""
    if opens_number(line, at):
        # No day of a month (said on March 12 the dam was safe).
        return not _opens(line, at + 1)
    if _opens(line, at):
        return not line.has(at, "weekday")
    plain = line.is_word(at) and line.held[at].isdisjoint(_GOES_ON)
    near = next((here for here in range(at, len(line)) if not _runs(line, here)), len(line))
    return bool(line.lexicon.owning) and plain and _acts(line, at + 1, min(near, at + SCENE_WORDS))


def _runs(line: Line, at: int) -> bool:
    return line.is_word(at) and not line.has(at, "relative")


def _opens(line: Line, at: int) -> bool:
    return line.is_capital(at) or line.has_any(at, _OPENS)


def _sets_the_scene(line: Line, first: int, last: int) -> bool:
    """Whether an adjunct says to whom, when, where or in what something was said, and is no part of it."""
    inside = range(first + 1, last)
    if line.has(first, "when") and has_predicate(line, first + 2, last):
        # When it happened is told, with a subject of its own (mengatakan | ketika gempa terjadi, warga lari).
        return False
    holds = (
        line.has(first, "pretext") and not line.has_any(last + 1, ("and", "as")) and _acts(line, last + 1, len(line))
    )
    if holds and (last - first > MANNER_WORDS or _is_deed(line, first + 1)):
        # Under what conditions it holds is told (mengatakan | dengan dibukanya pasar itu, warga tertolong).
        return False
    if line.has_any(first, ("address", "weekday", "when")):
        return True
    if any(line.has(at, "nominative") and line.has(at + 1, "modal") for at in inside):
        return False
    if any(line.has_any(at, ("weekday", "document")) for at in inside):
        return True
    return all(line.is_capital(at) or not line.is_word(at) for at in inside)


def behind_date(line: Line, at: int) -> int:
    """The word behind a day whose date stands in brackets, and its comma (Rabu (18/9/2019) | C); `at` for none."""
    day = at + (line.has(at, "within") and line.has(at + 1, "weekday"))
    if not (line.has(day, "weekday") and line.is_mark(day + 1, "(")):
        return at
    close = closing_bracket(line, day + 1, len(line)) or at
    return close + line.is_mark(close, ",")


def skip_scene(line: Line, at: int) -> int:
    """Skip days and places that commas close, behind who is quoted (Melansir X, Ambon, Selasa (3/4), ...)."""
    while at < len(line):
        if (dated := behind_date(line, at)) > at:
            at = dated
            continue
        comma = next_comma(line, at, min(len(line), at + SCENE_WORDS))
        placed = comma is not None and all(line.is_capital(here) for here in range(at, comma))
        if comma is None or not (line.has(at, "weekday") or placed):
            break
        at = comma + 1
    return at


def skip_days(line: Line, at: int) -> int:
    """Skip days that commas close, or brackets (Melansir X, Selasa (3/4), ...)."""
    at = behind_date(line, at)
    while line.has(at, "weekday") and (comma := next_comma(line, at, min(len(line), at + SCENE_WORDS))) is not None:
        at = comma + 1
    return at


def _is_deed(line: Line, at: int) -> bool:
    """Whether a noun tells by its form what is done (dengan | dibukanya pasar itu)."""
    form = line.forms[at]
    return any(form.startswith(first) and form.endswith(last) for first, last in line.lexicon.happenings)


def _after_comma(line: Line, at: int, last: int) -> int:
    """Skip a weekday or a place between two commas, and a complementiser behind it."""
    while at < last:
        comma = next_comma(line, at, min(last, at + 8))
        turns = comma == at + 1 and line.has_any(at, ("turn", "connective"))
        if comma is not None and (turns or line.has(at, "weekday") or is_cue(line, at, "relay")):
            at = comma + 1
        elif line.has(at - 1, "that") and _is_subject(line, at):
            break
        elif line.has_any(at, ("that", "so")) or line.is_mark(at, ",:"):
            at += 1
        else:
            break
    return at


def _is_condition(line: Line, at: int, last: int) -> bool:
    """Whether a word that may only lead to what is said supposes something in it (jika air naik, warga akan pindah)."""
    if not (line.has(at, "if") and line.has(at, "supposing")):
        return False
    comma = find_comma(line, range(at + 1, last), None)
    if comma is None or comma + 1 >= last or line.speech(comma) >= 0:
        return False
    soon = range(comma + 2, min(last, comma + SUBJECT_WORDS))
    opens = line.is_word(comma + 1) and not line.has_any(comma + 1, _NO_MAIN)
    follows = line.has(comma + 1, "consequence") or (opens and any(line.has(here, "future") for here in soon))
    return follows and any(predicates(line, here) for here in range(at, comma))


def supposes(line: Line, at: int) -> bool:
    """Whether a word supposes what something follows from, behind a comma (said if the rain went on, C).

    Not behind a verb that asks (asked if C, he said C).
    """
    opens = line.has(at, "if") and line.has(at, "supposing") and not _asks(line, at - 1)
    comma = next_comma(line, at, len(line)) if opens and line.lexicon.owning else None
    return comma is not None and _acts(line, at + 1, comma) and _acts(line, comma + 1, len(line))


def _asks(line: Line, at: int) -> bool:
    readings = [cue for words, cues in line.lexicon.cues.get(line.forms[at], ()) if len(words) == 1 for cue in cues]
    return any(cue.stance in ("ask", "suspect") for cue in readings)


def _acts(line: Line, first: int, last: int) -> bool:
    return any(may_act(line, at) for at in range(first, last))


def is_marked(line: Line, after: int, start: int) -> bool:
    """Whether a complementiser, a colon or a comma stands right before the content."""
    return line.has(start, "asks") or (
        start > after and (line.is_mark(start - 1, ",:") or line.has_any(start - 1, ("that", "so", "if")))
    )
