"""Measure how well and how fast the body of a page is found, beside trafilatura and Resiliparse in the same run.

    python bench/bodies.py FOLDER

FOLDER holds `ground-truth.json` and `html/ID.html.gz`, as in Zyte's article-extraction-benchmark. The score is that
benchmark's: precision, recall and F1 over 4-word shingles, each page weighing the same. Pages a second are of CPU time,
of each page the least of several rounds in which all ways take turns. Like stands beside like: the body alone, with
nothing else looked at, beside `trafilatura.extract` as it comes; and the whole article beside trafilatura with its
metadata. `saksi` looks in a whole article for hidden, misread and injected text besides, and says where each thing that
it tells of the page comes from.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from saksi.clean.article import clean_page
from saksi.clean.quick import read_quickly
from saksi.errors import InputError
from saksi.kinds import Settings
from saksi.pack import load_packs
from saksi.read.page import make_page

SHINGLE_WORDS = 4
# CPU time that each way gets in a round, in seconds, or as long as it takes to go through the pages once.
TURN_S = 5.0
WORD = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of words of a text; a shorter text is one run."""
    words = WORD.findall(text)
    last = max(1, len(words) - SHINGLE_WORDS + 1) if words else 0
    return Counter(tuple(words[start : start + SHINGLE_WORDS]) for start in range(last))


def score(found: Mapping[str, str], true: Mapping[str, str]) -> tuple[float, float, float]:
    """F1, precision and recall, averaged over pages."""
    precision, recall = [], []
    for name, text in true.items():
        a, b = shingles(text), shingles(found[name])
        both = (a & b).total()
        if b or not a:
            precision.append(both / b.total() if b else 1.0)
        recall.append(both / a.total() if a else 1.0)
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return 2 * p * r / (p + r), p, r


def clean(data: bytes, *, is_fast: bool) -> str:
    """The text of an article as saksi gives it."""
    settings = Settings(is_fast=is_fast)
    try:
        page = make_page(data, address="page", id="page", settings=settings)
        return clean_page(page, load_packs(), settings).text
    except InputError:
        return ""


def body_quickly(data: bytes) -> str:
    """The body alone, as the fast mode of saksi takes it."""
    try:
        return read_quickly(data, "page", depth_limit=Settings().depth_limit)[1].text
    except InputError:
        return ""


def with_metadata(data: bytes) -> str:
    """The body as trafilatura gives it with what it finds out of the page's metadata."""
    found = trafilatura.bare_extraction(data, include_comments=False, with_metadata=True)
    return "" if found is None or isinstance(found, dict) else found.text or ""


# What is measured, each kind beside its own first way.
WAYS: dict[str, dict[str, Callable[[bytes], str]]] = {
    "the body only": {
        "trafilatura": lambda data: trafilatura.extract(data, include_comments=False) or "",
        "trafilatura, fast": lambda data: trafilatura.extract(data, include_comments=False, fast=True) or "",
        "resiliparse": lambda data: extract_plain_text(
            data.decode("utf-8", "replace"), main_content=True, alt_texts=False
        ),
        "saksi, --fast": body_quickly,
    },
    "the whole article": {
        "trafilatura": with_metadata,
        "saksi": lambda data: clean(data, is_fast=False),
        "saksi, --fast": lambda data: clean(data, is_fast=True),
    },
}


class Timing:
    """The least CPU time that one way has needed for each page so far, and the texts it gave."""

    def __init__(self, extract: Callable[[bytes], str]) -> None:
        self.extract = extract
        self.least_s: dict[str, float] = {}
        self.found: dict[str, str] = {}

    def run(self, pages: Mapping[str, bytes]) -> None:
        """Go through the pages until TURN_S of CPU time are spent: a quick way goes more often, for as long."""
        turn_s = time.process_time()
        while time.process_time() - turn_s < TURN_S:
            for name, data in pages.items():
                start_s = time.process_time()
                self.found[name] = self.extract(data)
                self.least_s[name] = min(self.least_s.get(name, float("inf")), time.process_time() - start_s)

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.least_s) / sum(self.least_s.values())


def measure(
    pages: Mapping[str, bytes], ways: Mapping[str, Callable[[bytes], str]], rounds: int
) -> dict[str, tuple[float, dict[str, str]]]:
    """Pages a second of CPU time of each way, and the text of each page. The ways take turns: what else the machine
    does falls on each of them.
    """
    timings = {way: Timing(extract) for way, extract in ways.items()}
    for _ in range(rounds):
        for timing in timings.values():
            timing.run(pages)
    return {way: (timing.rate, timing.found) for way, timing in timings.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well and how fast the body of a page is found.")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--rounds", type=int, default=2, help="of which the least time of a page counts (default: %(default)s)"
    )
    given = parser.parse_args()
    truth = json.loads((given.folder / "ground-truth.json").read_text(encoding="utf-8"))
    true = {name: item["articleBody"] for name, item in truth.items()}
    pages = {name: gzip.decompress((given.folder / "html" / f"{name}.html.gz").read_bytes()) for name in true}
    body = 0.0
    for kind, ways in WAYS.items():
        print(kind)
        told = measure(pages, ways, given.rounds)
        peer = next(iter(told.values()))[0]
        body = body or peer
        for way, (rate, found) in told.items():
            f1, p, r = score(found, true)
            figures = f"F1 {f1:.3f} (P {p:.3f}, R {r:.3f}) {rate:>8,.1f} pages/s {rate / peer:>6.2f} x trafilatura"
            beside = "" if kind == next(iter(WAYS)) else f" ({rate / body:.2f} x its body only)"
            print(f"  {way:<18} {figures}{beside}")


if __name__ == "__main__":
    main()
