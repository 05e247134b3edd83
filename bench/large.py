"""Read, link and search invented news of growing size: time, memory, disk, and how the cost grows.

    python bench/large.py [--sizes 1000,2000,4000] [--workers 2] [--one-core] [--keep FOLDER] [--json FILE]

For each size a corpus is written (`bench/invent.py`) and added to a new ledger by `saksi add` as a process of its own;
then the ledger is searched, and judged by the corpus's truth. Cost is CPU time of all processes: what else the machine
does adds little to it. Memory is the most that one process held. The exponent is the slope of log cost over log size,
by least squares: 1 is linear. Between 1 and 2 workers the wall time says how much is gained, on an idle machine. One
worker reads while the program writes, so it has more than one core already: with `--one-core` one worker is run on a
single core, too. Wall time ends when all is linked.
"""

import argparse
import itertools
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from invent import make_pages, write_corpus
from judge import judge

import saksi
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

SAKSI = Path(sys.executable).with_name("saksi")
TICK_S = 1 / os.sysconf("SC_CLK_TCK")
SOME_REJECTED = 3
CORES = sorted(os.sched_getaffinity(0))
SEARCHES = ("warga", "mengungsi", "Bupati", "houses", "RSUD")


@dataclass(frozen=True, slots=True)
class Run:
    """What one size cost. Seconds of CPU but for walls; `writer_s` is the writing process's while pages are read."""

    pages: int
    workers: int
    cores: int
    wall_s: float
    read_wall_s: float
    read_s: float
    writer_s: float
    link_s: float
    peak_mb: float
    peak_linking_mb: float
    ledger_mb: float
    search_ms: float
    truth: dict[str, Any]


def measure(pages: int, workers: int, folder: Path, *, cores: Sequence[int] = CORES) -> Run:
    """Write a corpus, add it on some cores, search and judge."""
    corpus, ledger = folder / f"corpus-{pages}", folder / f"{pages}-{workers}.ledger"
    if not corpus.exists():
        write_corpus(corpus, make_pages(pages), form="warc")
    ledger.unlink(missing_ok=True)
    begun_s = time.monotonic()
    command: list[str | Path] = [SAKSI, "add", corpus / "pages", "--ledger", ledger, "--workers", str(workers)]
    with (folder / "add.err").open("w") as errors, only_on(cores):
        adding = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)
        assert adding.stdout is not None
        read_wall_s, (writer_s, read_s), read_mb = 0.0, (0.0, 0.0), 0.0
        for number, _ in enumerate(adding.stdout):
            if number % 32 == 0:
                read_wall_s, (writer_s, read_s) = time.monotonic() - begun_s, cpu_s(adding.pid)
                read_mb = peak_mb(adding.pid)
        _, status, used = os.wait4(adding.pid, 0)
        wall_s = time.monotonic() - begun_s
    adding.returncode = os.waitstatus_to_exitcode(status)
    if adding.returncode not in (0, SOME_REJECTED):
        sys.exit((folder / "add.err").read_text())
    all_s = used.ru_utime + used.ru_stime
    with Ledger.open(str(ledger)) as opened:
        truth, search = judge(corpus, opened), search_ms(opened)
    size_mb = ledger.stat().st_size / 1e6
    own_mb = used.ru_maxrss / 1000
    return Run(
        pages, workers, len(cores), wall_s, read_wall_s, read_s, writer_s, all_s - read_s, max(own_mb, read_mb), own_mb,
        size_mb, search, truth,
    )  # fmt: skip


@contextmanager
def only_on(cores: Sequence[int]) -> Iterator[None]:
    """Let what is begun meanwhile run on some cores alone."""
    held = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, held)


def cpu_s(process: int) -> tuple[float, float]:
    """CPU seconds of a process, and of it with its children, ended or running."""
    own = stat_s(process)
    children = [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return own[0], sum(own) + sum(sum(stat_s(child)) for child in children)


def stat_s(process: int) -> tuple[float, float]:
    """CPU seconds of a process, and of its children that ended."""
    cells = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(cells[11]) + int(cells[12])) * TICK_S, (int(cells[13]) + int(cells[14])) * TICK_S


