"""What a linking looks at and what it keeps for the next one, in the ledger."""

import functools
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from saksi.kinds import Finding
from saksi.ledger.ledger import Ledger
from saksi.record import unpack_finding

# Findings that are held as they are, some 30 to 100 kB each, while others are looked at: those of some days, which are
# compared with each other. All are held packed, in 2 to 6 kB each: a linking looks at each some times, and processes
# beside this one must not read its ledger.
HELD = 4_000


class LedgerFindings:
    """The findings of a ledger by place, in the order of keys, each read when it is first looked at."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self.keys = ledger, ledger.keys()
        self._packed: dict[str, bytes] = {}
        self._held = functools.lru_cache(HELD)(self._fetch)

    def __len__(self) -> int:
        return len(self.keys)

    def __getitem__(self, at: int) -> Finding:
        return self._held(self.keys[at])

    def __iter__(self) -> Iterator[Finding]:
        return map(self._held, self.keys)

    def digest(self) -> bytes:
        """A hash (SHA-256) of all articles and what was read out of them; every article is looked at."""
        whole = hashlib.sha256()
        for key in self.keys:
            whole.update(self.packed(key))
        return whole.digest()

    def hold_all(self) -> None:
        """Read all articles, packed, so that processes beside this one need not."""
        for key in self.keys:
            self.packed(key)

    def _fetch(self, key: str) -> Finding:
        return unpack_finding(self.packed(key))

    def packed(self, key: str) -> bytes:
        """An article and all that was read out of it, by its key, as `pack_finding` packs it."""
        if key not in self._packed:
            self._packed[key] = self._ledger.stock.packed_finding(key)
        return self._packed[key]


@dataclass(frozen=True, slots=True)
class LedgerShelf:
    """A ledger as a place to keep things in."""

    ledger: Ledger

    def get(self, name: str) -> bytes | None:
        """What is kept under a name."""
        return self.ledger.state(name)

    def get_many(self, names: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept under some names."""
        return self.ledger.stock.states(names)

    def put(self, name: str, value: bytes) -> None:
        """Keep something under a name. Only within `batch`."""
        self.ledger.keep_state(name, value)

    def put_many(self, values: Mapping[str, bytes]) -> None:
        """Keep some things by name. Only within `batch`."""
        self.ledger.stock.keep_states(values)
