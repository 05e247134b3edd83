"""Measures: what figures of one story count, with their origins, rivals and revisions."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from saksi.kinds import Figure, Finding, Link, Measure, Span
from saksi.link.article.day import date_by_zone, date_sources
from saksi.link.count.ending import YEARS_END, find_all_ends
from saksi.link.count.level import set_apart
from saksi.link.count.spot import is_beside, name_spots
from saksi.link.group import Groups
from saksi.link.measure.copied import share_kinds
from saksi.link.measure.join import join_figures
from saksi.link.measure.kin import join_fates
from saksi.link.measure.label import label
from saksi.link.measure.recall import recall_kinds
from saksi.link.measure.rival import find_revisions, find_rivals
from saksi.link.measure.unit import align_units, find_own
from saksi.link.origin.holder import name_holders
from saksi.link.origin.origin import find_origins
from saksi.link.origin.passed import deny_known, name_pointed, name_tellers, take_up
from saksi.link.origin.serving import name_serving
from saksi.link.origin.spokesman import Owners, tell_bodies
from saksi.link.origin.titled import name_titled
from saksi.link.teller import Teller, find_regions, tell
from saksi.link.text.tie import Ties, find_ties
from saksi.link.told import Told, find_what, may_meet, slice_text
from saksi.link.voice.owner import find_owner
from saksi.pack import UNDETERMINED, Pack

# What is told of a time so many days before a story is of another event, where few texts bring that up.
LONG_AGO_DAYS = 60
# What was counted so many days before is as good as today's.
LATE_DAYS = 14
# Behind a day, later than all of it.
LAST = "~"
# Links whose ends tell of one thing.
TYING = frozenset({"copy-of", "same-story"})
# A story with fewer articles is measured sooner than it is asked what of it stays.
KNOWN_ARTICLES = 10


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known before: of articles what they tell, when the days end that they name, and whose head somebody is;
    of a story whether all rests as it was and how its figures are joined, by these; and whether a measure stays, by its
    id and what it would be made of.
    """

    tell: Teller = tell
    find_ends: Callable[[Finding, Pack], Iterable[str]] = find_all_ends
    find_owner: Owners = find_owner
    rests: Callable[[Sequence[Told], Ties], bool] = lambda _told, _ties: False
    join: Callable[[Sequence[Told], Ties], list[list[Told]]] = join_figures
    stays: Callable[[str, Sequence[Told], Ties], bool] = lambda _id, _told, _ties: False


FRESH = Ground()


def make_measures(
    findings: Sequence[Finding],
    moments: Mapping[str, str],
    links: Sequence[Link],
    packs: Mapping[str, Pack],
    ground: Ground = FRESH,
) -> Iterator[Measure]:
    """Yield every measure but those that stay, those of one figure too. `findings` stand in order of publication."""
    sources = {link.a: link.b for link in sorted(links, key=_strength) if link.kind == "copy-of"}
    for group in _group(findings, links):
        copies = {key: sources[key] for each in group if (key := each.article.key) in sources}
        dated = date_sources(date_by_zone(group, moments), copies)
        story = sorted(group, key=lambda each: (dated[each.article.key], each.article.key in sources))
        ties = find_ties(story, sources, packs)
        told = _tell_all(story, dated, ties, packs, ground)
        is_asked = len(story) >= KNOWN_ARTICLES
        if is_asked and ground.rests(told, ties):
            continue
        for figures in ground.join(told, ties) if is_asked else join_figures(told, ties):
            id = _number(figures[0])
            if not (is_asked and ground.stays(id, figures, ties)):
                yield _make(id, figures, ties, packs)


