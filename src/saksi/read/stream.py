"""One stream of bytes made pages, by what it opens with."""

import contextlib
import gzip
import io
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

import msgspec

from saksi.kinds import Page, Reject
from saksi.read import bundle, warc
from saksi.read.crawl import Crawler, addresses_in
from saksi.read.feed import is_feed, read_feed
from saksi.read.jsonl import read_array, read_lines
from saksi.read.mail import is_mail, read_mail
from saksi.read.page import HTML, JSON, MARKDOWN, SNIFFED_BYTES, TEXT, Place, page_or_reject, reject, sniff
from saksi.read.saved import saved_place
from saksi.read.table import is_table, read_table

LINES = "application/jsonl"
ADDRESSES = "text/uri-list"
TABLE = "text/csv"
GZIP = b"\x1f\x8b"
SUFFIXES = {
    ".atom": None,
    ".csv": TABLE,
    ".htm": HTML,
    ".html": HTML,
    ".json": JSON,
    ".jsonl": LINES,
    ".markdown": MARKDOWN,
    ".md": MARKDOWN,
    ".mht": None,
    ".mhtml": None,
    ".ndjson": LINES,
    ".rdf": None,
    ".rss": None,
    ".tsv": TABLE,
    ".txt": TEXT,
    ".urls": ADDRESSES,
    ".wacz": None,
    ".warc": None,
    ".xhtml": HTML,
    ".xml": None,
    ".zip": None,
}
# Below this a packed file may be as large as the page limit allows, however well it is packed.
FREE_BYTES = 1 << 20
_WINDOW_BITS = zlib.MAX_WBITS | 16


def suffix_kind(name: str) -> str | None:
    """Give what a file's name says it holds, None when its bytes must tell. What is packed is named as if it were not.

    >>> suffix_kind("week.jsonl.gz"), suffix_kind("page.HTM"), suffix_kind("week.warc.gz")
    ('application/jsonl', 'text/html', None)
    """
    return SUFFIXES.get(_suffix(name))


def is_known(name: str) -> bool:
    """Say whether a file in a folder is one to read, by its name. A table may be of anything.

    >>> is_known("page.html"), is_known("week.warc.gz"), is_known("photo.png"), is_known("prices.csv")
    (True, True, False, False)
    """
    return _suffix(name) in SUFFIXES and not is_table_name(name)


def is_table_name(name: str) -> bool:
    """Say whether a file's name says that it holds a table, which may be of articles.

    >>> is_table_name("week.csv.gz"), is_table_name("week.jsonl")
    (True, False)
    """
    return suffix_kind(name) == TABLE


def opens_table(start: bytes) -> bool:
    """Say whether bytes, packed perhaps, open a table of articles."""
    if start.startswith(GZIP):
        with contextlib.suppress(zlib.error):
            return is_table(zlib.decompressobj(_WINDOW_BITS).decompress(start, SNIFFED_BYTES))
    return is_table(start)


def read_stream(stream: io.BufferedReader, place: Place, kind: str | None, crawler: Crawler) -> Iterator[Page | Reject]:
    """Yield a stream's pages. `kind` is what its name says; what it opens with says more."""
    settings = crawler.settings
    start = stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
    if _opens_packed(start, warc.OPENING) or start.startswith(warc.OPENING):
        yield from warc.read_warc(stream, place, settings)
    elif start.startswith(GZIP):
        yield from _read_packed(stream, place, kind, crawler)
    elif start.startswith(bundle.OPENING):
        with _seekable(stream) as file:
            yield from bundle.read_bundle(file, place, settings, partial(_read_member, crawler=crawler))
    elif is_feed(start):
        yield from read_feed(stream.read(settings.page_limit_bytes + 1), place, settings, crawler.read)
    elif is_mail(start) and (b"multipart/" in start or b"text/html" in start):
        yield from read_mail(stream.read(settings.page_limit_bytes + 1), place, settings)
    else:
        yield from _read_plain(stream, place, kind, crawler)


def _suffix(name: str) -> str:
    name = name.lower().removesuffix(".gz")
    return name[name.rfind(".") :] if "." in name else ""


