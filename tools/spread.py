"""Write how many articles hold a word (spread.tsv).

    python tools/spread.py LANGUAGE ARTICLES.jsonl
    python tools/spread.py LANGUAGE WORDS.tsv

ARTICLES holds one JSON object a line with the article under `text` (for Indonesian CLICK-ID, 23,029 articles of 2019).
Where no such corpus may be used, WORDS holds `word<TAB>share of all words` (for English the 40,000 most frequent words
of wordfreq, CC BY-SA 4.0), and an article is taken for so many words drawn at random.

A row is a word as names are compared (casefolded), or `~` and a stem for all small words that have it, with the share
of articles in thousandths.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import snowballstemmer

from saksi.pack import load_packs

PACKS = Path(__file__).parent.parent / "src/saksi/packs"
# Thousandths of all articles. Below it every word counts as rare.
LEAST = 10
ARTICLE_WORDS = 300
_WORD = re.compile(r"[^\W\d_]{3,}")
_HEAD = """\
# In how many of a thousand articles a word stands (`~`: small words of one stem). Rare words are left out.
# Made by tools/spread.py. Do not edit.
lemma	share
"""


def main() -> None:
    """Count, and write the table."""
    if len(sys.argv) != 3 or not Path(sys.argv[2]).is_file():
        sys.exit("usage: python tools/spread.py LANGUAGE ARTICLES.jsonl | WORDS.tsv")
    language, file = sys.argv[1], Path(sys.argv[2])
    stem = snowballstemmer.stemmer(load_packs()[language].habits.stemmer).stemWord
    shares = _count(file, stem) if file.suffix == ".jsonl" else _draw(file, stem)
    rows = sorted(f"{form}\t{round(1000 * share)}" for form, share in shares if 1000 * share >= LEAST)
    (PACKS / language / "spread.tsv").write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows))


def _count(file: Path, stem: Callable[[str], str]) -> Iterator[tuple[str, float]]:
    """Shares as they are in a corpus."""
    counts, articles = Counter[str](), 0
    stems: dict[str, str] = {}
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            articles += 1
            words = set(_WORD.findall(json.loads(line)["text"]))
            counts.update({word.casefold() for word in words})
            counts.update({stems.setdefault(word, f"~{stem(word)}") for word in words if word.islower()})
    yield from ((form, count / articles) for form, count in counts.items())


def _draw(file: Path, stem: Callable[[str], str]) -> Iterator[tuple[str, float]]:
    """Shares of articles whose words are drawn at random."""
    shares = Counter[str]()
    for line in file.read_text(encoding="utf-8").splitlines():
        word, share = line.split("\t")
        shares[word] += float(share)
        shares[f"~{stem(word)}"] += float(share)
    yield from ((form, 1 - math.exp(-share * ARTICLE_WORDS)) for form, share in shares.items())


if __name__ == "__main__":
    main()
