"""A process that is killed loses nothing it acknowledged, and two do not lose each other's."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import apsw

from saksi.ledger.ledger import Ledger

ARTICLES = 96
KILLS = 10
COMMAND = (sys.executable, "-m", "saksi", "add")


def write_articles(path: Path) -> None:
    """Write a file of short articles, each another."""
    with path.open("w", encoding="utf-8") as lines:
        for number in range(ARTICLES):
            text = f"Sebanyak {number} warga Desa {number} di Sigi mengungsi, kata Kepala BPBD Sari Dewi."
            lines.write(json.dumps({"id": f"n{number}", "text": text}) + "\n")


def kill_after(lines: int, pages: Path, ledger: Path) -> set[str]:
    """Start adding, kill it once so many articles are acknowledged; give back the keys of all that were."""
    command = [*COMMAND, str(pages), "--ledger", str(ledger)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        told += process.stdout.readlines()
    return {line.split()[1] for line in told if line.endswith("\n")}


def test_killed_ten_times_a_ledger_keeps_every_acknowledged_article(tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.jsonl", tmp_path / "test.ledger"
    write_articles(pages)
    acknowledged: set[str] = set()
    for kill in range(KILLS):
        acknowledged |= kill_after(1 + 2 * kill, pages, ledger)
        with Ledger.open(str(ledger)) as opened:
            assert {key for key in acknowledged if not opened.has(key)} == set()
            assert len({finding.article.key for finding in opened.findings()}) == opened.counts().articles
        check = apsw.Connection(str(ledger))
        assert check.execute("PRAGMA integrity_check").get == "ok"
        check.close()
    done = subprocess.run([*COMMAND, str(pages), "--ledger", str(ledger)], capture_output=True, text=True, check=True)
    assert len(acknowledged) + len(done.stdout.splitlines()) <= ARTICLES
    with Ledger.open(str(ledger)) as opened:
        assert opened.counts().articles == ARTICLES
        assert opened.is_linked()


def test_two_processes_may_add_to_one_ledger_at_once(tmp_path: Path) -> None:
    pages, ledger = tmp_path / "pages.jsonl", tmp_path / "test.ledger"
    write_articles(pages)
    command = [*COMMAND, str(pages), "--ledger", str(ledger)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    acknowledged = [line.split()[1] for out, _ in told for line in out.splitlines()]
    assert len(acknowledged) == len(set(acknowledged)) == ARTICLES
