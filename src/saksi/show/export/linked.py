"""Claims as linked data: W3C Web Annotations and schema.org's Claim and Quotation, both JSON-LD."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from saksi.kinds import Article, Claim, Span
from saksi.ledger.search.search import Hit

ANNOTATION_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SCHEMA_CONTEXT = {"@vocab": "https://schema.org/"}
# The words around a quotation by which it is found again where the text has moved (as Hypothesis keeps them).
AROUND = 32


def make_annotation(hit: Hit) -> dict[str, Any]:
    """A claim as a W3C Web Annotation: one target a stretch of its words, each by quotation and by position.

    Positions count code points of the article's text, whose SHA-256 of the page's bytes is in the id.
    """
    article, claim = hit.article, hit.claim
    targets = [_target(article, span) for span in claim.content or (claim.sentence,)]
    return {
        "@context": ANNOTATION_CONTEXT,
        "id": claim_urn(article, claim),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            _body("identifying", claim.speaker or "not stated"),
            _body("classifying", claim.stance),
            *(_body("linking", relay.name) for relay in claim.relay),
        ],
        "target": targets[0] if len(targets) == 1 else targets,
        "generator": {"id": "urn:saksi", "type": "Software", "name": "Saksi"},
    }


def make_schema(hit: Hit) -> dict[str, Any]:
    """A claim in the words of schema.org: a Quotation when it is in quotation marks, else a Claim.

    It says who is named for what. Whether it is true is a ClaimReview's matter, which a person makes.
    """
    article, claim, text = hit.article, hit.claim, hit.article.text
    page = _page(article)
    words = " ... ".join(text[slice(*span)] for span in claim.content)
    made: dict[str, Any] = {
        "@context": SCHEMA_CONTEXT,
        "@id": claim_urn(article, claim),
        "@type": "Quotation" if claim.kind == "direct" else "Claim",
        "text": words or text[slice(*claim.sentence)],
    }
    if claim.speaker:
        made["author"] = {"name": claim.speaker}
    if claim.kind == "direct":
        made["isPartOf"] = page
    else:
        made["appearance"] = page
    return made


def make_reviews(hit: Hit) -> list[dict[str, Any]]:
    """What people hold of a claim, each as a ClaimReview of schema.org; none where nobody rated it."""
    claim = {**make_schema(hit), "@type": "Claim", "appearance": _page(hit.article)}
    reviewed = {name: value for name, value in claim.items() if name not in ("@context", "isPartOf")}
    return [
        {
            "@context": SCHEMA_CONTEXT,
            "@type": "ClaimReview",
            "url": rating.address,
            "datePublished": rating.made_at[:10],
            "author": {"name": rating.made_by},
            "claimReviewed": reviewed["text"],
            "itemReviewed": reviewed,
            "reviewRating": {"@type": "Rating", "alternateName": rating.verdict},
            **({"reviewBody": rating.note} if rating.note else {}),
        }
        for rating in hit.ratings
    ]


def write_annotations(hits: Iterable[Hit]) -> Iterator[bytes]:
    """Claims as an AnnotationPage whose items are Web Annotations."""
    head = {"@context": ANNOTATION_CONTEXT, "type": "AnnotationPage"}
    yield from _write_list(head, "items", (_without_context(make_annotation(hit)) for hit in hits))


def write_schema(hits: Iterable[Hit]) -> Iterator[bytes]:
    """Claims as one graph of schema.org."""
    head = {"@context": SCHEMA_CONTEXT}
    yield from _write_list(head, "@graph", (_without_context(make_schema(hit)) for hit in hits))


def write_reviews(hits: Iterable[Hit]) -> Iterator[bytes]:
    """What people hold of claims as one graph of schema.org; claims that nobody rated are not in it."""
    head = {"@context": SCHEMA_CONTEXT}
    yield from _write_list(head, "@graph", (_without_context(made) for hit in hits for made in make_reviews(hit)))


def claim_urn(article: Article, claim: Claim) -> str:
    """A name of a claim that is the same wherever its page is read: where its words and its cue stand.

    >>> from saksi.kinds import Span
    >>> article = Article("a1", "0f3e", "Air surut.", "ab", "a1.txt")
    >>> claim_urn(article, Claim("c1", "direct", (), (), (Span(0, 3),), "", "say", Span(0, 10), "rule", "A"))
    'urn:saksi:0f3e:0-3'
    """
    parts = (claim.content or (claim.sentence,), claim.cue or claim.source)
    places = (",".join(f"{start}-{end}" for start, end in spans) for spans in parts if spans)
    return f"urn:saksi:{article.key}:{';'.join(places)}"


def _target(article: Article, span: Span) -> dict[str, Any]:
    text, (start, end) = article.text, span
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"source": article.url or f"urn:sha256:{article.sha256}", "selector": [quote, position]}


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _page(article: Article) -> dict[str, Any]:
    told = {
        "@type": "NewsArticle",
        "@id": article.url or f"urn:sha256:{article.sha256}",
        "headline": article.title,
        "datePublished": article.published,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
    }
    return {name: value for name, value in told.items() if value}


def _without_context(made: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in made.items() if name != "@context"}


def _write_list(head: dict[str, Any], name: str, items: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    """One JSON object whose last field is a list, written item by item."""
    yield msgspec.json.encode(head)[:-1] + b"," + msgspec.json.encode(name) + b":["
    for i, item in enumerate(items):
        yield (b",\n" if i else b"\n") + msgspec.json.encode(item)
    yield b"\n]}\n"
