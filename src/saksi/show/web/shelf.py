"""Open ledgers for the requests that run at the same time."""

import contextlib
import queue
import threading
from collections.abc import Iterator

from saksi.ledger.ledger import Ledger

# Queries keep a core busy each; more at a time than this only wait for one another, and for memory.
READERS = 4


class Shelf:
    """Readers of one ledger, opened when first needed and lent to one request each."""

    def __init__(self, path: str, *, readers: int = READERS) -> None:
        self.path = path
        self._free: queue.LifoQueue[Ledger] = queue.LifoQueue()
        self._turns = threading.Semaphore(readers)

    @contextlib.contextmanager
    def lend(self) -> Iterator[Ledger]:
        """Lend an open ledger; waits while all are lent. One that failed is closed, not lent again."""
        with self._turns:
            try:
                ledger = self._free.get_nowait()
            except queue.Empty:
                ledger = Ledger.open(self.path)
            try:
                yield ledger
            except BaseException as error:
                ledger.__exit__(type(error), error, error.__traceback__)
                raise
            self._free.put(ledger)

    def close(self) -> None:
        """Close every ledger that is not lent."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._free.get_nowait().__exit__(None, None, None)
