"""One page: its bytes, what they are, and what may not come in."""

import hashlib
import re
from typing import NamedTuple

import msgspec

from saksi.errors import InputError
from saksi.jsonkey import read_object
from saksi.kinds import Given, Page, Provenance, Reject, Settings

ROOM = "read"
TEXT = "text/plain"
HTML = "text/html"
JSON = "application/json"
MARKDOWN = "text/markdown"
# HTML that is an article and nothing else: what a feed carries.
FRAGMENT = "text/html; fragment"
MEDIA_TYPES = frozenset({TEXT, HTML, JSON, MARKDOWN, FRAGMENT})

# What a file opens with when it is none of ours.
FORMATS = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP file",
    b"\x1f\x8b": "a gzip file",
    b"WARC/": "a WARC file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a RIFF file",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "a SQLite file",
}
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# How far into a page its kind is looked for.
SNIFFED_BYTES = 4096
# Share of control bytes above which bytes are no text. Random bytes have 0.10, pages with a stray NUL under 0.001.
CONTROL_SHARE = 0.02
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1b")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|script)\b",
    re.I | re.S,
)


class Place(NamedTuple):
    """What a page is called: its address, and its id unless it states one itself; what is said of it from outside."""

    address: str
    id: str
    charset: str | None = None
    fetched: str | None = None
    stated: tuple[Provenance, ...] = ()


class _Record(msgspec.Struct):
    """What a page of JSON says of itself, as far as `read` needs it."""

    text: str
    id: str | int | None = None
    outlet: str | None = None
    published: str | None = None


def make_page(
    data: bytes,
    *,
    address: str,
    id: str,
    media_type: str | None = None,
    settings: Settings,
) -> Page:
    """Make a page of bytes. Without a media type it is sniffed. Raises InputError naming address, limit and value.

    >>> page = make_page(b"Hujan turun.", address="a.txt", id="a", settings=Settings())
    >>> page.media_type, page.key == page.sha256
    ('text/plain', True)
    >>> make_page(b"", address="b.txt", id="b", settings=Settings())
    Traceback (most recent call last):
    saksi.errors.InputError: b.txt: empty
    """
    return place_page(data, Place(address, id), settings, media_type=media_type)


def place_page(data: bytes, place: Place, settings: Settings, *, media_type: str | None = None) -> Page:
    """Make a page of bytes whose place says more of it than they do. Raises InputError like `make_page`.

    >>> place = Place("https://kabaruji.example/1", "1", charset="latin-1", fetched="2025-07-12T03:15:00Z")
    >>> page = place_page(b"Hujan turun.", place, Settings())
    >>> page.fetched, page.charset
    ('2025-07-12T03:15:00Z', None)
    """
    address, name, given = place.address, place.id, settings.given
    _refuse(data, address, settings)
    kind = media_type or sniff(data)
    if kind == JSON:
        record = _read_record(data, address)
        name = str(record.id) if record.id not in (None, "") else name
        given = Given(given.outlet if not record.outlet else None, given.published if not record.published else None)
    elif kind not in MEDIA_TYPES:
        raise InputError(f"{address}: media type {kind!r} is not read")
    needs_charset = place.charset is not None and not _is_in(data, "utf-8") and _is_in(data, place.charset)
    charset = place.charset if needs_charset else None
    outside = place.stated if kind == FRAGMENT else ()
    sha256 = hashlib.sha256(data).hexdigest()
    key = _key(data, sha256, (given.outlet, given.published, charset, *outside))
    return Page(data, sha256, key, kind, address, name, given, charset, place.fetched, place.stated)


def page_or_reject(data: bytes, place: Place, settings: Settings, *, media_type: str | None = None) -> Page | Reject:
    """Make a page of bytes, or say why there is none.

    >>> page_or_reject(b"", Place("b.txt", "b"), Settings()).reason
    'empty'
    """
    try:
        return place_page(data, place, settings, media_type=media_type)
    except InputError as error:
        return reject(place, str(error).removeprefix(f"{place.address}: "))


def reject(place: Place, reason: str) -> Reject:
    """Say why a place gave no page."""
    return Reject(place.address, place.id, ROOM, reason)


def sniff(data: bytes) -> str:
    """Tell a page's media type from its first bytes.

    >>> sniff(b"<!DOCTYPE html><p>Hujan."), sniff(b'{"text": "Hujan."}'), sniff(b"Hujan <b>.")
    ('text/html', 'application/json', 'text/plain')
    """
    start = data[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b'{"', b"{\n", b"{ ", b"{\r", b"{\t")):
        return JSON
    return HTML if _MARKUP.match(start) else TEXT


def _refuse(data: bytes, address: str, settings: Settings) -> None:
    if len(data) > settings.page_limit_bytes:
        raise InputError(f"{address}: over the limit of {settings.page_limit_bytes:,} bytes a page")
    if not data or data.isspace():
        raise InputError(f"{address}: empty")
    for mark, name in FORMATS.items():
        if data.startswith(mark):
            raise InputError(f"{address}: {name}, not a page")
    start = data[:SNIFFED_BYTES]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if not start.startswith(WIDE_MARKS) and controls > CONTROL_SHARE * len(start) + 1:
        raise InputError(f"{address}: binary, {controls} control bytes in the first {len(start)}")


def _read_record(data: bytes, address: str) -> _Record:
    try:
        own, said = read_object(data)
        return msgspec.convert({**own, **said}, _Record)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{address}: {error}") from error


def _key(data: bytes, sha256: str, outside: tuple[object, ...]) -> str:
    """Name a page by its bytes, and by what is said of them where that changes what is read: other article."""
    if not any(outside):
        return sha256
    said = outside if any(outside[2:]) else outside[:2]
    return hashlib.sha256(data + msgspec.json.encode(said)).hexdigest()


def _is_in(data: bytes, charset: str) -> bool:
    try:
        data.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
