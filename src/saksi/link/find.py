"""The ties between articles, and what their figures count."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from saksi.kinds import Finding, Link, Measure
from saksi.link.cite import find_citations, find_translations
from saksi.link.copy import find_copies
from saksi.link.day import find_moment
from saksi.link.measure import make_measures
from saksi.link.story import find_stories
from saksi.pack import Pack


def find_links(findings: Sequence[Finding], packs: Mapping[str, Pack]) -> tuple[Link, ...]:
    """Find copies and what they alter, reused passages, stories, citations and translations.

    The links are the same whatever order the articles come in.
    """
    ordered, moments = _order(findings)
    copies = find_copies(ordered, packs)
    stories = list(find_stories(ordered, [moments[finding.article.key] for finding in ordered], packs))
    told = (link for story in _gather(ordered, stories) for link in find_relays(story, packs))
    links = [*copies, *stories, *told]
    return tuple(sorted(links, key=lambda link: (link.kind, link.a, link.b, link.a_span or (0, 0))))


def find_new_relays(findings: Sequence[Finding], keys: Collection[str], packs: Mapping[str, Pack]) -> tuple[Link, ...]:
    """Find what some articles of a story cite and translate; `findings` are all of the story, `keys` theirs."""
    ordered, _ = _order(findings)
    return tuple(link for link in find_relays(ordered, packs) if link.a in keys)


def find_relays(story: Sequence[Finding], packs: Mapping[str, Pack]) -> Iterator[Link]:
    """Yield the citations and translations among the articles of one story, in order of publication."""
    if len(story) > 1:
        yield from find_citations(story, packs)
        yield from find_translations(story, packs)


def find_measures(findings: Sequence[Finding], links: Sequence[Link], packs: Mapping[str, Pack]) -> tuple[Measure, ...]:
    """Find what the figures of each story count, and how many origins stand behind each count.

    Measures of one figure are given too. The order is that of their first figures in time.
    """
    ordered, moments = _order(findings)
    return tuple(make_measures(ordered, moments, links, packs))


def _gather(ordered: Sequence[Finding], links: Sequence[Link]) -> list[list[Finding]]:
    first = {link.a: link.b for link in links}
    stories: dict[str, list[Finding]] = {}
    for finding in ordered:
        key = finding.article.key
        stories.setdefault(first.get(key, key), []).append(finding)
    return list(stories.values())


def _order(findings: Sequence[Finding]) -> tuple[list[Finding], dict[str, str]]:
    """The articles in order of publication, undated ones last, and the moment of each."""
    moments = {finding.article.key: find_moment(finding) for finding in findings}
    ordered = sorted(findings, key=lambda finding: (moments[finding.article.key] or "~", finding.article.key))
    return ordered, moments
