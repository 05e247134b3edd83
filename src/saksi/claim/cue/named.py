"""Somebody by name or office and what he says behind a colon, in prose and without marks: `Ketua RT Rahma Dewi: C`."""

from saksi.claim.content.content import words_span
from saksi.claim.content.tie import skip_turns
from saksi.claim.draft import Draft
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import has_predicate, may_act, predicates
from saksi.claim.source.phrase import is_medium
from saksi.claim.source.source import Range, source_left, source_right
from saksi.kinds import Relay

# Who says it, with his office and through whom, takes no more words than this.
SOURCE_WORDS = 14
# What is said has at least so many words; a figure and its noun two.
CONTENT_WORDS = 4
FIGURE_WORDS = 2
# A name behind a comma has more words than this with it.
NAME_WORDS = 2
# Roles of which one is held by who speaks.
_CALLED = ("group", "organisation", "title")
# Roles of words that no name or office of one who speaks holds.
_NEVER = ("credit", "deictic", "document", "first", "picture", "relative", "that", "weekday")


def read_named(line: Line) -> Draft | None:
    """Read `X: C` in a sentence: X by name with his office, C a clause. Through whom he says it may stand between.

    Dinas Kesehatan lewat Kabar Nita: 412 kasus
    """
    colon = next((at for at in range(2, min(len(line), SOURCE_WORDS)) if line.is_mark(at, ":")), None)
    if colon is None or line.quotes or line.sentence.kind in ("caption", "credit") or _is_tight(line, colon):
        return None
    first = skip_turns(line, 0)
    through = next((at for at in range(first + 1, colon) if line.has(at, "through")), colon)
    source = _speaker(line, first, through)
    content = words_span(line, colon + 1, len(line))
    if source is None or content is None:
        return None
    relay: tuple[Relay, ...] = ()
    if through < colon:
        paper = source_right(line, through + 1, colon)
        if paper is None or paper[1] != colon or not _counts(line, colon + 1):
            return None
        span = line.span(*paper)
        # A medium that is known is read where all are that somebody spoke through.
        known = is_medium(line, paper)
        relay = () if known else (Relay(span, line.span(through, through + 1), line.text[span.start : span.end]),)
    elif not (line.is_capital(source[1] - 1) and _tells(line, colon + 1)):
        return None
    return Draft("named", "say", line.sentence.span, (content,), (), (line.span(*source),), relay=relay)


def _speaker(line: Line, first: int, last: int) -> Range | None:
    """Who speaks: words that name somebody by office or a body, and nothing else."""
    inside = range(first, last)
    if any(line.is_mark(at, ";()") or line.has_any(at, _NEVER) or line.speech(at) >= 0 for at in inside):
        return None
    if any((predicates(line, at) or is_cue(line, at, "verb")) and not line.is_capital(at) for at in inside):
        return None
    called = any(line.has_any(at, _CALLED) for at in (first, first + 1))
    called = called or any(line.has_any(at, _CALLED) for at in inside if not line.is_capital(at))
    # Whatever he is called (The harbour master, Ida Marr: C).
    comma = next((at for at in inside if line.is_mark(at, ",")), last)
    apposed = line.has(first, "article") and last - comma > NAME_WORDS
    called = called or (apposed and all(line.is_capital(at) for at in range(comma + 1, last)))
    source = source_left(line, first, last) if called else None
    return source if source == (first, last) else None


def _is_tight(line: Line, colon: int) -> bool:
    """Whether no blank stands behind a colon (pukul 12:30, a chapter's verse)."""
    return colon + 1 >= len(line) or line.words[colon].end == line.words[colon + 1].start


def _tells(line: Line, first: int) -> bool:
    """Whether a clause follows, and no list of names."""
    commas = sum(line.is_mark(at, ",") for at in range(first, len(line)))
    if line.has_any(first, ("question", "wonders", "asks")):
        return False
    figures = (at for at in range(first + 1, len(line)) if line.has(at, "numeral") or line.forms[at][0].isdigit())
    counted = any(line.has(at - 1, "hedge") for at in figures)
    whole = len(line) - first >= CONTENT_WORDS and (counted or _acts(line, first))
    capitals = sum(line.is_capital(at) for at in range(first + 1, len(line)))
    return whole and capitals <= (len(line) - first) // 2 and commas <= (len(line) - first) // CONTENT_WORDS


def _acts(line: Line, first: int) -> bool:
    """Whether something is told of something: by a verb, or one by its ending behind who did it (we | counted 48)."""
    if has_predicate(line, first, len(line)):
        return True
    who = any(line.has_any(at, ("nominative", "group")) for at in range(first, first + 2))
    return who and any(may_act(line, at) for at in range(first + 1, len(line)))


def _counts(line: Line, first: int) -> bool:
    """Whether a figure and what it counts open what is said."""
    figure = line.forms[first][0].isdigit() or line.has(first, "numeral")
    return figure and line.is_word(first + 1) and len(line) - first >= FIGURE_WORDS
