"""Which of two texts is the copy of the other, and the link that says so."""

from collections.abc import Mapping
from math import log
from typing import NamedTuple

from saksi.kinds import NO_ORDER, Link
from saksi.link.article.day import is_behind_by_clocks, is_order_told
from saksi.link.article.held import Findings
from saksi.link.article.newsroom import has_credit
from saksi.link.text.overlap import Overlap, Run
from saksi.pack import Pack

BY = "word-runs"
# Of two sources whose words in a copy differ by less than this the earlier one is taken: both copy it.
TIE_SHARE = 0.05


class Pair(NamedTuple):
    """Source and copy by position, what of the shorter text stands in both, how many words that is, and what the copy
    says otherwise, where it was looked at. The surest sort first: with a credit, then with the most words.
    """

    is_guessed: bool
    step: int
    source: int
    copy: int
    share: float
    words: int
    changed: tuple[Run, ...] | None = None


def direct(earlier: int, later: int, overlap: Overlap, findings: Findings, packs: Mapping[str, Pack]) -> Pair:
    """Say which of two texts is the copy. A credit outweighs the clock; without one the earlier text is the source.

    Where the page of one prints no zone, both are read by the clock on the wall.
    """
    if is_behind_by_clocks(findings[earlier].article, findings[later].article):
        earlier, later = later, earlier
    first, second = findings[earlier], findings[later]
    is_turned = has_credit(first, second, packs)
    is_guessed = not is_turned and not has_credit(second, first, packs)
    source, copy = (later, earlier) if is_turned else (earlier, later)
    # By words, not by shares: a trimmed copy has as large a share of a whole one as their source has.
    step = -round(log(max(1, overlap.words)) / log(1 + TIE_SHARE))
    return Pair(is_guessed, step, source, copy, overlap.share, overlap.words)


def link_pair(pair: Pair, findings: Findings) -> Link:
    """Tie a copy to its source."""
    article, other = findings[pair.copy].article, findings[pair.source].article
    name = other.outlet or other.id
    is_first = pair.source < pair.copy or is_behind_by_clocks(article, other)
    said = f"credits {name}"
    if pair.is_guessed and not is_order_told(findings[pair.copy], findings[pair.source]):
        said = NO_ORDER
    elif pair.is_guessed:
        said = f"{name} was earlier" if is_first else f"another copy credits {name}"
    reason = f"{pair.share:.0%} of the shorter text in both; {said}"
    return Link("copy-of", article.key, other.key, round(pair.share, 3), reason, BY)
