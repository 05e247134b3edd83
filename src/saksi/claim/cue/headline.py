"""Headlines: who says it before a colon (`Bupati Ende: Jalan Ditutup`) or a base verb (`Bupati Ende Sebut C`)."""

from saksi.claim.content.content import words_span
from saksi.claim.draft import Draft
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line
from saksi.claim.source.source import Range, source_left

# Who says it takes no more words than this, and what is said no fewer than that.
SOURCE_WORDS = 7
CONTENT_WORDS = 3
# The colon stands within so many words, what it is about before it.
HEADLINE_WORDS = 16
# What is said behind a base verb has at least so many words: one alone only names.
TOLD_WORDS = 2
# A headline has at least this share of capitals among its words; prose has well under it.
CAPITAL_SHARE = 0.6
# Roles of words that names hold.
_NAMED = ("clipped", "honorific", "namelike", "particle", "rank")
_SPEAKERS = ("title", "organisation", "document", "group")


def read_headline(line: Line) -> Draft | None:
    """Read `X: C` and `X Sebut C` on a line that no stop closes; X must be somebody or a body that can speak."""
    if line.quotes or not line.is_word(len(line) - 1) or line.sentence.kind in ("caption", "credit"):
        return None
    return _read_colon(line) or _read_base(line)


def _read_colon(line: Line) -> Draft | None:
    colon = next((at for at in range(min(len(line), HEADLINE_WORDS)) if line.is_mark(at, ":")), None)
    if not colon or len(line) - colon <= CONTENT_WORDS or line.words[colon].end == line.words[colon + 1].start:
        return None
    first = _behind_clause(line, colon)
    if colon - first > SOURCE_WORDS or (first and not _is_capitalised(line, 0)):
        return None
    source = source_left(line, first, colon) if _is_plain(line, first, colon) else None
    speaks = line.has_any(first, _SPEAKERS) and line.is_capital(colon - 1)
    # A picture has a caption or a name behind it (Foto: Rahma Dewi/Lontar).
    speaks = speaks and not (line.has(first, "picture") and colon - first == 1)
    content = words_span(line, colon + 1, len(line))
    if source != (first, colon) or not speaks or content is None or not line.is_capital(colon + 1):
        return None
    if _is_bearer(line, colon + 1, len(line)):
        return None
    return Draft("headline", "say", line.sentence.span, (content,), (), (line.span(*source),))


def _is_bearer(line: Line, first: int, last: int) -> bool:
    """Whether what stands behind an office and a colon only names its bearer (Menteri Sosial: Rahma Dewi Lestari)."""
    words = (at for at in range(first, last) if line.is_word(at) and not line.is_mark(at - 1, "("))
    plain = (at for at in words if not line.has_any(at, _NAMED))
    known = (line.held[at] or line.forms[at] in line.lexicon.ordinary or line.is_verb(at) for at in plain)
    return all(line.is_capital(at) for at in range(first, last) if line.is_word(at)) and not any(known)


def _behind_clause(line: Line, colon: int) -> int:
    """Where who says it starts: behind the comma of what it is about (Harga Beras Naik, Menteri Rahma: C)."""
    comma = find_comma(line, range(colon - 1, 0, -1), 0)
    return comma + 1 if comma >= CONTENT_WORDS else 0


def _read_base(line: Line) -> Draft | None:
    """Read the first base verb with a source before it, behind a label (Baca juga: ...) or another clause's comma."""
    first = 0
    for at in range(len(line) - TOLD_WORDS):
        if line.is_mark(at, ":,"):
            first = at + 1
        stance = line.lexicon.headlines.get(line.forms[at])
        if stance is None or not _is_speaker(line, (first, at)) or _is_longer(line, at):
            continue
        content = words_span(line, at + 1, len(line))
        if content is None or not line.is_capital(at + 1) or not _is_capitalised(line, first):
            return None
        return Draft(
            "headline-verb", stance, line.sentence.span, (content,), (line.span(at, at + 1),), (line.span(first, at),)
        )
    return None


def _is_speaker(line: Line, source: Range) -> bool:
    """Whether all words before a verb are somebody: a role, people or a body at their head, or unknown words."""
    first, last = source
    if not 0 < last - first <= SOURCE_WORDS or not line.is_capital(last) or not _is_plain(line, first, last):
        return False
    if not all(line.is_capital(at) for at in range(first, last)):
        return False
    named = not any(line.held[at] or line.forms[at] in line.lexicon.ordinary for at in range(first, last))
    return named or line.has_any(first, (*_SPEAKERS, "medium"))


def _is_longer(line: Line, at: int) -> bool:
    """Whether a verb is only the first word of a cue of its own (Minta Maaf)."""
    longer = (words for words, _ in line.lexicon.cues.get(line.forms[at], ()) if len(words) > 1)
    return line.has(at + 1, "that") or any(line.forms[at : at + len(words)] == words for words in longer)


def _is_plain(line: Line, first: int, last: int) -> bool:
    return all(line.is_word(at) and not line.has(at, "prep") and not line.is_verb(at) for at in range(first, last))


def _is_capitalised(line: Line, first: int) -> bool:
    words = [at for at in range(first, len(line)) if line.is_word(at)]
    return sum(line.is_capital(at) for at in words) >= CAPITAL_SHARE * len(words)
