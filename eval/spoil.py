"""Spoil the write-ahead logs that killed writers leave, and see what is lost.

    python eval/spoil.py [--times 200]      cut the log short, or flip a bit of it

A reader holds on to the ledger as it was after the first batch, so that all later ones stay in the log; then the writer
is killed. One log in four is half taken over into the file before. What was acknowledged before the place of the damage
must be there, nothing by halves, and a bit flipped in front of other commits must be told. What stood behind the damage
is lost to SQLite: a flipped log gives back its pages by `saksi salvage` but for the rows of the very page that was hit,
a log cut short what is left of it. Prints what was seen, and fails when something is otherwise.
"""

import argparse
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import apsw

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))

from writer import BATCH, check, keys_of, writing

from saksi.errors import LedgerError
from saksi.ledger.file.file import snapshot
from saksi.ledger.file.log import FRAME_HEADER, LOG_HEADER, find_log_damage
from saksi.ledger.file.salvage import salvage_file
from saksi.ledger.ledger import Ledger

# A writer is killed within so many seconds of a batch: several batches long.
LONGEST_WAIT = 0.1
PAGE = 4096
FRAME = FRAME_HEADER + PAGE
# The made pages take some 800 bytes each when they are packed.
ROWS_OF_A_PAGE = 6


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A ledger with a damaged log: how long it was when each batch was acknowledged, and from where it is damaged."""

    path: str
    acknowledged: list[tuple[int, set[str]]]
    at: int
    is_cut: bool
    is_half_taken_over: bool

    def every(self) -> set[str]:
        """The keys of all articles acknowledged."""
        return {key for _, keys in self.acknowledged for key in keys}

    def safe(self) -> set[str]:
        """Those that stand before the damage."""
        return {key for size, keys in self.acknowledged if size <= self.at for key in keys}


@dataclass
class Trials:
    """What was seen of damaged logs."""

    wrong: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def told(self) -> dict[str, object]:
        """All of it."""
        sizes = [min(self.sizes), statistics.median(self.sizes), max(self.sizes)]
        return {"logs": len(self.sizes), "bytes of the log": sizes, **self.seen, "wrong": self.wrong}


def spoil_logs(times: int, chance: random.Random, folder: Path) -> Trials:
    """Leave logs, spoil them, and look."""
    trials = Trials()
    for trial in range(times):
        for file in folder.glob("log.ledger*"):
            file.unlink()
        path = str(folder / "log.ledger")
        acknowledged = leave_log(path, chance, trial)
        if is_half_taken_over := trial % 4 > 1:
            take_over(path, chance, acknowledged[-1][0])
        at, size = spoil(Path(f"{path}-wal"), chance, is_cut=bool(trial % 2))
        trials.sizes.append(size)
        found = look(Spoilt(path, acknowledged, at, bool(trial % 2), is_half_taken_over), trials.seen)
        trials.wrong += [f"trial {trial}: {fault}" for fault in found]
    return trials


def leave_log(path: str, chance: random.Random, seed: int) -> list[tuple[int, set[str]]]:
    """Kill a writer after some batches; gives how long the log was when each was acknowledged, and its keys."""
    with writing(path, seed) as (child, lines):
        told = [lines.readline()]
        with Ledger.open(path) as reader, snapshot(reader._connection):
            reader.counts()
            told += [lines.readline() for _ in range(chance.randrange(1, 6))]
            time.sleep(chance.random() * LONGEST_WAIT)
            os.kill(child, signal.SIGKILL)
            told += lines.readlines()
    Path(f"{path}-shm").unlink(missing_ok=True)  # the machine died, and with it what was only in memory
    return [(int(line.split()[0]), keys_of([line])) for line in told if line.endswith("\n")]


def take_over(path: str, chance: random.Random, size: int) -> None:
    """Write some of the pages of a log into the file, as one who is killed while doing so leaves it."""
    log = Path(f"{path}-wal").read_bytes()[:size]
    latest = {}
    for at in range(LOG_HEADER, len(log), FRAME):
        latest[int.from_bytes(log[at : at + 4], "big")] = log[at + FRAME_HEADER : at + FRAME]
    with Path(path).open("r+b") as file:
        for number in sorted(latest)[: chance.randrange(len(latest))]:
            file.seek((number - 1) * PAGE)
            file.write(latest[number])


def spoil(log: Path, chance: random.Random, *, is_cut: bool) -> tuple[int, int]:
    """Cut a log short, or flip one of its bits; gives from which byte on it no longer counts, and its size before."""
    data = bytearray(log.read_bytes())
    size, at = len(data), chance.randrange(len(data))
    if is_cut:
        del data[at:]
    else:
        data[at] ^= 1 << chance.randrange(8)
    log.write_bytes(data)
    return (at - (at - LOG_HEADER) % FRAME if at >= LOG_HEADER else 0), size


def look(spoilt: Spoilt, seen: Counter[str]) -> list[str]:
    """What is wrong with a ledger whose log is damaged."""
    saved = {page.key for page in salvage_file(spoilt.path).pages()}
    every, safe = spoilt.every(), spoilt.safe()
    seen["articles acknowledged"] += len(every)
    try:
        damage = find_log_damage(spoilt.path)
        there, wrong = check(spoilt.path, safe, sets_log_aside=True)
    except (LedgerError, apsw.Error):
        damage, there, wrong = None, set(), ["does not open"]
    seen["told that the log is damaged"] += damage is not None
    lost = every - there
    if spoilt.is_half_taken_over and wrong:
        # The file is neither as it was before nor after: that is told, and all is salvaged.
        seen["files that neither open nor hold"] += 1
        wrong, lost = [], every
    seen["articles behind the damage"] += len(lost)
    seen["of these salvaged"] += len(lost & saved)
    if spoilt.is_cut:
        return wrong + [f"not saved {key}" for key in safe - there - saved]
    seen["of these, whose log was flipped, not salvaged"] += len(lost - saved)
    wrong += [f"{len(lost - saved)} not saved"] if len(lost - saved) > ROWS_OF_A_PAGE else []
    wrong += ["lost and not told"] if lost and there and not damage else []
    return wrong + (["not a whole number of batches"] if len(there) % BATCH else [])


def main() -> None:
    """Do it."""
    parser = argparse.ArgumentParser(description="Spoil the logs of killed writers and see what is lost.")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the random moments and places (default: %(default)s)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trials = spoil_logs(given.times, random.Random(given.seed), Path(name))
    print(json.dumps(trials.told(), indent=2))
    sys.exit(1 if trials.wrong else 0)


if __name__ == "__main__":
    main()
