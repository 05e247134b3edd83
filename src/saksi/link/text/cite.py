"""Which articles of a story name another as their source, and which are told anew from one in another language."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from saksi.kinds import Finding, Link, Span
from saksi.link.article.byname import name_article
from saksi.link.article.newsroom import name_words, telling_words
from saksi.pack import Pack

BY_CREDIT = "named-outlet"
BY_NAMES = "names-and-numbers"
# Part of the names and numbers of a translation that stand in its source. In six invented stories translations share
# .64 to .91 of theirs with their source and up to .56 with another text of the story; round-ups share up to .47.
TRANSLATED_SHARE = 0.6
# Fewer names and numbers are shared by any two texts about one thing.
TRANSLATED_NAMES = 8


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


def find_translations(
    story: Sequence[Finding], packs: Mapping[str, Pack], keys: Collection[str] | None = None
) -> Iterator[Link]:
    """Yield a `translates` link from each article to the earlier one in another language that it seems to be told from.

    A weak link: names and numbers are the same, and no words can be compared. `story` stands in order of publication.
    `keys`: those whose links are wanted, all without.
    """
    if len({finding.language for finding in story} - {None}) < 2:
        return
    names = [frozenset(name_article(finding, packs)) for finding in story]
    for at, finding in enumerate(story):
        if not _is_wanted(finding, keys):
            continue
        best = (0.0, 0)
        for before, other in enumerate(story[:at]):
            if other.language != finding.language and None not in (other.language, finding.language):
                share = len(names[at] & names[before]) / max(TRANSLATED_NAMES, len(names[at]))
                best = max(best, (share, -before))
        if best[0] >= TRANSLATED_SHARE:
            source = story[-best[1]]
            reason = f"{best[0]:.0%} of its names and numbers are those of {source.article.outlet or source.article.id}"
            yield Link("translates", finding.article.key, source.article.key, round(best[0], 3), reason, BY_NAMES)
