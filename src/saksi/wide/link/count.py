"""What the articles of one group of stories and copies cite and count."""

from collections.abc import Mapping, Sequence

from saksi.kinds import Link, Measure
from saksi.link.article.held import Findings
from saksi.link.find import find_measures, find_story_relays
from saksi.pack import Pack


def count_group(
    findings: Findings, links: Sequence[Link], packs: Mapping[str, Pack]
) -> tuple[list[Link], list[Measure]]:
    """Give the citations and translations within its stories, and its measures. `links` are those that tie it."""
    relays = list(find_story_relays(findings, links, packs))
    return relays, list(find_measures(findings, links, packs))
