"""Reading into Parquet and loading from it, as commands."""

import json
from pathlib import Path

from saksi.ledger.ledger import Ledger


def test_pages_go_through_parquet_into_a_ledger(run, stories: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out, ledger = tmp_path / "out", tmp_path / "wide.ledger"
    read = run("wide", stories, "--out", out)
    assert read.code == 0
    assert json.loads(read.out)["rows"]["articles"] == 3
    again = run("wide", stories, "--out", out)
    assert (again.out, again.code) == ("", 0)
    loaded = run("load", out, "--ledger", ledger)
    assert loaded.code == 0
    assert "3 added, 0 already there, 0 rejected" in loaded.err
    assert "0 added, 3 already there" in run("load", out, "--ledger", ledger).err
    with Ledger.open(str(ledger)) as opened:
        assert opened.is_linked()
        assert any(link.kind == "copy-of" for link in opened.links())


def test_a_part_is_loaded_by_outlet(run, stories: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    run("wide", stories, "--out", tmp_path / "out")
    loaded = run("load", tmp_path / "out", "--ledger", tmp_path / "part.ledger", "--outlet", "Warta Misal")
    assert "1 added" in loaded.err


def test_what_could_not_be_read_is_counted(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    read = run("wide", tmp_path / "none.html", "--out", tmp_path / "out")
    assert read.code == 3
    assert "1 rejected" in read.err


def test_a_folder_that_holds_nothing_is_told(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    loaded = run("load", tmp_path, "--ledger", tmp_path / "a.ledger")
    assert loaded.code == 1
    assert "holds no results" in loaded.err
