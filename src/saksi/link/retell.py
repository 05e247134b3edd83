"""What an article is known by and what its figures tell, kept on a shelf: found once, when the article is read.

It hangs on the article and the program alone. It is kept with a print of both, and found anew where that is another
one. To read it back takes less than a tenth as long.
"""

import functools
import hashlib
import importlib.resources
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import msgspec

from saksi.kinds import Finding, Quantity
from saksi.link.article.byname import sign_article
from saksi.link.count.ending import find_all_ends
from saksi.link.count.kind import Kind
from saksi.link.name.identity import Identity
from saksi.link.shelf import Shelf
from saksi.link.teller import date_figure, tell
from saksi.link.told import Told
from saksi.link.voice.owner import find_owner
from saksi.pack import UNDETERMINED, Pack, load_packs

LABEL = "known"
_NOWHERE = -1
# Of zlib: a quarter of the bytes are left, and harder work would hardly leave fewer.
_QUICK = 1
_PRINT_BYTES = 8
# Articles and names of which it is held in the program what they tell: the next article is often of the same story.
_RESTORED_HELD = 500
_OWNERS_HELD = 1 << 14
# What decides what an article tells: code, and the words of the languages.
_ROOMS = ("saksi.link", "saksi.packs")
_ENDINGS = (".py", ".tsv", ".toml")


class Kept(NamedTuple):
    """A figure as `tell` gives it, without its finding: `sentence` and `claim` are places in it, and so is `quantity`
    where it stands there: a term of prison does not, and no number of years is too large to be packed. When it stood is
    read again: what copies an article may say when that came out.
    """

    quantity: int | Quantity
    sentence: int
    claim: int
    source: Identity | None
    nearby: Identity | None
    kind: Kind
    is_denied: bool
    is_contrasted: bool
    regions: frozenset[str]
    body: Identity | None
    spots: frozenset[str]
    is_against: bool
    leaned_on: tuple[Identity, ...]
    alone: Identity | None
    is_open: bool
    ends: frozenset[str]


class _Article(NamedTuple):
    """What is kept of an article: its print, its names and what it tells, packed each for themselves.

    All versions have the print in front, and two more.
    """

    print: bytes
    names: bytes
    told: bytes


class _Told(NamedTuple):
    """What an article tells: when the days end that it names, and its figures, packed."""

    ends: tuple[str, ...]
    figures: bytes


class Retold:
    """What was kept of articles: read by `open`, found anew where it is not there.

    `look` gives an article as it is packed now, by its ledger key.
    """

    def __init__(self, shelf: Shelf, look: Callable[[str], bytes]) -> None:
        self._shelf = shelf
        self._look = look
        self._held: dict[str, _Article] = {}
        self._new: dict[str, bytes] = {}
        self._asked: set[tuple[bytes, str]] = set()

    def open(self, keys: Iterable[str]) -> None:
        """Read what is kept of some articles, by their ledger keys."""
        names = {_name(key): key for key in keys}
        found = ((name, _ARTICLE.decode(kept)) for name, kept in self._shelf.get_many(list(names)).items())
        self._held = {name: each for name, each in found if each.print == _print(self._look(names[name]))}

    def sign(self, finding: Finding, _: Mapping[str, Pack]) -> dict[str, int]:
        """Give what `sign_article` gives, in order of the names."""
        return _NAMES.decode(zlib.decompress(self._get(finding).names))

    def tell(self, finding: Finding, moment: str, _: Mapping[str, Pack]) -> Iterator[Told]:
        """Yield what `tell` yields."""
        asked = self._get(finding).print, moment
        self._asked.add(asked)
        held = _RESTORED.get(asked)
        if held is None or held[0] is not finding:
            _make_room(_RESTORED, _RESTORED_HELD)
            told = _TOLD.decode(self._get(finding).told)
            restored = _restore(_FIGURES.decode(zlib.decompress(told.figures)), finding, moment)
            held = _RESTORED[asked] = finding, tuple(restored)
        yield from held[1]

    def find_ends(self, finding: Finding, _: Pack) -> Iterable[str]:
        """Give what `find_all_ends` gives."""
        return _TOLD.decode(self._get(finding).told).ends

    def find_owner(self, finding: Finding, name: str, pack: Pack) -> str:
        """Give what `find_owner` gives."""
        asked = self._get(finding).print, name
        if asked not in _OWNERS:
            _make_room(_OWNERS, _OWNERS_HELD)
            _OWNERS[asked] = find_owner(finding, name, pack)
        return _OWNERS[asked]

    def _get(self, finding: Finding) -> _Article:
        name = _name(finding.article.key)
        if name not in self._held:
            new = retell_article(finding, self._look(finding.article.key))
            self._new |= new
            self._held[name] = _ARTICLE.decode(new[name])
        return self._held[name]

    def close(self, *, holds: bool = True) -> None:
        """Keep what was found anew. What was asked for is held until the next article comes, or nothing of what any
        article tells.
        """
        self._shelf.put_many(self._new)
        self._new.clear()
        for other in _RESTORED.keys() - (self._asked if holds else ()):
            _RESTORED.pop(other, None)

    def hand_over(self) -> bytes:
        """Give what was found anew to another process, which keeps it by `take`."""
        packed = msgspec.msgpack.encode(self._new)
        self._new.clear()
        return packed

    def take(self, packed: bytes) -> None:
        """Keep what another one handed over, and have it here."""
        new = msgspec.msgpack.decode(packed, type=dict[str, bytes])
        self._shelf.put_many(new)
        self._held |= {name: _ARTICLE.decode(kept) for name, kept in new.items()}


