"""Learn how gambling brands are spelt: writes `spamgram.tsv` and `spamword.tsv` into the pack `und`.

    python tools/spam_grams.py NAMES.txt WORDS_FROM...

NAMES.txt has one brand or host name a line; the tables in use were made from a public block list (TrustPositif, MIT).
WORDS_FROM are texts without brands: JSON lines of articles, gzipped or not, and folders of text or XML files; in use
are CLICK-ID, MEANTIME and the word lists of wordfreq. A logistic regression is trained on the n-grams of the last
letters of each name and each word, by stochastic gradient descent. Same input, same output.
"""

import gzip
import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import saksi
from saksi.clean.brand import START, grams_of
from saksi.pack import load_packs

MARKUP = re.compile(r"<[^>]*>")
TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
# Names of a block list are hosts of every kind; one that tells nothing of its form by itself is left out.
LENGTHS = range(5, 21)
LETTERS = 3
# An n-gram in fewer names is chance.
FEWEST_NAMES = 4
# The names came from the end of an alphabetical list. Those of other initials weigh more, so that initials weigh less.
COMMON_INITIALS, OTHERS_WEIGH = "xyz", 4
EPOCHS, RATE, DECAY, NAMES_WEIGH = 8, 0.3, 2e-5, 5.0
SMALLEST_WEIGHT = 0.05
# A word that a number follows in this many texts is numbered itself: units, roads, models.
NUMBERED = re.compile(r"\b([^\W\d_]{3,})[ -](?=\d{1,4}\b)")
FEWEST_TEXTS = 2
# Log odds from which a word counts as spelt like a brand: even.
ALIKE = 0.0


def main(names_file: str, sources: list[str]) -> None:
    """Train, and write both tables."""
    names = sorted(set(brand_names(Path(names_file).read_text(encoding="utf-8").splitlines())))
    for table, lines in tables(names, list(read_texts(sources))).items():
        path = Path(saksi.__file__).parent / "packs" / "und" / f"{table}.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tables(names: list[str], texts: list[str]) -> dict[str, list[str]]:
    """Train; gives the lines of both tables."""
    words = sorted({word.casefold() for text in texts for word in TOKEN.findall(text) if is_long(word)})
    counts = Counter(gram for name in names for gram in set(grams_of(name)))
    kept = frozenset(gram for gram, count in counts.items() if count >= FEWEST_NAMES)
    weights, bias = train(names, words, kept)
    made = f"# Made by tools/spam_grams.py from {len(names)} names and {len(words)} words. Do not edit."
    told = [f"{gram}\t{weight:.2f}" for gram, weight in sorted(weights.items()) if abs(weight) >= SMALLEST_WEIGHT]
    logits = ((word, bias + sum(weights.get(gram, 0.0) for gram in set(grams_of(word)))) for word in words)
    alike = [f"{word}\talike" for word, logit in logits if logit > ALIKE and word.isalpha()]
    return {
        "spamgram": [
            "# How far n-grams in the last letters of a word speak for a gambling brand.",
            *(made, "gram\tweight", f"{START}\t{bias:.2f}", *told),
        ],
        "spamword": [
            "# Words that are spelt like a gambling brand and are none (alike); words that numbers follow (numbered).",
            *(made, "form\tkind", *sorted(alike + numbered_words(texts))),
        ],
    }


def numbered_words(texts: list[str]) -> list[str]:
    """The lines of words that numbers follow."""
    trade = {row["form"] for row in load_packs()["und"].rows("spam") if row["kind"] in ("gambling", "morpheme")}
    counted = Counter(word for text in texts for word in {match[1].casefold() for match in NUMBERED.finditer(text)})
    return [f"{word}\tnumbered" for word, count in counted.items() if count >= FEWEST_TEXTS and word not in trade]


def brand_names(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names that have a brand's form: a gambling morpheme, or a number of two or three digits."""
    morphemes = "|".join(
        re.escape(row["form"]) for row in load_packs()["und"].rows("spam") if row["kind"] == "morpheme"
    )
    form = re.compile(rf"\d{{2,3}}|{morphemes}")
    for line in lines:
        name = line.strip().casefold()
        if not name.startswith("xn--") and len(name) in LENGTHS and form.search(name):
            yield name


def read_texts(sources: Iterable[str]) -> Iterator[str]:
    """Yield the texts of files and folders."""
    for source in map(Path, sources):
        if source.is_dir():
            files = sorted(path for path in source.rglob("*") if path.suffix in (".txt", ".xml"))
            yield from (MARKUP.sub(" ", path.read_text(encoding="utf-8", errors="replace")) for path in files)
        else:
            with gzip.open(source, "rt", encoding="utf-8") if source.suffix == ".gz" else source.open() as lines:
                for line in lines:
                    article = json.loads(line)
                    yield article.get("text") or article.get("content") or ""


def is_long(word: str) -> bool:
    """Say whether a word is long enough for its form to tell anything."""
    return len(word) in LENGTHS and sum(letter.isalpha() for letter in word) >= LETTERS


def train(names: list[str], words: list[str], kept: frozenset[str]) -> tuple[dict[str, float], float]:
    """Fit the weights of the kept n-grams, and the bias."""
    rng = random.Random(7)
    many = [name for name in names for _ in range(1 if name[0] in COMMON_INITIALS else OTHERS_WEIGH)]
    labelled = [(1.0, name) for name in many] + [(0.0, word) for word in words]
    data = [(label, grams) for label, word in labelled if (grams := sorted(kept.intersection(grams_of(word))))]
    weights, bias = dict.fromkeys(sorted(kept), 0.0), -3.0
    for epoch in range(EPOCHS):
        rng.shuffle(data)
        rate = RATE / (1 + epoch)
        for label, grams in data:
            logit = bias + sum(weights[gram] for gram in grams)
            error = label - 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
            step = error * (NAMES_WEIGH if label else 1.0) * rate / math.sqrt(len(grams))
            bias += step * 0.1
            for gram in grams:
                weights[gram] = weights[gram] * (1 - DECAY) + step
    return weights, bias


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
