"""The ties between articles, and what their figures count."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from saksi.kinds import Finding, Link, Measure
from saksi.link.apart import Spread, beside, cut, in_turn, spread_over
from saksi.link.article.held import Findings, Ordered, order_findings
from saksi.link.article.known import Known, know_all, order_known
from saksi.link.earlier import NOTHING, Earlier, make_earlier
from saksi.link.group import Groups
from saksi.link.measure.measure import FRESH, TYING, Ground, make_measures
from saksi.link.story.spread import read_spread
from saksi.link.story.story import link_stories
from saksi.link.text.cite import find_citations
from saksi.link.text.copy import PAIRS_STEP, compare_copies
from saksi.link.text.translation import find_translations
from saksi.pack import Pack, languages

# Tasks of a tenth of a second or two: at the end of a step each process may wait for one task of another.
ARTICLES_PER_TASK = 64
MEASURES_STEP = "measures"
Copy = tuple[str, str, float]


def find_links(
    findings: Findings, packs: Mapping[str, Pack], spread: Spread = in_turn, *, known: Sequence[Known] | None = None
) -> tuple[Link, ...]:
    """Find copies and what they alter, reused passages, stories, citations and translations.

    The links are the same whatever order the articles come in. No more articles are held than those of one story.
    `spread` does what can be done apart; `known` is what `know_all` gives, where it was asked before.
    """
    return find_all(findings, packs, spread, know_all(findings, packs, spread) if known is None else known)[0]


def find_all(
    findings: Findings,
    packs: Mapping[str, Pack],
    spread: Spread,
    known: Sequence[Known],
    earlier: Earlier = NOTHING,
) -> tuple[tuple[Link, ...], Earlier]:
    """Find the same links, and give what the next linking need not find again, as `earlier` of this one."""
    ordered, told = order_known(findings, known)
    named, folded = zip(*((each.names, each.folded) for each in told), strict=True) if len(findings) else ((), ())
    stories: list[Link] = []
    shares = read_spread(*languages(packs))
    # One process finds the stories while others compare the texts.
    spread_pairs = beside(
        spread,
        PAIRS_STEP,
        lambda: msgspec.msgpack.encode(list(link_stories(ordered.keys, ordered.moments, named, shares))),
        lambda packed: stories.extend(msgspec.msgpack.decode(packed, type=list[Link])),
    )
    copies = compare_copies(ordered, folded, packs, spread_pairs, earlier.copies(ordered.keys))
    relays = _find_all_relays(ordered, packs, spread, stories, earlier)
    links = sorted((*copies.links(), *stories, *relays), key=_place_of)
    return tuple(links), make_earlier(ordered.keys, copies, stories, relays)


def _find_all_relays(
    ordered: Ordered, packs: Mapping[str, Pack], spread: Spread, stories: Sequence[Link], earlier: Earlier
) -> list[Link]:
    """The citations and translations within all stories; those of a story that is as it was are known."""

    def relate(stories: Sequence[Sequence[int]]) -> list[Link]:
        return [link for story in stories for link in find_relays([ordered[at] for at in story], packs)]

    same = {tuple(earlier.keys[at] for at in story) for story in _gather(earlier.keys, earlier.stories)}
    gathered = [(story, tuple(ordered.keys[at] for at in story)) for story in _gather(ordered.keys, stories)]
    still = {key for _, keys in gathered if keys in same for key in keys}
    relays = [link for link in earlier.relays if link.a in still]
    runs = cut([story for story, keys in gathered if keys not in same], ARTICLES_PER_TASK)
    for found in spread_over(spread, "relays", runs, relate, list[Link]):
        relays += found
    return relays


def _place_of(link: Link) -> tuple[str, str, str, tuple[int, int]]:
    return link.kind, link.a, link.b, link.a_span or (0, 0)


def find_story_relays(findings: Findings, links: Sequence[Link], packs: Mapping[str, Pack]) -> Iterator[Link]:
    """Yield the citations and translations within each story, as `same-story` links tell them."""
    ordered = order_findings(findings)
    for story in _gather(ordered.keys, [link for link in links if link.kind == "same-story"]):
        yield from find_relays([ordered[at] for at in story], packs)


def find_new_relays(findings: Findings, keys: Collection[str], packs: Mapping[str, Pack]) -> tuple[Link, ...]:
    """Find what some articles of a story cite and translate; `findings` are all of the story, `keys` theirs."""
    return tuple(find_relays(list(order_findings(findings)), packs, keys))


def find_relays(
    story: Sequence[Finding], packs: Mapping[str, Pack], keys: Collection[str] | None = None
) -> Iterator[Link]:
    """Yield the citations and translations among the articles of one story, in order of publication.

    With `keys`, only what the articles of these keys cite and translate.
    """
    if len(story) > 1:
        yield from find_citations(story, packs, keys)
        yield from find_translations(story, packs, keys)


def find_measures(
    findings: Findings, links: Sequence[Link], packs: Mapping[str, Pack], ground: Ground = FRESH
) -> tuple[Measure, ...]:
    """Find what the figures of each story count, and how many origins stand behind each count.

    Measures of one figure are given too. The order is that of the stories' first articles, then of first figures.
    Those that stay as they were, by `ground`, are left out.
    """
    ordered = order_findings(findings)
    tied = _tie(ordered.keys, links)
    return tuple(each for story, _ in tied.values() for each in _measure(ordered, *tied[story[0]], packs, ground))


def list_measures(
    findings: Findings,
    links: Sequence[Link],
    packs: Mapping[str, Pack],
    spread: Spread = in_turn,
    *,
    ground: Ground = FRESH,
) -> Iterator[Measure]:
    """Yield the measures that `find_measures` gives. No more articles are held than those of one story."""
    ordered = order_findings(findings)
    tied = _tie(ordered.keys, links)

    def measure(stories: Sequence[Sequence[int]]) -> list[Measure]:
        return [each for story in stories for each in _measure(ordered, *tied[story[0]], packs, ground)]

    runs = cut([story for story, _ in tied.values()], ARTICLES_PER_TASK)
    for measures in spread_over(spread, MEASURES_STEP, runs, measure, list[Measure]):
        yield from measures


def list_changed(
    findings: Findings, before: Sequence[Link], links: Sequence[Link], new: Collection[str]
) -> tuple[Ordered, list[str]]:
    """Give the articles whose measures may be others: what is tied together is not what it was, or is new.

    `before` are the links that the old measures were found by. In order of publication, with their keys.
    """
    ordered = order_findings(findings)
    old = {_look(ordered.keys, *tied) for tied in _tie(ordered.keys, before).values()}
    changed = [
        at
        for story, tying in _tie(ordered.keys, links).values()
        if _look(ordered.keys, story, tying) not in old or any(ordered.keys[each] in new for each in story)
        for at in story
    ]
    changed.sort()
    keys, moments = [ordered.keys[at] for at in changed], [ordered.moments[at] for at in changed]
    return Ordered(ordered.findings, [ordered.places[at] for at in changed], keys, moments), keys


def _look(keys: Sequence[str], story: Sequence[int], links: Sequence[Link]) -> tuple[tuple[str, ...], frozenset[Copy]]:
    """What of a story its measures depend on: its articles, and which are copies; not how like a story they are."""
    copies = ((link.a, link.b, link.share) for link in links if link.kind == "copy-of")
    return tuple(keys[at] for at in story), frozenset(copies)


def _measure(
    ordered: Ordered, story: Sequence[int], links: Sequence[Link], packs: Mapping[str, Pack], ground: Ground
) -> Iterator[Measure]:
    moments = {ordered.keys[at]: ordered.moments[at] for at in story}
    return make_measures([ordered[at] for at in story], moments, links, packs, ground)


def _gather(keys: Sequence[str], links: Sequence[Link]) -> list[list[int]]:
    """The stories, as places of articles, by their links to the first one."""
    first = {link.a: link.b for link in links}
    stories: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        stories.setdefault(first.get(key, key), []).append(at)
    return list(stories.values())


def _tie(keys: Sequence[str], links: Sequence[Link]) -> dict[int, tuple[list[int], list[Link]]]:
    """What copies and stories tie together, by the first: places of articles, and the links among them."""
    places = {key: at for at, key in enumerate(keys)}
    tying = [link for link in links if link.kind in TYING and link.a in places and link.b in places]
    groups = Groups(len(keys))
    for link in tying:
        groups.join(places[link.a], places[link.b])
    tied: dict[int, tuple[list[int], list[Link]]] = {}
    for at in range(len(keys)):
        tied.setdefault(groups.root(at), ([], []))[0].append(at)
    for link in tying:
        tied[groups.root(places[link.a])][1].append(link)
    return tied
