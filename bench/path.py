"""What a second process gains, reckoned from CPU time: it can be measured while other programs run.

    python bench/path.py [--pages 3000]

Invented pages are read into a ledger by two processes, and linked twice: by one process, and by two. Of each part is
told how much CPU the program and each process beside it took. On two cores nothing is over before its longest process
is, nor before half of all CPU is spent; and while the program is busy with what only it can do, the others wait. So
much is the path; the gain is what one process takes, over that. What processes wait for the disk and for each other is
not in it, nor what they take from each other's caches: a wall clock on an idle machine (`bench/large.py --workers 1,2`)
says less.
"""

import argparse
import os
import platform
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from invent import make_pages, write_corpus

from saksi import spread
from saksi.flow import add_pages
from saksi.kinds import Settings
from saksi.ledger.ledger import Ledger
from saksi.linking import link_ledger
from saksi.read.source import open_pages

WORKERS = 2
NANO = 1e-9


@dataclass(frozen=True, slots=True)
class Step:
    """CPU seconds of the program, and of each process beside it, from when the step's tasks are given out."""

    begun_s: float
    ended_s: float
    beside_s: tuple[float, ...]

    @property
    def path_s(self) -> float:
        """How long it takes at least on as many cores as there are processes beside the program."""
        own_s = self.ended_s - self.begun_s
        return max(*self.beside_s, (sum(self.beside_s) + own_s) / len(self.beside_s))


@dataclass(frozen=True, slots=True)
class Linked:
    """CPU seconds of a linking: of the program, of what it does while others wait, and the path."""

    own_s: float
    alone_s: float
    beside_s: float
    path_s: float


def read(corpus: Path, path: Path) -> tuple[float, float]:
    """Read all pages into a ledger; CPU seconds of the program and of the processes beside it."""
    settings = Settings(workers=WORKERS)
    before_s = children_s()
    with Ledger.open_to_write(str(path), writer="bench") as ledger:
        begun_s = time.process_time()
        for _ in add_pages(open_pages([str(corpus / "pages")], settings), ledger, settings):
            pass
        return time.process_time() - begun_s, children_s() - before_s


def link(path: Path, workers: int) -> Linked:
    """Link a copy of a ledger by so many processes."""
    copy = path.with_name(f"{workers}.ledger")
    shutil.copy(path, copy)
    steps: list[Step] = []
    collect = spread._collect

    def told(tasks: list[int], work: spread.Work, hands: list[spread._Hand]) -> Iterator[bytes]:
        begun_s = time.process_time()
        try:
            yield from collect(tasks, work, hands)
        finally:
            beside_s = tuple(process_s(hand.process.pid) for hand in hands)
            steps.append(Step(begun_s, time.process_time(), beside_s))

    with Ledger.open_to_write(str(copy), writer="bench") as ledger, patch.object(spread, "_collect", told):
        begun_s = time.process_time()
        link_ledger(ledger, workers=workers)
        own_s = time.process_time() - begun_s
    alone_s = own_s - sum(step.ended_s - step.begun_s for step in steps)
    beside_s = sum(sum(step.beside_s) for step in steps)
    return Linked(own_s, alone_s, beside_s, alone_s + sum(step.path_s for step in steps))


def children_s() -> float:
    """CPU seconds of the processes beside this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def process_s(process: int | None) -> float:
    """CPU seconds of a process that runs."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) * NANO


def main() -> None:
    """Read, link and print."""
    parser = argparse.ArgumentParser(description="Reckon from CPU time what a second process gains.")
    parser.add_argument("--pages", type=int, default=3_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "corpus", make_pages(given.pages), form="warc")
        program_s, readers_s = read(folder / "corpus", folder / "read.ledger")
        one, two = link(folder / "read.ledger", 1), link(folder / "read.ledger", WORKERS)
    each = 1000 / given.pages
    read_path_s = (readers_s + program_s) / WORKERS
    print(f"reading, ms a page: processes {readers_s * each:.2f}, program {program_s * each:.2f}")
    print(f"linking by one, ms a page: {one.own_s * each:.2f}")
    print(
        f"linking by {WORKERS}, ms a page: processes {two.beside_s * each:.2f}, program {two.own_s * each:.2f}, "
        f"of it alone {two.alone_s * each:.2f}"
    )
    first_s = max(readers_s, program_s) + one.own_s
    print(
        f"{given.pages:,} pages, 1 to {WORKERS} processes: {first_s / (read_path_s + two.path_s):.2f} times as fast "
        f"(reading {max(readers_s, program_s) / read_path_s:.2f}, linking {one.own_s / two.path_s:.2f})"
    )
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")


if __name__ == "__main__":
    main()
