"""What an article tells, kept on a shelf: when its story grows it is told again, and to read it takes a tenth as long.

It is looked at again where the article itself is as it was: who changes an article links its ledger whole.
"""

import functools
import hashlib
import importlib.metadata
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from saksi.kinds import Finding, Quantity
from saksi.link.count.kind import Kind
from saksi.link.name.identity import Identity
from saksi.link.shelf import Shelf
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import Pack

LABEL = "retold"
_NOWHERE = -1
# Of zlib: a quarter of the bytes are left, and harder work would hardly leave fewer.
_QUICK = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """A figure as `tell` gives it at some moment, without its finding: `sentence` and `claim` are places in it."""

    told_at: str
    moment: str
    quantity: Quantity
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


class Retold:
    """Figures of articles as they were told before: read by `open`, told anew where they are not there."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._held: dict[str, bytes] = {}
        self._new: dict[str, bytes] = {}

    def open(self, keys: Iterable[str]) -> None:
        """Read what is kept of some articles, by their ledger keys."""
        self._held = dict(self._shelf.get_many([_name(key) for key in keys]))

    def tell(self, finding: Finding, moment: str, packs: Mapping[str, Pack]) -> Iterator[Told]:
        """Yield what `tell` yields."""
        name = _name(finding.article.key)
        kept = _decode(self._held.get(name))
        if kept is not None and all(each.told_at == moment for each in kept):
            yield from _restore(kept, finding)
            return
        told = list(tell(finding, moment, packs))
        if (packed := _encode(told, finding, moment)) is not None:
            self._new[name] = packed
        yield from told

    def tell_all(self, findings: Iterable[tuple[Finding, str]], packs: Mapping[str, Pack]) -> bytes:
        """Tell the figures of articles, by their findings and moments, for whoever takes what this hands over."""
        for finding, moment in findings:
            if finding.quantities:
                deque(self.tell(finding, moment, packs), maxlen=0)
        return self.hand_over()

    def close(self) -> None:
        """Keep what was told anew."""
        self._shelf.put_many(self._new)
        self._new.clear()

    def hand_over(self) -> bytes:
        """Give what was told anew to another process, which keeps it by `take`."""
        packed = msgspec.msgpack.encode(self._new)
        self._new.clear()
        return packed

    def take(self, packed: bytes) -> None:
        """Keep what another one handed over, and have it here."""
        told = msgspec.msgpack.decode(packed, type=dict[str, bytes])
        self._shelf.put_many(told)
        self._held |= told


def _name(key: str) -> str:
    return f"{LABEL}:{_mark()}:{key}"


@functools.cache
def _mark() -> str:
    """Name the version that tells, and how it is kept: another one's is not looked at."""
    schema = msgspec.json.encode(msgspec.json.schema(Kept), order="sorted")
    return hashlib.sha256(importlib.metadata.version("saksi").encode() + schema).hexdigest()[:8]


_DECODER = msgspec.msgpack.Decoder(list[Kept])


def _decode(packed: bytes | None) -> list[Kept] | None:
    return None if packed is None else _DECODER.decode(zlib.decompress(packed))


def _encode(told: Sequence[Told], finding: Finding, moment: str) -> bytes | None:
    """Pack figures; None where a number is too large to be packed."""
    sentences = {sentence.span: at for at, sentence in enumerate(finding.sentences)}
    claims = {claim.id: at for at, claim in enumerate(finding.claims)}
    kept = [
        Kept(
            moment,
            each.moment,
            each.quantity,
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
        )
        for each in told
    ]
    try:
        # Sets in one order: else the same pages give other bytes in each run of the program.
        return zlib.compress(msgspec.msgpack.encode(kept, order="deterministic"), _QUICK)
    except OverflowError:
        return None


def _restore(kept: Iterable[Kept], finding: Finding) -> Iterator[Told]:
    for each in kept:
        yield Told(
            finding,
            each.moment,
            each.quantity,
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
        )
