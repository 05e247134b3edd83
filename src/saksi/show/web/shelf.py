"""Open ledgers for the requests that run at the same time, and the pages made of them last."""

import contextlib
import queue
import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from pathlib import Path

from saksi.ledger.ledger import Ledger

# A query keeps a core busy, and every reader keeps up to 64 MB of the file; the rest of a page waits for Python's lock.
READERS = 2
# Pages kept; a page is some 40 kB.
PAGES_KEPT = 200

Stamp = tuple[tuple[int, int], ...]


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


class Pages:
    """Pages made last, as long as the ledger's file has not changed since."""

    def __init__(self, path: str, *, kept: int = PAGES_KEPT) -> None:
        self._paths = (Path(path), Path(path + "-wal"))
        self._kept = kept
        self._lock = threading.Lock()
        self._pages: OrderedDict[Hashable, tuple[Stamp, str]] = OrderedDict()

    def stamp(self) -> Stamp:
        """What changes when the ledger is written. To be taken before a page is made."""
        stats = [path.stat() for path in self._paths if path.exists()]
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)

    def get(self, key: Hashable, stamp: Stamp) -> str | None:
        """A page made of the ledger as it is."""
        with self._lock:
            made, page = self._pages.get(key, ((), ""))
            if page and made == stamp:
                self._pages.move_to_end(key)
                return page
        return None

    def keep(self, key: Hashable, stamp: Stamp, page: str) -> None:
        """Keep a page, and let go of the one not asked for the longest."""
        with self._lock:
            self._pages[key] = (stamp, page)
            self._pages.move_to_end(key)
            if len(self._pages) > self._kept:
                self._pages.popitem(last=False)
