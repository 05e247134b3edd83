"""Measure how fast `saksi` is, in CPU time of one core.

    python bench/run.py [--corpus FILE.jsonl] [--words N] [--repeat N]

Times depend on the machine and on what else it does. So every figure is the best of several runs, stands beside
something else measured in the same run, and what to compare between machines is the ratio.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import saksi

SAKSI = Path(sys.executable).with_name("saksi")
PAGES = Path(saksi.__file__).parent / "demo" / "pages"
SOME_REFUSED = 3  # exit code of `saksi read`: done, but for some pages
PARAGRAPHS = 8  # of a made-up article; news articles mostly have 6 to 15

Command = Sequence[str | Path]


def cpu_s(command: Command, out: Path | None = None) -> float:
    """Run a command and give the CPU seconds that it and its children used."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (out or Path("/dev/null")).open("wb") as stdout:
        ran = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False)
    if ran.returncode not in (0, SOME_REFUSED):
        sys.exit(f"{command[0]} failed:\n{ran.stderr.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def best_s(command: Command, repeat: int) -> float:
    """The least CPU time of several runs: what disturbs a run only ever adds."""
    return min(cpu_s(command) for _ in range(repeat))


def mixed_articles(texts: Sequence[str], words: int) -> Iterator[str]:
    """Yield articles made of the texts' paragraphs in another order, until there are enough words; always the same."""
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n\n")]
    chance = random.Random(0)
    while words > 0:
        text = "\n\n".join(chance.sample(paragraphs, PARAGRAPHS))
        words -= len(text.split())
        yield text


def write_corpus(pages: Sequence[Path], words: int, folder: Path) -> Path:
    """Write the bundled pages' paragraphs, mixed into as many articles as it takes, as one file of JSON lines."""
    found, corpus = folder / "pages.jsonl", folder / "corpus.jsonl"
    cpu_s([SAKSI, "read", "--json", *pages], found)
    texts = [json.loads(line)["text"] for line in found.read_text(encoding="utf-8").splitlines()]
    with corpus.open("w", encoding="utf-8") as out:
        for number, text in enumerate(mixed_articles(texts, words)):
            out.write(json.dumps({"id": str(number), "text": text, "published": "2025-07-12"}) + "\n")
    return corpus


def count_words(corpus: Path) -> int:
    """How many words, split at blanks, a file of JSON lines holds."""
    with corpus.open(encoding="utf-8") as lines:
        return sum(len(json.loads(line)["text"].split()) for line in lines)


def show(what: str, figure: str, beside: str) -> None:
    """Print one line of the table."""
    print(f"{what:<34}{figure:>22}   {beside}")


def measure_start(repeat: int) -> None:
    """Print what it costs to start, beside Python itself."""
    own, bare = best_s([SAKSI, "--version"], repeat * 2), best_s([sys.executable, "-c", "pass"], repeat * 2)
    show(
        "start-up (saksi --version)",
        f"{own * 1000:,.0f} ms",
        f"{own / bare:.1f} x a bare Python ({bare * 1000:,.0f} ms)",
    )


def measure_pages(pages: Sequence[Path], repeat: int) -> None:
    """Print pages a second from HTML to findings, beside a peer that only takes the text out."""
    own = best_s([SAKSI, "read", "--json", *pages], repeat)
    peer = best_s([sys.executable, Path(__file__).with_name("extract_only.py"), *pages], repeat)
    show(
        "web pages, all that is in them",
        f"{len(pages) / own:,.0f} pages/s",
        f"{own / peer:.2f} x the time of trafilatura,",
    )
    show("", "", f"which only takes the text out ({len(pages) / peer:,.0f} pages/s)")


def measure_words(corpus: Path, repeat: int) -> None:
    """Print words a second of plain text, without the start."""
    words = count_words(corpus)
    start = best_s([SAKSI, "--version"], repeat)
    own = best_s([SAKSI, "read", "--json", corpus], repeat)
    show(
        "text, all that is in it",
        f"{words / (own - start):,.0f} words/s",
        f"{words:,} words in {own:.1f} s of CPU time",
    )
    show("", "", "no peer beside it: those that read quotations need a language model of their own")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how fast saksi is, in CPU time of one core.")
    parser.add_argument(
        "--corpus", type=Path, metavar="FILE", help="JSON lines with `text`; default: the demo's, mixed"
    )
    parser.add_argument("--words", type=int, default=200_000, help="of the default corpus (default: %(default)s)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the best counts (default: %(default)s)")
    given = parser.parse_args()
    pages = sorted(PAGES.rglob("*.html"))
    measure_start(given.repeat)
    measure_pages(pages, given.repeat)
    with tempfile.TemporaryDirectory() as folder:
        corpus = given.corpus or write_corpus(pages, given.words, Path(folder))
        measure_words(corpus, given.repeat)


if __name__ == "__main__":
    main()