def _opens_packed(start: bytes, opening: bytes) -> bool:
    """Say whether a packed stream opens with these bytes when it is unpacked."""
    try:
        return start.startswith(GZIP) and zlib.decompressobj(_WINDOW_BITS).decompress(start, len(opening)) == opening
    except zlib.error:
        return False


def _read_packed(
    stream: io.BufferedReader, place: Place, kind: str | None, crawler: Crawler
) -> Iterator[Page | Reject]:
    """Yield what a stream packed with gzip holds. One that is packed twice is refused."""
    unpacked: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))
    try:
        if unpacked.peek(len(GZIP)).startswith(GZIP):
            yield reject(place, "packed twice")
            return
        for item in read_stream(unpacked, place, kind, crawler):
            is_swollen = isinstance(item, Page) and len(item.data) > FREE_BYTES
            if is_swollen and stream.seekable() and _ratio(item, stream) > crawler.settings.unpacked_ratio:
                yield reject(place, f"packed more than {crawler.settings.unpacked_ratio} times")
                return
            yield item
    except EOFError:
        yield reject(place, "cut short: the packed file ends too early")
    except (gzip.BadGzipFile, zlib.error) as error:
        yield reject(place, f"damaged gzip: {error}")


def _ratio(page: Page | Reject, packed: BinaryIO) -> float:
    return len(page.data) / max(packed.tell(), 1) if isinstance(page, Page) else 0.0


def _read_member(stream: BinaryIO, place: Place, crawler: Crawler) -> Iterator[Page | Reject]:
    """Yield the pages of a file in a ZIP. What its name does not tell to be a page is passed over."""
    is_tabular = is_table_name(place.address)
    if is_known(place.address) or is_tabular:
        buffered: io.BufferedReader = io.BufferedReader(cast(io.RawIOBase, stream))
        start = buffered.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
        if start.startswith(bundle.OPENING):
            yield reject(place, "a ZIP in a ZIP")
        elif not is_tabular or opens_table(start):
            yield from read_stream(buffered, place, suffix_kind(place.address), crawler)


@contextlib.contextmanager
def _seekable(stream: io.BufferedReader) -> Iterator[BinaryIO]:
    """A stream in which one can go back: a copy on the disk where this one cannot."""
    if stream.seekable():
        yield cast(BinaryIO, stream)
        return
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _read_plain(stream: io.BufferedReader, place: Place, kind: str | None, crawler: Crawler) -> Iterator[Page | Reject]:
    """Yield the pages of text: one, unless it is JSON, a table or a list of addresses."""
    settings = crawler.settings
    if kind is None:
        kind = _sniff_many(stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES])
    if kind in (LINES, TABLE):
        yield from (read_lines if kind == LINES else read_table)(stream, place, settings)
        return
    data = stream.read(settings.page_limit_bytes + 1)
    if kind == JSON and data.lstrip().startswith(b"["):
        yield from read_array(data, place, settings)
    elif kind == JSON and _is_lines(data):
        yield from read_lines(_again(data, stream), place, settings)
    elif kind in (None, TEXT, ADDRESSES) and (addresses := addresses_in(data, is_list=kind == ADDRESSES)):
        for address in addresses:
            yield from crawler.read(address, place)
    else:
        at = saved_place(data, place) if kind in (None, HTML) else place
        yield page_or_reject(data, at, settings, media_type=TEXT if kind == ADDRESSES else kind)


def _sniff_many(start: bytes) -> str | None:
    """What holds many articles or one in JSON, by what it opens with; None for anything else."""
    if sniff(start) == JSON:
        return JSON if start.lstrip().startswith((b"{\n", b"{\r")) else LINES
    return TABLE if is_table(start) else None


def _again(data: bytes, stream: io.BufferedReader) -> BinaryIO:
    """A stream that begins anew, `data` being what was read of it."""
    if stream.seekable():
        stream.seek(0)
        return stream
    return io.BytesIO(data + stream.read())


def _is_lines(data: bytes) -> bool:
    """Say whether the first line of JSON is an article by itself and not the only one."""
    first, _, rest = data.strip().partition(b"\n")
    try:
        msgspec.json.decode(first, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return bool(rest)
