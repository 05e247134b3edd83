"""What the tests of wide reading share: a small corpus of invented news, and the rows of a ledger."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from invent import make_pages, write_corpus

from saksi.flow import add_paths
from saksi.kinds import Link, Measure, Settings
from saksi.ledger.ledger import Ledger
from saksi.linking import link_ledger
from saksi.wide.load import load_wide
from saksi.wide.run import read_wide

PAGES = 60

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages, some of them bad."""
    folder = tmp_path_factory.mktemp("wide") / "corpus"
    write_corpus(folder, make_pages(PAGES, bad=0.1))
    return folder / "pages"


@pytest.fixture(scope="session")
def rows_of() -> Callable[[Path], Rows]:
    """Give a function that gives all rows of a ledger, but for who wrote last and how the text index lies."""

    def read_rows(path: Path) -> Rows:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        held: Rows = {}
        for table in (each for each in tables if not each.endswith(("_search_data", "_search_idx"))):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            held[table] = sorted((row for row in rows if row[0] != "last_writer"), key=repr)
        connection.close()
        return held

    return read_rows


@pytest.fixture(scope="session")
def added(corpus: Path, rows_of: Callable[[Path], Rows], tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """The rows of a ledger that the corpus was added to, one page after the other."""
    path = tmp_path_factory.mktemp("wide") / "added.ledger"
    with Ledger.open_to_write(str(path), writer="the test") as ledger:
        assert len(list(add_paths([str(corpus)], ledger, Settings()))) == PAGES
    return rows_of(path)


@pytest.fixture(scope="session")
def results(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus read into tables. Not to be changed."""
    out = tmp_path_factory.mktemp("wide") / "results"
    list(read_wide([str(corpus)], str(out), Settings(), part_bytes=100_000))
    return out


@pytest.fixture(scope="session")
def linked_in_one(results: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Link, ...], list[Measure]]:
    """The links and measures of the same articles, found in one process."""
    path = tmp_path_factory.mktemp("wide") / "one.ledger"
    with Ledger.open_to_write(str(path), writer="the test") as ledger:
        list(load_wide(str(results), ledger))
        link_ledger(ledger)
        return ledger.links(), list(ledger.measures())
