"""An article as one JSON object: `id`, `text`, `published`, `outlet`, `title`, `url`. Other keys are passed over."""

from collections.abc import Iterator

import msgspec

from saksi.errors import InputError
from saksi.kinds import Page, Provenance


class Record(msgspec.Struct):
    """What a JSON article says of itself."""

    text: str
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    authors: list[str] = []
    section: str | None = None
    tags: list[str] = []


def read_record(page: Page) -> Record:
    """Read a page of JSON. Raises InputError naming the key that is missing or of the wrong kind.

    >>> read_record(Page(b'{"text": "Hujan.", "outlet": "Kabar Uji"}', "", "", "application/json", "a:1", "a")).outlet
    'Kabar Uji'
    """
    try:
        return _DECODER.decode(page.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{page.address}: {error}") from error


def record_fields(record: Record) -> Iterator[Provenance]:
    """Yield what the record states, as it states it."""
    for field in ("title", "outlet", "published", "modified", "url", "section"):
        if value := getattr(record, field):
            yield Provenance(field, value, "record")
    for author in record.authors:
        yield Provenance("authors", author, "record")
    for tag in record.tags:
        yield Provenance("tags", tag, "record")


_DECODER = msgspec.json.Decoder(Record)
