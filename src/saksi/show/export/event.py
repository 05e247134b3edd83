"""What claims tell of, as a table of events: one row an event, by the types and modes of PLOVER.

PLOVER (Halterman and others, 2023) has no type for a statement: these rows are what statements tell of, with who said
so. Who did it to whom is not read, so there are no columns for it. The columns that event data have in common (POLECAT)
keep their names.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import TypeVar

from saksi.kinds import Event, Finding, Span, When, Where
from saksi.ledger.search.search import Hit
from saksi.show.export.linked import claim_urn
from saksi.show.export.row import BYTE_ORDER_MARK, csv_line, safe_cell
from saksi.show.export.taken import Taken, pair_findings

_Found = TypeVar("_Found", When, Where)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in columns. `event_date` and `event_end` are a half-open interval, "" where no time is told.

    `marks` are PLOVER's auxiliary modes; `precision` the measured share of events of the type that were right.
    """

    event_id: str
    event_type: str
    event_mode: str
    marks: str
    words: str
    event_date: str
    event_end: str
    placename: str
    place_role: str
    geoname_id: str
    country: str
    latitude: str
    longitude: str
    said_by: str
    stance: str
    through: str
    publisher: str
    publication_date: str
    headline: str
    url: str
    sentence: str
    precision: str
    rule: str
    claim: str
    start: int
    end: int
    article_key: str
    sha256: str
    version: str


EVENT_COLUMNS = tuple(field.name for field in fields(EventRow))


def event_rows(hit: Hit, finding: Finding) -> Iterator[EventRow]:
    """Yield the events that a claim tells of."""
    for event in hit.claim.events:
        yield _row(hit, finding, event)


def write_events(taken: Taken) -> Iterator[bytes]:
    """Events as CSV; claims that tell of none have no row."""
    yield BYTE_ORDER_MARK + csv_line(EVENT_COLUMNS)
    for hit, finding in pair_findings(taken):
        for row in event_rows(hit, finding):
            yield csv_line(tuple(safe_cell(cell) for cell in astuple(row)))


def _row(hit: Hit, finding: Finding, event: Event) -> EventRow:
    article, claim = hit.article, hit.claim
    when = _nearest([when for when in hit.times if when.start], event.span)
    where = nearest_place(hit, finding, event.span)
    return EventRow(
        event_id=f"{claim_urn(article, claim)}#{event.span.start}-{event.span.end}",
        event_type=event.type,
        event_mode=event.mode or "",
        marks="; ".join(event.marks),
        words=article.text[slice(*event.span)],
        event_date=(when.start or "") if when else "",
        event_end=(when.end or "") if when else "",
        placename=where.name if where else "",
        place_role=where.role if where else "",
        geoname_id=_geoname(where) if where else "",
        country=where.code[:2] if where else "",
        latitude=_degrees(where.latitude) if where else "",
        longitude=_degrees(where.longitude) if where else "",
        said_by=claim.speaker,
        stance=claim.stance,
        through=" < ".join(relay.name for relay in claim.relay),
        publisher=article.outlet or "",
        publication_date=article.published or "",
        headline=article.title or "",
        url=article.url or "",
        sentence=article.text[slice(*claim.sentence)],
        precision="" if event.precision is None else str(event.precision),
        rule=event.by,
        claim=claim.id,
        start=event.span.start,
        end=event.span.end,
        article_key=article.key,
        sha256=article.sha256,
        version=finding.version,
    )


def nearest_place(hit: Hit, finding: Finding, span: Span) -> Where | None:
    """The place in a claim that is nearest to a stretch of it; first those where something happens."""
    inside = [where for where in finding.places if where.claim == hit.claim.id and where.role != "metonym"]
    return _nearest([where for where in inside if where.role == "event"] or inside, span)


def _nearest(found: list[_Found], span: Span) -> _Found | None:
    return min(found, key=lambda one: (_distance(one.span, span), one.span), default=None)


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _geoname(where: Where) -> str:
    return next((id.partition(":")[2] for id in where.ids if id.startswith("geonames:")), "")


def _degrees(value: float | None) -> str:
    return "" if value is None else str(value)
