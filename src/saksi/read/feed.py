"""Feeds (RSS, RDF, Atom): each entry that carries its article is a page, each other one an address to go to."""

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from saksi.kinds import Page, Provenance, Reject, Settings
from saksi.read.page import FRAGMENT, Place, page_or_reject, reject

# A summary with fewer words is a teaser: the article stands elsewhere.
ARTICLE_WORDS = 80
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.S,
)
_TAG = re.compile(r"<[^>]*>")

Fetch = Callable[[str, Place], Iterator[Page | Reject]]


def is_feed(start: bytes) -> bool:
    """Say whether bytes open a feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<html>")
    (True, False)
    """
    return _OPENING.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


def read_feed(data: bytes, place: Place, settings: Settings, fetch: Fetch) -> Iterator[Page | Reject]:
    """Yield a page for each entry of a feed, in its order; `fetch` gives the page of an entry without its article.

    What the feed says of an entry (title, address, dates, authors, section) goes with the page. A page of the entry's
    own text has the entry's address, or `ADDRESS#NUMBER`.
    """
    import feedparser

    if len(data) > settings.page_limit_bytes:
        yield reject(place, f"over the limit of {settings.page_limit_bytes:,} bytes a feed")
        return
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, RecursionError, AssertionError) as error:
        yield reject(place, f"damaged feed: {error}")
        return
    if not feed.entries:
        reason = feed.get("bozo_exception")
        yield reject(place, f"damaged feed: {reason}" if reason else "a feed without entries")
    outlet = _text(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield from _read_entry(entry, (number, outlet), place, settings, fetch)


def _read_entry(
    entry: Any, head: tuple[int, str], place: Place, settings: Settings, fetch: Fetch
) -> Iterator[Page | Reject]:
    number, outlet = head
    link = _text(entry.get("link"))
    at = Place(link or f"{place.address}#{number}", link or f"{place.id}#{number}", stated=tuple(_said(entry, outlet)))
    bodies = [_text(content.get("value")) for content in entry.get("content", ())]
    body = max(bodies, key=len, default="")
    if not body:
        body = _text(entry.get("summary"))
        words = len(_TAG.sub(" ", body).split())
        if words < ARTICLE_WORDS:
            at = at._replace(stated=tuple(item for item in at.stated if item.field != "section"))
            yield from fetch(link, at) if link else [reject(at, f"a teaser of {words} words without an address")]
            return
    yield page_or_reject(body.encode("utf-8", "replace"), at, settings, media_type=FRAGMENT)


def _said(entry: Any, outlet: str) -> Iterator[Provenance]:
    """Yield what the feed states of an entry."""
    single = (
        ("title", entry.get("title")),
        ("published", entry.get("published")),
        ("modified", dict.get(entry, "updated")),  # its own `get` falls back on published
        ("url", entry.get("link")),
        ("outlet", outlet),
    )
    for field, value in single:
        if text := _text(value):
            yield Provenance(field, text, "feed")
    for author in entry.get("authors", ()):
        if name := _text(author.get("name")):
            yield Provenance("authors", name, "feed")
    for tag in entry.get("tags", ()):
        if term := _text(tag.get("term")):
            yield Provenance("tags", term, "feed")


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
