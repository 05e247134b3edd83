"""Which formats there are."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from saksi.ledger.search import Hit
from saksi.show.export.linked import write_annotations, write_schema
from saksi.show.export.reference import write_bibtex
from saksi.show.export.row import write_csv, write_parquet
from saksi.show.line import claim_line

Writer = Callable[[Iterable[Hit]], Iterator[bytes]]


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


FORMATS: dict[str, Format] = {
    made.name: made
    for made in (
        Format("csv", "CSV", "csv", "text/csv; charset=utf-8", write_csv),
        Format("jsonl", "JSON lines", "jsonl", "application/x-ndjson", write_lines),
        Format("parquet", "Parquet", "parquet", "application/vnd.apache.parquet", write_parquet),
        Format("annotation", "W3C Web Annotation", "annotation.jsonld", "application/ld+json", write_annotations),
        Format("schema", "schema.org", "schema.jsonld", "application/ld+json", write_schema),
        Format("bibtex", "BibTeX", "bib", "application/x-bibtex", write_bibtex),
    )
}
