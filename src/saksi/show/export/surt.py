"""The form in which an index of web archives sorts addresses: the host's parts backwards, then the path."""

from urllib.parse import urlsplit


def surt(url: str) -> str:
    """An address in the form that sorts pages of one site together (Sort-friendly URI Reordering Transform).

    >>> surt("https://www.koran.example:443/Berita?id=2#x"), surt("urn:sha256:0f3e")
    ('example,koran)/berita?id=2', 'urn:sha256:0f3e')
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.lower()
    if not host:
        return url
    turned = host if host.replace(".", "").isdigit() or ":" in host else ",".join(reversed(host.split(".")))
    return f"{turned}{port}){parts.path or '/'}{f'?{parts.query}' if parts.query else ''}".lower().replace(" ", "%20")
