"""Headlines that put who says it before a colon: `Bupati Ende: Jalan Ditutup`."""

from saksi.claim.content import words_span
from saksi.claim.draft import Draft
from saksi.claim.line import Line
from saksi.claim.source import source_left

# Who says it takes no more words than this, and what is said no fewer than that.
SOURCE_WORDS = 7
CONTENT_WORDS = 3
_SPEAKERS = ("title", "organisation", "document", "group")


def read_headline(line: Line) -> Draft | None:
    """Read `X: C` on a line that no stop closes; X must open with somebody or a body that can speak."""
    if line.quotes or not line.is_word(len(line) - 1):
        return None
    colon = next((at for at in range(min(len(line), SOURCE_WORDS + 1)) if line.is_mark(at, ":")), None)
    if not colon or len(line) - colon <= CONTENT_WORDS or line.words[colon].end == line.words[colon + 1].start:
        return None
    plain = all(line.is_word(at) and not line.has(at, "prep") and not line.is_verb(at) for at in range(colon))
    source = source_left(line, 0, colon) if plain else None
    speaks = any(line.has(0, role) for role in _SPEAKERS) and line.is_capital(colon - 1)
    content = words_span(line, colon + 1, len(line))
    if source != (0, colon) or not speaks or content is None or not line.is_capital(colon + 1):
        return None
    return Draft("headline", "say", line.sentence.span, (content,), (), (line.span(*source),))
