"""What a linking looks at and what it keeps for the next one, in the ledger."""

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.kinds import Finding
from saksi.ledger.ledger import Ledger
from saksi.record import pack_finding, unpack_finding

# Findings that are held as they are, some 30 to 100 kB each, while others are looked at: those of some days, which are
# compared with each other. All are held packed, in 2 to 6 kB each: to unpack one takes a sixth of the time of reading
# it from the ledger, and a linking looks at each a dozen times.
HELD = 4_000


class LedgerFindings:
    """The findings of a ledger by place, in the order of keys, each read when it is first looked at."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._keys = ledger, ledger.keys()
        self._packed: dict[str, bytes] = {}
        self._held = functools.lru_cache(HELD)(self._fetch)

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, at: int) -> Finding:
        return self._held(self._keys[at])

    def __iter__(self) -> Iterator[Finding]:
        return map(self._held, self._keys)

    def digest(self) -> bytes:
        """A hash (SHA-256) of all articles and what was read out of them; every article is looked at."""
        whole = hashlib.sha256()
        for key in self._keys:
            if key not in self._packed:
                self._fetch(key)
            whole.update(self._packed[key])
        return whole.digest()

    def _fetch(self, key: str) -> Finding:
        if key in self._packed:
            return unpack_finding(self._packed[key])
        finding = self._ledger.finding(key)
        self._packed[key] = pack_finding(finding)
        return finding


@dataclass(frozen=True, slots=True)
class LedgerShelf:
    """A ledger as a place to keep things in."""

    ledger: Ledger

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""
        return self.ledger.state(name)

    def put(self, name: str, value: bytes) -> None:
        """Keep something under a name. Only within `batch`."""
        self.ledger.keep_state(name, value)
