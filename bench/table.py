"""Everything that is measured beside others, in one table: each row a task, us and the peers in the same run.

    pip install -e '.[bench]' && python bench/table.py [--bodies FOLDER] [--texts CORPUS.jsonl.gz] [--json FILE]

A ratio above 1 says that Saksi is better: quicker, or right more often. Speeds are of CPU time. FOLDER is that of
`bench/bodies.py`, CORPUS that of `bench/reuse.py`; without them those rows are left out, which is said. A peer that is
not installed is left out, too. textacy and the Gender Gap Tracker are not among them: the language models they need
are in no package registry. Growth is the exponent of cost over size: 1 is linear.
"""

import argparse
import gzip
import importlib.metadata
import importlib.util
import json
import os
import platform
import random
import sys
import tempfile
import time
import tomllib
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import archive
import bodies
import large
import peers
import reuse
import run
import store

from saksi.flow import read_paths
from saksi.kinds import Finding
from saksi.link.text.copy import find_copies
from saksi.pack import load_packs

SIZES = (1_000, 2_000, 4_000)
ARTICLES = 2_000
CLAIMS = 100_000
RECORDS = 5_000
WORDS = 200_000
# The others read one phrase at a time.
RUNNING = frozenset({"saksi", "quantulum3", "recognizers-text-number", "dateparser", "recognizers-text-date-time"})
PAGES = sorted(run.PAGES.rglob("*.html"))


@dataclass(frozen=True, slots=True)
class Row:
    """A task with our figure and the peers', in a unit; of `less` the smaller figure is the better."""

    task: str
    unit: str
    ours: float
    peers: Mapping[str, float] = field(default_factory=dict)
    less: bool = False

    def ratio(self, peer: str) -> float:
        """How many times better we are than a peer."""
        theirs = self.peers[peer]
        better, worse = (theirs, self.ours) if self.less else (self.ours, theirs)
        return better / worse if worse else float("inf")


def read_words() -> Iterator[Row]:
    """Text read; beside Python, which does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = run.write_corpus(PAGES, WORDS, Path(folder))
        took = run.best_s([run.SAKSI, "read", "--json", corpus], 2)
        yield Row("words read, all that is in them, with the start", "words/s", run.count_words(corpus) / took)
    own, bare = run.best_s([run.SAKSI, "--version"], 4), run.best_s([sys.executable, "-c", "pass"], 4)
    yield Row("start", "ms", own * 1000, {"a bare Python": bare * 1000}, less=True)


def read_phrases() -> Iterator[Row]:
    """Phrases of numbers and times."""
    phrases = tomllib.loads(peers.PHRASES.read_text(encoding="utf-8"))
    answers = [peers.ask(peer, phrases[peer.kind]) for peer in peers.PEERS]
    for kind in ("number", "time"):
        told = [each for each in answers if each["kind"] == kind and "missing" not in each]
        for language in ("id", "en"):
            right = {each["name"]: each[language][0] / each[language][1] for each in told if each.get(language)}
            ours = right.pop("saksi")
            yield Row(f"{kind} phrases right, {language}", "share", ours, right)


def read_running_text() -> Iterator[Row]:
    """Figures and times found in running English text, in words a second; each reader loaded and warm."""
    found = [each for each in read_paths(map(str, PAGES)) if isinstance(each, Finding)]
    texts = [each.article.text for each in found if each.language == "en"]
    words = sum(len(text.split()) for text in texts)
    for kind in ("number", "time"):
        rates: dict[str, float] = {}
        for peer in (each for each in peers.PEERS if each.kind == kind and each.name in RUNNING):
            try:
                read = peer.load()
            except ImportError:
                continue
            took_s = run_s(lambda read=read: [read(text, "en") for text in texts])  # type: ignore[misc]
            rates[peer.name] = words / took_s
        ours = rates.pop("saksi")
        yield Row(f"{kind}s in running text, en (ours: claims, places too)", "words/s", ours, rates)


def run_s(work: Callable[[], object]) -> float:
    """The least CPU seconds of three rounds."""
    took = []
    for _ in range(3):
        begun_s = time.process_time()
        work()
        took.append(time.process_time() - begun_s)
    return min(took)


def take_bodies(folder: Path) -> Iterator[Row]:
    """Bodies of pages: the score, and pages a second."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    true = {name: item["articleBody"] for name, item in truth.items()}
    for kind, ways in bodies.WAYS.items():
        told = bodies.measure(pages, ways, 1)
        scores = {way: bodies.score(found, true)[0] for way, (_, found) in told.items()}
        others = [way for way in ways if not way.startswith("saksi")]
        for way in (each for each in ways if each not in others):
            yield Row(f"pages, {kind}: F1 ({way})", "F1", scores[way], {each: scores[each] for each in others})
            yield Row(f"pages, {kind} ({way})", "pages/s", told[way][0], {each: told[each][0] for each in others})


