"""What a server's or an archive's content type makes of a page."""

import re

from saksi.read.page import HTML, MARKDOWN, TEXT

# What a server may call a page. Without a name its bytes are looked at.
PAGE_TYPES = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/plain": TEXT,
    "text/markdown": MARKDOWN,
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


def page_type(content_type: str | None) -> str | None:
    """Give the media type that a page of this content type is read as: "" when its bytes must tell, None for no page.

    >>> page_type("text/html; charset=utf-8"), page_type("image/png"), page_type(None)
    ('text/html', None, '')
    """
    kind = (content_type or "").partition(";")[0].strip().lower()
    return PAGE_TYPES.get(kind) if kind and kind != "application/octet-stream" else ""


def charset_of(content_type: str | None) -> str | None:
    """Give the character set that a content type names.

    >>> charset_of("text/html; charset=ISO-8859-1"), charset_of("text/html")
    ('iso-8859-1', None)
    """
    found = _CHARSET.search(content_type or "")
    return found[1].lower() if found else None
