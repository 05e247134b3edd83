"""Treat a ledger badly and see whether it holds.

    python eval/hold.py kills [--times 100]     kill -9 a writer at random moments
    python eval/hold.py blocks [--times 100]    the same while a full block of claims is being packed
    python eval/hold.py disk                    fill a small disk, and write to one that is read-only (wants root)
    python eval/hold.py readers [--seconds 60]  one writer and eight readers at once

Each prints what it saw and fails when an acknowledged article is lost, one is torn, or a check does not pass. Articles
are made by `bench/made.py`. The test suite does the first with fewer kills.
"""

import argparse
import json
import multiprocessing
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apsw

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from made import CLAIMS_PER_ARTICLE, make_articles, word
from writer import BATCH, check, keys_of, write, writing

from saksi.errors import LedgerError
from saksi.ledger.block.block import SIZE_BITS
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

READERS = 8
KILLS_PER_LEDGER = 20  # then a fresh one, so that checking does not take longer and longer
DISK_BYTES = 6_000_000
QUERIES = (
    ClaimQuery(words=word(3)),
    ClaimQuery(words=f'"{word(0)} {word(1)}"'),
    ClaimQuery(outlet="Harian"),
    ClaimQuery(unit="killed", figure_min=900),
    ClaimQuery(words=word(900), by_stem=True),
)


def kills(times: int, chance: random.Random, folder: Path) -> dict[str, object]:
    """Kill a writer at random moments, and look each time."""
    wrong: list[str] = []
    acknowledged: set[str] = set()
    total = busy = 0
    for kill in range(times):
        path = str(folder / f"{kill // KILLS_PER_LEDGER}.ledger")
        if kill % KILLS_PER_LEDGER == 0:
            acknowledged = set()
        with writing(path, kill) as (child, lines):
            told = [lines.readline()]
            time.sleep(chance.uniform(0, 0.3))
            os.kill(child, signal.SIGKILL)
            told += lines.readlines()
        new = keys_of(told)
        acknowledged |= new
        total += len(new)
        log = Path(f"{path}-wal")
        busy += log.exists() and log.stat().st_size > 0
        wrong += check(path, acknowledged)[1]
    return {"kills": times, "acknowledged": total, "with a log left": busy, "wrong": wrong}


def blocks(times: int, chance: random.Random, folder: Path) -> dict[str, object]:
    """Kill a writer within the batch that fills a block of claims: all of them are sorted, and their bits written."""
    start, wrong, crossed = folder / "start.ledger", list[str](), 0
    known = fill(str(start))
    slow = time_packing(start, folder)
    for kill in range(times):
        path = folder / "block.ledger"
        for file in folder.glob("block.ledger*"):
            file.unlink()
        shutil.copy(start, path)
        with writing(str(path), 1) as (child, lines):
            told = [lines.readline()]
            time.sleep(chance.random() * slow)
            os.kill(child, signal.SIGKILL)
            told += lines.readlines()
        new = keys_of(told)
        there, found = check(str(path), known | new)
        crossed += len(there) * CLAIMS_PER_ARTICLE >= 1 << SIZE_BITS
        wrong += [f"kill {kill}: {fault}" for fault in found]
    return {"kills": times, "seconds to pack": round(slow, 2), "block there": crossed, "wrong": wrong}


def fill(path: str) -> set[str]:
    """A ledger that lacks a batch and a half to a full block; gives its keys."""
    articles = list(make_articles((1 << SIZE_BITS) - BATCH * CLAIMS_PER_ARTICLE * 3 // 2))
    with Ledger.open_to_write(path, writer="hold") as ledger, ledger.batch():
        for page, finding in articles:
            ledger.add(page, finding)
    return {page.key for page, _ in articles}


def time_packing(start: Path, folder: Path) -> float:
    """How many seconds after its first batch a writer has acknowledged the one that fills the block."""
    path = folder / "timed.ledger"
    shutil.copy(start, path)
    with writing(str(path), 1) as (child, lines):
        lines.readline()
        begun = time.monotonic()
        lines.readline()
        took = time.monotonic() - begun
        os.kill(child, signal.SIGKILL)
    return took


def disk(folder: Path) -> dict[str, object]:
    """Fill a small disk; then make it read-only."""
    wrong: list[str] = []
    small = folder / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "saksi", small], check=True)
    try:
        path, acknowledged = str(small / "a.ledger"), []
        told = ""
        try:
            with (folder / "keys").open("w") as out:
                write(path, 0, out)
        except LedgerError as error:
            told = str(error)
        acknowledged = sorted(keys_of((folder / "keys").read_text().splitlines(keepends=True)))
        if "the disk is full" not in told:
            wrong.append(f"told {told!r}")
        wrong += readable(path, acknowledged)
        subprocess.run(["mount", "-o", "remount,ro", small], check=True)
        try:
            with Ledger.open_to_write(path, writer="hold"):
                wrong.append("a read-only disk was written")
        except LedgerError as error:
            read_only = str(error)
        wrong += readable(path, acknowledged)
        subprocess.run(["mount", "-o", f"remount,rw,size={DISK_BYTES * 3}", small], check=True)
        wrong += check(path, set(acknowledged))[1]
    finally:
        subprocess.run(["umount", "-l", small], check=False)
    return {"acknowledged": len(acknowledged), "full": told, "read-only": read_only, "wrong": wrong}