def peak_mb(process: int) -> float:
    """The most memory that a process or one of its children held until now."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    peaks = [0.0]
    for each in (str(process), *children):
        for line in Path(f"/proc/{each}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                peaks.append(int(line.split()[1]) / 1000)
    return max(peaks)


def search_ms(ledger: Ledger) -> float:
    """The mean time of finding twenty claims with a word, with how many there are."""
    begun = time.process_time()
    for word in SEARCHES:
        query = ClaimQuery(words=word)
        ledger.count(query)
        list(ledger.search(query, 20, order="best"))
    return (time.process_time() - begun) / len(SEARCHES) * 1000


def exponent(runs: Sequence[Run], cost: str) -> float:
    """The slope of log cost over log size."""
    points = [(math.log(run.pages), math.log(max(getattr(run, cost), 1e-9))) for run in runs]
    x, y = (sum(each) / len(points) for each in zip(*points, strict=True))
    return float(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points))


def tell_gains(runs: Sequence[Run]) -> Iterator[str]:
    """Say of each two runs of one size how many times as fast the later one was: all, reading and linking."""
    for one, other in itertools.combinations(runs, 2):
        if one.pages == other.pages:
            walls = [(each.wall_s, each.read_wall_s, each.wall_s - each.read_wall_s) for each in (one, other)]
            both, read, link = (before_s / after_s for before_s, after_s in zip(*walls, strict=True))
            yield (
                f"{one.pages:,} pages: workers {one.workers} to {other.workers}, cores {one.cores} to {other.cores}: "
                f"{both:.2f} times as fast (reading {read:.2f}, linking {link:.2f})"
            )


def show(runs: Sequence[Run]) -> None:
    """Print the table."""
    head = ("pages", "workers", "cores", "wall s", "read CPU ms/page", "writer ms/page", "link ms/page", "peak MB",
            "MB/1,000", "search ms", "copies F", "origins within")  # fmt: skip
    print(" | ".join(head))
    for run in runs:
        cells = (
            f"{run.pages:,}", f"{run.workers}", f"{run.cores}", f"{run.wall_s:,.0f}",
            f"{1000 * run.read_s / run.pages:.2f}", f"{1000 * run.writer_s / run.pages:.2f}",
            f"{1000 * run.link_s / run.pages:.2f}", f"{run.peak_mb:,.0f}", f"{1000 * run.ledger_mb / run.pages:.1f}",
            f"{run.search_ms:.1f}", f"{run.truth['copies']['f']:.3f}", f"{run.truth['origins']['within']:.3f}",
        )  # fmt: skip
        print(" | ".join(cell.rjust(len(name)) for cell, name in zip(cells, head, strict=True)), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how the cost of a ledger grows with its pages.")
    parser.add_argument("--sizes", default="1000,2000,4000")
    parser.add_argument("--workers", default="2", help="processes that read; several to compare, as 1,2")
    parser.add_argument("--one-core", action="store_true", help="run one worker on a single core, too, and compare")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep corpora and ledgers here")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures here, too")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    plan = [(w, CORES) for w in map(int, given.workers.split(","))]
    if given.one_core:
        plan.insert(0, (1, CORES[:1]))
    runs = [measure(int(n), workers, folder, cores=cores) for n in given.sizes.split(",") for workers, cores in plan]
    show(runs)
    for gain in tell_gains(runs):
        print(gain)
    first = [run for run in runs if (run.workers, run.cores) == (runs[0].workers, runs[0].cores)]
    if len(first) > 1:
        told = {cost: round(exponent(first, cost), 3) for cost in ("read_s", "link_s", "peak_mb", "ledger_mb")}
        print(f"exponents: {told}")
    hardware = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    print(f"saksi {saksi.__version__}; {hardware}; {datetime.now(UTC):%Y-%m-%d}")
    if given.json:
        told_runs = [asdict(run) for run in runs]
        given.json.write_text(
            json.dumps({"date": f"{datetime.now(UTC)}", "hardware": hardware, "runs": told_runs}, indent=1)
        )
    if given.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
