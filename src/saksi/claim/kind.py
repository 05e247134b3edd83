"""Whether a claim's words are the speaker's own."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from saksi.claim.draft import Draft
from saksi.kinds import ClaimKind, Quote


def kind_of(draft: Draft, quotes: Sequence[Quote]) -> ClaimKind:
    """Direct: all content stands in quotation marks; mixed: a part does; indirect: none does.

    `quotes`: those of the article, in order, none inside another.
    """
    if draft.is_inside:
        return "indirect"
    quoted = total = 0
    for start, end in draft.content:
        total += end - start
        quoted += _quoted(start, end, quotes)
    if quoted >= total - 2:
        return "direct"
    return "mixed" if quoted else "indirect"


def _quoted(start: int, end: int, quotes: Sequence[Quote]) -> int:
    """How many characters of a stretch stand in quotations."""
    first = bisect_right(quotes, start, key=lambda quote: quote.outer.end)
    last = bisect_left(quotes, end, first, key=lambda quote: quote.outer.start)
    return sum(min(end, quote.outer.end) - max(start, quote.outer.start) for quote in quotes[first:last])
