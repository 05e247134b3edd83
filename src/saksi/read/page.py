"""One page: its bytes, what they are, and what may not come in."""

import hashlib
import re
from typing import NamedTuple

import msgspec

from saksi.errors import InputError
from saksi.kinds import Given, Page, Settings

TEXT = "text/plain"
HTML = "text/html"
JSON = "application/json"
MEDIA_TYPES = frozenset({TEXT, HTML, JSON})

# What a file opens with when it is none of ours.
FORMATS = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP file",
    b"\x1f\x8b": "a gzip file",
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
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|div|p|script)\b", re.I | re.S
)
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_SLASH = ord("/")
# Elements that hold nothing, or whose end may be left out: a page without their ends is not deep.
_NOT_NESTED = frozenset(
    b"area base br col embed hr img input link meta param source track wbr"
    b" p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt html head body".split()
)


class Place(NamedTuple):
    """What a page is called: its address, and its id unless it states one itself."""

    address: str
    id: str


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
    _refuse(data, address, settings)
    kind, name, given = media_type or sniff(data), id, settings.given
    if kind == JSON:
        record = _read_record(data, address)
        name = str(record.id) if record.id not in (None, "") else id
        given = Given(given.outlet if not record.outlet else None, given.published if not record.published else None)
    elif kind == HTML:
        _refuse_depth(data, address, settings)
    elif kind != TEXT:
        raise InputError(f"{address}: media type {kind!r} is not read")
    sha256 = hashlib.sha256(data).hexdigest()
    return Page(data, sha256, _key(data, sha256, given), kind, address, name, given)


def sniff(data: bytes) -> str:
    """Tell a page's media type from its first bytes.

    >>> sniff(b"<!DOCTYPE html><p>Hujan."), sniff(b'{"text": "Hujan."}'), sniff(b"Hujan <b>.")
    ('text/html', 'application/json', 'text/plain')
    """
    start = data[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b'{"', b"{\n", b"{ ", b"{\r", b"{\t")):
        return JSON
    return HTML if _MARKUP.match(start) else TEXT


def depth(data: bytes) -> int:
    """Count the deepest nesting of elements in HTML, without building it.

    >>> depth(b"<div><p>one<p>two<ul><li>three</ul></div>")
    2
    """
    level = deepest = 0
    for tag in _TAG.finditer(data):
        if tag[2].lower() in _NOT_NESTED or data[tag.end() - 2] == _SLASH:
            continue
        level = max(0, level - 1) if tag[1] else level + 1
        deepest = max(deepest, level)
    return deepest


def _refuse(data: bytes, address: str, settings: Settings) -> None:
    if len(data) > settings.page_limit_bytes:
        raise InputError(f"{address}: over the limit of {settings.page_limit_bytes:,} bytes a page")
    if not data.strip():
        raise InputError(f"{address}: empty")
    for mark, name in FORMATS.items():
        if data.startswith(mark):
            raise InputError(f"{address}: {name}, not a page")
    start = data[:SNIFFED_BYTES]
    controls = len(start) - len(start.translate(None, _CONTROLS))
    if not start.startswith(WIDE_MARKS) and controls > CONTROL_SHARE * len(start) + 1:
        raise InputError(f"{address}: binary, {controls} control bytes in the first {len(start)}")


def _refuse_depth(data: bytes, address: str, settings: Settings) -> None:
    found = depth(data)
    if found > settings.depth_limit:
        raise InputError(f"{address}: {found} nested elements, over the limit of {settings.depth_limit}")


def _read_record(data: bytes, address: str) -> _Record:
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{address}: {error}") from error


def _key(data: bytes, sha256: str, given: Given) -> str:
    """Name a page by its bytes, and by what was given where that may fill a gap: other words, other article."""
    if not (given.outlet or given.published):
        return sha256
    return hashlib.sha256(data + msgspec.json.encode([given.outlet, given.published])).hexdigest()


_DECODER = msgspec.json.Decoder(_Record)
