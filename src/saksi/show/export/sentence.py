"""Sentences that no claim stands in, as CSV and as JSON lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields

import msgspec

from saksi.ledger.search.text import TextHit
from saksi.show.export.row import write_table
from saksi.show.line import sentence_line


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format for sentences: its name, what it is called, its media type, and who writes it."""

    name: str
    title: str
    media_type: str
    write: Callable[[Iterable[TextHit]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence in columns; `start` and `end` are code points of the text."""

    article: str
    published: str
    outlet: str
    title: str
    url: str
    sentence: str
    start: int
    end: int
    article_key: str
    sha256: str


COLUMNS = tuple(field.name for field in fields(SentenceRow))


def sentence_row(hit: TextHit) -> SentenceRow:
    """A sentence found, as a row."""
    a = hit.article
    told = (a.id, a.published or "", a.outlet or "", a.title or "", a.url or "")
    return SentenceRow(*told, a.text[slice(*hit.sentence)], *hit.sentence, a.key, a.sha256)


def write_sentence_table(hits: Iterable[TextHit]) -> Iterator[bytes]:
    """Sentences as CSV, in the columns that claims have too."""
    yield from write_table(COLUMNS, map(astuple, map(sentence_row, hits)))


def write_sentence_lines(hits: Iterable[TextHit]) -> Iterator[bytes]:
    """Sentences as JSON lines."""
    for hit in hits:
        yield msgspec.json.encode(sentence_line(hit)) + b"\n"


TEXT_FORMATS: dict[str, TextFormat] = {
    made.name: made
    for made in (
        TextFormat("csv", "CSV", "text/csv; charset=utf-8", write_sentence_table),
        TextFormat("jsonl", "JSON lines", "application/x-ndjson", write_sentence_lines),
    )
}
