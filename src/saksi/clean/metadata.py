"""What a page's markup says of it: JSON-LD, meta elements, microdata and time elements, the address."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import cast
from urllib.parse import urlsplit

import msgspec
from lxml import etree
from lxml.etree import _Element

from saksi.clean.layout import text_of
from saksi.clean.mark import DASHES, DASHES_IN_CLASS, QUOTES
from saksi.clean.moment import read_moment
from saksi.kinds import Provenance, Stated

# Types of schema.org that are an article; its other types (an organisation, a list) describe something else.
ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report)$")
META_FIELDS: Mapping[str, str] = {
    "og:title": "title",
    "twitter:title": "title",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "article:published_time": "published",
    "publishdate": "published",
    "pubdate": "published",
    "date": "published",
    "dc.date": "published",
    "dcterms.created": "published",
    "content_publisheddate": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "author": "authors",
    "article:author": "authors",
    "content_author": "authors",
    "content_editor": "editors",
    "og:url": "url",
    "article:section": "section",
    "content_category": "section",
    "article:tag": "tags",
    "news_keywords": "tags",
    "keywords": "tags",
    "content_tag": "tags",
    "content-language": "language",
    "og:locale": "language",
}
# Elements that point elsewhere: to this article's own address, its mobile form, its next part.
_LINKS: Mapping[str, str] = {"canonical": "url", "amphtml": "amp", "next": "next"}
_ADDRESS_DAY = re.compile(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/-]|$)")
# What stands between a headline and the outlet in a title element.
_BETWEEN = " |:\u00b7" + "".join(DASHES | QUOTES)
_AROUND_DASH = re.compile(rf"\s[|:\u00b7{DASHES_IN_CLASS}]\s")
# A heading with so many words that a title opens with is the title; what follows is the outlet's name, or which part of
# the page this is.
HEADING_WORDS = 3
# An outlet's name has no more words than this; a longer rest of a title element is part of the headline.
OUTLET_WORDS = 5
_MARKED = etree.XPath("//*[@itemprop]")
_DATED = frozenset({"published", "modified"})


def markup_fields(tree: _Element) -> Iterator[Provenance]:
    """Yield what the markup states, the most trustworthy first: JSON-LD, then meta, then microdata and time.

    >>> from lxml.html import document_fromstring
    >>> tree = document_fromstring('<title>Hujan</title><meta property="og:site_name" content="Kabar Uji"><p>Hujan.')
    >>> [(item.field, item.value, item.source) for item in markup_fields(tree)]
    [('outlet', 'Kabar Uji', 'meta'), ('title', 'Hujan', 'meta')]
    """
    heading = next((" ".join(text_of(element).split()) for element in tree.iter("h1")), "")
    for item in (*_json_ld(tree), *_meta(tree), *_microdata(tree)):
        if not (value := " ".join(html.unescape(item.value).split())):
            continue
        if item.field == "title" and len(heading.split()) >= HEADING_WORDS and value.startswith(heading):
            value = heading
        if item.field == "tags":
            yield from (Provenance("tags", tag, item.source) for part in value.split(",") if (tag := part.strip()))
        elif item.field not in _DATED:
            yield item if value == item.value else Provenance(item.field, value, item.source)
        elif moment := read_moment(value):
            yield Provenance(item.field, moment, item.source)


def address_fields(address: str) -> Iterator[Provenance]:
    """Yield what a page's address tells: the host as the outlet, a day in the path as the day it was published.

    >>> [(item.field, item.value) for item in address_fields("https://www.kabaruji.example/2025/07/12/hujan")]
    [('outlet', 'kabaruji.example'), ('published', '2025-07-12')]
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    if parts.hostname:
        yield Provenance("outlet", parts.hostname.removeprefix("www."), "address")
    if (day := _ADDRESS_DAY.search(parts.path)) and (moment := read_moment("-".join(day.groups()))):
        yield Provenance("published", moment, "address")


def article_body(tree: _Element) -> str:
    """Give the article's text as JSON-LD states it, or an empty text."""
    for node in _nodes(tree):
        body = node.get("articleBody")
        if _is_article(node) and isinstance(body, str):
            return body
    return ""


def _json_ld(tree: _Element) -> Iterator[Provenance]:
    nodes = list(_nodes(tree))
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    for node in nodes:
        if not _is_article(node):
            continue
        for key, field in (
            ("headline", "title"),
            ("datePublished", "published"),
            ("dateModified", "modified"),
            ("publisher", "outlet"),
            ("author", "authors"),
            ("editor", "editors"),
            ("articleSection", "section"),
            ("keywords", "tags"),
            ("inLanguage", "language"),
            ("mainEntityOfPage", "url"),
            ("url", "url"),
        ):
            for value in _names(node.get(key), named):
                yield Provenance(field, value, "json-ld")


def _nodes(tree: _Element) -> Iterator[dict[str, object]]:
    """Yield the objects of every JSON-LD block that can be read, those of an `@graph` one by one."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            found = msgspec.json.decode((script.text or "").strip())
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            continue
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield from (node for node in (graph if isinstance(graph, list) else [item]) if isinstance(node, dict))


def _is_article(node: Mapping[str, object]) -> bool:
    kind = node.get("@type")
    return any(
        isinstance(name, str) and ARTICLE_TYPES.search(name) for name in (kind if isinstance(kind, list) else [kind])
    )


def _names(value: object, named: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Yield the text a JSON-LD value stands for: itself, its name, or the name of what it points to."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _names(item, named)
    elif isinstance(value, dict):
        point = str(value.get("@id"))
        name = value.get("name") or (named[point]["name"] if point in named else value.get("@id"))
        if isinstance(name, str):
            yield name


def _meta(tree: _Element) -> Iterator[Provenance]:
    for link in tree.iter("link"):
        if (field := _LINKS.get((link.get("rel") or "").lower())) and (address := link.get("href")):
            yield Provenance(field, address, "meta")
    if language := tree.get("lang"):
        yield Provenance("language", language, "meta")
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower()
        if (field := META_FIELDS.get(name)) and (content := meta.get("content")):
            yield Provenance(field, content, "meta")


def _microdata(tree: _Element) -> Iterator[Provenance]:
    """Yield marked elements, then headings and the title element, then other time elements."""
    props = {"headline": "title", "datePublished": "published", "dateModified": "modified", "author": "authors"}
    for element in cast(list[_Element], _MARKED(tree)):
        if field := props.get(element.get("itemprop", "")):
            stated = element.get("datetime") or element.get("content") or text_of(element)
            source: Stated = "time" if element.tag == "time" else "meta"
            yield Provenance(field, stated, source)
    yield from _headings(tree)
    for element in tree.iter("time"):
        yield Provenance("published", element.get("datetime") or "", "time")


def _headings(tree: _Element) -> Iterator[Provenance]:
    """Yield the heading the title element opens with, as title, and the rest of that element as outlet."""
    stated = " ".join((tree.findtext(".//title") or "").split())
    for element in tree.iter("h1", "h2", "h3"):
        heading = " ".join(text_of(element).split())
        if heading and stated.startswith(heading):
            yield Provenance("title", heading, "meta")
            outlet = _AROUND_DASH.split(stated[len(heading) :])[-1].strip(_BETWEEN)
            if outlet and len(outlet.split()) <= OUTLET_WORDS:
                yield Provenance("outlet", outlet, "meta")
            return
    yield from (Provenance("title", text_of(element), "meta") for element in tree.iter("h1"))
    yield Provenance("title", stated, "meta")
