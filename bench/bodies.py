"""Measure how well and how fast the body of a page is found, beside trafilatura and Resiliparse in the same run.

    python bench/bodies.py FOLDER

FOLDER holds `ground-truth.json` and `html/ID.html.gz`, as in Zyte's article-extraction-benchmark. The score is that
benchmark's: precision, recall and F1 over 4-word shingles, each page weighing the same. Pages a second are of CPU time;
`saksi` takes the metadata and looks for hidden, misread and injected text besides, its peers only take the body.
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
from saksi.errors import InputError
from saksi.kinds import Settings
from saksi.pack import load_packs
from saksi.read.page import make_page

SHINGLE_WORDS = 4
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


WAYS: dict[str, Callable[[bytes], str]] = {
    "trafilatura": lambda data: trafilatura.extract(data, include_comments=False) or "",
    "trafilatura, fast": lambda data: trafilatura.extract(data, include_comments=False, fast=True) or "",
    "resiliparse": lambda data: extract_plain_text(data.decode("utf-8", "replace"), main_content=True, alt_texts=False),
    "saksi": lambda data: clean(data, is_fast=False),
    "saksi, --fast": lambda data: clean(data, is_fast=True),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how well and how fast the body of a page is found.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    true = {name: item["articleBody"] for name, item in truth.items()}
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in true}
    peer = 0.0
    for way, extract in WAYS.items():
        for data in list(pages.values())[:5]:
            extract(data)
        start_s = time.process_time()
        found = {name: extract(data) for name, data in pages.items()}
        rate = len(pages) / (time.process_time() - start_s)
        peer = peer or rate
        f1, p, r = score(found, true)
        print(f"{way:<20} F1 {f1:.3f} (P {p:.3f}, R {r:.3f}) {rate:>8,.1f} pages/s {rate / peer:>6.2f} x trafilatura")


if __name__ == "__main__":
    main()
