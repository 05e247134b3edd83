"""Which formats there are."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from saksi.ledger.search.search import Hit
from saksi.show.export.bundle import write_bundle
from saksi.show.export.event import write_events
from saksi.show.export.linked import write_annotations, write_reviews, write_schema
from saksi.show.export.money import write_entities
from saksi.show.export.reference import write_bibtex
from saksi.show.export.row import write_csv, write_parquet
from saksi.show.export.taken import Taken
from saksi.show.line import claim_line

Writer = Callable[[Taken], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is called, the ending of its files, its media type, and who writes it."""

    name: str
    title: str
    ending: str
    media_type: str
    write: Writer


def write_lines(hits: Iterable[Hit]) -> Iterator[bytes]:
    """Claims as JSON lines, with every span."""
    for hit in hits:
        yield msgspec.json.encode(claim_line(hit)) + b"\n"


def _of_claims(write: Callable[[Iterable[Hit]], Iterator[bytes]]) -> Writer:
    """A writer that needs the claims alone."""
    return lambda taken: write(taken.hits)


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format("csv", "CSV", "csv", "text/csv; charset=utf-8", _of_claims(write_csv)),
        Format("jsonl", "JSON lines", "jsonl", "application/x-ndjson", _of_claims(write_lines)),
        Format("parquet", "Parquet", "parquet", "application/vnd.apache.parquet", _of_claims(write_parquet)),
        Format(
            "annotation",
            "W3C Web Annotation",
            "annotation.jsonld",
            "application/ld+json",
            _of_claims(write_annotations),
        ),
        Format("schema", "schema.org", "schema.jsonld", "application/ld+json", _of_claims(write_schema)),
        Format("review", "ClaimReview", "review.jsonld", "application/ld+json", _of_claims(write_reviews)),
        Format("ftm", "FollowTheMoney", "ftm.json", "application/x-ndjson", write_entities),
        Format("events", "Events (PLOVER)", "events.csv", "text/csv; charset=utf-8", write_events),
        Format("wacz", "Evidence bundle (WACZ)", "wacz", "application/wacz", write_bundle),
        Format("bibtex", "BibTeX", "bib", "application/x-bibtex", _of_claims(write_bibtex)),
    )
}