def stream_archive() -> Iterator[Row]:
    """An archive read in a stream."""
    told = archive.measure(RECORDS)
    yield Row("archive streamed", "records/s", told.pages / told.own_s, {"FastWARC alone": told.alone / told.peer_s})


def compare_articles(corpus: Path) -> Iterator[Row]:
    """Articles compared with all others."""
    texts = reuse.read_corpus(corpus, ARTICLES, random.Random(0))
    findings = reuse.read_findings(texts)
    begun_s = time.process_time()
    links = list(find_copies(findings, load_packs()))
    own_s = time.process_time() - begun_s
    assert links
    bodies_ = [finding.article.text for finding in findings]
    took = {"datasketch": reuse.time_peer(bodies_), "rensa": reuse.time_second_peer(bodies_)}
    rates = {name: len(findings) / each for name, each in took.items() if each is not None}
    yield Row("articles compared (peers: pairs without spans)", "articles/s", len(findings) / own_s, rates)


def search_claims() -> Iterator[Row]:
    """Claims written and searched."""
    with tempfile.TemporaryDirectory() as name:
        path = str(Path(name) / "bench.ledger")
        own = {"claims written a second": CLAIMS / store.write_ledger(path, CLAIMS), **store.ask_ledger(path)}
        asked = {"duckdb": store.ask_duckdb, "tantivy": store.ask_tantivy}
        there = {peer: ask for peer, ask in asked.items() if importlib.util.find_spec(peer)}
        told = {peer: ask(Path(name), CLAIMS) for peer, ask in there.items()}
    for what, ours in own.items():
        others = {peer: figures[what] for peer, figures in told.items() if what in figures}
        if others:
            is_rate = what.endswith("a second")
            yield Row(f"search: {what}" if not is_rate else what, "" if is_rate else "ms", ours, others, not is_rate)


def grow() -> Iterator[Row]:
    """Pages brought into a ledger: a rate, and how cost grows with their number."""
    with tempfile.TemporaryDirectory() as name:
        runs = [large.measure(size, 1, Path(name)) for size in SIZES]
    last = runs[-1]
    yield Row(f"pages into a ledger, linked ({last.pages:,})", "pages/s", last.pages / (last.read_s + last.link_s))
    for cost in ("read_s", "link_s", "ledger_mb"):
        yield Row(
            f"growth of {cost}, {SIZES[0]:,} to {SIZES[-1]:,} pages", "exponent", large.exponent(runs, cost), less=True
        )


def show(rows: list[Row]) -> None:
    """Print the rows of a task as they come."""
    for row in rows:
        ratios = "   ".join(f"{row.ratio(peer):,.2f} x {peer} ({figure:,.3g})" for peer, figure in row.peers.items())
        print(f"{row.task:<52}{row.ours:>12,.4g} {row.unit:<12}{ratios}", flush=True)


def name_versions() -> dict[str, str]:
    """The version of each package that stands in the table."""
    known = ("saksi", "trafilatura", "resiliparse", "fastwarc", "datasketch", "rensa", "duckdb", "tantivy")
    found = {}
    for name in (*known, *{peer.package for peer in peers.PEERS}):
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return dict(sorted(found.items()))


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description="Measure everything beside its peers.")
    parser.add_argument("--bodies", type=Path, metavar="FOLDER", help="pages with their true bodies")
    parser.add_argument("--texts", type=Path, metavar="CORPUS", help="articles, JSON lines packed by gzip")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    tasks: dict[str, Callable[[], Iterator[Row]] | None] = {
        "words": read_words,
        "phrases": read_phrases,
        "running text": read_running_text,
        "bodies": (lambda: take_bodies(given.bodies)) if given.bodies else None,
        "archives": stream_archive,
        "copies": (lambda: compare_articles(given.texts)) if given.texts else None,
        "search": search_claims,
        "growth": grow,
    }
    told: dict[str, list[Row]] = {}
    for task, measure in tasks.items():
        if measure is None:
            print(f"{task}: not measured; see --help")
            continue
        told[task] = list(measure())
        show(told[task])
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    print(f"{machine}; load {os.getloadavg()[0]:.1f}; {datetime.now(UTC):%Y-%m-%d}; {json.dumps(name_versions())}")
    if given.json:
        rows = {
            task: [asdict(row) | {"ratios": {peer: row.ratio(peer) for peer in row.peers}} for row in each]
            for task, each in told.items()
        }
        held = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "hardware": machine, "versions": name_versions(), "rows": rows}
        given.json.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
