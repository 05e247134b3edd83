"""The ledger: one file that is opened, written by one and read by many, and closed."""

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

import apsw

from saksi.kinds import Article, Claim, Finding, Link, Measure, Page, Reject
from saksi.ledger import desk, fetch, store, tie
from saksi.ledger.batch import Batch
from saksi.ledger.block import tally
from saksi.ledger.browse import Browser
from saksi.ledger.check import Fault, find_faults
from saksi.ledger.correct import Corrected, Correction, correct, correct_links, without_rejected
from saksi.ledger.file import care, file
from saksi.ledger.file.log import tell_damage
from saksi.ledger.key import find_key
from saksi.ledger.packed import fetch_whole
from saksi.ledger.search import facet, index, search
from saksi.ledger.search.alike import find_alike
from saksi.ledger.search.query import ClaimQuery, Order
from saksi.ledger.search.search import Hit
from saksi.ledger.search.text import TextFinder
from saksi.ledger.sheet import Sheet, lay_out
from saksi.ledger.stock import Stock
from saksi.ledger.survey import Survey


class Ledger:
    """A ledger file, open. Use it in a `with` statement: there, SQLite's errors become LedgerError."""

    def __init__(self, path: str, connection: apsw.Connection) -> None:
        self.path = path
        self._connection = connection
        self.browse = Browser(connection)
        self.survey = Survey(connection)
        self.text = TextFinder(connection)
        self.stock = Stock(connection)
        self._batch = Batch(connection)

    @classmethod
    def open(cls, path: str) -> Self:
        """Open for reading; any number of readers may read while one writes."""
        return cls(path, file.open_reader(path))

    @classmethod
    def open_to_write(
        cls, path: str, *, writer: str, wait_ms: int = file.WAIT_MS, sets_log_aside: bool = False
    ) -> Self:
        """Open for writing, and make the file where there is none.

        `writer` is told a second one who waited `wait_ms` in vain. A damaged log is refused, or set aside.
        """
        ledger = cls(path, file.open_writer(path, writer=writer, wait_ms=wait_ms, sets_log_aside=sets_log_aside))
        if not ledger._is_indexed():
            with file.plain_errors(path), ledger.batch():
                index.rebuild_search(ledger._connection)
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with file.plain_errors(self.path):
            self._connection.close()
            if isinstance(error, apsw.Error):
                raise error

    # ---- keeping

    @contextlib.contextmanager
    def batch(self, *, settles: bool = True) -> Iterator[None]:
        """Write several things as one: all of it is on the disk when this is left, none of it when it fails."""
        self.complete()
        with self._batch.written(self.path, settles=settles):
            yield

    @contextlib.contextmanager
    def fill(self) -> Iterator[None]:
        """The same, one of many in which only pages come in: indexes that nobody but readers need may be put off."""
        with self._batch.written(self.path):
            self._batch.put_off_indexes()
            yield

    def complete(self) -> None:
        """Make the indexes that `fill` has put off. `batch` does so before anything else is changed."""
        self._batch.complete(self.path)

    def add(self, page: Page, finding: Finding) -> bool:
        """Keep a page and its finding; False when the page is there already. Only within `batch`.

        What is added is written when the batch ends, or before anything in it is changed.
        """
        return not self.has(page.key) and self.keep(lay_out(finding, page))

    def keep(self, sheet: Sheet) -> bool:
        """The same with a page and its finding laid out. Only within `batch`."""
        if self.has(sheet.key):
            return False
        self._batch.keep(sheet)
        return True

    def replace(self, finding: Finding) -> None:
        """Put this in the place of what was read out of its page; corrections stay. Only within `batch`."""
        self._batch.replace(finding)
        self._connection.execute("DELETE FROM meta WHERE name = 'linked_articles'")

    def correct(self, correction: Correction) -> Correction:
        """Keep what a person says, and give it back with its number. Only within `batch`.

        Raises LedgerError when there is nothing to undo.
        """
        self._batch.write()
        kept = desk.keep_correction(self._connection, correction)
        self._connection.execute("DELETE FROM meta WHERE name = 'linked_articles'")
        for key in desk.touched_articles(self._connection, kept):
            self._batch.index_again(key)
        return kept

    def reject(self, reject: Reject) -> None:
        """Keep the reason why a page could not be read. Only within `batch`."""
        store.insert_reject(self._connection, reject)

    def replace_ties(self, links: Sequence[Link], measures: Iterable[Measure]) -> None:
        """Put these in the place of all links and measures. Only within `batch`."""
        self._batch.write()
        tie.replace_ties(self._connection, links, measures)
        tie.note_linked(self._connection, "wholly_linked_articles", "linked_articles")

    def extend_ties(self, links: Sequence[Link], measures: Sequence[Measure], gone: Collection[str]) -> None:
        """Add links, and put measures in the place of others, by their ids. Only within `batch`."""
        self._batch.write()
        tie.extend_ties(self._connection, links, measures, gone)
        tie.note_linked(self._connection, "linked_articles")

    def restore(self, correction: Correction) -> None:
        """Keep a correction as it stands in another ledger, with its number. Only within `batch`."""
        self._batch.write()
        desk.restore_correction(self._connection, correction)
        for key in desk.touched_articles(self._connection, correction):
            self._batch.index_again(key)

    # ---- asking

    def has(self, key: str) -> bool:
        """Whether a page is in the ledger."""
        return key in self._batch or bool(
            self._connection.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone()
        )

    def is_linked(self) -> bool:
        """Whether the links are those of the articles now in the ledger."""
        return self._meta("linked_articles") is not None and not self.unlinked()

    def unlinked(self) -> tuple[str, ...]:
        """The keys of articles that came after the last linking."""
        return tie.fetch_unlinked(self._connection)

    def wholly_linked(self) -> int:
        """How many articles the last whole linking had before it; 0 when there is none that still holds."""
        return int(self._meta("wholly_linked_articles") or 0) if self._meta("linked_articles") else 0

    def provisional(self) -> int:
        """How many were put to those one by one since: a whole linking may put them elsewhere."""
        return int(self._meta("linked_articles") or 0) - self.wholly_linked()

    def tied(self, key: str) -> tuple[set[str], tuple[Link, ...]]:
        """The articles that copies and stories tie to one, itself too, and the links among them, in order."""
        return tie.fetch_tied(self._connection, key)

    def page(self, key: str) -> Page:
        """The page as it came, with its bytes."""
        return fetch.fetch_page(self._connection, key)

    def finding(self, key: str) -> Finding:
        """An article and all that was read out of it, with corrections applied; what was rejected is left out."""
        if not desk.has_corrections(self._connection):
            return fetch_whole(self._connection, key)
        return without_rejected(self.corrected(key))

    def corrected(self, key: str) -> Corrected:
        """The same with what was rejected, and what people say of each claim."""
        return correct(fetch_whole(self._connection, key), desk.corrections_of(self._connection, key))

    def machine_finding(self, key: str) -> Finding:
        """An article and all that was read out of it, as the program read it."""
        return fetch.fetch_finding(self._connection, key)

    def faults(self, key: str) -> tuple[Fault, ...]:
        """What of an article does not hold: its bytes, its spans, the words kept beside them."""
        return tuple(find_faults(self._connection, key))

    def keys(self) -> tuple[str, ...]:
        """The keys of all articles, in their order."""
        return tuple(key for (key,) in file.ask(self._connection, "SELECT key FROM articles ORDER BY key"))

    def corrections(self, *, in_force: bool = False) -> tuple[Correction, ...]:
        """All corrections in the order they were made, or those that were not taken back."""
        source = "corrections_in_force" if in_force else "corrections"
        return desk.fetch_corrections(self._connection, source=source)

    def findings(self) -> Iterator[Finding]:
        """Every article's finding, in the order of keys: the same whatever the order they came in."""
        for key in self.keys():
            yield self.finding(key)

    def find_key(self, name: str) -> str:
        """The key of the article with this id, address or beginning of a key. LedgerError when none, or several."""
        return name if self.has(name) else find_key(self._connection, self.path, name)

    def search(
        self, query: ClaimQuery, limit: int | None = None, *, skip: int = 0, order: Order = "oldest"
    ) -> Iterator[Hit]:
        """Yield the claims asked for, in the order of publication and of reading; `best`: words found most densely."""
        return search.search_claims(self._connection, query, limit, skip=skip, order=order)

    def alike(self, words: Iterable[str], limit: int) -> tuple[Iterator[Hit], dict[str, float]]:
        """The claims that share the most of some words, in any of their forms, and how much each word tells here."""
        numbers, weights = find_alike(self._connection, words, limit)
        return search.fetch_hits(self._connection, numbers), weights

    def count(self, query: ClaimQuery) -> int:
        """How many claims a query finds; always as many as `search` yields without a limit."""
        return tally.count_claims(self._connection, query)

    def facets(self, query: ClaimQuery, limit: int | None = None) -> dict[str, tuple[facet.FacetValue, ...]]:
        """How the claims a query finds divide by speaker, outlet, stance, kind, tier, language and month.

        With a limit only the most frequent values of each.
        """
        return facet.count_facets(self._connection, query, limit)

    def claim(self, key: str, claim: str) -> Claim | None:
        """One claim of an article by its id, as the program read it."""
        number = search.claim_number(self._connection, key, claim)
        return None if number is None else fetch.fetch_claim(self._connection, number)

    def hit(self, key: str, claim: str) -> Hit | None:
        """One claim of an article by its id, with corrections applied."""
        number = search.claim_number(self._connection, key, claim)
        if number is None:
            return None
        return next(search.fetch_hits(self._connection, (number,)))

    def links(self) -> tuple[Link, ...]:
        """All links between articles, with corrections applied."""
        return correct_links(tie.fetch_links(self._connection), self.corrections(in_force=True))

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

    def counts(self) -> care.Counts:
        """How much the ledger holds."""
        tables = care.Counts.__dataclass_fields__
        return care.Counts(**{table: self._connection.execute(f"SELECT count(*) FROM {table}").get for table in tables})

    # ---- caring for the file

    def backup(self, target: str, *, tell: Callable[[float], None] | None = None) -> None:
        """Copy the ledger as it is now into another file, while others read and write. See `care.copy_file`."""
        care.copy_file(self._connection, self.path, target, tell)

    def compact(self) -> None:
        """Give back the room of what is gone, and put what is left in order. Takes as much room again meanwhile."""
        self._batch.pack_anew(self.path)
        care.compact(self._connection)

    def damage(self) -> tuple[str, ...]:
        """What is wrong with the file, in SQLite's words, and with its log; nothing when both are sound."""
        return (*tell_damage(self.path), *care.find_damage(self._connection))

    # ---- between linkings

    def state(self, name: str) -> bytes | None:
        """What a linking kept under a name for the next one."""
        return tie.fetch_state(self._connection, name)

    def keep_state(self, name: str, value: bytes) -> None:
        """Keep something for the next linking. Only within `batch`."""
        tie.keep_state(self._connection, name, value)

    def _meta(self, name: str) -> str | None:
        value: str | None = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).get
        return value

    def _is_indexed(self) -> bool:
        return self._connection.execute("SELECT 1 FROM meta WHERE name = 'search_version'").fetchone() is not None
