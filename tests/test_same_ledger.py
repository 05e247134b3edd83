"""A ledger is the same, row by row, however many processes read it, and however often they were killed meanwhile."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from invent import make_pages, write_corpus

from saksi.flow import add_paths
from saksi.kinds import Settings
from saksi.ledger.ledger import Ledger

PAGES = 40

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(path: Path) -> Rows:
    """All rows of all tables but for who wrote last, and for how the full-text index lies in pieces."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    tables = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    held: Rows = {}
    for table in (each for each in tables if not each.endswith(("_search_data", "_search_idx"))):
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        held[table] = sorted((row for row in rows if row[0] != "last_writer"), key=repr)
    connection.close()
    return held


@pytest.fixture(scope="module")
def fill(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Rows]:
    """Give a function that reads one corpus with so many processes and gives the ledger's rows."""
    folder = tmp_path_factory.mktemp("same")
    write_corpus(folder / "corpus", make_pages(PAGES, bad=0.1))

    def fill_ledger(workers: int) -> Rows:
        path = folder / f"{workers}.ledger"
        with Ledger.open_to_write(str(path), writer="the test") as ledger:
            outcomes = list(add_paths([str(folder / "corpus" / "pages")], ledger, Settings(workers=workers)))
            assert len(outcomes) == PAGES
        return rows_of(path)

    return fill_ledger


def test_a_ledger_is_the_same_with_any_number_of_processes(fill: Callable[[int], Rows]) -> None:
    alone = fill(0)
    assert {"articles", "claims", "quantities", "rejects", "links", "measures"} <= {
        table for table, rows in alone.items() if rows
    }
    for workers in (1, 3):
        beside = fill(workers)
        assert {table: rows == beside[table] for table, rows in alone.items()} == dict.fromkeys(alone, True)


def test_a_ledger_is_the_same_in_every_run_of_the_program(tmp_path: Path) -> None:
    """Sets of words come in another order in every run; nothing that is kept may hang on it."""
    write_corpus(tmp_path / "corpus", make_pages(12, bad=0.0))
    held = []
    for seed in ("1", "2"):
        ledger = tmp_path / f"{seed}.ledger"
        command = [sys.executable, "-m", "saksi", "add", str(tmp_path / "corpus" / "pages"), "--ledger", str(ledger)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        held.append(rows_of(ledger))
    assert {table: rows == held[1][table] for table, rows in held[0].items()} == dict.fromkeys(held[0], True)
