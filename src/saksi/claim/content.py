"""What is said: where it starts after a verb, where it ends, and how its edges are trimmed."""

from saksi.claim.line import Line, is_cue
from saksi.kinds import Span
from saksi.pack import DOUBLED_MARK

# A complementiser this many words after its verb still belongs to it (mengatakan kepada wartawan di Ambon bahwa ...).
REACH_WORDS = 16
# A comma this soon may close words that only tie a sentence to the one before.
CONNECTIVE_WORDS = 6
# Whom something is told takes no more words than this, nor does an adjunct that no comma closes.
ADDRESSEE_WORDS = 6
SCENE_WORDS = 8
# An adjunct between a verb and a comma is no longer than this.
ADJUNCT_WORDS = 18
# A turning word has the verb of another speaker this soon behind it (, namun warga membantahnya).
CONTRAST_WORDS = 6
_EDGE = " \t\r\n,;:.-\u2013\u2014\u2026"


def trim(line: Line, start: int, end: int) -> Span | None:
    """Drop blanks, separators, outer quotation marks and the final stop from both ends; None when nothing is left.

    A mark at an end stays when its partner stands inside.
    """
    text, marks = line.text, line.lexicon.marks
    before = None
    while before != (start, end):
        before = (start, end)
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if DOUBLED_MARK.match(text, start, end):
            start += 2
        if end - start > 1 and DOUBLED_MARK.match(text, end - 2, end):
            end -= 2
        if start < end and text[start] in marks and (text[end - 1] in marks or _is_loose(line, start + 1, end)):
            start += 1
        if start < end and text[end - 1] in marks and _is_loose(line, start, end - 1):
            end -= 1
    return Span(start, end) if start < end else None


def _is_loose(line: Line, start: int, end: int) -> bool:
    """Whether the marks inside a stretch pair among themselves, so that one beside it closes nothing in it."""
    return sum(mark in line.lexicon.marks for mark in line.text[start:end]) % 2 == 0


def words_span(line: Line, first: int, last: int) -> Span | None:
    """The trimmed span of words `first` to `last` (exclusive)."""
    return trim(line, line.words[first].start, line.words[last - 1].end) if first < last else None


def skip_turns(line: Line, at: int) -> int:
    """The first word of a clause behind words that only tie it to what precedes (Namun, Sementara itu, Selain itu,)."""
    while at + 1 < len(line) and (line.has(at, "turn") or line.is_mark(at, ",")):
        at += 1
        if line.has(at, "deictic"):
            at += 1
    comma = next((here for here in range(at, min(len(line), at + CONNECTIVE_WORDS)) if line.is_mark(here, ",")), None)
    return comma + 1 if comma is not None and is_connective(line, at, comma) else at


def is_connective(line: Line, first: int, last: int) -> bool:
    """Whether words only tie a sentence to the one before (Selain itu, Dengan demikian, Terlebih)."""
    roles = ("deictic", "thus", "adverb", "connective", "turn")
    return line.has(first, "connective") and all(any(line.has(at, role) for role in roles) for at in range(first, last))


def content_start(line: Line, after: int, last: int, *, asks: bool) -> int | None:
    """Give the word at which the content of a verb that ends before `after` starts.

    `asks`: the verb is a request or a hope, whose content may follow its addressee (meminta warga agar ...).
    """
    at = after
    while at < last and line.has(at, "too") and not line.is_capital(at):
        at += 1
    if at >= last:
        return None
    if line.is_mark(at, ",:"):
        return _after_comma(line, at + 1, last)
    if line.has(after - 1, "tells"):
        at = _after_addressee(line, at, last)
    that = _complementiser(line, at, last, asks=asks)
    if that is not None:
        return _after_comma(line, that + 1, last)
    if line.has(at, "prep") or line.has(at, "weekday"):
        comma = _comma(line, at, min(last, at + ADJUNCT_WORDS))
        if comma is not None and _sets_the_scene(line, at, comma):
            return _after_comma(line, comma + 1, last)
    if line.has(at, "address") and asks:
        return at + 1
    return _after_scene(line, at, last)


def _after_addressee(line: Line, at: int, last: int) -> int:
    """Skip to whom something is told: a noun phrase up to an adjunct, a complementiser or a new subject."""
    end = at
    while end < min(last, at + ADDRESSEE_WORDS) and line.is_word(end):
        starts = end > at and any(line.has(end, role) for role in ("determiner", "pronoun", "prep", "that", "if"))
        if starts or line.has(end, "weekday"):
            break
        end += 1
    return end if at < end < last else at


def _after_scene(line: Line, at: int, last: int) -> int:
    """Skip an adjunct that a weekday or a document closes without a comma (said in a statement Tuesday the plan)."""
    if not (line.has(at, "prep") or line.has(at, "weekday")) or (line.is_capital(at) and not line.has(at, "weekday")):
        return at
    for here in range(min(last - 2, at + SCENE_WORDS), at - 1, -1):
        closes = line.has(here, "weekday") or (line.has(here, "document") and here > at)
        starts = any(line.has(here + 1, role) for role in ("determiner", "pronoun")) or line.is_capital(here + 1)
        if closes and starts and not any(line.is_verb(word) for word in range(at, here)):
            return here + 1
    return at


def _sets_the_scene(line: Line, first: int, last: int) -> bool:
    """Whether an adjunct says to whom, when, where or in what something was said, and is no part of it."""
    if line.has(first, "address") or line.has(first, "weekday") or line.has(first, "when"):
        return True
    inside = range(first + 1, last)
    if any(line.has(at, "weekday") or line.has(at, "document") for at in inside):
        return True
    return all(line.is_capital(at) or not line.is_word(at) for at in inside)


