"""What an earlier linking of fewer articles found. A later one finds the same of what is as it was, and need not look.

Two articles have in common what they had, whatever came since. Which pairs are worth a look, which copies hold a group
together, and what is one story depends on all articles, and is found anew.
"""

import zlib
from array import array
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from saksi.kinds import Link
from saksi.link.article.known import Known, without_words
from saksi.link.shelf import Shelf, keep, load
from saksi.link.text.copy import Compared, Copies, Own
from saksi.link.text.direct import Pair

# Under these names it stands on a shelf. Articles are kept so many together, in the order in which they came.
LABEL = "found"
_ARTICLES = f"{LABEL}:articles"
_TOGETHER = 256
# Of zlib: a quarter of the bytes are left, and harder work would hardly leave fewer.
_QUICK = 1


class Earlier(NamedTuple):
    """What was found among articles: their keys in the order of publication, the pairs that were compared (positions,
    two by two, four bytes each), what these gave, the links of copies, of stories and within stories.
    """

    keys: list[str]
    pairs: bytes
    compared: Compared
    ties: list[Link]
    stories: list[Link]
    relays: list[Link]

    def copies(self, keys: Sequence[str]) -> Copies:
        """Give what is known of copies, by the places of the articles among more of them, in the same order."""
        places = {key: at for at, key in enumerate(keys)}
        now = [places[key] for key in self.keys]
        ends = array("I", self.pairs)
        pairs = [(now[a], now[b]) for a, b in zip(ends[::2], ends[1::2], strict=True)]
        moved = [pair._replace(source=now[pair.source], copy=now[pair.copy]) for pair in self.compared.copies]
        return Copies(pairs, Compared(moved, self.compared.links, self.compared.own), self.ties)


NOTHING = Earlier([], b"", Compared([], [], []), [], [], [])


class _Packed(NamedTuple):
    """The same as it is kept. Who found it says so in `by`; `articles` are how many packets of them there are."""

    by: str
    articles: int
    keys: list[str]
    pairs: bytes
    copies: list[Pair]
    links: list[Link]
    own: list[Own]
    ties: list[Link]
    stories: list[Link]
    relays: list[Link]


def make_earlier(keys: Sequence[str], copies: Copies, stories: list[Link], relays: list[Link]) -> Earlier:
    """Put together what a linking found."""
    pairs = array("I", chain.from_iterable(copies.pairs)).tobytes()
    return Earlier(list(keys), pairs, copies.compared, copies.ties, stories, relays)


def keep_earlier(earlier: Earlier, new: Sequence[Known], by: str, shelf: Shelf, *, first: int = 0) -> None:
    """Keep what was found, and what articles that were not kept before are known by, behind so many packets of them."""
    packets = [without_words(new[at : at + _TOGETHER]) for at in range(0, len(new), _TOGETHER)]
    for number, packet in enumerate(packets, first):
        shelf.put(f"{_ARTICLES}:{number}", _pack(packet))
    compared = earlier.compared
    packed = _Packed(
        by,
        first + len(packets),
        earlier.keys,
        earlier.pairs,
        compared.copies,
        compared.links,
        compared.own,
        earlier.ties,
        earlier.stories,
        earlier.relays,
    )
    shelf.put(LABEL, _pack(packed))
    keep(shelf, f"{LABEL}:by", by)


def is_found(shelf: Shelf, by: str) -> bool:
    """Say whether there is something on a shelf that the same program found in the same way."""
    return load(shelf, f"{LABEL}:by", str) == by


def load_earlier(shelf: Shelf) -> tuple[Earlier, Mapping[str, Known], int]:
    """Give what was kept, what its articles are known by, and in how many packets these are."""
    packed = msgspec.msgpack.decode(zlib.decompress(shelf.get(LABEL) or b""), type=_Packed)
    names = [f"{_ARTICLES}:{number}" for number in range(packed.articles)]
    decoder = msgspec.msgpack.Decoder(list[Known])
    one: dict[str, str] = {}
    known = {}
    for packet in shelf.get_many(names).values():
        for each in decoder.decode(zlib.decompress(packet)):
            # One text for all that bear a name.
            named = {one.setdefault(name, name): times for name, times in each.names.items()}
            known[each.key] = each._replace(names=named)
    compared = Compared(packed.copies, packed.links, packed.own)
    return Earlier(packed.keys, packed.pairs, compared, *packed[-3:]), known, packed.articles


def forget_earlier(shelf: Shelf) -> None:
    """Let what was kept stand for nothing any more."""
    keep(shelf, f"{LABEL}:by", "")


def _pack(value: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(value), _QUICK)
