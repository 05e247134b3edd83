"""Plant copies and passages in a corpus, and measure which are found and how fast, beside datasketch.

    python bench/reuse.py CORPUS.jsonl.gz [--articles N] [--planted N]

CORPUS holds one article a line with `content` or `text`, as click-id does; none of its text is printed or kept. What
is planted: whole texts with 2 to 30 % of their words changed, texts cut to a third, passages of 15 to 100 words set
into another text. The peers, where they are installed (`pip install datasketch rensa`), only find pairs of like texts,
without spans; they are given the same words, and timed from words to pairs, as we are.
"""

import argparse
import gc
import gzip
import importlib.util
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import truediv
from pathlib import Path
from statistics import median

from saksi.flow import read_paths
from saksi.kinds import Article, Finding, Link
from saksi.link.article.word import fold_words
from saksi.link.text.candidate import find_candidates, fingerprint
from saksi.link.text.copy import find_copies
from saksi.pack import load_packs

CHANGED = (0.02, 0.05, 0.1, 0.2, 0.3)
PASSAGE_WORDS = (15, 30, 60, 100)
# Shorter texts have no third worth the name, and no passage of a hundred words.
WORDS_FLOOR = 150
PEER_THRESHOLD = 0.5  # what datasketch's own examples take
PEER_PERMUTATIONS = 128
PEER_BANDS = 32
ROUNDS = 7
SHINGLE_WORDS = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Plant:
    """A text made of another's words; `spans` are where a passage stands in its source and here, in code points."""

    id: str
    source: str
    kind: str
    text: str
    spans: tuple[tuple[int, int], tuple[int, int]] | None = None


def read_corpus(path: Path, articles: int, chance: random.Random) -> dict[str, str]:
    """So many texts of the corpus by id, drawn by chance; each only once."""
    texts: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    chance.shuffle(records)
    seen: set[str] = set()
    for number, record in enumerate(records):
        # Signs that stand alone, as where links were cut out, are no words of a passage.
        words = (record.get("text") or record.get("content") or "").split()
        text = " ".join(word for word in words if _WORD.search(word))
        if len(text.split()) >= WORDS_FLOOR and text not in seen:
            seen.add(text)
            texts[f"t{number}"] = text
        if len(texts) == articles:
            break
    return texts