def _tell_all(
    story: Sequence[Finding],
    moments: Mapping[str, str],
    ties: Ties,
    packs: Mapping[str, Pack],
    ground: Ground,
) -> list[Told]:
    """The figures of a story; those of a time that was over before it, and that one text alone brings up, apart."""
    since = _day_before(min(moments[finding.article.key] for finding in story))
    roots = {finding.article.key: _root(finding.article.key, ties.sources) for finding in story}
    bringers: dict[str, list[str]] = defaultdict(list)
    for finding in story:
        for end in ground.find_ends(finding, packs[finding.language or UNDETERMINED]):
            bringers[end].append(roots[finding.article.key])
    scenes, spots = _find_scenes(story, roots), _find_spots(story)
    over = _find_over(bringers, since)
    told = []
    for finding in story:
        figures = []
        # Half of all news has no figure: who speaks in it need not be read.
        each_told = list(ground.tell(finding, moments[finding.article.key], packs)) if finding.quantities else []
        parted = _find_parted(each_told)
        for each in each_told:
            is_elsewhere = bool(each.regions and scenes) and not may_meet(each.regions, scenes)
            told_by = [set(bringers[end]) if each.kind.fate else bringers[end] for end in each.ends if end < over]
            is_earlier = len(story) > 1 and any(len(texts) == 1 for texts in told_by)
            is_earlier = is_earlier and not (
                min(each.ends) > _long_before(since)
                and _is_state(each, each_told, is_late=min(each.ends) > _long_before(since, LATE_DAYS))
            )
            is_earlier = is_earlier or (each.kind.fate is not None and _is_long_ago(each.ends, bringers, since, roots))
            # What is denied was told of the story, wherever the rumour went round.
            is_local = bool(each.spots) and not each.is_denied and not each.spots & (spots - parted)
            kind = replace(each.kind, apart="earlier") if is_earlier else each.kind
            # Nothing of this is true of most figures.
            is_as_told = not (is_earlier or is_elsewhere or is_local)
            marked = each if is_as_told else replace(each, kind=kind, is_elsewhere=is_elsewhere, is_local=is_local)
            figures.append(marked)
        told += set_apart(figures)
    told = name_tellers(name_holders(join_fates(share_kinds(align_units(told), ties.sources)), packs))
    return recall_kinds(_name_all(told, story, packs, ground))


def _name_all(
    told: Sequence[Told], story: Sequence[Finding], packs: Mapping[str, Pack], ground: Ground
) -> Sequence[Told]:
    """The figures of a story with whom they are of, read off all its articles."""
    named = tell_bodies(name_titled(name_pointed(told, packs), packs), story, packs, ground.find_owner)
    return take_up(deny_known(name_serving(named, packs), packs))


def _find_over(bringers: Mapping[str, Sequence[str]], since: str) -> str:
    """When what was over before a story had ended: by the first of the last days before it that two of its texts bring
    up, as what is told of later is of the story, told late; else by the day before it.
    """
    first = _long_before(since, LATE_DAYS)
    opened = (end for end, texts in bringers.items() if first < end <= since and len(set(texts)) > 1)
    return min(opened, default=since + LAST)


def _is_long_ago(ends: Set[str], bringers: Mapping[str, Sequence[str]], since: str, roots: Mapping[str, str]) -> bool:
    """Whether a sentence names a time long before the story, or a year, that fewer than half of its texts bring up."""
    first = _long_before(since)
    many = len(set(roots.values())) / 2
    over = (end for end in ends if end <= (since if end.endswith(YEARS_END) else first))
    return any(len(set(bringers[end])) < many for end in over)


def _long_before(since: str, days: int = LONG_AGO_DAYS) -> str:
    return (datetime.fromisoformat(since) - timedelta(days=days)).date().isoformat() if since else ""


def _is_state(told: Told, figures: Sequence[Told], *, is_late: bool) -> bool:
    """Whether a number that somebody stands behind tells how things stood, and is its article's only one of them.

    What was counted late is held against what the article denies, and has parts.
    """
    own = (each for each in figures if each is not told and not (is_late and (each.is_denied or each.kind.apart)))
    alike = (each for each in own if find_what(each) == find_what(told))
    return told.kind.fate is None and (told.source or told.alone) is not None and not any(alike)


def _root(key: str, sources: Mapping[str, str]) -> str:
    """The first text that an article goes back to."""
    seen = {key}
    while (key := sources.get(key, key)) not in seen:
        seen.add(key)
    return key


