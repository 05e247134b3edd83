"""What a linking keeps for the next one, in the ledger, under the names that the linking gives."""

from dataclasses import dataclass

from saksi.ledger.ledger import Ledger


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
