"""Stories of some days: which articles tell of the same, how many texts they are, what they count, and where."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.kinds import Article
from saksi.ledger.browse import MeasureHead
from saksi.ledger.ledger import Ledger

HEADS_GIVEN = 5
PLACES_GIVEN = 5
# A week is seven days, the last one counted.
_WEEK = datetime.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Story:
    """A story. `articles` stand as they were published; of `texts`, copies are left out. Places: the most named."""

    key: str
    title: str
    first: str | None
    last: str | None
    articles: tuple[Article, ...]
    texts: int
    outlets: int
    figures: tuple[MeasureHead, ...]
    places: tuple[str, ...]


def last_week(ledger: Ledger) -> str:
    """The first of the seven days that end with the newest of a ledger."""
    newest = ledger.survey.newest_day()
    try:
        return (datetime.date.fromisoformat(newest or "") - _WEEK).isoformat()
    except (ValueError, OverflowError):
        return newest or ""


def find_stories(ledger: Ledger, *, since: str | None = None, until: str | None = None, limit: int) -> Iterator[Story]:
    """Yield the stories told on any of these days, the most told first."""
    for told in ledger.survey.stories(since=since, until=until, limit=limit):
        keys = story_keys(ledger, told.key)
        articles = sorted(map(ledger.article, keys), key=lambda article: (article.published or "9999", article.key))
        copies = {link.a for link in ledger.browse.links_among(keys, "copy-of")}
        named = Counter(place.name for place in ledger.browse.places_of(keys))
        yield Story(
            *(told.key, _title(ledger, told.key), told.first, told.last, tuple(articles), len(keys) - len(copies)),
            told.outlets,
            ledger.browse.heads_among(keys, limit=HEADS_GIVEN),
            tuple(name for name, _ in named.most_common(PLACES_GIVEN)),
        )


def story_keys(ledger: Ledger, head: str) -> tuple[str, ...]:
    """The keys of a story's articles, the one that the others tell the same as first."""
    links = ledger.browse.links_of(head)
    return (head, *(link.a for link in links if link.kind == "same-story" and link.b == head))


def story_head(ledger: Ledger, key: str) -> str:
    """The key of the article that the others of its story tell the same as; its own where it stands alone."""
    links = [link for link in ledger.browse.links_of(key) if link.kind == "same-story"]
    return links[0].b if links and links[0].a == key else key


def _title(ledger: Ledger, key: str) -> str:
    article = ledger.article(key)
    return article.title or article.id
