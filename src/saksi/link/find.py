"""The ties between articles, and what their figures count."""

from collections.abc import Mapping, Sequence

from saksi.kinds import Finding, Link
from saksi.link.copy import find_copies
from saksi.link.day import find_moment
from saksi.link.story import find_stories
from saksi.pack import Pack


def find_links(findings: Sequence[Finding], packs: Mapping[str, Pack]) -> tuple[Link, ...]:
    """Find copies, reused passages and stories, whatever order the articles come in."""
    moments = {finding.article.key: find_moment(finding) for finding in findings}
    ordered = sorted(findings, key=lambda finding: (moments[finding.article.key] or "~", finding.article.key))
    copies = find_copies(ordered, packs)
    stories = find_stories(ordered, [moments[finding.article.key] for finding in ordered], packs)
    return tuple(sorted([*copies, *stories], key=lambda link: (link.kind, link.a, link.b, link.a_span or (0, 0))))
