"""Findings that one linking reads and the next one may read again: articles of one story come behind each other."""

from collections.abc import Collection, Sequence

from saksi.kinds import Finding, Sentence
from saksi.ledger.ledger import Ledger
from saksi.record import unpack_body, unpack_finding

# Findings of linked articles that are held until the next article comes.
FINDINGS_HELD = 500
# Articles of one story often come one behind the other: what the last one was compared with, by how it is packed, where
# that was so of the one before, too. More is not held: Python would look through all of it for rings again and again,
# which takes longer than to read it anew.
_LAST: dict[bytes, Finding] = {}
# What was read for the last article, packed: in bytes Python looks for no rings.
_LAST_READ: set[bytes] = set()


class Packed:
    """Findings by key as they are packed in a ledger, each read when it is first looked at."""

    def __init__(self, ledger: Ledger) -> None:
        self._stock = ledger.stock
        self._held: dict[str, bytes] = {}
        self._read: dict[str, Finding] = {}

    def hold(self, keys: Collection[str]) -> None:
        """Read those of some keys as one."""
        self._held |= self._stock.packed_findings([key for key in keys if key not in self._held])

    def look(self, key: str) -> bytes:
        """Give a finding as it is packed."""
        if key not in self._held:
            self._held[key] = self._stock.packed_finding(key)
        return self._held[key]

    def fetch(self, key: str) -> Finding:
        """Give the finding itself."""
        if key not in self._read:
            packed = self.look(key)
            held = _LAST.get(packed)
            self._read[key] = unpack_finding(packed) if held is None else held
        return self._read[key]

    def bodies(self, keys: Sequence[str]) -> dict[str, tuple[str, tuple[Sentence, ...]]]:
        """Give the texts of some with their sentences, without reading all else of them."""
        self.hold(keys)
        return {key: self._body(key) for key in keys}

    def _body(self, key: str) -> tuple[str, tuple[Sentence, ...]]:
        found = self._read.get(key) or _LAST.get(self._held[key])
        return unpack_body(self._held[key]) if found is None else (found.article.text, found.sentences)

    def is_again(self) -> bool:
        """Whether most of what was read was read for the article before, too: the next may be of the same story."""
        return sum(self._held[key] in _LAST_READ for key in self._read) * 2 > len(self._read)

    def close(self) -> None:
        """Hold on to what was read, where it was read again, and let go of what was read before."""
        last = list(self._read)[-FINDINGS_HELD:]
        found = {self._held[key]: self._read[key] for key in last} if self.is_again() else {}
        _LAST.clear()
        _LAST.update(found)
        _LAST_READ.clear()
        _LAST_READ.update(self._held[key] for key in last)
