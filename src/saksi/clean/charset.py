"""Bytes to text: the mark they open with, UTF-8, what the page declares, or the most likely character set."""

import codecs
import re

from saksi.errors import InputError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How far into a page HTML may declare its character set (the standard says 1024; real pages are later).
DECLARED_BYTES = 4096
# UTF-8 with more broken letters than this share is some other character set. Counted among all letters when the page
# declares UTF-8, among those that are not ASCII when it does not.
BROKEN_SHARE = 0.02
# Among character sets that fit equally well, the one that undeclared pages are in most often.
WESTERN = "cp1252"
_UTF8 = frozenset({"utf-8", "utf8"})
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


def decode(data: bytes, address: str, stated: str | None = None) -> str:
    """Give the text that bytes stand for, without a byte order mark. Raises InputError when they stand for none.

    `stated` is the character set that a server named.

    >>> decode(b"\\xef\\xbb\\xbfHujan", "a.txt"), decode('<meta charset="latin1">é'.encode("latin-1"), "a.html")
    ('Hujan', '<meta charset="latin1">é')
    """
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _try(data, name) or _refuse(data, address, name)
    if (text := _try(data, "utf-8")) is not None:
        return text
    found = _DECLARED.search(data, 0, DECLARED_BYTES)
    declared = [name for name in (stated, found[1].decode("ascii").lower() if found else None) if name]
    for name in declared:
        if (text := _try(data, name)) is not None:
            return text
    return _mend(data, is_declared=bool(_UTF8.intersection(declared))) or _guess(data, address)


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _mend(data: bytes, *, is_declared: bool) -> str | None:
    """Give UTF-8 with U+FFFD for the bytes that break it, when these are few beside those that make it."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    foreign = sum(letter > "\x7f" for letter in text) - broken
    return text if broken <= BROKEN_SHARE * (len(text) if is_declared else foreign) else None


def _guess(data: bytes, address: str) -> str:
    from charset_normalizer import from_bytes

    likely = list(from_bytes(data))
    if not likely:
        return _refuse(data, address, "utf-8")
    alike = (match for match in likely if (match.chaos, match.coherence) == (likely[0].chaos, likely[0].coherence))
    return str(next((match for match in alike if match.encoding == WESTERN), likely[0]))


def _refuse(data: bytes, address: str, name: str) -> str:
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(f"{address}: not {name} at byte {error.start}, and no other character set fits") from error
    return ""
