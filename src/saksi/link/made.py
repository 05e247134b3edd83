"""What measures were made of, kept on a shelf: one of which nothing is another need not be made again.

A story is measured anew whenever an article comes to it, and most of its measures are what they were. A print stands
for all that a measure hangs on besides its articles: its figures as the story tells them, the copies and citations
among these, and by what it was found. One more stands for all figures of the story: where that is what it was, nothing
need be joined. Where what was read out of an article changes, all is linked anew.
"""

import hashlib
import operator
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields

import msgspec

from saksi.link.measure.again import Sure, is_topic, join_more
from saksi.link.measure.join import join_rest
from saksi.link.origin.origin import find_outlet
from saksi.link.retell import mark_program
from saksi.link.shelf import Shelf
from saksi.link.text.tie import Ties
from saksi.link.told import Told

LABEL = "prints"
_PRINT_BYTES = 8
# What a figure's key and place in its article do not tell.
_OF_PLACE = frozenset({"finding", "quantity", "claim", "ends", "bounds"})
_FIELDS = [each.name for each in fields(Told) if each.name not in _OF_PLACE]
_look = operator.attrgetter(*_FIELDS, "quantity.span", "quantity.unit", "quantity.cmp")
_PACK = msgspec.msgpack.Encoder(order="deterministic").encode

_NONE = msgspec.msgpack.encode({})
# Among the prints of the measures that the article of a story's first figure bears: the one of all its figures, and how
# they are joined.
_STORY, _SURE = "", "sure"
_decode_sure = msgspec.msgpack.Decoder(Sure).decode

# The prints of measures by id; they stand under the article of their first figure.
_Prints = dict[str, bytes]


class Made:
    """The prints of measures as they are in the ledger, and those of the ones that are found now; `same` are both."""

    def __init__(self, shelf: Shelf, by: str) -> None:
        self._shelf, self._by = shelf, f"{by}:{mark_program().hex()}".encode()
        self._kept: dict[str, bytes] = {}
        self._held: dict[str, _Prints] = {}
        self._ids: Collection[str] = ()
        self._new: dict[str, _Prints] = {}
        self._found: set[str] = set()
        # The figures of the story that is measured, packed, each beside the figure itself.
        self._packed: dict[int, tuple[Told, bytes]] = {}
        self.same: set[str] = set()

    def open(self, keys: Iterable[str], ids: Collection[str]) -> None:
        """Read the prints of the measures that are there (`ids`), by the ledger keys of their articles."""
        self._kept, self._ids = dict(self._shelf.get_many([_name(key) for key in keys])), ids
        decode = msgspec.msgpack.Decoder(_Prints).decode
        self._held = {name: decode(packed) for name, packed in self._kept.items() if packed != _NONE}

    def rests(self, told: Sequence[Told], ties: Ties) -> bool:
        """Say whether all figures of a story are what they were when it was last measured: then so are its measures."""
        self._packed = {id(each): (each, _pack(each, ties)) for each in told}
        if not told:
            return True
        mark, first = self._print(told, ties), _name(told[0].key)
        self._new.setdefault(first, {})[_STORY] = mark
        if self._held.get(first, {}).get(_STORY) != mark:
            return False
        for name in {_name(each.key) for each in told}:
            prints = {id: held for id, held in self._held.get(name, {}).items() if id not in (_STORY, _SURE)}
            if prints:
                self._new.setdefault(name, {}).update(prints)
                self.same.update(prints)
        if sure := self._held[first].get(_SURE):
            self._new[first][_SURE] = sure
        return True

    def join(self, told: Sequence[Told], ties: Ties) -> list[list[Told]]:
        """Put the figures of a story together by what they count, by how those that it had were joined."""
        first = _name(told[0].key)
        held = self._held.get(first, {}).get(_SURE)
        packed = [self._packed[id(each)][1] for each in told]
        sure = join_more(told, packed, ties, _decode_sure(held) if held is not None else None)
        if is_topic(sure):
            self._new.setdefault(first, {})[_SURE] = _PACK(sure)
        return join_rest(told, sure.roots)

    def stays(self, id: str, told: Sequence[Told], ties: Ties) -> bool:
        """Say whether a measure of these figures is there already; it is remembered what it is made of."""
        mark, name = self._print(told, ties), _name(told[0].key)
        self._new.setdefault(name, {})[id] = mark
        is_same = id in self._ids and self._held.get(name, {}).get(id) == mark
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
        self._new, self._packed, self.same = {}, {}, set()
        return packed

    def take(self, packed: bytes) -> None:
        """Keep what was handed over."""
        new, same = msgspec.msgpack.decode(packed, type=tuple[dict[str, _Prints], set[str]])
        values = {name: msgspec.msgpack.encode(prints) for name, prints in new.items()}
        self._shelf.put_many({name: value for name, value in values.items() if self._kept.get(name) != value})
        self._found |= new.keys()
        self.same |= same

    def _print(self, told: Sequence[Told], ties: Ties) -> bytes:
        keys = {each.key for each in told}
        cited = {key: sorted(keys & ties.cited[key]) for key in sorted(keys) if key in ties.cited}
        whole = hashlib.blake2b(self._by, digest_size=_PRINT_BYTES)
        whole.update(msgspec.msgpack.encode(cited))
        for each in told:
            held = self._packed.get(id(each))
            whole.update(held[1] if held is not None else _pack(each, ties))
        return whole.digest()


def _name(key: str) -> str:
    return f"{LABEL}:{key}"


def _pack(told: Told, ties: Ties) -> bytes:
    """All of a figure that its measure hangs on, but who cites whom."""
    claim = told.claim and told.claim.id
    return _PACK((find_outlet(told, ties), ties.sources.get(told.key), claim, _look(told)))
