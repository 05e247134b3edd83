"""The ledger: one file that is opened, written by one and read by many, and closed."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import apsw

from saksi.errors import LedgerError
from saksi.kinds import Article, Finding, Link, Measure, Page, Reject
from saksi.ledger import fetch, file, search, store, tie
from saksi.ledger.search import ClaimQuery, Hit

# Shorter beginnings of a key are too easily an article's own id ("a1") or hit by chance.
_KEY_START = 6
# Enough of a key to tell the articles of one ledger apart.
KEY_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    articles: int
    claims: int
    quantities: int
    links: int
    measures: int
    rejects: int


class Ledger:
    """A ledger file, open. Use it in a `with` statement: there, SQLite's errors become LedgerError."""

    def __init__(self, path: str, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: str) -> Self:
        """Open for reading; any number of readers may read while one writes."""
        return cls(path, file.open_reader(path))

    @classmethod
    def open_to_write(cls, path: str, *, writer: str, wait_ms: int = file.WAIT_MS) -> Self:
        """Open for writing, and make the file where there is none.

        `writer` says who writes, as a second writer who waited `wait_ms` in vain is told.
        """
        return cls(path, file.open_writer(path, writer=writer, wait_ms=wait_ms))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with file.plain_errors(self.path):
            self._connection.close()
            if isinstance(error, apsw.Error):
                raise error

    # ---- keeping

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Write several things as one: all of it is on the disk when this is left, none of it when it fails."""
        with file.transaction(self._connection, self.path):
            yield

    def add(self, page: Page, finding: Finding) -> bool:
        """Keep a page and its finding; False when the page is there already. Only within `batch`."""
        if self.has(page.key):
            return False
        store.insert_article(self._connection, page, finding)
        self._connection.execute("DELETE FROM rejects WHERE sha256 = ? AND address = ?", (page.sha256, page.address))
        return True

    def reject(self, reject: Reject) -> None:
        """Keep the reason why a page could not be read. Only within `batch`."""
        store.insert_reject(self._connection, reject)

    def replace_ties(self, links: Sequence[Link], measures: Sequence[Measure]) -> None:
        """Put these in the place of all links and measures. Only within `batch`."""
        tie.replace_ties(self._connection, links, measures)
        self._connection.execute(
            "INSERT OR REPLACE INTO meta SELECT 'linked_articles', CAST(count(*) AS TEXT) FROM articles"
        )

    # ---- asking

    def has(self, key: str) -> bool:
        """Whether a page is in the ledger."""
        return bool(self._connection.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone())

    def is_linked(self) -> bool:
        """Whether the links are those of the articles now in the ledger."""
        linked = self._connection.execute("SELECT value FROM meta WHERE name = 'linked_articles'").get
        return linked is not None and int(linked) == self.counts().articles

    def page(self, key: str) -> Page:
        """The page as it came, with its bytes."""
        return fetch.fetch_page(self._connection, key)

    def finding(self, key: str) -> Finding:
        """An article and all that was read out of it."""
        return fetch.fetch_finding(self._connection, key)

    def findings(self) -> Iterator[Finding]:
        """Every article's finding, in the order of keys: the same whatever the order they came in."""
        for (key,) in file.ask(self._connection, "SELECT key FROM articles ORDER BY key"):
            yield self.finding(key)

    def find_key(self, name: str) -> str:
        """The key of the article with this id, address or beginning of a key. LedgerError when none, or several."""
        rows = file.ask(
            self._connection,
            "SELECT key, id, outlet, title FROM articles WHERE id = ?1 OR address = ?1 OR url = ?1 OR key = ?1 "
            "OR (length(?1) >= ?2 AND substr(key, 1, length(?1)) = lower(?1)) ORDER BY key LIMIT 20",
            (name, _KEY_START),
        )
        if not rows:
            raise LedgerError(f"{self.path}: no article {name!r}")
        if len(rows) > 1:
            shown = KEY_SHOWN if len({key[:KEY_SHOWN] for key, *_ in rows}) == len(rows) else None
            lines = (f"  {key[:shown]}  {stem}  {outlet or '-'}  {title or '-'}" for key, stem, outlet, title in rows)
            raise LedgerError(f"{self.path}: {name!r} may be any of these; name it by its key:\n" + "\n".join(lines))
        key: str = rows[0][0]
        return key

    def search(self, query: ClaimQuery, limit: int | None = None) -> Iterator[Hit]:
        """Yield the claims asked for, oldest article first, in reading order."""
        return search.search_claims(self._connection, query, limit)

    def count(self, query: ClaimQuery) -> int:
        """How many claims a query finds; always as many as `search` yields without a limit."""
        return search.count_claims(self._connection, query)

    def links(self) -> tuple[Link, ...]:
        """All links between articles."""
        return tie.fetch_links(self._connection)

    def measures(self) -> tuple[Measure, ...]:
        """All measures with their figures and origins."""
        return tie.fetch_measures(self._connection)

    def rejects(self) -> tuple[Reject, ...]:
        """Every page that could not be read, and why."""
        rows = file.ask(self._connection, "SELECT address, id, room, reason, sha256 FROM rejects ORDER BY number")
        return tuple(Reject(*row) for row in rows)

    def article(self, key: str) -> Article:
        """An article, without what was read out of it."""
        return fetch.fetch_article(self._connection, key)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        tables = Counts.__dataclass_fields__
        return Counts(**{table: self._connection.execute(f"SELECT count(*) FROM {table}").get for table in tables})
