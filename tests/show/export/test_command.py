"""The command that exports: the same claims as the page of the same address."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.show.cli import cli, main
from saksi.show.export.command import NAMES
from saksi.show.export.format import FORMATS

Run = Callable[..., Any]
ARTICLE = {
    "id": "a1",
    "outlet": "Harian Contoh",
    "published": "2025-03-03",
    "text": "Sedikitnya 12 orang tewas di Sigi, kata Bupati Sari Dewi. "
    "Budi Rante membantah bahwa tanggul di Sigi jebol.",
}


@pytest.fixture
def kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A ledger of one article."""
    (tmp_path / "a.jsonl").write_text(json.dumps(ARTICLE), encoding="utf-8")
    path = str(tmp_path / "a.ledger")
    with pytest.raises(SystemExit):
        main(["add", str(tmp_path / "a.jsonl"), "--ledger", path])
    capsys.readouterr()
    return path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["export", *arguments])
    return int(left.value.code or 0)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_names_in_help_are_the_formats_there_are() -> None:
    assert list(FORMATS) == list(NAMES)


def test_words_and_addresses_narrow(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--ledger", kept) == 0
    every = rows_of(capsys.readouterr().out)
    assert len(every) >= 2
    assert run("tewas", "--ledger", kept) == 0
    assert [row["speaker"] for row in rows_of(capsys.readouterr().out)] == ["Sari Dewi"]
    for address in ("http://localhost:8765/?stance=deny&page=3", "?stance=deny"):
        assert run("--address", address, "--ledger", kept) == 0
        rows = rows_of(capsys.readouterr().out)
        assert rows == [row for row in every if row["stance"] == "deny"] != []


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_written_whole(kept: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    out = tmp_path / f"out.{name}"
    assert run("--as", name, "--out", str(out), "--ledger", kept) == 0
    assert out.stat().st_size > 0
    assert "claims written" in capsys.readouterr().err
    assert list(tmp_path.glob("*.part*")) == []


def test_nothing_is_left_of_a_file_that_could_not_be_written(kept: str, tmp_path: Path) -> None:
    assert run("--out", str(tmp_path / "none" / "x.csv"), "--ledger", kept) != 0
    assert list(tmp_path.glob("**/*.csv")) == []


# One of each kind of filter, with what it is called in the address of a search page.
FILTERS = (
    (("--speaker", "Dewi"), "speaker=Dewi"),
    (("--stance", "deny"), "stance=deny"),
    (("--not-stance", "deny"), "not-stance=deny"),
    (("--kind", "indirect", "tewas"), "kind=indirect&q=tewas"),
    (("--unit", "killed", "--from", "10"), "unit=killed&from=10"),
    (("--place", "Sigi", "--not-speaker", "Rante"), "place=Sigi&not-speaker=Rante"),
    (("--since", "2026-01-01"), "since=2026-01-01"),
    (("--stems", "menjebol"), "stems=1&q=menjebol"),
)


@pytest.mark.parametrize(("options", "address"), FILTERS, ids=[address for _, address in FILTERS])
def test_search_export_and_the_page_find_the_same(
    kept: str, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], address: str
) -> None:
    assert run(*options, "--ledger", kept) == 0
    rows = rows_of(capsys.readouterr().out)
    assert run("--address", f"?{address}", "--ledger", kept) == 0
    assert rows_of(capsys.readouterr().out) == rows
    with pytest.raises(SystemExit):
        main(["search", *options, "--json", "--ledger", kept])
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["claim"]["id"] for line in found] == [row["claim"] for row in rows]


def test_search_and_export_have_the_very_same_filters() -> None:
    options = {
        name: {option for parameter in cli.commands[name].params for option in parameter.opts} - {"words"}
        for name in ("search", "claims", "export")
    }
    assert options["search"] - options["export"] == {"--count", "--facets", "--in", "--json"}
    assert options["export"] - options["search"] == {"--as", "--out", "--address"}
    assert options["search"] - options["claims"] == {"--count", "--facets", "--in", "--skip", "--order"}


def test_an_address_and_filters_are_not_taken_together(kept: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--address", "?q=tewas", "--stance", "deny", "--ledger", kept) == 2
    assert "leave out words and filters" in capsys.readouterr().err


def test_a_limit_is_kept_and_told(kept: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "one.csv"
    assert run("--limit", "1", "--skip", "1", "--out", str(out), "--ledger", kept) == 0
    assert "1 claim written" in capsys.readouterr().err
    assert len(rows_of(out.read_text(encoding="utf-8"))) == 1