def skip_scene(line: Line, at: int) -> int:
    """Skip days and places that commas close, behind who is quoted (Melansir X, Ambon, Selasa (3/4), ...)."""
    while at < len(line):
        comma = _comma(line, at, min(len(line), at + SCENE_WORDS))
        placed = comma is not None and all(line.is_capital(here) for here in range(at, comma))
        if comma is None or not (line.has(at, "weekday") or placed):
            break
        at = comma + 1
    return at


def _after_comma(line: Line, at: int, last: int) -> int:
    """Skip a weekday or a place between two commas, and a complementiser behind it."""
    while at < last:
        comma = _comma(line, at, min(last, at + 8))
        if comma is not None and (line.has(at, "weekday") or is_cue(line, at, "relay")):
            at = comma + 1
        elif line.has(at, "that") or line.has(at, "so") or line.is_mark(at, ",:"):
            at += 1
        else:
            break
    return at


def _complementiser(line: Line, at: int, last: int, *, asks: bool) -> int | None:
    if line.has(at, "if") or line.has(at, "so"):
        return at
    if line.has(at, "subject"):
        return None
    for here in range(at, min(last, at + REACH_WORDS)):
        if (
            line.speech(here) >= 0
            or line.is_mark(here, ";:")
            or (line.has(here, "join") and line.has(here + 1, "that"))
        ):
            return None
        if asks and line.has(here, "so") and _acts(line, at, here):
            return None
        if (
            line.has(here, "that")
            or (asks and line.has(here, "so"))
            or (line.has(here, "if") and line.has(at, "address"))
        ):
            return here
        if here > at and (line.is_verb(here) or is_cue(line, here, "verb")) and not asks:
            return None
    return None


def _acts(line: Line, at: int, last: int) -> bool:
    """Whether an addressee already has its verb before the word that says what for (meminta X pergi agar ...)."""
    return not any(line.has(here, "relative") for here in range(at, last)) and any(
        line.is_verb(here) for here in range(at + 1, last)
    )


def _comma(line: Line, at: int, last: int) -> int | None:
    """The next comma outside brackets and speeches."""
    depth = 0
    for here in range(at, last):
        if line.speech(here) >= 0:
            return None
        depth += line.is_mark(here, "(") - line.is_mark(here, ")")
        if line.is_mark(here, ",") and depth <= 0:
            return here
    return None


def content_end(line: Line, start: int, last: int) -> int:
    """Give the word before which the content that starts at `start` ends, looking no further than `last`.

    It ends before another speaker's clause (, sementara Y mengatakan), before a second cue of the same speaker
    (dan menambahkan), and before a tail that names who passed it on (, seperti dikutip).
    """
    for at in range(start + 1, last):
        if line.speech(at) >= 0 and line.speech(at) != line.speech(start):
            continue
        if line.has(at, "join") and (_second_cue(line, at + 1, last) or _turns(line, at, last)):
            return at
        if line.has(at, "manner") and _relay_follows(line, at, last):
            return at
        if line.has(at, "thus") and line.is_mark(at - 1, ",") and not line.has(at + 1, "too"):
            return at
        if line.is_mark(at, ",;") and _is_left(line, at, last):
            return at
        if line.has(at, "besides") and line.is_mark(at - 1, ",") and line.is_verb(at + 1) and line.speech(at) < 0:
            return at
        if line.is_mark(at, "\u2014") and not any(line.is_mark(here, "\u2014") for here in range(at + 1, last)):
            return at
    return last


def _is_left(line: Line, at: int, last: int) -> bool:
    """Whether a comma or semicolon ends what is said: a cue, or another's statement, comes behind it."""
    if line.is_mark(at, ";"):
        return at + 1 < last and is_cue(line, at + 1, "prep")
    return _cue_follows(line, at + 1, last) or _is_others(line, at + 1, last)


def _second_cue(line: Line, at: int, last: int) -> bool:
    while at < last and line.has(at, "adverb"):
        at += 1
    return at < last and is_cue(line, at, "verb")


def _turns(line: Line, at: int, last: int) -> bool:
    """After a comma, a turning word (namun, sementara) with another subject or a refusal leaves the content."""
    if not line.has(at, "turn") or not line.is_mark(at - 1, ","):
        return False
    if line.has(at + 1, "not") or line.has(at + 1, "pronoun") or line.has(at, "meanwhile"):
        return True
    soon = range(at + 2, min(last, at + CONTRAST_WORDS))
    return line.has(at, "contrast") and any(line.has(here, "denies") or is_cue(line, here, "verb") for here in soon)


def _cue_follows(line: Line, at: int, last: int) -> bool:
    """After a comma, an inverted cue, a participle or a relay closes the content (..., kata X; ..., adding that)."""
    if at >= last:
        return False
    if line.has(at, "aside"):
        return True
    return is_cue(line, at, "bare", "clitic", "relay") or (line.has(at, "progressive") and is_cue(line, at, "verb"))


def _is_others(line: Line, at: int, last: int) -> bool:
    """Whether a relative clause is somebody else's word (..., which, according to Y, C)."""
    return at + 2 < last and line.has(at, "raised") and line.is_mark(at + 1, ",") and is_cue(line, at + 2, "prep")


def _relay_follows(line: Line, at: int, last: int) -> bool:
    return any(is_cue(line, here, "relay") for here in range(at, min(last, at + 4)))


def is_marked(line: Line, after: int, start: int) -> bool:
    """Whether a complementiser, a colon or a comma stands right before the content."""
    return start > after and (
        line.is_mark(start - 1, ",:") or any(line.has(start - 1, r) for r in ("that", "so", "if"))
    )
