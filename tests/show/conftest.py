"""The command line, run as a person runs it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from saksi import Ledger, add_paths
from saksi.show.cli import main
from saksi.show.screen import console


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    def lines(self) -> list[Any]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 80 columns, and no ledger named in the environment."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("SAKSI_LEDGER", raising=False)
    console.cache_clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs a command and returns its exit status and what it printed."""

    def run_command(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        assert left.value.code is None or isinstance(left.value.code, int)
        out, err = capsys.readouterr()
        return Ran(left.value.code or 0, out, err)

    return run_command


ARTICLES = (
    {
        "id": "s1",
        "outlet": "Harian Contoh",
        "published": "2025-03-03T10:00:00+08:00",
        "title": "Banjir di Sigi",
        "text": (
            "Sedikitnya 12 orang tewas akibat banjir di Kabupaten Sigi, kata Kepala Pelaksana BPBD Sari Dewi, Senin "
            "(3/3/2025).\n\n“Air naik cepat sekali,” ujar Sari. Diduga tanggul jebol pada Senin (3/3/2025)."
        ),
    },
    {
        "id": "s2",
        "outlet": "Warta Misal",
        "published": "2025-03-03T15:00:00+08:00",
        "title": "Korban banjir Sigi",
        "text": (
            "Sebanyak 19 orang tewas akibat banjir di Kabupaten Sigi, menurut Direktur RSUD Torabelo Budi Rante, Senin "
            "(3/3/2025).\n\nBudi mengatakan semua korban telah dikenali keluarganya."
        ),
    },
    {
        "id": "s3",
        "outlet": "Pos Andaian",
        "published": "2025-03-03T16:00:00+08:00",
        "title": "Banjir di Sigi",
        "text": (
            "Sedikitnya 12 orang tewas akibat banjir di Kabupaten Sigi, kata Kepala Pelaksana BPBD Sari Dewi, Senin "
            "(3/3/2025).\n\n“Air naik cepat sekali,” ujar Sari. Diduga tanggul jebol pada Senin (3/3/2025)."
        ),
    },
)
LINES = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in ARTICLES)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    """A file of three articles on one invented flood: a report, a rival report, and a copy of the first."""
    path = tmp_path / "stories.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the three articles. Not to be changed."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "stories.jsonl").write_text(LINES, encoding="utf-8")
    with Ledger.open_to_write(str(folder / "kept.ledger"), writer="test") as ledger:
        assert len(list(add_paths([str(folder / "stories.jsonl")], ledger))) == len(ARTICLES)
    return folder / "kept.ledger"


@pytest.fixture
def kept(kept_once: Path, tmp_path: Path) -> Path:
    """A ledger of one's own that holds the three articles."""
    return Path(shutil.copy(kept_once, tmp_path / "kept.ledger"))
