"""What every request must pass, and what every answer carries."""

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
TOKEN_COOKIE = "saksi_token"
# Longer addresses are no search of a person; servers and browsers cut them at about this length.
ADDRESS_LIMIT = 8000

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_ADDED = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in: `host` is where the server listens. Without a token, only this machine by its own names.

    A page elsewhere on the web that points its own name at this machine is turned away by the name it calls us.
    """

    host: str = "127.0.0.1"
    token: str = ""


@dataclass(frozen=True, slots=True)
class _Refusal:
    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Guarded:
    """An application behind a door."""

    application: Application
    door: Door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it at the door."""
        if scope["type"] != "http":
            await self.application(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if refusal := find_refusal(self.door, scope, headers):
            more = [(b"allow", b"GET, HEAD, POST")] if refusal.status == 405 else None
            await _answer(send, refusal.status, f"{refusal.reason}\n", more)
        elif self.door.token and (shown := _asked(scope).get("token")):
            await _let_in(send, scope, shown, self.door.token)
        elif self.door.token and not holds_token(headers, self.door.token):
            await _answer(send, 401, "This ledger asks for a token: open the address that the server printed.\n")
        else:
            await self.application(scope, receive, _adding(send))


def new_token() -> str:
    """A token nobody guesses.

    >>> len(new_token()) >= 32
    True
    """
    return secrets.token_urlsafe(24)


def find_refusal(door: Door, scope: Scope, headers: dict[str, str]) -> _Refusal | None:
    """Why a request is turned away, if it is."""
    host = headers.get("host", "")
    if not door.token and name_of_host(host) not in LOOPBACK:
        return _Refusal(421, "This server answers to localhost only.")
    if len(scope.get("raw_path", b"")) + len(scope.get("query_string", b"")) > ADDRESS_LIMIT:
        return _Refusal(414, "The address is too long.")
    if scope["method"] not in ("GET", "HEAD", "POST"):
        return _Refusal(405, "Only GET, HEAD and POST are understood.")
    if scope["method"] == "POST" and not is_own_form(headers, host):
        return _Refusal(403, "The form was sent from another site.")
    return None


def name_of_host(host: str) -> str:
    """The name in a Host header, without its port.

    >>> name_of_host("localhost:8000"), name_of_host("[::1]:8000"), name_of_host("evil.example")
    ('localhost', '::1', 'evil.example')
    """
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_own_form(headers: dict[str, str], host: str) -> bool:
    """Whether a form was sent from one of our own pages, as the browser says.

    >>> is_own_form({"sec-fetch-site": "cross-site"}, "localhost"), is_own_form({"origin": "http://a.b"}, "a.b")
    (False, True)
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == host


def holds_token(headers: dict[str, str], token: str) -> bool:
    """Whether a request carries the token, in a cookie or as a bearer.

    >>> holds_token({"authorization": "Bearer abc"}, "abc"), holds_token({"cookie": "saksi_token=x"}, "abc")
    (True, False)
    """
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(TOKEN_COOKIE)
    except CookieError:
        cookie = None
    shown = cookie.value if cookie else headers.get("authorization", "").removeprefix("Bearer ")
    return _is_same(shown, token)


def _is_same(shown: str, token: str) -> bool:
    return hmac.compare_digest(shown.encode(), token.encode())


def _asked(scope: Scope) -> dict[str, str]:
    return dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))


async def _let_in(send: Send, scope: Scope, shown: str, token: str) -> None:
    """Take the token out of the address into a cookie, so that it is not passed on with a link."""
    if not _is_same(shown, token):
        await _answer(send, 401, "This is not the token of this ledger.\n")
        return
    rest = urlencode([pair for pair in parse_qsl(scope["query_string"].decode("latin-1")) if pair[0] != "token"])
    # One slash: two would name another host.
    path = "/" + scope.get("raw_path", b"/").decode("latin-1").partition("?")[0].lstrip("/\\")
    cookie = f"{TOKEN_COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax"
    more = [(b"location", (path + (f"?{rest}" if rest else "")).encode("latin-1")), (b"set-cookie", cookie.encode())]
    await _answer(send, 303, "", more)


async def _answer(send: Send, status: int, text: str, more: list[tuple[bytes, bytes]] | None = None) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_ADDED, *(more or [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})


def _adding(send: Send) -> Send:
    async def send_with_headers(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *_ADDED]
        await send(message)

    return send_with_headers
