"""What docs/ledger.md says to type works on the bundled pages, and its queries on any SQLite."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

Run = Callable[..., Any]

TEXT = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
COMMANDS = [
    re.split(r"\s{2,}", line)[0].partition(" > ") for line in re.findall(r"^    saksi (.*)$", TEXT, re.MULTILINE)
]
QUERIES = re.findall(r"^    > (SELECT .*?;)$", TEXT, re.MULTILINE | re.DOTALL)


def test_every_command_and_query_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "demo.ledger"
    assert run("demo", "--ledger", path).code == 0
    monkeypatch.setenv("SAKSI_LEDGER", str(path))
    monkeypatch.setenv("SAKSI_USER", "Wati")
    assert len(COMMANDS) > 12
    monkeypatch.chdir(tmp_path)
    for command, _, target in COMMANDS:
        ran = run(*shlex.split(command))
        assert ran.code == 0, (command, ran.err)
        if target:
            Path(target).write_text(ran.out, encoding="utf-8")
    stranger = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    assert len(QUERIES) == 3
    for query in QUERIES:
        stranger.execute(query).fetchall()
        if shell := shutil.which("sqlite3"):
            assert subprocess.run([shell, "-readonly", path, query], capture_output=True, check=True).stderr == b""
    tables = {name for (name,) in stranger.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    told = set(re.findall(r"`([a-z_]+)`", TEXT.split("| table or view |")[1].split("\n\n")[0]))
    assert told <= tables
    plain = {name for name in tables if not re.search(r"_search|^sqlite_", str(name))}
    assert plain - told == {"meta", "link_state", "packed_findings"}
