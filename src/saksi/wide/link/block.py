"""Stories of a span of days: news is cut into blocks, each looked at with some days before and after it.

A story lives while no week passes without an article of it. So the block's own articles find theirs among the articles
of two weeks before; where a story began earlier, its first article of those two weeks was tied to it by the block
before, and is followed to it.
"""

from collections.abc import Iterator, Mapping

from saksi.kinds import Link
from saksi.link.article.held import Findings, order_findings
from saksi.link.story.quiet import QUIET_DAYS
from saksi.link.story.story import find_stories
from saksi.pack import Pack

# Days of a block. Longer ones look at fewer articles twice, and hold more.
BLOCK_DAYS = 28
BEFORE_DAYS = 2 * QUIET_DAYS
AFTER_DAYS = QUIET_DAYS
# The block of those without a date.
UNDATED_BLOCK = -1_000_000


def blocks_of(day: int | None) -> tuple[int, ...]:
    """The blocks that look at an article of a day (counted from 1 January 1970), its own first.

    >>> blocks_of(28), blocks_of(27), blocks_of(0), blocks_of(None)
    ((1, 0), (0, 1), (0, -1), (-1000000,))
    """
    if day is None:
        return (UNDATED_BLOCK,)
    own, first, last = (at // BLOCK_DAYS for at in (day, day - AFTER_DAYS, day + BEFORE_DAYS))
    return (own, *(block for block in range(first, last + 1) if block != own))


def tell_stories(findings: Findings, own: set[str], packs: Mapping[str, Pack]) -> Iterator[Link]:
    """Yield the `same-story` links of a block's `own` articles, by key, to the first ones of their stories."""
    ordered = order_findings(findings)
    yield from (link for link in find_stories(ordered, ordered.moments, packs) if link.a in own)
