"""A process that is killed loses nothing it acknowledged, and two do not lose each other's."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import apsw
import pytest

from saksi.flow import read_page
from saksi.ledger.ledger import Ledger
from saksi.show.cli import main

ARTICLES = 600
FEW = 60
KILLS = 10
BATCH_PAGES = 32


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A file of short articles, each another."""
    path = tmp_path / "pages.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(ARTICLES):
            text = f"Sebanyak {number} warga Desa {number} di Sigi mengungsi, kata Kepala BPBD Sari Dewi."
            lines.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")
    return path


def start_adding(pages: Path, ledger: Path) -> tuple[int, TextIO]:
    """Start `saksi add` in a child process; give back its id and what it prints. A fork spares it the start."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        sys.stdout = os.fdopen(into, "w", encoding="utf-8")
        try:
            main(["add", str(pages), "--ledger", str(ledger)])
        finally:
            os._exit(0)
    os.close(into)
    return child, os.fdopen(out, encoding="utf-8")


def add_until(lines: int, pages: Path, ledger: Path) -> tuple[int, set[str]]:
    """Add, killed once so many articles are acknowledged; give back the exit status and all acknowledged keys."""
    child, out = start_adding(pages, ledger)
    with out:
        told = [out.readline() for _ in range(lines)]
        os.kill(child, signal.SIGKILL)
        told += out.readlines()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status, {line.split()[1] for line in told if line.endswith("\n")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_killed_ten_times_a_ledger_keeps_every_acknowledged_article(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So few that there is a batch for each kill; the child is a copy of this process.
    monkeypatch.setattr("saksi.flow.BATCH_PAGES", BATCH_PAGES)
    read_page(pages.read_bytes().splitlines()[0])
    ledger = tmp_path / "test.ledger"
    acknowledged: set[str] = set()
    statuses = []
    for kill in range(KILLS):
        status, keys = add_until(1 + kill % 3, pages, ledger)
        statuses.append(status)
        acknowledged |= keys
        with Ledger.open(str(ledger)) as opened:
            assert {key for key in acknowledged if not opened.has(key)} == set()
            assert {len(finding.sentences) for finding in opened.findings()} == {1}
        check = apsw.Connection(str(ledger))
        assert check.execute("PRAGMA integrity_check").get == "ok"
        check.close()
    assert statuses.count(-signal.SIGKILL) >= KILLS // 2, statuses
    child, out = start_adding(pages, ledger)
    with out:
        added = {line.split()[1] for line in out}
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert not added & acknowledged
    with Ledger.open(str(ledger)) as opened:
        assert opened.counts().articles == ARTICLES
        assert opened.is_linked()


def test_two_processes_may_add_to_one_ledger_at_once(pages: Path, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(pages.read_text(encoding="utf-8").splitlines(keepends=True)[:FEW]), encoding="utf-8")
    command = [sys.executable, "-m", "saksi", "add", str(few), "--ledger", str(tmp_path / "test.ledger")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    acknowledged = [line.split()[1] for out, _ in told for line in out.splitlines()]
    assert len(acknowledged) == len(set(acknowledged)) == FEW
