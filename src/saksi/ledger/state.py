"""What a linking looks at and what it keeps for the next one, in the ledger."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.kinds import Finding
from saksi.ledger.ledger import Ledger

# Findings that are held while others are looked at: those of some days, which are compared with each other. One takes
# some 30 to 100 kB.
HELD = 2_000


class LedgerFindings:
    """The findings of a ledger by place, in the order of keys, each read when it is looked at."""

    def __init__(self, ledger: Ledger) -> None:
        self._keys = ledger.keys()
        self._fetch = functools.lru_cache(HELD)(ledger.finding)

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, at: int) -> Finding:
        return self._fetch(self._keys[at])

    def __iter__(self) -> Iterator[Finding]:
        return map(self._fetch, self._keys)


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
