"""Whose file it is, whether it is sound, and what is said when it is not."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from saksi.errors import LedgerError
from saksi.kinds import Finding
from saksi.ledger.file import file
from saksi.ledger.file.file import is_safe_sqlite
from saksi.ledger.file.version import SCHEMA_VERSION
from saksi.ledger.ledger import Ledger


def test_the_sqlite_in_use_keeps_what_it_acknowledged() -> None:
    assert is_safe_sqlite(apsw.sqlite_lib_version())


@pytest.mark.parametrize("version", ["3.40.1", "3.44.5", "3.50.6", "3.51.2"])
def test_an_sqlite_that_loses_rows_is_refused(version: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: version)
    with pytest.raises(LedgerError, match=version):
        Ledger.open_to_write(path, writer="the test")


def test_commits_wait_for_the_disk(ledger: Ledger, path: str) -> None:
    connection = ledger._connection
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("synchronous") == 2  # FULL


def test_reading_makes_no_file(path: str) -> None:
    with pytest.raises(LedgerError, match="there is no ledger here"):
        Ledger.open(path)
    assert not Path(path).exists()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no such folder"):
        Ledger.open_to_write(str(tmp_path / "no" / "such.ledger"), writer="the test")


def test_a_newer_ledger_is_refused(ledger: Ledger, path: str) -> None:
    ledger._connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    for open_it in (Ledger.open, lambda path: Ledger.open_to_write(path, writer="the test")):
        with pytest.raises(LedgerError, match=r"newer Saksi .* upgrade"):
            open_it(path)


def test_a_ledger_that_another_makes_at_the_same_moment_is_taken_for_one(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = file._is_empty

    def look_late(connection: apsw.Connection) -> bool:
        monkeypatch.setattr(file, "_is_empty", look)
        with Ledger.open_to_write(path, writer="the other"):
            pass
        return look(connection)

    monkeypatch.setattr(file, "_is_empty", look_late)
    with Ledger.open_to_write(path, writer="the test") as ledger:
        assert ledger.counts().articles == 0


def test_another_programs_database_is_refused_and_left_alone(path: str) -> None:
    other = apsw.Connection(path)
    other.execute("CREATE TABLE birds (name TEXT)")
    other.close()
    before = Path(path).read_bytes()
    for open_it in (Ledger.open, lambda path: Ledger.open_to_write(path, writer="the test")):
        with pytest.raises(LedgerError, match="is not a Saksi ledger"):
            open_it(path)
    assert Path(path).read_bytes() == before


def test_a_file_that_is_no_database_is_refused(path: str) -> None:
    Path(path).write_text("Air sudah surut. " * 100, encoding="utf-8")
    with pytest.raises(LedgerError, match="is not a Saksi ledger"):
        Ledger.open(path)


def test_a_damaged_file_is_told_with_what_to_do(path: str) -> None:
    with Ledger.open_to_write(path, writer="the test"):
        pass
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with pytest.raises(LedgerError, match=r"is damaged.*salvage"), Ledger.open(path) as ledger:
        list(ledger.findings())


def test_a_second_writer_is_told_who_writes(ledger: Ledger, path: str) -> None:
    other = apsw.Connection(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="is being written by the test"):
        Ledger.open_to_write(path, writer="a second", wait_ms=0)
    other.execute("ROLLBACK")
    with Ledger.open_to_write(path, writer="a second", wait_ms=0) as second:
        assert second.counts().articles == 0


@contextlib.contextmanager
def as_ordinary_user() -> Iterator[None]:
    """Root may write everywhere: be nobody for a while."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_ledger_in_a_folder_without_write_permission_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/test.ledger"
        with Ledger.open_to_write(path, writer="the test"):
            pass
        Path(folder).chmod(0o555)
        with as_ordinary_user():
            with Ledger.open(path) as ledger:
                assert ledger.counts().articles == 0
            with pytest.raises(LedgerError, match="read-only"):
                Ledger.open_to_write(path, writer="the test")
            assert [each.name for each in Path(folder).iterdir()] == ["test.ledger"]
        Path(folder).chmod(0o755)


def test_a_full_disk_is_told_and_what_was_kept_stays(
    ledger: Ledger, keep: Callable[..., list[bool]], make_finding: Callable[..., Finding]
) -> None:
    small, large = make_finding("k1"), make_finding("k2", "Air sudah surut. " * 100_000)
    keep(small)
    pages = ledger._connection.pragma("page_count")
    ledger._connection.pragma("max_page_count", pages + 10)
    with pytest.raises(LedgerError, match="the disk is full"), ledger:
        keep(large)
    with Ledger.open(ledger.path) as reader:
        assert list(reader.findings()) == [small]
