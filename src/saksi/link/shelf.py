"""What a linking keeps for the next one: values under names, in a store that somebody else owns.

Many small things (the articles that share a mark, that bear a name) stand together in drawers, so that one article
opens a few dozen of them however many articles there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar
from zlib import crc32

import msgspec

# With a million articles a drawer of marks holds some 25,000 places, 100 kB.
DRAWERS = 4096

T = TypeVar("T")


class Shelf(Protocol):
    """A store of bytes by name; the ledger's, or a dictionary's."""

    def get(self, name: str) -> bytes | None:
        """The value under a name, or None."""

    def get_many(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """The values of those names that have one."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a value, in the place of the one before."""


class Memory:
    """A shelf that lasts as long as the process.

    >>> shelf = Memory()
    >>> shelf.put("a", b"1")
    >>> shelf.get("a"), shelf.get("b"), list(shelf)
    (b'1', None, [('a', b'1')])
    """

    def __init__(self) -> None:
        self._values: dict[str, bytes] = {}

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return iter(self._values.items())

    def get(self, name: str) -> bytes | None:
        """The value under a name, or None."""
        return self._values.get(name)

    def get_many(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """The values of those names that have one."""
        return {name: self._values[name] for name in names if name in self._values}

    def put(self, name: str, value: bytes) -> None:
        """Keep a value, in the place of the one before."""
        self._values[name] = value


class Drawers:
    """Values by key, many to a drawer; read as they are asked for, written by `close`."""

    def __init__(self, shelf: Shelf, label: str) -> None:
        self._shelf = shelf
        self._label = label
        self._open: dict[int, dict[str, list[int]]] = {}
        self._changed: set[int] = set()

    def get(self, key: str) -> list[int]:
        """The numbers under a key; none when it is new. Not to be changed."""
        return self._drawer(crc32(key.encode()) % DRAWERS).get(key, [])

    def put(self, key: str, numbers: list[int]) -> None:
        """Keep numbers under a key."""
        at = crc32(key.encode()) % DRAWERS
        self._drawer(at)[key] = numbers
        self._changed.add(at)

    def close(self) -> None:
        """Write what was changed."""
        for at in sorted(self._changed):
            self._shelf.put(f"{self._label}:{at}", msgspec.msgpack.encode(self._open[at]))
        self._changed.clear()

    def _drawer(self, at: int) -> dict[str, list[int]]:
        if at not in self._open:
            self._open[at] = load(self._shelf, f"{self._label}:{at}", dict[str, list[int]]) or {}
        return self._open[at]


def fill(shelf: Shelf, label: str, values: Mapping[str, list[int]]) -> None:
    """Write all drawers of a label anew, empty ones too."""
    drawers: list[dict[str, list[int]]] = [{} for _ in range(DRAWERS)]
    for key, numbers in values.items():
        drawers[crc32(key.encode()) % DRAWERS][key] = numbers
    for at, drawer in enumerate(drawers):
        shelf.put(f"{label}:{at}", msgspec.msgpack.encode(drawer))


def load(shelf: Shelf, name: str, kind: type[T]) -> T | None:
    """Read a value of a kind; None when there is none under the name."""
    value = shelf.get(name)
    return None if value is None else msgspec.msgpack.decode(value, type=kind)


def load_many(shelf: Shelf, names: Sequence[str], kind: type[T]) -> dict[str, T]:
    """Read the values of a kind under some names, as one: a thousand take a few times as long as one."""
    decoder = msgspec.msgpack.Decoder(kind)
    return {name: decoder.decode(value) for name, value in shelf.get_many(names).items()}


def keep(shelf: Shelf, name: str, value: object) -> None:
    """Keep a value."""
    shelf.put(name, msgspec.msgpack.encode(value))
