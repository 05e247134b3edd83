"""An article as one JSON object: `id`, `text`, `published`, `outlet`, `title`, `url`, or as other tools call them."""

from collections.abc import Iterator

import msgspec

from saksi.errors import InputError
from saksi.jsonkey import read_object
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
    # Fields that stand under another tool's name.
    renamed: frozenset[str] = frozenset()


def read_record(page: Page) -> Record:
    """Read a page of JSON. Raises InputError naming the key that is missing or of the wrong kind.

    >>> read_record(Page(b'{"text": "Hujan.", "outlet": "Kabar Uji"}', "", "", "application/json", "a:1", "a")).outlet
    'Kabar Uji'
    """
    try:
        own, said = read_object(page.data)
        record = msgspec.convert({**own, **said}, Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{page.address}: {error}") from error
    record.renamed = frozenset(said)
    return record


def record_fields(record: Record) -> Iterator[Provenance]:
    """Yield what the record states, as it states it; what stands under another tool's name as a page's own word."""
    for field in _FIELDS:
        value = getattr(record, field)
        for each in value if isinstance(value, list) else (value,):
            if each:
                yield Provenance(field, each, "meta" if field in record.renamed else "record")


_FIELDS = ("title", "outlet", "published", "modified", "url", "section", "authors", "tags")
