"""Claims as entities of FollowTheMoney, as Aleph, OpenAleph and Datashare read them: one JSON object a line.

An article is an `Article`; who speaks a `Person`, `Organization`, `PublicBody` or `LegalEntity`, one for each name; a
claim a `Note` on both, with its words. FollowTheMoney has no kind for a statement (followthemoney.tech/explorer).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from saksi.kinds import Actor, ActorKind, Article, Event, Finding
from saksi.ledger.search.search import Hit
from saksi.show.export.event import nearest_place
from saksi.show.export.linked import claim_urn
from saksi.show.export.reference import words
from saksi.show.export.taken import Taken, pair_findings
from saksi.show.plain import flat

_SCHEMAS: dict[ActorKind, str] = {
    "person": "Person",
    "organisation": "Organization",
    "government": "PublicBody",
    "media": "Organization",
}


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity: every property is a list of texts."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write_entities(taken: Taken) -> Iterator[bytes]:
    """Claims with their articles and speakers; each entity once."""
    seen: set[bytes] = set()
    for hit, finding in pair_findings(taken):
        for entity in _entities(taken, hit, finding, seen):
            yield msgspec.json.encode(entity) + b"\n"


def _entities(taken: Taken, hit: Hit, finding: Finding, seen: set[bytes]) -> Iterator[Entity]:
    article, claim = hit.article, hit.claim
    about = [_article_id(article)]
    if _is_new(about[0], seen):
        yield _article(article, hashlib.sha1(taken.ledger.page(article.key).data).hexdigest())
    if claim.speaker:
        actor = next((actor for actor in finding.actors if actor.id == claim.actor), None)
        speaker = _speaker(claim.speaker, actor)
        mention = _id("mention", speaker.id, article.key)
        about.append(speaker.id)
        if _is_new(speaker.id, seen):
            yield speaker
        if _is_new(mention, seen):
            yield _mention(mention, article, speaker)
    yield _note(hit, about)
    for event in claim.events:
        yield _event(hit, finding, event)


def _is_new(id: str, seen: set[bytes]) -> bool:
    """Whether an entity was not written yet. Eight bytes of an id are enough to tell, and hold millions."""
    short = bytes.fromhex(id[:16])
    if short in seen:
        return False
    seen.add(short)
    return True


def _id(*parts: str) -> str:
    return hashlib.sha1("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _article_id(article: Article) -> str:
    return _id("article", article.key)


def _entity(id: str, schema: str, **told: str | list[str] | None) -> Entity:
    lists = {name: [value] if isinstance(value, str) else value for name, value in told.items() if value}
    kept = {name: [_cleaned(name, value) for value in values if value.strip()] for name, values in lists.items()}
    return Entity(id, schema, {name: list(dict.fromkeys(values)) for name, values in kept.items() if values})


def _cleaned(name: str, value: str) -> str:
    return value.strip() if name == "bodyText" else flat(value)


def _article(article: Article, sha1: str) -> Entity:
    return _entity(
        _article_id(article),
        "Article",
        fileName=article.id,
        title=article.title,
        author=list(article.authors),
        publisher=article.outlet,
        publishedAt=article.published,
        modifiedAt=article.modified,
        retrievedAt=article.fetched,
        sourceUrl=_web_address(article),
        keywords=list(article.tags),
        contentHash=sha1,
        bodyText=article.text,
    )


def _web_address(article: Article) -> str | None:
    url = article.url or ""
    return url if url.startswith(("https://", "http://")) else None


def _speaker(name: str, actor: Actor | None) -> Entity:
    schema = _SCHEMAS.get(actor.kind, "LegalEntity") if actor else "LegalEntity"
    country = (actor.country or "").lower() if actor else ""
    return _entity(_id("speaker", schema, flat(name).casefold()), schema, name=name, country=country)


def _mention(id: str, article: Article, speaker: Entity) -> Entity:
    return _entity(
        id,
        "Mention",
        document=_article_id(article),
        resolved=speaker.id,
        name=speaker.properties["name"],
        detectedSchema=speaker.schema,
    )


def _note(hit: Hit, about: list[str]) -> Entity:
    article, claim = hit.article, hit.claim
    return _entity(
        _id("claim", claim_urn(article, claim)),
        "Note",
        description=words(hit),
        summary=f"{claim.speaker or 'not stated'} ({claim.stance})",
        notes=article.text[slice(*claim.sentence)],
        entity=about,
        keywords=[claim.stance, claim.kind, *(relay.name for relay in claim.relay)],
        publisher=article.outlet,
        sourceUrl=_web_address(article),
        proof=_article_id(article),
    )


def _event(hit: Hit, finding: Finding, event: Event) -> Entity:
    """What a claim tells of. Its name says that it is told: FollowTheMoney has no mark for that."""
    article, claim = hit.article, hit.claim
    where = nearest_place(hit, finding, event.span)
    times = [when for when in hit.times if when.start]
    return _entity(
        _id("event", claim_urn(article, claim), str(event.span)),
        "Event",
        name=f"{event.type} ({claim.stance}, {claim.speaker or 'not stated'})",
        summary=words(hit),
        startDate=times[0].start if len(times) == 1 else None,
        location=where.name if where else None,
        country=where.code[:2].lower() if where else None,
        keywords=[event.type, event.mode or "", *event.marks],
        publisher=article.outlet,
        sourceUrl=_web_address(article),
        proof=_article_id(article),
    )
