"""Learn how gambling brands are spelt: writes `spamgram.tsv`, `spamword.tsv` and `spamcontext.tsv` into the pack `und`.

    python tools/spam_grams.py NAMES.txt WORDS_FROM...

NAMES.txt has one brand or host name a line; the tables in use were made from a public block list (TrustPositif, MIT).
WORDS_FROM are texts without brands: JSON lines of articles, gzipped or not, and folders of text or XML files; in use
are CLICK-ID, MEANTIME, the word lists of wordfreq and the names of Faker and names. Two logistic regressions are
trained by stochastic gradient descent: one on what each name and each word is made of, one on what stands around names
put into texts and around words of the texts that look like one. Same input, same output.
"""

import gzip
import json
import math
import random
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import saksi
from saksi.clean.around import context_of, load_trade, look_around
from saksi.clean.brand import START, TOKEN, brand_logit, candidates, features_of
from saksi.clean.spam import LEAST
from saksi.kinds import Span
from saksi.pack import Pack, load_packs, read_table

MARKUP = re.compile(r"<[^>]*>")
# Names of a block list are hosts of every kind; one that tells nothing of its form by itself is left out.
LENGTHS = range(5, 21)
LETTERS = 3
PREFIX = re.compile(r"^www-?")
# An n-gram in fewer names is chance.
FEWEST_NAMES = 4
# The names came from the end of an alphabetical list. Those of other initials weigh more, so that initials weigh less.
COMMON_INITIALS, OTHERS_WEIGH = "xyz", 4
EPOCHS, RATE, DECAY, NAMES_WEIGH = 8, 0.3, 2e-5, 5.0
SMALLEST_WEIGHT = 0.05
# A word that a number follows or precedes without a gap in this many texts is numbered itself: units, roads, models.
NUMBERED = re.compile(r"\b([^\W\d_]{3,})-?(?=\d{1,4}\b)")
COUNTED = re.compile(r"(?<!\w)\d{1,4}-?([^\W\d_]{3,})\b")
BEFORE_NUMBER = re.compile(r"\b([^\W\d_]{3,}) (?=\d)")
AFTER_NUMBER = re.compile(r"\d ([^\W\d_]{3,})\b")
FEWEST_TEXTS = 2
# With a gap between them, in so many texts, and in such a part of the texts that have the word.
FEWEST_NEAR, NEAR_SHARE = 4, 0.08
# Log odds from which a word of the texts is kept as one that only looks like a brand.
ALIKE = LEAST
# One in so many names and texts is kept for learning what surroundings tell; a text with few words tells nothing, and
# one with very many is a list.
HELD, FEWEST_WORDS, MOST_WORDS = 5, 50, 10_000
CONTEXT_EPOCHS, CONTEXT_RATE, LONGEST_LOGIT = 10, 0.1, 10.0
GAP = re.compile(r"(?<=[^\s(\"])(?=[ .,])")


def main(names_file: str, sources: list[str]) -> None:
    """Train, and write both tables."""
    names = sorted(set(brand_names(Path(names_file).read_text(encoding="utf-8").splitlines())))
    for table, lines in tables(names, list(read_texts(sources))).items():
        path = Path(saksi.__file__).parent / "packs" / "und" / f"{table}.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def tables(names: list[str], texts: list[str]) -> dict[str, list[str]]:
    """Train; gives the lines of all tables.

    What surroundings tell is learnt from names and texts that a first training has not seen, and then used with one
    that has seen all.
    """
    held_names = [name for name in names if is_held(name)]
    held = {n for n in range(0, len(texts), HELD) if FEWEST_WORDS <= len(texts[n].split()) <= MOST_WORDS}
    held_texts = [texts[n] for n in sorted(held)]
    first = form_tables(sorted(set(names) - set(held_names)), [text for n, text in enumerate(texts) if n not in held])
    context = context_table(held_names, held_texts, with_tables(first))
    return {**form_tables(names, texts), "spamcontext": context}


def is_held(name: str) -> bool:
    """Say whether a name is kept for learning what surroundings tell, with others that begin like it."""
    return zlib.crc32(name[:4].encode()) % HELD == 0


def with_tables(tables: dict[str, list[str]]) -> Pack:
    """The pack with other tables."""
    pack = load_packs()["und"]
    read = {name: read_table(f"{name}.tsv", "\n".join(lines)) for name, lines in tables.items()}
    return replace(pack, tables={**pack.tables, **read})


