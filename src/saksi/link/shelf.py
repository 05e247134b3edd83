"""What a linking keeps for the next one: values under names, in a store that somebody else owns.

Many small things (the articles that share a mark, that bear a name) stand together in drawers, some dozens in each,
so that what one article opens and writes again hardly grows with the number of articles.
"""

import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar
from zlib import crc32

import msgspec

# Drawers are made for so many keys each: with half as many they take more room, with twice as many more time.
DRAWER_KEYS = 32
FEWEST_DRAWERS = 64
MOST_DRAWERS = 1 << 20

T = TypeVar("T")


class Shelf(Protocol):
    """A store of bytes by name; the ledger's, or a dictionary's."""

    def get(self, name: str) -> bytes | None:
        """The value under a name, or None."""

    def get_many(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """The values of those names that have one."""

    def put(self, name: str, value: bytes) -> None:
        """Keep a value, in the place of the one before."""

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Keep values by name, in the place of those before."""


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

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Keep values by name, in the place of those before."""
        self._values.update(values)


class Drawers:
    """Numbers below 2 ** 32 by key, many keys to a drawer; read by `open` or as they are asked for, written by `close`.

    How many drawers there are stands under the label, since `fill` last wrote them.
    """

    def __init__(self, shelf: Shelf, label: str) -> None:
        self._shelf = shelf
        self._label = label
        self._size = load(shelf, label, int) or FEWEST_DRAWERS
        self._open: dict[int, dict[str, bytes]] = {}
        self._changed: set[int] = set()

    def open(self, keys: Collection[str]) -> None:
        """Read the drawers of some keys as one: a hundred take a few times as long as one."""
        places = {f"{self._label}:{at}": at for at in sorted({_place(key, self._size) for key in keys})}
        held = load_many(self._shelf, list(places), dict[str, bytes])
        self._open.update((at, held.get(name) or {}) for name, at in places.items() if at not in self._open)

    def get(self, key: str) -> Sequence[int]:
        """The numbers under a key; none when it is new."""
        return _unpack(self._drawer(_place(key, self._size)).get(key, b""))

    def put(self, key: str, numbers: Sequence[int]) -> None:
        """Keep numbers under a key."""
        at = _place(key, self._size)
        self._drawer(at)[key] = _pack(numbers)
        self._changed.add(at)

    def close(self) -> None:
        """Write what was changed."""
        changed = {f"{self._label}:{at}": msgspec.msgpack.encode(self._open[at]) for at in sorted(self._changed)}
        self._shelf.put_many(changed)
        self._changed.clear()

    def _drawer(self, at: int) -> dict[str, bytes]:
        if at not in self._open:
            self._open[at] = load(self._shelf, f"{self._label}:{at}", dict[str, bytes]) or {}
        return self._open[at]


def fill(shelf: Shelf, label: str, values: Mapping[str, Sequence[int]]) -> None:
    """Write all drawers of a label anew, empty ones too, as many as the values want."""
    wanted = len(values) // DRAWER_KEYS
    size = min(MOST_DRAWERS, max(FEWEST_DRAWERS, 1 << wanted.bit_length()))
    drawers: list[dict[str, bytes]] = [{} for _ in range(size)]
    for key, numbers in values.items():
        drawers[_place(key, size)][key] = _pack(numbers)
    shelf.put_many({f"{label}:{at}": msgspec.msgpack.encode(drawer) for at, drawer in enumerate(drawers)})
    keep(shelf, label, size)


# As bytes, numbers are read only where they are asked for.
def _pack(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _unpack(packed: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def _place(key: str, size: int) -> int:
    return crc32(key.encode()) % size


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
