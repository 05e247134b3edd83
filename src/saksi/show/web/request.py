"""Reading a request: who asks for what, in which language."""

from urllib.parse import parse_qsl, unquote

from starlette.requests import ClientDisconnect, Request

from saksi.show.web.speech import Speech, choose
from saksi.show.web.visit import Visit

LANGUAGE_COOKIE = "saksi_language"
READER_COOKIE = "saksi_reader"
# A page pasted to be checked; more is a file, and `saksi add` reads it.
FORM_LIMIT_BYTES = 400_000
FORM_PARTS = 120


async def read_visit(request: Request) -> Visit:
    """What a request asks for, within the limits of an address and a form."""
    query = request.scope.get("query_string", b"").decode("latin-1")
    return Visit(
        speech=_speech(request),
        address=_own_address(request),
        parts={name: str(value) for name, value in request.path_params.items()},
        pairs=_pairs(query),
        form=_pairs((await _body(request)).decode("latin-1")) if request.method == "POST" else (),
        reader=whole(unquote(request.cookies.get(READER_COOKIE, "")))[:80],
    )


def _pairs(query: str) -> tuple[tuple[str, str], ...]:
    """The names and values of an address or a form; halves of characters become question marks."""
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")[:FORM_PARTS]
    return tuple((whole(name), whole(value)) for name, value in pairs)


def whole(text: str) -> str:
    """A text without halves of characters and without the mark that ends a string."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


async def _body(request: Request) -> bytes:
    """What a form sent, up to FORM_LIMIT_BYTES."""
    held = b""
    try:
        async for part in request.stream():
            held += part
            if len(held) > FORM_LIMIT_BYTES:
                return held[:FORM_LIMIT_BYTES]
    except ClientDisconnect:
        return b""
    return held


def _own_address(request: Request) -> str:
    query = request.scope.get("query_string", b"").decode("latin-1")
    return request.url.path + (f"?{query}" if query else "")


def _speech(request: Request) -> Speech:
    return choose(request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language", ""))