def retell_article(finding: Finding, packed: bytes) -> dict[str, bytes]:
    """Give what a shelf keeps of an article, by name; the article packed as it is kept itself.

    Half of all news has no figure: who speaks in it need not be read.
    """
    packs = load_packs()
    figures = _list_kept(tell(finding, "", packs), finding) if finding.quantities else []
    ends = sorted(find_all_ends(finding, packs[finding.language or UNDETERMINED]))
    told = msgspec.msgpack.encode(_Told(tuple(ends), _pack(figures)))
    kept = _Article(_print(packed), _pack(sign_article(finding, packs)), told)
    return {_name(finding.article.key): msgspec.msgpack.encode(kept)}


def _make_room(held: dict[tuple[bytes, str], Any], most: int) -> None:
    if len(held) >= most:
        held.clear()


def _name(key: str) -> str:
    return f"{LABEL}:{key}"


def _print(packed: bytes) -> bytes:
    """Tell an article as it is packed, and the program that tells, from others."""
    return hashlib.blake2b(packed, key=mark_program(), digest_size=_PRINT_BYTES).digest()


@functools.cache
def mark_program() -> bytes:
    """Tell the program, with the words of its languages, from others."""
    whole = hashlib.blake2b(msgspec.json.encode(msgspec.json.schema(Kept), order="sorted"))
    for room in _ROOMS:
        for file in _list_files(importlib.resources.files(room)):
            whole.update(file.read_bytes())
    return whole.digest()


def _list_files(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        if each.is_dir():
            yield from _list_files(each)
        elif each.name.endswith(_ENDINGS):
            yield each


_ARTICLE = msgspec.msgpack.Decoder(_Article)
# What articles tell, with their findings, by print and moment; whose heads people are told to be, by print and name.
_RESTORED: dict[tuple[bytes, str], tuple[Finding, tuple[Told, ...]]] = {}
_OWNERS: dict[tuple[bytes, str], str] = {}
_TOLD = msgspec.msgpack.Decoder(_Told)
_NAMES = msgspec.msgpack.Decoder(dict[str, int])
_FIGURES = msgspec.msgpack.Decoder(list[Kept])


def _pack(values: Mapping[str, int] | Sequence[Kept]) -> bytes:
    # Names and sets in one order: else the same pages give other bytes in each run of the program.
    return zlib.compress(msgspec.msgpack.encode(values, order="deterministic"), _QUICK)


def _list_kept(told: Iterable[Told], finding: Finding) -> list[Kept]:
    quantities = {quantity: at for at, quantity in enumerate(finding.quantities)}
    sentences = {sentence.span: at for at, sentence in enumerate(finding.sentences)}
    claims = {claim.id: at for at, claim in enumerate(finding.claims)}
    return [
        Kept(
            quantities.get(each.quantity, each.quantity),
            sentences[each.sentence.span],
            claims[each.claim.id] if each.claim is not None else _NOWHERE,
            each.source,
            each.nearby,
            each.kind,
            each.is_denied,
            each.is_contrasted,
            each.regions,
            each.body,
            each.spots,
            each.is_against,
            each.leaned_on,
            each.alone,
            each.is_open,
            each.ends,
        )
        for each in told
    ]


def _restore(kept: Iterable[Kept], finding: Finding, moment: str) -> Iterator[Told]:
    for each in kept:
        quantity = finding.quantities[each.quantity] if isinstance(each.quantity, int) else each.quantity
        yield Told(
            finding,
            date_figure(finding, quantity, each.kind, moment),
            quantity,
            finding.sentences[each.sentence],
            finding.claims[each.claim] if each.claim != _NOWHERE else None,
            each.source,
            each.nearby,
            each.kind,
            each.is_denied,
            each.is_contrasted,
            each.regions,
            each.body,
            spots=each.spots,
            is_against=each.is_against,
            leaned_on=each.leaned_on,
            alone=each.alone,
            is_open=each.is_open,
            ends=each.ends,
        )
