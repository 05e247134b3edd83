"""Stories: which articles tell of the same, in the order they came, where it is, and what they count."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from saksi.answer.story import story_head, story_keys
from saksi.kinds import Article, Where
from saksi.ledger.browse import StoryHead
from saksi.ledger.ledger import Ledger
from saksi.ledger.survey import StoryTold
from saksi.show.plain import flat
from saksi.show.web.head import HeadRow, head_row
from saksi.show.web.map import Map, Spot, draw_map
from saksi.show.web.speech import Speech
from saksi.show.web.visit import Shown, Visit

STORIES_SHOWN = 30
# Of a larger story the first so many articles are shown; a person reads no more at once.
ARTICLES_SHOWN = 200
HEADS_SHOWN = 40
PLACES_SHOWN = 40


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the list."""

    place: str
    title: str
    articles: int
    days: str


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """The list of stories. `words`, `since` and `until` are what was asked for."""

    words: str
    since: str
    until: str
    rows: tuple[StoryRow, ...]
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a story."""

    place: str
    outlet: str
    title: str
    day: str
    copy_of: str
    language: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story: its articles in time, where it is, what is counted."""

    key: str
    title: str
    tellings: tuple[Telling, ...]
    articles: int
    texts: int
    outlets: int
    map: Map | None
    places: tuple[tuple[str, int], ...]
    heads: tuple[HeadRow, ...]
    lone: tuple[HeadRow, ...]


def stories_page(ledger: Ledger, visit: Visit) -> Shown:
    """List the stories that several articles tell, the largest first; of some words and days where these are asked."""
    page, asked = visit.number("page"), (visit.asked("q")[:200], _day(visit, "since"), _day(visit, "until"))
    heads = _heads(ledger, asked, skip=(page - 1) * STORIES_SHOWN)
    rows = []
    for head in heads[:STORIES_SHOWN]:
        article = ledger.article(head.key)
        days = visit.speech.days(head.first, head.last)
        rows.append(StoryRow(f"/story/{head.key}", flat(article.title or article.id), head.articles, days))

    def turned(to: int) -> str:
        pairs = (*zip(("q", "since", "until"), asked, strict=True), ("page", str(to)))
        return f"/stories?{urlencode([(name, value) for name, value in pairs if value])}"

    later = turned(page + 1) if len(heads) > STORIES_SHOWN else ""
    return Shown("stories.html", StoriesPage(*asked, tuple(rows), turned(page - 1) if page > 1 else "", later))


def _heads(ledger: Ledger, asked: tuple[str, str, str], *, skip: int) -> Sequence[StoryHead | StoryTold]:
    """Some stories and one more, which tells that there are others."""
    words, since, until = asked
    if any(asked):
        return ledger.survey.stories(since=since, until=until, words=words, limit=STORIES_SHOWN + 1, skip=skip)
    return ledger.browse.stories(limit=STORIES_SHOWN + 1, skip=skip)


def _day(visit: Visit, name: str) -> str:
    """A day in the address, "" where it is none."""
    try:
        return datetime.date.fromisoformat(visit.asked(name)).isoformat()
    except ValueError:
        return ""


def story_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show a story by the key of any of its articles."""
    head = story_head(ledger, ledger.find_key(visit.parts["key"]))
    keys = story_keys(ledger, head)
    shown = keys[:ARTICLES_SHOWN]
    articles = {each: ledger.article(each) for each in shown}
    copies = {link.a: link.b for link in ledger.browse.links_among(shown, "copy-of")}
    places = ledger.browse.places_of(shown)
    heads = ledger.browse.heads_among(shown, limit=HEADS_SHOWN)
    is_shared = any(head.articles > 1 for head in heads)
    page = StoryPage(
        key=head,
        title=flat(articles[head].title or articles[head].id),
        tellings=tuple(_tellings(articles, copies, visit.speech)),
        articles=len(keys),
        texts=len(keys) - len(copies),
        outlets=len({article.outlet or article.key for article in articles.values()}),
        map=draw_map(spots_of(places)),
        places=place_names(places),
        heads=tuple(head_row(each, visit.speech) for each in heads if each.articles > 1 or not is_shared),
        lone=tuple(head_row(each, visit.speech) for each in heads if each.articles == 1 and is_shared),
    )
    return Shown("story.html", page)


def _tellings(articles: dict[str, Article], copies: dict[str, str], speech: Speech) -> Iterator[Telling]:
    for article in sorted(articles.values(), key=lambda article: (article.published or "9999", article.key)):
        source = articles.get(copies.get(article.key, ""))
        yield Telling(
            place=f"/article/{article.key}",
            outlet=flat(article.outlet or ""),
            title=flat(article.title or article.id),
            day=speech.day(article.published),
            copy_of=flat(source.outlet or source.id) if source else "",
            language="",
        )


def spots_of(places: tuple[Where, ...]) -> list[Spot]:
    """The places that lie at one point: towns and parts of a country, not countries and seas."""
    known = [place for place in places if place.latitude is not None and place.level not in (None, "country", "region",
             "continent", "water")]  # fmt: skip
    counts = Counter((place.name, place.latitude, place.longitude) for place in known)
    return [
        Spot(flat(name), latitude, longitude, count)
        for (name, latitude, longitude), count in counts.most_common(PLACES_SHOWN)
        if latitude is not None and longitude is not None
    ]


def place_names(places: tuple[Where, ...]) -> tuple[tuple[str, int], ...]:
    """The places, the most named first, and how often each is named."""
    return tuple(Counter(flat(place.name) for place in places).most_common(PLACES_SHOWN))
