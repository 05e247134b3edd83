"""Kill `saksi add` at random moments, start it again each time, and compare the ledger with an undisturbed one.

    python bench/kills.py [--pages 500] [--kills 10] [--workers 2] [--seed 0]

Prints how far each run came, and whether all rows of all tables are the same in the end, but for who wrote last, and
for how the full-text index lies in pieces. Exits with 1 when one row differs. The moments are drawn by how many
articles were acknowledged, over the whole run; some fall into the linking.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apsw
from invent import make_pages, write_corpus

SAKSI = Path(sys.executable).with_name("saksi")
SOME_REJECTED = 3
# Time for the linking to begin, where a kill is to fall into it.
LINKING_S = 0.5

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(path: Path) -> Rows:
    """All rows of all tables, in one order."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    names = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    held: Rows = {}
    for name in (each for each in names if not each.endswith(("_search_data", "_search_idx"))):
        rows = connection.execute(f"SELECT * FROM {name}").fetchall()
        held[name] = sorted((row for row in rows if row[0] != "last_writer"), key=repr)
    connection.close()
    return held


def start(corpus: Path, ledger: Path, workers: int) -> "subprocess.Popen[str]":
    """Begin to add; in a group of its own."""
    command: list[str | Path] = [SAKSI, "add", corpus / "pages", "--ledger", ledger, "--workers", str(workers)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )


def add_and_kill(corpus: Path, ledger: Path, workers: int, after: int) -> tuple[int, bool]:
    """Add, killed once so many more articles are acknowledged, or while linking; gives how many were, and if killed."""
    adding = start(corpus, ledger, workers)
    assert adding.stdout is not None
    told = 0
    for _ in adding.stdout:
        told += 1
        if told == after:
            break
    else:
        time.sleep(LINKING_S)
    if adding.poll() is None:
        os.kill(adding.pid, signal.SIGKILL)
    adding.stdout.close()
    return told, adding.wait() == -signal.SIGKILL


def main() -> None:
    """Add with kills and without, and compare."""
    parser = argparse.ArgumentParser(description="Kill saksi add at random moments and compare the ledger.")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "corpus", make_pages(given.pages), form="warc")
        killed = 0
        for kill in range(given.kills):
            after = chance.randint(1, max(2, 5 * given.pages // (4 * given.kills)))
            told, was_killed = add_and_kill(folder / "corpus", folder / "killed.ledger", given.workers, after)
            killed += was_killed
            print(f"kill {kill + 1}: {told:,} more articles acknowledged{'' if was_killed else '; it ended before'}")
        for ledger in ("killed", "whole"):
            ended = start(folder / "corpus", folder / f"{ledger}.ledger", given.workers)
            ended.communicate()
            if ended.returncode not in (0, SOME_REJECTED):
                sys.exit(f"{ledger}: saksi add ended with {ended.returncode}")
        rows, whole = rows_of(folder / "killed.ledger"), rows_of(folder / "whole.ledger")
    differ = [table for table in whole if rows.get(table) != whole[table]]
    held = sum(map(len, whole.values()))
    print(f"{given.pages:,} pages, {killed} kills: {held:,} rows in {len(whole)} tables, different: {differ or 'none'}")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
