"""Which network addresses may be gone to: public ones on the web's ports, whatever name or form they hide behind."""

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from saksi.errors import InputError

# What `is_global` of Python's tables lets through and leads to this machine or network all the same: addresses for
# protocols (RFC 6890), IPv4 inside IPv6 by translation (RFC 6052, 8215), 6to4 (RFC 3056), Teredo (RFC 4380), the old
# site-local range (RFC 3879), multicast (RFC 5771, 4291), and what is kept for the future (RFC 1112).
_CLOSED = tuple(
    ipaddress.ip_network(block)
    for block in (
        *("192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4", "100.64.0.0/10", "0.0.0.0/8"),
        *(
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32",
            "fec0::/10",
            "ff00::/8",
            "::/96",
            "::ffff:0:0/96",
        ),
    )
)
WEB_PORTS = frozenset({80, 443, 8080, 8443})
_SCHEME_PORTS = {"http": 80, "https": 443}
_LONGEST_ADDRESS = 2000

Resolve = Callable[[str, int], tuple[str, ...]]


class Target(NamedTuple):
    """An address taken apart: where to connect, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str
    address: str


def is_public(number: str) -> bool:
    """Say whether an IP address is one of the public internet.

    >>> [is_public(number) for number in ("93.184.215.14", "127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address.version == block.version and address in block for block in _CLOSED)


def take_apart(address: str, base: str | None = None) -> Target:
    """Take an address apart. Raises InputError where it is not one of a public web page by its form alone.

    >>> take_apart("https://kabaruji.example/2025/hujan?x=1#top").path
    '/2025/hujan?x=1'
    >>> take_apart("ftp://kabaruji.example/")
    Traceback (most recent call last):
    saksi.errors.InputError: ftp://kabaruji.example/: not fetched: only http and https are
    """
    try:
        whole = urljoin(base, address) if base else address
        parts = urlsplit(whole)
        port = parts.port or _SCHEME_PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise InputError(f"{address}: not fetched: no address: {error}") from error
    if parts.scheme not in _SCHEME_PORTS:
        raise _refusal(address, "only http and https are")
    if not host or parts.username is not None or parts.password is not None:
        raise _refusal(address, "it has no host" if not host else "it holds a name or password")
    if len(whole) > _LONGEST_ADDRESS or not whole.isprintable() or " " in whole:
        raise _refusal(address, "no address of a page")
    path = urlunsplit(("", "", parts.path or "/", parts.query, "")).encode("utf-8", "replace")
    quoted = "".join(chr(byte) if byte < 128 else f"%{byte:02X}" for byte in path)
    return Target(parts.scheme, host, port, quoted, whole)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Ask the system for the IP addresses of a host. Raises OSError."""
    return tuple(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def choose_number(target: Target, resolve: Resolve, *, is_open: Callable[[str], bool] = is_public) -> str:
    """Give the IP address to connect to. Every address of the host must be public, so that none is chosen by luck.

    The caller connects to this number and not to the name: a name may answer otherwise the next time it is asked.

    >>> choose_number(take_apart("http://lokal.example/"), lambda host, port: ("10.0.0.1",))
    Traceback (most recent call last):
    saksi.errors.InputError: http://lokal.example/: not fetched: lokal.example is at 10.0.0.1, which is not public
    """
    try:
        numbers = resolve(target.host, target.port)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{target.address}: not fetched: {target.host} is not known: {error}") from error
    for number in numbers:
        if not is_open(number):
            raise _refusal(target.address, f"{target.host} is at {number}, which is not public")
    if not numbers:
        raise _refusal(target.address, f"{target.host} has no address")
    return numbers[0]


def _refusal(address: str, reason: str) -> InputError:
    return InputError(f"{address}: not fetched: {reason}")
