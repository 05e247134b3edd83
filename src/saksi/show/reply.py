"""What programs are answered: the data of the pages, each with the words, their place and the hash of the page."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from saksi.answer.check import look_up
from saksi.answer.conflict import find_conflicts as seek_conflicts
from saksi.answer.story import story_keys
from saksi.answer.trace import trace_claim, trace_figure
from saksi.kinds import Link, Reject, Where
from saksi.ledger.browse import Health, MeasureHead, NameCount, StoryHead
from saksi.ledger.file.care import Counts
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.facet import FacetValue
from saksi.ledger.search.query import ClaimQuery, Order
from saksi.record import Record, finding_record
from saksi.show.answerline import (
    ClaimTraceLine,
    ConflictLine,
    FigureTraceLine,
    KnownLine,
    conflict_line,
    known_line,
    trace_line,
)
from saksi.show.line import ClaimLine, MeasureLine, SentenceLine, claim_line, measure_line, sentence_line

# Rejects and articles of a story that one answer holds; the ledger and the exports have all.
LISTED = 500


@dataclass(frozen=True, slots=True)
class ClaimsAnswer:
    """Claims found: how many there are, how many of them were left out first, and some of them."""

    found: int
    skip: int
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class SentencesAnswer:
    """Sentences found that no claim stands in: how many there are, how many were left out first, and some of them."""

    found: int
    skip: int
    sentences: tuple[SentenceLine, ...]


@dataclass(frozen=True, slots=True)
class FacetsAnswer:
    """How claims found divide, by facet; "" stands for what is not stated."""

    found: int
    facets: Mapping[str, tuple[FacetValue, ...]]


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """What is counted, that which the most outlets tell first."""

    found: int
    skip: int
    figures: tuple[MeasureHead, ...]


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """One measure with all its figures and origins. `pages` has the SHA-256 of each page by its article's key."""

    measure: MeasureLine
    pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StoriesAnswer:
    """Stories that several articles tell, the largest first."""

    skip: int
    stories: tuple[StoryHead, ...]


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article in a list."""

    key: str
    sha256: str
    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """A story: its articles, how they are tied, what they count, where they are."""

    articles: tuple[ArticleHead, ...]
    links: tuple[Link, ...]
    figures: tuple[MeasureHead, ...]
    places: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class LinksAnswer:
    """What ties an article to others; their keys are those of `articles`."""

    links: tuple[Link, ...]
    articles: tuple[ArticleHead, ...]


@dataclass(frozen=True, slots=True)
class NamesAnswer:
    """Speakers or outlets with the number of their claims, the most frequent first."""

    found: int
    skip: int
    names: tuple[NameCount, ...]


@dataclass(frozen=True, slots=True)
class ConflictsAnswer:
    """Figures that exclude each other, the weightiest first."""

    conflicts: tuple[ConflictLine, ...]


@dataclass(frozen=True, slots=True)
class HealthAnswer:
    """What the ledger holds, and what could not be read."""

    counts: Counts
    health: Health
    rejects: tuple[Reject, ...]


def find_claims(ledger: Ledger, query: ClaimQuery, page: tuple[int, int], order: Order) -> ClaimsAnswer:
    """Find claims; `page` is how many at most, and how many are left out first."""
    limit, skip = page
    hits = ledger.search(query, limit, skip=skip, order=order)
    return ClaimsAnswer(ledger.count(query), skip, tuple(claim_line(hit) for hit in hits))


def find_sentences(ledger: Ledger, query: ClaimQuery, page: tuple[int, int], order: Order) -> SentencesAnswer:
    """Find sentences that no claim stands in; `page` as for claims."""
    limit, skip = page
    hits = ledger.text.search(query, limit, skip=skip, order=order)
    return SentencesAnswer(ledger.text.count(query), skip, tuple(sentence_line(hit) for hit in hits))


def find_facets(ledger: Ledger, query: ClaimQuery, limit: int) -> FacetsAnswer:
    """Count how claims found divide, up to `limit` values a facet."""
    return FacetsAnswer(ledger.count(query), ledger.facets(query, limit))


def find_claim(ledger: Ledger, key: str, claim: str) -> ClaimLine | None:
    """One claim of an article."""
    hit = ledger.hit(ledger.find_key(key), claim)
    return None if hit is None else claim_line(hit)


def find_article(ledger: Ledger, key: str) -> Record:
    """An article with all that was read out of it, corrections applied."""
    return finding_record(ledger.finding(ledger.find_key(key)))


def find_links(ledger: Ledger, key: str) -> LinksAnswer:
    """What ties an article to others."""
    links = ledger.browse.links_of(ledger.find_key(key))
    keys = dict.fromkeys(key for link in links for key in (link.a, link.b))
    return LinksAnswer(links, _heads(ledger, tuple(keys)[:LISTED]))


def find_figures(ledger: Ledger, words: str, limit: int, skip: int) -> FiguresAnswer:
    """List what is counted."""
    found, heads = ledger.browse.find_heads(words, limit=limit, skip=skip)
    return FiguresAnswer(found, skip, heads)


def find_figure(ledger: Ledger, id: str) -> FigureAnswer | None:
    """One measure with its figures and origins."""
    measure = ledger.browse.measure(id)
    if measure is None:
        return None
    keys = dict.fromkeys(figure.article_key for figure in measure.figures)
    return FigureAnswer(measure_line(measure), {key: ledger.article(key).sha256 for key in keys})


def find_stories(ledger: Ledger, limit: int, skip: int) -> StoriesAnswer:
    """List stories."""
    return StoriesAnswer(skip, ledger.browse.stories(limit=limit, skip=skip))


def find_story(ledger: Ledger, key: str, limit: int) -> StoryAnswer:
    """The story that an article is of, with at most `limit` articles."""
    own = ledger.find_key(key)
    links = [link for link in ledger.browse.links_of(own) if link.kind == "same-story"]
    head = links[0].b if links and links[0].a == own else own
    told = [link for link in ledger.browse.links_of(head) if link.kind == "same-story" and link.b == head]
    keys = story_keys(ledger, head)[:limit]
    copies = ledger.browse.links_among(keys, "copy-of")
    return StoryAnswer(
        articles=_heads(ledger, keys),
        links=(*(link for link in told if link.a in keys), *copies),
        figures=ledger.browse.heads_among(keys, limit=limit),
        places=ledger.browse.places_of(keys),
    )


def find_names(ledger: Ledger, role: str, words: str, page: tuple[int, int]) -> NamesAnswer:
    """List speakers or outlets."""
    limit, skip = page
    names = ledger.browse.names(role, words, limit=limit, skip=skip)
    return NamesAnswer(ledger.browse.count_names(role, words), skip, names)


def find_check(ledger: Ledger, text: str) -> KnownLine:
    """What the ledger knows of a text; it is no verdict: nothing known only means that no such page was added."""
    return known_line(look_up(ledger, text))


def find_figure_trace(ledger: Ledger, id: str) -> FigureTraceLine | ClaimTraceLine | None:
    """From outlet to agency to speaker to origin, each step with its sentence."""
    measure = ledger.browse.measure(id)
    return None if measure is None else trace_line(trace_figure(ledger, measure))


def find_claim_trace(ledger: Ledger, key: str, claim: str) -> FigureTraceLine | ClaimTraceLine | None:
    """Who told a claim first and who repeats it."""
    hit = ledger.hit(ledger.find_key(key), claim)
    return None if hit is None else trace_line(trace_claim(ledger, hit))


def find_conflicts(ledger: Ledger, since: str, until: str, limit: int) -> ConflictsAnswer:
    """Figures that exclude each other, told from one day to another where these are given."""
    found = seek_conflicts(ledger, since=since or None, until=until or None)
    return ConflictsAnswer(tuple(conflict_line(one) for one in itertools.islice(found, limit)))


def find_health(ledger: Ledger) -> HealthAnswer:
    """What was read and what was not."""
    return HealthAnswer(ledger.counts(), ledger.browse.health(), ledger.rejects()[:LISTED])


def _heads(ledger: Ledger, keys: tuple[str, ...]) -> tuple[ArticleHead, ...]:
    return tuple(_head(ledger, key) for key in keys)


def _head(ledger: Ledger, key: str) -> ArticleHead:
    a = ledger.article(key)
    return ArticleHead(a.key, a.sha256, a.id, a.outlet, a.title, a.published, a.url)