def plant(texts: dict[str, str], planted: int, chance: random.Random) -> Iterator[Plant]:
    """Make so many plants of each kind, each of another text, in turn."""
    ids = list(texts)
    for number in range(planted):
        for kind in (*CHANGED, "third", *PASSAGE_WORDS):
            source, other = chance.sample(ids, 2)
            words = texts[source].split()
            name = f"p{number}-{kind}"
            if isinstance(kind, float):
                spare = texts[other].split()
                at = set(chance.sample(range(len(words)), round(kind * len(words))))
                changed = [chance.choice(spare) if i in at else word for i, word in enumerate(words)]
                yield Plant(name, source, f"{kind:.0%} of the words changed", " ".join(changed))
            elif isinstance(kind, str):
                yield Plant(name, source, "cut to a third", " ".join(words[: len(words) // 3]))
            else:
                yield _set_passage(Plant(name, source, f"passage of {kind} words", texts[other]), words, kind, chance)


def _set_passage(host: Plant, words: Sequence[str], length: int, chance: random.Random) -> Plant:
    first = chance.randrange(len(words) - length)
    passage = " ".join(words[first : first + length])
    own = host.text.split()
    before = " ".join(own[: len(own) // 2])
    start = len(" ".join(words[:first])) + bool(first)
    spans = ((start, start + len(passage)), (len(before) + 1, len(before) + 1 + len(passage)))
    text = f"{before} {passage} {' '.join(own[len(own) // 2 :])}"
    return Plant(host.id, host.source, host.kind, text, spans)


def read_findings(texts: dict[str, str]) -> list[Finding]:
    """Read the texts as articles, one a minute."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        stamps = (f"2025-01-{1 + n // 1440:02}T{n // 60 % 24:02}:{n % 60:02}:00+00:00" for n in range(len(texts)))
        lines = (
            json.dumps({"id": name, "text": text, "published": stamp})
            for (name, text), stamp in zip(texts.items(), stamps, strict=True)
        )
        corpus.write_text("\n".join(lines), encoding="utf-8")
        read = list(read_paths([str(corpus)]))
    found = [each for each in read if isinstance(each, Finding)]
    if not found:
        sys.exit(f"No article could be read, so nothing is measured: {next(iter(read), 'there is none')}")
    return found


def overlap(a: tuple[int, int] | None, b: tuple[int, int]) -> float:
    """The common part of two spans as a share of both together."""
    if a is None:
        return 0.0
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return common / (max(a[1], b[1]) - min(a[0], b[0]))


def report(plants: Sequence[Plant], findings: Sequence[Finding], links: Sequence[Link]) -> None:
    """Print for each kind how many are tied to their source, and how well the spans of passages fit."""
    articles = {finding.article.id: finding.article for finding in findings}
    ids = {article.key: article.id for article in articles.values()}
    tied: dict[frozenset[str], list[Link]] = {}
    for link in links:
        tied.setdefault(frozenset((ids[link.a], ids[link.b])), []).append(link)
    for kind in dict.fromkeys(each.kind for each in plants):
        own = [each for each in plants if each.kind == kind]
        found = [(each, tied[pair]) for each in own if (pair := frozenset((each.id, each.source))) in tied]
        line = f"{kind:26} {len(found)} of {len(own)} tied to the source"
        if own[0].spans is not None:
            passages = [(each, held) for each, held in found if held[0].kind == "reuses-passage"]
            fits = [max(_fit(each, link, articles) for link in held) for each, held in passages]
            line += f"; spans fit to {sum(fits) / max(1, len(fits)):.3f}"
        print(line)


def _fit(planted: Plant, link: Link, articles: Mapping[str, Article]) -> float:
    assert planted.spans is not None
    source, host = articles[planted.source], articles[planted.id]
    here, there = (link.a_span, link.b_span) if link.a == host.key else (link.b_span, link.a_span)
    spans = [
        (_place(article, start), _place(article, end))
        for article, (start, end) in zip((source, host), planted.spans, strict=True)
    ]
    return min(overlap(there, spans[0]), overlap(here, spans[1]))


def _place(article: Article, at: int) -> int:
    """Where a place of the text as it was given stands in the article's, from which words were cut."""
    removed = 0
    for cut in sorted(article.cuts, key=lambda cut: cut.at):
        if cut.at + removed >= at:
            break
        removed += min(len(cut.text), at - cut.at - removed) - len(cut.instead)
    return at - removed


def time_own(findings: Sequence[Finding]) -> float:
    """CPU seconds from words to links and spans."""
    start = time.process_time()
    for _ in find_copies(findings, load_packs()):
        pass
    return time.process_time() - start


def time_candidates(findings: Sequence[Finding]) -> float:
    """CPU seconds from words to pairs that nobody has compared."""
    start = time.process_time()
    packs = load_packs()
    for _ in find_candidates([fingerprint(fold_words(finding, packs)) for finding in findings]):
        pass
    return time.process_time() - start


def time_peer(texts: Sequence[str]) -> float | None:
    """CPU seconds that datasketch takes to find the pairs; None when it is not installed."""
    if importlib.util.find_spec("datasketch") is None:
        return None
    datasketch = importlib.import_module("datasketch")
    start = time.process_time()
    index = datasketch.MinHashLSH(threshold=PEER_THRESHOLD, num_perm=PEER_PERMUTATIONS)
    for number, text in enumerate(texts):
        words = _WORD.findall(text.casefold())
        shingles = {" ".join(words[at : at + SHINGLE_WORDS]).encode() for at in range(len(words) - SHINGLE_WORDS + 1)}
        sketch = datasketch.MinHash(num_perm=PEER_PERMUTATIONS)
        sketch.update_batch(shingles)
        index.query(sketch)
        index.insert(number, sketch)
    return time.process_time() - start


def time_second_peer(texts: Sequence[str]) -> float | None:
    """CPU seconds that rensa takes for the same; None when it is not installed."""
    if importlib.util.find_spec("rensa") is None:
        return None
    rensa = importlib.import_module("rensa")
    start = time.process_time()
    index = rensa.RMinHashLSH(threshold=PEER_THRESHOLD, num_perm=PEER_PERMUTATIONS, num_bands=PEER_BANDS)
    for number, text in enumerate(texts):
        words = _WORD.findall(text.casefold())
        sketch = rensa.RMinHash(num_perm=PEER_PERMUTATIONS, seed=0)
        sketch.update([" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)])
        index.query(sketch)
        index.insert(number, sketch)
    return time.process_time() - start


PEERS = {"datasketch": time_peer, "rensa": time_second_peer}


def main() -> None:
    """Plant, link, and print."""
    parser = argparse.ArgumentParser(description="Plant copies and passages in a corpus, and measure what is found.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=2000, help="texts drawn from the corpus (default: %(default)s)")
    parser.add_argument("--planted", type=int, default=50, help="plants of each kind (default: %(default)s)")
    given = parser.parse_args()
    chance = random.Random(0)
    texts = read_corpus(given.corpus, given.articles, chance)
    plants = list(plant(texts, given.planted, chance))
    findings = read_findings(texts | {each.id: each.text for each in plants})
    # What was read is nothing that Python should look through for rings of values, in our time or in theirs.
    gc.collect()
    gc.freeze()
    report(plants, findings, list(find_copies(findings, load_packs())))
    compare_times(findings[: len(texts)], "without plants")
    compare_times(findings, "with plants")


def compare_times(findings: Sequence[Finding], what: str) -> None:
    """Print how many articles a second we and the peers do. All are timed in turn, round by round, and what one takes
    is set against what we take in the same round: a machine that does other things is slow for all of a round.
    """
    total, bodies = len(findings), [finding.article.text for finding in findings]
    own, pairs = [], []
    peers: dict[str, list[float | None]] = {name: [] for name in PEERS}
    for _ in range(ROUNDS):
        own.append(time_own(findings))
        pairs.append(time_candidates(findings))
        for name, time_them in PEERS.items():
            peers[name].append(time_them(bodies))
    whole, part = total / min(own), total / min(pairs)
    print(f"{what}: {whole:,.0f} articles/s to links and spans; {part:,.0f} to pairs not compared")
    for name, took in peers.items():
        theirs = [each for each in took if each is not None]
        if not theirs:
            print(f"  {name} is not installed: nothing stands beside it")
            continue
        whole, part = (median(map(truediv, theirs, ours)) for ours in (own, pairs))
        print(f"  {total / min(theirs):,.0f} by {name}: {whole:.2f} times our whole time, {part:.2f} to pairs")


if __name__ == "__main__":
    main()