def _find_spots(story: Sequence[Finding]) -> frozenset[str]:
    """The smaller places that half of a story's articles name: what is told of them is told of all."""
    named = Counter(spot for finding in story for spot in name_spots(finding))
    return frozenset(spot for spot, times in named.items() if times * 2 >= len(story))


def _find_parted(told: Sequence[Told]) -> frozenset[str]:
    """The places of which an article tells numbers side by side, of one fate: each is a part of the whole."""
    spots: dict[str, set[str]] = defaultdict(set)
    for each in told:
        if each.kind.fate is not None and len(each.spots) == 1:
            spots[each.kind.fate] |= each.spots
    return frozenset(a for named in spots.values() for a in named if any(is_beside(a, b) for b in named))


def _find_scenes(story: Sequence[Finding], roots: Mapping[str, str]) -> frozenset[str]:
    """The regions where a story takes place: those that its articles open with, or that two texts of them name."""
    named, opened = dict[str, set[str]](), set[str]()
    for finding in story:
        first = min((each.paragraph for each in finding.sentences), default=0)
        opening = max((each.span.end for each in finding.sentences if each.paragraph == first), default=0)
        for region in find_regions(finding, Span(0, len(finding.article.text))):
            named.setdefault(region, set()).add(roots[finding.article.key])
        opened |= find_regions(finding, Span(0, opening))
    return frozenset(opened).union(region for region, texts in named.items() if len(texts) > 1)


def _day_before(moment: str) -> str:
    return (datetime.fromisoformat(moment) - timedelta(days=1)).date().isoformat() if moment else ""


def _strength(link: Link) -> tuple[float, str, str]:
    return link.share, link.a, link.b


def _group(findings: Sequence[Finding], links: Sequence[Link]) -> list[list[Finding]]:
    places = {finding.article.key: at for at, finding in enumerate(findings)}
    groups = Groups(len(findings))
    for link in links:
        if link.kind in TYING and link.a in places and link.b in places:
            groups.join(places[link.a], places[link.b])
    stories: dict[int, list[Finding]] = {}
    for at, finding in enumerate(findings):
        stories.setdefault(groups.root(at), []).append(finding)
    return list(stories.values())


def _make(id: str, told: Sequence[Told], ties: Ties, packs: Mapping[str, Pack]) -> Measure:
    origins, ends = find_origins(told, ties, packs)
    stated = sum(origin.is_stated for origin in origins)
    first = told[0]
    named = next((each for each in told if each.kind.fate is not None), first)
    return Measure(
        id=id,
        what=label(told, packs),
        concept=next((each.quantity.concept for each in told if each.quantity.concept), None),
        outcome=named.kind.fate,
        unit=named.quantity.unit,
        figures=tuple(_figure(each, end) for each, end in zip(told, ends, strict=True)),
        origins=origins,
        lower=stated,
        upper=len(origins),
        contradictions=find_rivals(told, ends, packs),
        revisions=find_revisions(told, ends),
    )


def _number(first: Told) -> str:
    """A name that the first figure alone decides, so that it stays when others come."""
    place = f"{first.key}:{first.quantity.span.start}"
    return f"m{hashlib.sha256(place.encode()).hexdigest()[:12]}"


def _figure(told: Told, origin: str) -> Figure:
    article = told.finding.article
    relays = tuple(relay.name for relay in told.claim.relay) if told.claim is not None else ()
    # Who the number is from may be said farther out than by the claim that holds it (Diperkirakan 40, kata X).
    speaker = told.speaker or (told.source.name if told.source is not None else "")
    chain = (speaker, *relays, article.outlet or "")
    return Figure(
        article=article.id,
        article_key=article.key,
        outlet=article.outlet,
        published=article.published,
        quantity=find_own(told),
        text=slice_text(told, told.quantity.span),
        sentence=told.sentence.span,
        sentence_text=slice_text(told, told.sentence.span),
        speaker=speaker,
        stance=told.claim.stance if told.claim is not None else None,
        chain=tuple(name for name in chain if name),
        origin=origin,
    )
