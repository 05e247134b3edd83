"""Read the same invented pages through each engine, and compare what they give row by row.

    python bench/engines.py [--pages 2000] [--workers 2] [--json FILE]      # pip install 'saksi[cluster]' 'daft[ray]'

Four ways: `saksi add`, whose processes hand to one writer; and to Parquet by the same processes, by Daft on this
machine, and by Daft on a Ray cluster of two nodes that is started for it. The tables of the last three are compared
with each other, and the ledger that `saksi load` makes of them with that of `saksi add`. Wall time, the start of the
engine included.
Exits with 1 when one row differs.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
from invent import make_pages, write_corpus
from kills import rows_of
from pyarrow import parquet

from saksi.flow import add_pages
from saksi.kinds import Settings
from saksi.ledger.ledger import Ledger
from saksi.read.source import open_pages
from saksi.wide.load import load_wide
from saksi.wide.run import read_wide
from saksi.wide.schema import SCHEMAS

ENGINES = ("here", "daft", "ray")
# So that each process has several parts to read, as on a real crawl; 32 MB otherwise.
PART_BYTES = 4_000_000


@contextmanager
def cluster(workers: int) -> Any:
    """Two Ray nodes on this machine."""
    ray: Any = importlib.import_module("ray")
    each = max(1, workers // 2)
    nodes: Any = importlib.import_module("ray.cluster_utils").Cluster(
        initialize_head=True, head_node_args={"num_cpus": each}
    )
    nodes.add_node(num_cpus=each)
    ray.init(address=nodes.address, log_to_driver=False)
    yield
    ray.shutdown()
    nodes.shutdown()


def read(engine: Any, corpus: Path, out: Path, workers: int) -> None:
    """Read all pages to Parquet; in a process of its own, since Daft has one runner all its life."""
    with cluster(workers) if engine == "ray" else nullcontext():
        for _ in read_wide([str(corpus)], str(out), Settings(workers=workers), engine=engine, part_bytes=PART_BYTES):
            pass


def add(corpus: Path, ledger: Path, workers: int) -> None:
    """What the process pool writes, before anything is linked."""
    with Ledger.open_to_write(str(ledger), writer="bench") as opened:
        settings = Settings(workers=workers)
        for _ in add_pages(open_pages([str(corpus)], settings), opened, settings):
            pass


def load(out: Path, ledger: Path) -> None:
    """The ledger of what was read to Parquet."""
    with Ledger.open_to_write(str(ledger), writer="bench") as opened:
        for _ in load_wide(str(out), opened):
            pass


def rows_in(out: Path, table: str) -> "pa.Table":
    """All rows of a table, parts in one order."""
    files = sorted((out / table).glob("*.parquet"))
    return pa.concat_tables([parquet.read_table(file) for file in files])


def timed(act: Callable[[], object]) -> float:
    """Wall seconds that something takes."""
    begun_s = time.monotonic()
    act()
    return time.monotonic() - begun_s


def main() -> None:
    """Read by each engine and compare."""
    parser = argparse.ArgumentParser(description="Read the same pages through each engine and compare row by row.")
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything")
    parser.add_argument("--one", nargs=3, metavar=("ENGINE", "CORPUS", "OUT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        return read(given.one[0], Path(given.one[1]), Path(given.one[2]), given.workers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "corpus", make_pages(given.pages), form="warc")
        pages = folder / "corpus" / "pages"
        walls = {"saksi add": timed(partial(add, pages, folder / "added.ledger", given.workers))}
        for engine in ENGINES:
            command = [sys.executable, __file__, "--workers", str(given.workers), "--one"]
            run = [*command, engine, str(pages), str(folder / engine)]
            walls[engine] = timed(partial(subprocess.run, run, check=True))
        rows, differ = {}, []
        for table in SCHEMAS:
            here = rows_in(folder / "here", table)
            rows[table] = here.num_rows
            differ += [f"{table} by {each}" for each in ENGINES[1:] if not here.equals(rows_in(folder / each, table))]
        load(folder / "here", folder / "loaded.ledger")
        added, loaded = rows_of(folder / "added.ledger"), rows_of(folder / "loaded.ledger")
        differ += [f"{table} as loaded" for table in added if added[table] != loaded.get(table)]
    for way, wall_s in walls.items():
        print(f"{way:>10} | {wall_s:7.1f} s | {given.pages / wall_s:6.0f} pages/s")
    print(", ".join(f"{count:,} {table}" for table, count in rows.items()))
    print(f"{given.pages:,} pages, {given.workers} processes, {os.cpu_count()} cores; different: {differ or 'none'}")
    if given.json:
        given.json.write_text(json.dumps({"pages": given.pages, "wall_s": walls, "rows": rows, "differ": differ}))
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