def readable(path: str, keys: list[str]) -> list[str]:
    """What of a ledger cannot be read that was acknowledged."""
    try:
        with Ledger.open(path) as ledger:
            found = sum(1 for hit in ledger.search(ClaimQuery()) if hit.article.key)
            lost = [f"lost {key}" for key in keys if not ledger.has(key) or not ledger.finding(key).claims]
            return lost + ([] if found >= len(keys) * CLAIMS_PER_ARTICLE else [f"only {found} claims are found"])
    except LedgerError as error:
        return [f"not readable: {error}"]


def read(path: str, until: float, seed: int, queue: "multiprocessing.Queue[dict[str, object]]") -> None:
    """Search until it is time; tell how long each search took, and what went wrong."""
    chance = random.Random(seed)
    took: list[float] = []
    wrong: list[str] = []
    with Ledger.open(path) as ledger:
        while time.monotonic() < until:
            begun = time.monotonic()
            try:
                list(ledger.search(chance.choice(QUERIES), 20))
            except (LedgerError, apsw.Error) as error:
                wrong.append(f"{type(error).__name__}: {error}")
            took.append(time.monotonic() - begun)
    queue.put({"took": took, "wrong": wrong})


def readers(seconds: int, folder: Path) -> dict[str, object]:
    """One writer and eight readers, each in a process of its own."""
    path = str(folder / "a.ledger")
    acknowledged: list[str] = []
    with writing(path, 0) as (child, lines):
        acknowledged += keys_of([lines.readline()])
        until = time.monotonic() + seconds
        queue: multiprocessing.Queue[dict[str, object]] = multiprocessing.Queue()
        processes = [multiprocessing.Process(target=read, args=(path, until, n, queue)) for n in range(READERS)]
        for process in processes:
            process.start()
        while time.monotonic() < until:
            acknowledged += keys_of([lines.readline()])
        os.kill(child, signal.SIGKILL)
        told = [queue.get() for _ in processes]
        for process in processes:
            process.join()
    took = sorted(1000 * each for one in told for each in one["took"])  # type: ignore[attr-defined]
    wrong = [each for one in told for each in one["wrong"]]  # type: ignore[attr-defined]
    cuts = statistics.quantiles(took, n=100)
    return {
        "seconds": seconds,
        "written articles": len(acknowledged),
        "searches": len(took),
        "median ms": round(cuts[49], 1),
        "p95 ms": round(cuts[94], 1),
        "p99 ms": round(cuts[98], 1),
        "load": os.getloadavg()[0],
        "wrong": wrong + check(path, set(acknowledged))[1],
    }


def main() -> None:
    """Do one of them."""
    parser = argparse.ArgumentParser(description="Treat a ledger badly and see whether it holds.")
    parser.add_argument("what", choices=("kills", "blocks", "disk", "readers"))
    parser.add_argument("--times", type=int, default=None)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0, help="of the random moments (default: %(default)s)")
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        match given.what:
            case "kills":
                told = kills(given.times or 100, chance, folder)
            case "blocks":
                told = blocks(given.times or 100, chance, folder)
            case "disk":
                told = disk(folder)
            case _:
                told = readers(given.seconds, folder)
    print(json.dumps(told, indent=2))
    sys.exit(1 if told["wrong"] else 0)


if __name__ == "__main__":
    main()
