"""What an article is known by when many are looked at: its words as they are compared, its names, when it came out.

All of it is read from a finding once; what looks for copies, for stories and for one article more takes its part.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from saksi.kinds import Finding
from saksi.link.apart import Spread, in_turn, spread_over
from saksi.link.article.byname import sign_article
from saksi.link.article.day import find_moment
from saksi.link.article.held import Findings, Ordered, order_told
from saksi.link.text.copy import Folded, fold
from saksi.pack import Pack

# Tasks of some tenths of a second.
TEXTS_PER_TASK = 256
# What it gives is not kept for a linking that goes on where it was: it is much, and found again at once.
KNOWN_STEP = ""

# What `sign_article` is, or stands for it.
Sign = Callable[[Finding, Mapping[str, Pack]], dict[str, int]]


class Known(NamedTuple):
    """An article's key and moment, how often each name stands in it, and its folded words with their marks."""

    key: str
    moment: str
    names: dict[str, int]
    folded: Folded


def know(finding: Finding, packs: Mapping[str, Pack], sign: Sign = sign_article) -> Known:
    """Read what an article is known by; `sign` gives its names."""
    return Known(finding.article.key, find_moment(finding), sign(finding, packs), fold(finding, packs))


def know_all(
    findings: Findings, packs: Mapping[str, Pack], spread: Spread = in_turn, *, sign: Sign = sign_article
) -> list[Known]:
    """Read what all articles are known by, in their order."""
    runs = [range(len(findings))[at : at + TEXTS_PER_TASK] for at in range(0, len(findings), TEXTS_PER_TASK)]
    found = spread_over(
        spread, KNOWN_STEP, runs, lambda run: [know(findings[at], packs, sign) for at in run], list[Known]
    )
    # One text for all that bear a name, and for a key.
    one: dict[str, str] = {}
    return [
        each._replace(names={one.setdefault(name, name): times for name, times in each.names.items()})
        for run in found
        for each in run
    ]


def without_words(known: Sequence[Known]) -> list[Known]:
    """The same without their words, which only the search for copies looks at: most of what they take in memory."""
    return [each._replace(folded=each.folded._replace(grams=b"")) for each in known]


def order_known(findings: Findings, known: Sequence[Known]) -> tuple[Ordered, Iterator[Known]]:
    """Put findings, and what they are known by, in the order of publication."""
    ordered = order_told(findings, [(each.moment, each.key) for each in known])
    return ordered, (known[place] for place in ordered.places)