def form_tables(names: list[str], texts: list[str]) -> dict[str, list[str]]:
    """Learn how brands are spelt; gives the lines of both tables."""
    pack = load_packs()["und"]
    forms = {form for text in texts for form in set(TOKEN.findall(text)) if is_long(form)}
    words = sorted({form.casefold() for form in forms})
    known = {word: frozenset(features_of(word, pack)) for word in (*names, *words)}
    counts = Counter(feature for name in names for feature in known[name])
    kept = frozenset(feature for feature, count in counts.items() if count >= FEWEST_NAMES)
    weights, bias = train(names, words, {word: sorted(kept & features) for word, features in known.items()})
    made = f"# Made by tools/spam_grams.py from {len(names)} names and {len(words)} words. Do not edit."
    told = [f"{gram}\t{weight:.2f}" for gram, weight in sorted(weights.items()) if abs(weight) >= SMALLEST_WEIGHT]
    logits = ((word, bias + sum(weights.get(feature, 0.0) for feature in known[word])) for word in words)
    alike = [f"{word}\talike" for word, logit in logits if logit > ALIKE]
    return {
        "spamgram": [
            "# How far what a word is made of speaks for a gambling brand: n-grams, the trade's words (+), shapes (=).",
            *(made, "gram\tweight", f"{START}\t{bias:.2f}", *told),
        ],
        "spamword": [
            "# Words that are spelt like a gambling brand and are none (alike); words that numbers follow (numbered).",
            *(made, "form\tkind", *sorted(alike + numbered_words(texts))),
        ],
    }


def context_table(names: list[str], texts: list[str], pack: Pack) -> list[str]:
    """Learn what surroundings tell, from brands put between any two words of texts, and from the texts' own words."""
    rng = random.Random(7)
    data = [(0.0, *told) for text in texts for told in contexts(text, pack)]
    for text in texts:
        brand = rng.choice((str.upper, str.lower, str.capitalize))(rng.choice(names))
        gap = rng.choice([match.start() for match in GAP.finditer(text)])
        changed = f"{text[:gap]} {brand}{text[gap:]}"
        data += [(1.0, *told) for told in contexts(changed, pack, only=brand)]
    weights: dict[str, float] = {START: 0.0, "form": 1.0}
    for epoch in range(CONTEXT_EPOCHS):
        rng.shuffle(data)
        for label, logit, features in data:
            total = weights[START] + weights["form"] * logit + sum(weights.get(feature, 0.0) for feature in features)
            step = (label - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))) * CONTEXT_RATE / (1 + epoch)
            weights["form"] += step * logit / LONGEST_LOGIT
            for feature in (START, *features):
                weights[feature] = weights.get(feature, 0.0) * (1 - DECAY) + step
    return [
        "# How far its surroundings speak for a word having been put in; `form` multiplies what its form tells.",
        f"# Made by tools/spam_grams.py from {len(names)} names and {len(texts)} texts. Do not edit.",
        *("feature\tweight", *(f"{feature}\t{weight:.2f}" for feature, weight in sorted(weights.items()))),
    ]


def contexts(text: str, pack: Pack, only: str | None = None) -> Iterator[tuple[float, list[str]]]:
    """Yield, of each word that may be a brand, what its form and its surroundings tell."""
    trade = load_trade(pack)
    around = look_around(text, trade)
    for match in candidates(text, pack):
        logit = brand_logit(match[0], pack)
        if logit >= LEAST and only in (None, match[0]):
            yield logit, sorted(context_of(text, Span(*match.span()), around, trade))


def numbered_words(texts: list[str]) -> list[str]:
    """The lines of words that numbers are written to: without a gap in some texts, or with one rather often."""
    trade = {row["form"] for row in load_packs()["und"].rows("spam") if row["kind"] in ("gambling", "morpheme")}
    counts = Counter(word.casefold() for text in texts for word in set(TOKEN.findall(text)))
    lines = []
    for kind, glued, apart in (("numbered", NUMBERED, BEFORE_NUMBER), ("counted", COUNTED, AFTER_NUMBER)):
        joined = Counter(word for text in texts for word in {match[1].casefold() for match in glued.finditer(text)})
        near = Counter(word for text in texts for word in {match[1].casefold() for match in apart.finditer(text)})
        words = {word for word, count in joined.items() if count >= FEWEST_TEXTS}
        words |= {word for word, count in near.items() if count >= max(FEWEST_NEAR, NEAR_SHARE * counts[word])}
        lines += [f"{word}\t{kind}" for word in words - trade]
    return lines


def brand_names(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names that have a brand's form: a gambling morpheme, or a number of two or three digits."""
    morphemes = "|".join(
        re.escape(row["form"]) for row in load_packs()["und"].rows("spam") if row["kind"] == "morpheme"
    )
    form = re.compile(rf"\d{{2,3}}|{morphemes}")
    for line in lines:
        name = PREFIX.sub("", line.strip().casefold())
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


def train(names: list[str], words: list[str], features: dict[str, list[str]]) -> tuple[dict[str, float], float]:
    """Fit the weights of features, and the bias."""
    rng = random.Random(7)
    many = [name for name in names for _ in range(1 if name[0] in COMMON_INITIALS else OTHERS_WEIGH)]
    labelled = [(1.0, name) for name in many] + [(0.0, word) for word in words]
    data = [(label, found) for label, word in labelled if (found := features[word])]
    weights, bias = dict.fromkeys(sorted({each for found in features.values() for each in found}), 0.0), -3.0
    for epoch in range(EPOCHS):
        rng.shuffle(data)
        rate = RATE / (1 + epoch)
        for label, found in data:
            logit = bias + sum(weights[feature] for feature in found)
            error = label - 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))
            step = error * (NAMES_WEIGH if label else 1.0) * rate / math.sqrt(len(found))
            bias += step * 0.1
            for feature in found:
                weights[feature] = weights[feature] * (1 - DECAY) + step
    return weights, bias


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
