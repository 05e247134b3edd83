"""Pages saved as one file in the format of a mail (MHTML, RFC 2557): the page itself, without its pictures."""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from saksi.kinds import Page, Provenance, Reject, Settings
from saksi.read.page import HTML, Place, page_or_reject, reject

# How such a file opens: header lines, one of them of MIME.
_OPENING = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.I)


def is_mail(start: bytes) -> bool:
    """Say whether bytes open a page saved as a mail.

    >>> is_mail(b"From: <Saved by a browser>\\r\\nMIME-Version: 1.0\\r\\n"), is_mail(b"Hujan turun.")
    (True, False)
    """
    return _OPENING.match(start) is not None


def read_mail(data: bytes, place: Place, settings: Settings) -> Iterator[Page | Reject]:
    """Yield the page: the first part that is HTML, with the address and time it was saved from."""
    if len(data) > settings.page_limit_bytes:
        yield reject(place, f"over the limit of {settings.page_limit_bytes:,} bytes a page")
        return
    try:
        mail = BytesParser().parsebytes(data)
        part = next((part for part in mail.walk() if part.get_content_type() == HTML), None)
        body = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, RecursionError, AssertionError) as error:
        yield reject(place, f"damaged page in the format of a mail: {error}")
        return
    if part is None or not isinstance(body, bytes):
        yield reject(place, "no part of it is HTML")
        return
    saved = mail.get("Snapshot-Content-Location") or part.get("Content-Location")
    stated = (Provenance("url", str(saved).strip(), "saved"),) if saved else ()
    charset = part.get_content_charset()
    yield page_or_reject(body, Place(place.address, place.id, charset, _date(mail), stated), settings, media_type=HTML)


def _date(mail: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(mail.get("Date"))).isoformat()
    except (TypeError, ValueError):
        return None
