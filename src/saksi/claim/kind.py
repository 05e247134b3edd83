"""Whether a claim's words are the speaker's own."""

from collections.abc import Sequence

from saksi.claim.draft import Draft
from saksi.kinds import ClaimKind, Quote


def kind_of(draft: Draft, quotes: Sequence[Quote]) -> ClaimKind:
    """Direct: all content stands in quotation marks; mixed: a part does; indirect: none does."""
    if draft.is_inside:
        return "indirect"
    quoted = total = 0
    for start, end in draft.content:
        total += end - start
        quoted += sum(max(0, min(end, q.outer.end) - max(start, q.outer.start)) for q in quotes)
    if quoted >= total - 2:
        return "direct"
    return "mixed" if quoted else "indirect"
