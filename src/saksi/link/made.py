"""What measures were made of, kept on a shelf: one of which nothing is another need not be made again.

A story is measured anew whenever an article comes to it, and most of its measures are what they were. A print stands
for all that a measure hangs on besides its articles: its figures as the story tells them, the copies and citations
among these, and by what it was found. Where what was read out of an article changes, all is linked anew.
"""

import hashlib
import operator
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields

import msgspec

from saksi.link.origin.origin import find_outlet
from saksi.link.retell import mark_program
from saksi.link.shelf import Shelf
from saksi.link.text.tie import Ties
from saksi.link.told import Told

LABEL = "prints"
_PRINT_BYTES = 8
# What a figure's key and place in its article do not tell.
_FIELDS = [each.name for each in fields(Told) if each.name not in ("finding", "quantity", "claim", "bounds")]
_look = operator.attrgetter(*_FIELDS, "quantity.span", "quantity.unit", "quantity.cmp")

_NONE = msgspec.msgpack.encode({})

# The prints of measures by id; they stand under the article of their first figure.
_Prints = dict[str, bytes]


class Made:
    """The prints of measures as they are in the ledger, and those of the ones that are found now; `same` are both."""

    def __init__(self, shelf: Shelf, by: str) -> None:
        self._shelf, self._by = shelf, f"{by}:{mark_program().hex()}"
        self._kept: dict[str, bytes] = {}
        self._held: _Prints = {}
        self._new: dict[str, _Prints] = {}
        self._found: set[str] = set()
        self.same: set[str] = set()

    def open(self, keys: Iterable[str], ids: Collection[str]) -> None:
        """Read the prints of the measures that are there (`ids`), by the ledger keys of their articles."""
        self._kept = dict(self._shelf.get_many([_name(key) for key in keys]))
        kept = (msgspec.msgpack.decode(packed, type=_Prints) for packed in self._kept.values())
        self._held = {id: mark for prints in kept for id, mark in prints.items() if id in ids}

    def stays(self, id: str, told: Sequence[Told], ties: Ties) -> bool:
        """Say whether a measure of these figures is there already; it is remembered what it is made of."""
        mark = _print(told, ties, self._by)
        self._new.setdefault(_name(told[0].key), {})[id] = mark
        is_same = self._held.get(id) == mark
        if is_same:
            self.same.add(id)
        return is_same

    def close(self) -> None:
        """Forget the prints that were read and are not found again: nobody looks at those of a small story."""
        gone = [name for name, packed in self._kept.items() if packed != _NONE and name not in self._found]
        self._shelf.put_many(dict.fromkeys(gone, _NONE))
        self._kept = {}

    def hand_over(self) -> bytes:
        """Give what was found to another process, which keeps it by `take`."""
        packed = msgspec.msgpack.encode((self._new, self.same))
        self._new, self.same = {}, set()
        return packed

    def take(self, packed: bytes) -> None:
        """Keep what was handed over."""
        new, same = msgspec.msgpack.decode(packed, type=tuple[dict[str, _Prints], set[str]])
        values = {name: msgspec.msgpack.encode(prints) for name, prints in new.items()}
        self._shelf.put_many({name: value for name, value in values.items() if self._kept.get(name) != value})
        self._found |= new.keys()
        self.same |= same


def _name(key: str) -> str:
    return f"{LABEL}:{key}"


def _print(told: Sequence[Told], ties: Ties, by: str) -> bytes:
    keys = {each.key for each in told}
    cited = [sorted(keys & ties.cited.get(each.key, frozenset())) for each in told]
    sources = [ties.sources.get(each.key) for each in told]
    claims = [each.claim and each.claim.id for each in told]
    outlets = [find_outlet(each, ties) for each in told]
    whole = (by, outlets, cited, sources, claims, list(map(_look, told)))
    packed = msgspec.msgpack.encode(whole, order="deterministic")
    return hashlib.blake2b(packed, digest_size=_PRINT_BYTES).digest()
