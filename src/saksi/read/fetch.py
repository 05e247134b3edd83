"""One page from the network: only from public addresses, each redirect checked anew, within bounds of size and time."""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache

from saksi.errors import InputError
from saksi.read.public import WEB_PORTS, Resolve, Target, choose_number, is_public, resolve, take_apart

MOST_REDIRECTS = 5
# From the first connection to the last byte, redirects included.
WHOLE_S = 30.0
STEP_S = 10.0
_CHUNK_BYTES = 1 << 16
_MOVED = frozenset({301, 302, 303, 307, 308})
_WINDOW_BITS = zlib.MAX_WBITS | 32


@dataclass(frozen=True, slots=True)
class Gate:
    """What may be gone to, and how names are looked up. The default is the public web."""

    resolve: Resolve = resolve
    is_open: Callable[[str], bool] = is_public
    ports: frozenset[int] = WEB_PORTS


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: from which address in the end, its status, its headers by lower-case name, its bytes."""

    address: str
    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def date(self) -> str | None:
        """When the server answered, by its own clock, in ISO 8601."""
        try:
            return parsedate_to_datetime(self.headers.get("date", "")).isoformat()
        except (TypeError, ValueError):
            return None


def fetch(
    address: str, *, agent: str, limit_bytes: int, gate: Gate, check: Callable[[Target], None] | None = None
) -> Answer:
    """Get a page, following redirects; `check` is asked before each step and may raise InputError.

    Raises InputError naming the address and what is wrong. Nothing is sent to an address that is not public.
    """
    target, until = take_apart(address), time.monotonic() + WHOLE_S
    for _ in range(MOST_REDIRECTS + 1):
        if target.port not in gate.ports:
            raise InputError(f"{target.address}: not fetched: port {target.port} is none of the web")
        if check is not None:
            check(target)
        answer = _ask(target, agent, limit_bytes, gate, until)
        if answer.status not in _MOVED or not (onward := answer.headers.get("location")):
            return answer
        target = take_apart(onward, target.address)
    raise InputError(f"{address}: not fetched: more than {MOST_REDIRECTS} redirects")


def _ask(target: Target, agent: str, limit_bytes: int, gate: Gate, until: float) -> Answer:
    number = choose_number(target, gate.resolve, is_open=gate.is_open)
    connection = http.client.HTTPConnection(target.host, target.port, timeout=STEP_S)
    try:
        connection.sock = _connect(target, number)
        connection.putrequest("GET", target.path, skip_accept_encoding=True)
        for name, value in (("User-Agent", agent), ("Accept-Encoding", "identity"), ("Connection", "close")):
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        data = b"" if response.status in _MOVED else _read(response, target, limit_bytes, until)
        packing = headers.get("content-encoding", "identity").strip().lower()
        return Answer(target.address, response.status, headers, _unpack(data, packing, target, limit_bytes))
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise InputError(f"{target.address}: not fetched: {str(error) or type(error).__name__}") from error
    finally:
        connection.close()


def _connect(target: Target, number: str) -> socket.socket:
    """Connect to the number that was checked; the certificate must be the name's."""
    plain = socket.create_connection((number, target.port), timeout=STEP_S)
    if target.scheme == "http":
        return plain
    try:
        return _tls().wrap_socket(plain, server_hostname=target.host)
    except OSError:
        plain.close()
        raise


def _read(response: http.client.HTTPResponse, target: Target, limit_bytes: int, until: float) -> bytes:
    pieces, count = [], 0
    while piece := response.read1(_CHUNK_BYTES):
        pieces.append(piece)
        count += len(piece)
        if count > limit_bytes:
            raise InputError(f"{target.address}: over the limit of {limit_bytes:,} bytes a page")
        if time.monotonic() > until:
            raise InputError(f"{target.address}: not fetched: took more than {WHOLE_S:g} s")
    if response.length:
        raise InputError(f"{target.address}: not fetched: cut short, {response.length:,} bytes are missing")
    return b"".join(pieces)


def _unpack(data: bytes, packing: str, target: Target, limit_bytes: int) -> bytes:
    """Undo a packing that was not asked for, within the limit."""
    if packing in ("identity", "") or not data:
        return data
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise InputError(f"{target.address}: not fetched: packed as {packing!r}")
    unpacked = zlib.decompressobj(_WINDOW_BITS).decompress(data, limit_bytes + 1)
    if len(unpacked) > limit_bytes:
        raise InputError(f"{target.address}: over the limit of {limit_bytes:,} bytes a page")
    return unpacked


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
