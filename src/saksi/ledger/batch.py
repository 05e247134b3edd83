"""What a batch of changes has before it until it is written: rows that are cheaper to write many at once."""

import contextlib
from collections import Counter
from collections.abc import Iterator, Sequence

import apsw

from saksi.kinds import Finding
from saksi.ledger import store, tie
from saksi.ledger.block import block
from saksi.ledger.file import delay, file
from saksi.ledger.search import index, outside
from saksi.ledger.sheet import Sheet, lay_out


class Batch:
    """The changes of a ledger that is open for writing; a transaction is held while there are any."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._tally: index.Tally = Counter()
        self._outside: list[outside.Outside] = []
        self._waiting: dict[str, Sheet] = {}
        self._articles_before: int | None = None

    def __contains__(self, key: str) -> bool:
        return key in self._waiting

    @contextlib.contextmanager
    def written(self, path: str, *, settles: bool = True) -> Iterator[None]:
        """Write what is changed meanwhile as one, and empty the log. `path` is the ledger's, for errors.

        What can be found again may stay in the log until the next batch: that takes two waits for the disk less.
        """
        try:
            with file.transaction(self._connection, path):
                yield
                self._finish()
        finally:
            self._clear()
        if settles:
            file.settle(self._connection)

    def put_off_indexes(self) -> None:
        """Let indexes wait for `complete` once more came in, since this is first asked, than was there."""
        articles = store.next_number(self._connection, "articles") - 1
        if self._articles_before is None:
            self._articles_before = articles
        if delay.is_worth_it(self._articles_before, articles - self._articles_before):
            delay.put_off(self._connection)

    def complete(self, path: str) -> None:
        """Make the indexes that were put off, each durably: a kill costs the one that is being made.

        What comes in behind this is counted anew: a page more is no reason to make all indexes again.
        """
        self._articles_before = None
        while delay.list_put_off(self._connection):
            with file.transaction(self._connection, path):
                delay.make_next(self._connection)
            file.settle(self._connection)

    def pack_anew(self, path: str) -> None:
        """Make the indexes that were put off, and pack blocks anew that an older version packed, each durably."""
        self.complete(path)
        is_left = True
        while is_left:
            with file.transaction(self._connection, path):
                is_left = block.pack_next_anew(self._connection)
            file.settle(self._connection)

    def _clear(self) -> None:
        """Forget what was not written."""
        self._tally.clear()
        self._outside.clear()
        self._waiting.clear()

    def keep(self, sheet: Sheet) -> None:
        """Write a page and its finding when the batch ends, or before anything is changed. The key must be new."""
        self._waiting[sheet.key] = sheet

    def replace(self, finding: Finding) -> None:
        """Put this in the place of what was read out of its page."""
        self.write()
        sql = "SELECT number FROM articles WHERE key = ?"
        number: int = self._connection.execute(sql, (finding.article.key,)).get
        outside.forget_waiting(self._connection, self._outside, number)
        index.remove_index(self._connection, number, self._tally)
        store.delete_finding(self._connection, number)
        placed = store.place_again(self._connection, number, lay_out(finding))
        store.rewrite_sheet(self._connection, placed)
        self._index([placed])

    def index_again(self, key: str) -> None:
        """Index an article as it reads with the corrections that are now there."""
        index.index_again(self._connection, key, self._tally)

    def write(self) -> None:
        """Write what was added until now."""
        if self._waiting:
            placed = store.place_sheets(self._connection, list(self._waiting.values()))
            self._waiting.clear()
            store.insert_sheets(self._connection, placed)
            tie.keep_states(self._connection, {name: value for e in placed for name, value in e.sheet.kept.items()})
            self._index(placed)

    def _finish(self) -> None:
        """Write all that is left, the full-text indexes last: one with news is written out before other statements."""
        self.write()
        index.keep_counts(self._connection, self._tally)
        store.complete_search(self._connection)
        outside.write_outside(self._connection, self._outside)
        block.pack_blocks(self._connection)

    def _index(self, placed: Sequence[store.Placed]) -> None:
        index.index_sheets(self._connection, placed, self._tally)
        self._outside += (row for each in placed for row in each.outside())
