"""JSON articles: one a line, read as a stream so that a file may be larger than memory, or an array of them."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from saksi.errors import InputError
from saksi.kinds import Page, Reject, Settings
from saksi.read.page import JSON, ROOM, Place, page_or_reject

_CHUNK_BYTES = 1 << 20


def read_lines(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Page | Reject]:
    """Yield a page, or why there is none, for each line that is not blank.

    A page's address is `ADDRESS:LINE`. Its id is the line's own, or `ID:LINE` where the line has none.

    >>> import io
    >>> stream = io.BytesIO(b'{"id": "a1", "text": "Hujan."}\\n\\n{"id": "a2"}\\n')
    >>> for item in read_lines(stream, Place("week.jsonl", "week"), Settings()):
    ...     print(item.id, item.address, getattr(item, "reason", ""))
    a1 week.jsonl:1
    week:3 week.jsonl:3 Object missing required field `text`
    """
    yield from _read(_split(stream, settings.page_limit_bytes), place, settings)


def read_array(data: bytes, place: Place, settings: Settings) -> Iterator[Page | Reject]:
    """Yield a page, or why there is none, for each item of a JSON array, counted from 1.

    >>> [item.address for item in read_array(b'[{"text": "Hujan."}]', Place("a.json", "a"), Settings())]
    ['a.json:1']
    """
    try:
        if len(data) > settings.page_limit_bytes:
            raise InputError(f"an array over {settings.page_limit_bytes:,} bytes; write one article a line instead")
        items = [bytes(item) for item in msgspec.json.decode(data, type=list[msgspec.Raw])]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, InputError) as error:
        yield Reject(place.address, place.id, ROOM, str(error))
        return
    yield from _read(items, place, settings)


def _read(articles: Iterable[bytes], place: Place, settings: Settings) -> Iterator[Page | Reject]:
    for number, article in enumerate(articles, 1):
        if not article.strip():
            continue
        where, name = f"{place.address}:{number}", f"{place.id}:{number}"
        yield page_or_reject(article, Place(where, name), settings, media_type=JSON)


def _split(stream: BinaryIO, limit_bytes: int) -> Iterator[bytes]:
    """Yield each line without its end; of one over the limit, just enough to be refused for it."""
    first = True
    while line := stream.readline(limit_bytes + 2):
        end = line
        while not end.endswith(b"\n") and (end := stream.readline(_CHUNK_BYTES)):
            pass
        yield (line.removeprefix(b"\xef\xbb\xbf") if first else line).rstrip(b"\r\n")
        first = False
