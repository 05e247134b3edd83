"""The ties between articles, and what their figures count."""

from collections.abc import Mapping, Sequence

from saksi.kinds import Finding, Link, Measure
from saksi.link.copy import find_copies
from saksi.link.day import find_moment
from saksi.link.measure import make_measures
from saksi.link.story import find_stories
from saksi.pack import Pack


def find_links(findings: Sequence[Finding], packs: Mapping[str, Pack]) -> tuple[Link, ...]:
    """Find copies, reused passages and stories, whatever order the articles come in."""
    ordered, moments = _order(findings)
    copies = find_copies(ordered, packs)
    stories = find_stories(ordered, [moments[finding.article.key] for finding in ordered], packs)
    return tuple(sorted([*copies, *stories], key=lambda link: (link.kind, link.a, link.b, link.a_span or (0, 0))))


def find_measures(findings: Sequence[Finding], links: Sequence[Link], packs: Mapping[str, Pack]) -> tuple[Measure, ...]:
    """Find what the figures of each story count, and how many origins stand behind each count.

    Measures of one figure are given too. The order is that of their first figures in time.
    """
    ordered, moments = _order(findings)
    return tuple(make_measures(ordered, moments, links, packs))


def _order(findings: Sequence[Finding]) -> tuple[list[Finding], dict[str, str]]:
    """The articles in order of publication, undated ones last, and the moment of each."""
    moments = {finding.article.key: find_moment(finding) for finding in findings}
    ordered = sorted(findings, key=lambda finding: (moments[finding.article.key] or "~", finding.article.key))
    return ordered, moments
