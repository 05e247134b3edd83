"""Kill `saksi add` at random moments, start it again each time, and compare the ledger with an undisturbed one.

    python bench/kills.py [--pages 2000] [--kills 10] [--workers 2] [--seed 0]

Prints how far each run came, and whether all rows of all tables are the same in the end, but for who wrote last, and
for how the full-text index lies in pieces. Exits with 1 when one row differs. Of ten kills the last three fall into the
linking, at a moment drawn from its first seconds; the others are drawn by how many articles were acknowledged, and how
long after that: articles are acknowledged by batches, and a kill is to fall anywhere in one.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import apsw
from invent import make_pages, write_corpus

SAKSI = Path(sys.executable).with_name("saksi")
SOME_REJECTED = 3
# The share of the kills, the last ones, that fall into the linking.
IN_LINKING = 0.3
# Each kill that is to fall into the linking comes after such a time, per thousand pages, from when the linking began.
LINKING_S = (0.1, 1.5)
# The longest time from an acknowledgement to a kill: a batch takes a second or two.
PAUSE_S = 1.5
# How often it is looked whether the linking has begun.
LOOK_S = 0.01

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


def start(corpus: Path, ledger: Path, workers: int, heard: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    """Begin to add; in a group of its own."""
    command: list[str | Path] = [SAKSI, "add", corpus / "pages", "--ledger", ledger, "--workers", str(workers)]
    return subprocess.Popen(command, stdout=heard, stderr=subprocess.DEVNULL, text=True, start_new_session=True)


def kill_in_reading(corpus: Path, ledger: Path, workers: int, moment: tuple[int, float]) -> tuple[str, bool]:
    """Add, killed when so many more articles are acknowledged and so many seconds have passed.

    Gives how far it came, and if it was killed.
    """
    after, pause_s = moment
    adding = start(corpus, ledger, workers)
    assert adding.stdout is not None
    told = 0
    for _ in adding.stdout:
        told += 1
        if told == after:
            time.sleep(pause_s)
            break
    return f"{told:,} more articles acknowledged and {pause_s:.1f} s", end(adding)


def kill_in_linking(corpus: Path, ledger: Path, workers: int, after_s: float) -> tuple[str, bool]:
    """Add, killed so long after the linking began to keep what it found; the same."""
    adding = start(corpus, ledger, workers, subprocess.DEVNULL)
    kept = ledger.with_name(f"{ledger.name}-linking")
    while adding.poll() is None and not kept.exists():
        time.sleep(LOOK_S)
    with suppress(subprocess.TimeoutExpired):
        adding.wait(timeout=after_s)
    return f"{after_s:.1f} s of linking", end(adding)


def end(adding: "subprocess.Popen[str]") -> bool:
    """Kill it if it still runs; say if it did."""
    if adding.poll() is None:
        os.kill(adding.pid, signal.SIGKILL)
    if adding.stdout is not None:
        adding.stdout.close()
    return adding.wait() == -signal.SIGKILL


def main() -> None:
    """Add with kills and without, and compare."""
    parser = argparse.ArgumentParser(description="Kill saksi add at random moments and compare the ledger.")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_corpus(folder / "corpus", make_pages(given.pages), form="warc")
        killed = 0
        ledger = folder / "killed.ledger"
        for kill in range(given.kills):
            if kill < given.kills * (1 - IN_LINKING):
                after = chance.randint(1, max(2, int(given.pages / (given.kills * (1 - IN_LINKING)))))
                how_far, was_killed = kill_in_reading(
                    folder / "corpus", ledger, given.workers, (after, chance.uniform(0, PAUSE_S))
                )
            else:
                after_s = chance.uniform(*LINKING_S) * given.pages / 1000
                how_far, was_killed = kill_in_linking(folder / "corpus", ledger, given.workers, after_s)
            killed += was_killed
            print(f"kill {kill + 1}: {how_far}{'' if was_killed else '; it ended before'}", flush=True)
        for each in ("killed", "whole"):
            ended = start(folder / "corpus", folder / f"{each}.ledger", given.workers)
            ended.communicate()
            if ended.returncode not in (0, SOME_REJECTED):
                sys.exit(f"{each}: saksi add ended with {ended.returncode}")
        rows, whole = rows_of(folder / "killed.ledger"), rows_of(folder / "whole.ledger")
    differ = [table for table in whole if rows.get(table) != whole[table]]
    held = sum(map(len, whole.values()))
    print(f"{given.pages:,} pages, {killed} kills: {held:,} rows in {len(whole)} tables, different: {differ or 'none'}")
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
