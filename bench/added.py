"""What one article more costs in a large ledger: many are added at once, then some one by one, each timed by itself.

    python bench/added.py CORPUS.jsonl.gz [--articles N] [--added N] [--workers N]

CORPUS holds one article a line with `content` or `text`, and `title`, `outlet`, `url` and `date` where they are known,
as click-id does; none of its text is printed or kept. Which articles are in the ledger and which come is drawn by
chance, so they come out of order. With each, in this process, is done what `add_paths` does: it is read and written to
the disk, then tied to what is there and that written too. Timed is CPU, of both by itself, as the machine may do other
things; the first ones also load what a process loads once. Of that a part is Python's own looking for rings of values,
which is told beside it.
"""

import argparse
import gc
import gzip
import json
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

from saksi.flow import add_pages, add_paths
from saksi.kinds import Settings
from saksi.ledger.ledger import Ledger
from saksi.linking import link_added
from saksi.read.source import open_pages

# What the documents promise.
LIMIT_MS = 50
# By then a process has loaded what it needs.
WARM = 5


def read_lines(corpus: Path, chance: random.Random) -> list[str]:
    """The articles of a corpus as lines that are read, in an order drawn by chance."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    chance.shuffle(records)
    return [as_line(record) for record in records]


def as_line(record: Mapping[str, Any]) -> str:
    """An article as a line that `saksi add` takes."""
    text, published = record.get("text") or record.get("content"), record.get("published") or record.get("date")
    names = {name: record.get(name) for name in ("title", "outlet", "url")}
    return json.dumps({"id": str(record["id"]), "text": text, "published": published, **names})


class Sweeps:
    """How long Python looked for rings of values, in CPU seconds; an entry of `gc.callbacks`."""

    def __init__(self) -> None:
        self.took_s = self._begun_s = 0.0

    def __call__(self, phase: str, _: Mapping[str, int]) -> None:
        """Take the time of a sweep's start or end."""
        now_s = time.process_time()
        if phase == "start":
            self._begun_s = now_s
        else:
            self.took_s += now_s - self._begun_s


def add_each(lines: Sequence[str], ledger: Ledger, folder: Path) -> Iterator[tuple[float, float]]:
    """Add articles one by one; CPU milliseconds in which each is read and kept, and in which it is linked."""
    page = folder / "one.jsonl"
    for line in lines:
        page.write_text(line, encoding="utf-8")
        begun_s = time.process_time()
        list(add_pages(open_pages([str(page)], Settings()), ledger))
        kept_s = time.process_time()
        link_added(ledger)
        yield (kept_s - begun_s) * 1000, (time.process_time() - kept_s) * 1000


def tell(what: str, took_ms: Sequence[float]) -> None:
    """Print how long something took, some hundred times."""
    in_order = sorted(took_ms)
    print(
        f"{what}: {mean(in_order):.1f} ms, half under {median(in_order):.1f}, "
        f"one in ten over {in_order[-len(in_order) // 10]:.1f}, the slowest {in_order[-1]:.0f}"
    )


def main() -> None:
    """Fill a ledger, add, and print."""
    parser = argparse.ArgumentParser(description="Measure what one article more costs in a large ledger.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=20_000, help="added at once (default: %(default)s)")
    parser.add_argument("--added", type=int, default=380, help="added one by one (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="processes that fill the ledger (default: %(default)s)")
    given = parser.parse_args()
    lines = read_lines(given.corpus, random.Random(0))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "many.jsonl").write_text("\n".join(lines[: given.articles]), encoding="utf-8")
        with Ledger.open_to_write(str(folder / "ledger"), writer="bench/added.py") as ledger:
            for _ in add_paths([str(folder / "many.jsonl")], ledger, Settings(workers=given.workers)):
                pass
            gc.callbacks.append(sweeps := Sweeps())
            took = list(add_each(lines[given.articles : given.articles + given.added], ledger, folder))
            articles, provisional = len(ledger.keys()), ledger.provisional()
    both = [kept + linked for kept, linked in took]
    print(f"{articles:,} articles, of which {provisional:,} are tied provisionally")
    print(f"the first {WARM}: {', '.join(f'{each:.0f}' for each in both[:WARM])} ms")
    tell("behind them", both[WARM:])
    tell("of which read and kept", [kept for kept, _ in took[WARM:]])
    tell("of which linked", [linked for _, linked in took[WARM:]])
    over, linked_over = (sum(each > LIMIT_MS for each in part[WARM:]) for part in (both, [each for _, each in took]))
    print(f"over {LIMIT_MS} ms: {over} of {len(both) - WARM}, and {linked_over} with the linking alone")
    print(f"Python's sweeps: {sweeps.took_s * 1000 / len(took):.1f} ms each")


if __name__ == "__main__":
    main()
