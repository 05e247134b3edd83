"""Web archives (WARC 1.0 and 1.1, ISO 28500): every page they hold, as a stream."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from saksi.kinds import Page, Provenance, Reject, Settings
from saksi.read.media import charset_of, page_type
from saksi.read.page import Place, page_or_reject, reject

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

OPENING = b"WARC/"
_DONE = 200
# Statuses of answers that are no page. One that is cut short in its first line has none of them.
_OTHERWISE = range(300, 600)
_UNCHANGED = 304
# Digests of pages that are remembered, some 100 MB at most.
MOST_DIGESTS = 1_000_000
_HEADER_BYTES = 1 << 16


def read_warc(stream: BinaryIO, place: Place, settings: Settings) -> Iterator[Page | Reject]:
    """Yield the pages of an archive, packed or not, in its order; what is damaged as a Reject with its record's number.

    A page is what a server answered with status 200, a resource, or what one was converted to (WET), that is HTML,
    plain text or Markdown. Its address is the record's target, `fetched` the record's date. A page that a server gave
    again unchanged (a revisit) is told as a Reject unless the archive held it before. Records of other kinds, and of
    pictures and scripts, are none.

    >>> import io
    >>> record = (
    ...     b"WARC/1.0\\r\\nWARC-Type: resource\\r\\nWARC-Target-URI: https://kabaruji.example/1\\r\\n"
    ...     b"WARC-Date: 2025-07-12T03:15:00Z\\r\\nContent-Type: text/plain\\r\\n"
    ...     b"Content-Length: 6\\r\\n\\r\\nHujan.\\r\\n\\r\\n"
    ... )
    >>> [page] = read_warc(io.BytesIO(record), Place("a.warc", "a"), Settings())
    >>> page.address, page.fetched, page.data
    ('https://kabaruji.example/1', '2025-07-12T03:15:00+00:00', b'Hujan.')
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    held: set[str] = set()
    try:
        wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=False, max_header_len=_HEADER_BYTES):
            number += 1
            at = Place(f"{place.address}#{number}", f"{place.id}#{number}")
            digest = record.headers.get("WARC-Payload-Digest")
            if record.record_type != WarcRecordType.revisit:
                yield from _read_record(record, at, settings)
            elif digest not in held:
                yield from _tell_revisit(record, at)
            if digest and len(held) < MOST_DIGESTS:
                held.add(digest)
    except (OSError, ValueError, EOFError) as error:
        yield reject(place, f"damaged after {number} records of pages: {error}")
    else:
        if not number:
            yield reject(place, "no record in it is a page")


def _tell_revisit(record: "WarcRecord", at: Place) -> Iterator[Reject]:
    """Say that a page stands elsewhere; of what is no page, and of answers that are none, nothing."""
    try:
        if record.is_http:
            record.parse_http(max_header_len=_HEADER_BYTES, quirks_mode=True)
            if record.http_headers.status_code not in (_DONE, _UNCHANGED):
                return
            if page_type(record.http_headers.get("Content-Type")) is None:
                return
    except (OSError, ValueError, EOFError):
        pass  # A revisit need not hold the answer's headers.
    where = record.headers.get("WARC-Refers-To-Target-URI") or record.headers.get("WARC-Target-URI") or ""
    date = record.headers.get("WARC-Refers-To-Date")
    since = f" at {date}" if date else ""
    yield reject(_place(record, at, None), f"a revisit: its page is in another archive, of {where.strip('<> ')}{since}")


def _read_record(record: "WarcRecord", at: Place, settings: Settings) -> Iterator[Page | Reject]:
    """Yield a record's page, if it is one."""
    try:
        block = _whole_block(record, settings.page_limit_bytes)
        stated_type = record.headers.get("Content-Type")
        if record.is_http:
            record.parse_http(auto_decode="all", max_header_len=_HEADER_BYTES, quirks_mode=True)
            status = record.http_headers.status_code
            if status != _DONE and not (isinstance(block, str) and status not in _OTHERWISE):
                return
            stated_type = record.http_headers.get("Content-Type")
        if (kind := page_type(stated_type)) is None:
            return
        if isinstance(block, str):
            yield reject(_place(record, at, None), block)
            return
        data = record.reader.read(settings.page_limit_bytes + 1)
    except (OSError, ValueError, EOFError) as error:
        yield reject(at, f"damaged record: {error}")
        return
    yield page_or_reject(data, _place(record, at, stated_type), settings, media_type=kind or None)


def _whole_block(record: "WarcRecord", limit_bytes: int) -> bytes | str:
    """Read a record's block and put it back to be taken apart; or say why it is not there whole."""
    stated, has_length = record.content_length, record.headers.get("Content-Length") is not None
    block = record.reader.read(limit_bytes + _HEADER_BYTES + 1)
    is_http = record.is_http
    record.set_bytes_content(block)
    record.is_http = is_http
    if len(block) > limit_bytes + _HEADER_BYTES:
        return f"over the limit of {limit_bytes:,} bytes a page"
    if not has_length:
        raise EOFError("its header ends too early")
    if len(block) < stated:
        return f"cut short: {len(block):,} of {stated:,} bytes are there"
    return block


def _place(record: "WarcRecord", at: Place, stated_type: str | None) -> Place:
    target = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    moment: datetime | None = record.record_date
    fetched = moment.isoformat() if moment is not None else None
    cut_short = record.headers.get("WARC-Truncated")
    stated = (Provenance("truncated", cut_short, "archive"),) if cut_short else ()
    return Place(target or at.address, target or at.id, charset_of(stated_type), fetched, stated)
