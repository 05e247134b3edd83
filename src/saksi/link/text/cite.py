"""Which articles of a story name another as their source."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from saksi.kinds import Finding, Link, Span
from saksi.link.article.newsroom import name_words, telling_words
from saksi.pack import Pack

BY_CREDIT = "named-outlet"


def find_citations(
    story: Sequence[Finding], packs: Mapping[str, Pack], keys: Collection[str] | None = None
) -> Iterator[Link]:
    """Yield a `cites` link from each article to the newest earlier one of each outlet that it names as a source.

    `story` stands in order of publication. The link's `a_span` is the sentence that names the outlet. `keys`: those
    whose links are wanted, all without.
    """
    telling = {name: telling_words(name, packs) for finding in story if (name := finding.article.outlet)}
    newest: dict[str, Finding] = {}
    for finding in story:
        own = finding.article.outlet
        for outlet, span in _find_named(finding, telling).items() if _is_wanted(finding, keys) else ():
            source = newest.get(outlet)
            if source is not None and outlet != own:
                reason = f"names {outlet} as a source"
                yield Link("cites", finding.article.key, source.article.key, 0.0, reason, BY_CREDIT, span)
        if own:
            newest[own] = finding


def _is_wanted(finding: Finding, keys: Collection[str] | None) -> bool:
    return keys is None or finding.article.key in keys


def _find_named(finding: Finding, telling: Mapping[str, frozenset[str]]) -> dict[str, Span]:
    """The outlets that a claim of the article came through, with the first sentence that says so."""
    named: dict[str, Span] = {}
    for claim in finding.claims:
        for name in (claim.speaker, *(relay.name for relay in claim.relay)):
            words = name_words(name)
            for outlet, needed in telling.items():
                if needed <= words:
                    named.setdefault(outlet, claim.sentence)
    for sentence in finding.sentences:
        text = finding.article.text[slice(*sentence.span)]
        for outlet in telling.keys() - named.keys():
            if len(outlet.split()) > 1 and re.search(rf"\b{re.escape(outlet)}\b", text):
                named[outlet] = sentence.span
    return {outlet: named[outlet] for outlet in sorted(named)}
