"""Score copies and reused passages on pairs of real articles that were judged by reading.

    python eval/pairs.py --gold FOLDER [--misses]

FOLDER holds `gold/pairs/dev.tsv` (a, b, label, first) and `data/id/click-id/articles.jsonl.gz`, whose articles the
pairs name by id. The articles of the pairs are linked as one set. Nothing of their text is printed.
"""

import argparse
import csv
import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from saksi.flow import read_paths
from saksi.kinds import Finding, Link
from saksi.link.find import find_links
from saksi.pack import load_packs

COPIES = frozenset({"same_text", "trimmed"})
CORPUS = Path("data/id/click-id/articles.jsonl.gz")
REUSE = COPIES | {"shared_source", "shared_quote"}
# Paragraphs of the set were joined by a comma without a blank.
_JOINT = re.compile(r'(?<=[.!?"”])\s*,(?=\S)')
_CLOCK = re.compile(r"(\d\d?)[:.](\d\d)")

Row = Mapping[str, str]
Ties = Mapping[frozenset[str], Link]


def as_line(record: Mapping[str, Any]) -> str:
    """An article of the set as a line that `saksi read` takes."""
    clock = _CLOCK.match(record["time"] or "")
    published = record["date"] + (f"T{int(clock[1]):02}:{clock[2]}:00+07:00" if clock else "")
    text = _JOINT.sub("\n\n", record["content"]).strip()
    names = {name: record[name] for name in ("title", "outlet", "url")}
    return json.dumps({"id": str(record["id"]), "text": text, "published": published, **names})


def read_articles(file: Path, wanted: frozenset[str] | None = None) -> list[Finding]:
    """Read the articles of the set, or those with the wanted ids."""
    with gzip.open(file, "rt", encoding="utf-8") as lines, tempfile.TemporaryDirectory() as folder:
        records = (json.loads(line) for line in lines)
        kept = [as_line(record) for record in records if wanted is None or str(record["id"]) in wanted]
        corpus = Path(folder) / "articles.jsonl"
        corpus.write_text("\n".join(kept), encoding="utf-8")
        return [found for found in read_paths([str(corpus)]) if isinstance(found, Finding)]


def tie(findings: Iterable[Finding], links: Iterable[Link], kinds: frozenset[str]) -> dict[frozenset[str], Link]:
    """The links of some kinds by the two articles' ids; copies of one text are tied to each other."""
    ids = {finding.article.key: finding.article.id for finding in findings}
    tied = {frozenset((ids[link.a], ids[link.b])): link for link in links if link.kind in kinds}
    sources = {ids[link.a]: ids[link.b] for link in links if link.kind == "copy-of"}
    groups: dict[str, list[str]] = {}
    for article in ids.values():
        root = article
        while root in sources:
            root = sources[root]
        groups.setdefault(root, []).append(article)
    any_copy = next((link for link in links if link.kind == "copy-of"), None)
    for group in groups.values():
        for i, a in enumerate(group):
            for b in group[i + 1 :]:
                if any_copy is not None:
                    tied.setdefault(frozenset((a, b)), any_copy)
    return tied


def score(rows: list[Row], tied: Ties, right: frozenset[str]) -> tuple[float, float, float]:
    """Precision, recall and F of pairs that are tied against pairs whose label says they should be."""
    told = Counter((frozenset((row["a"], row["b"])) in tied, row["label"] in right) for row in rows)
    hit = told[True, True]
    precision = hit / max(1, hit + told[True, False])
    recall = hit / max(1, hit + told[False, True])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def score_direction(rows: list[Row], findings: list[Finding], links: Iterable[Link]) -> tuple[int, int]:
    """How many pairs whose first teller was judged are tied the right way, and how many are tied."""
    ids = {finding.article.key: finding.article.id for finding in findings}
    source = {frozenset((ids[link.a], ids[link.b])): ids[link.b] for link in links if link.kind == "copy-of"}
    judged = [row for row in rows if row["first"] in ("A", "B") and frozenset((row["a"], row["b"])) in source]
    right = sum(source[frozenset((row["a"], row["b"]))] == row[row["first"].lower()] for row in judged)
    return right, len(judged)


def main() -> int:
    """Print the figures; with --misses also the ids of pairs that were judged otherwise."""
    parser = argparse.ArgumentParser(description="Score copies and passages on judged pairs of articles.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--misses", action="store_true", help="print the ids of pairs that are wrong")
    given = parser.parse_args()
    pairs = given.gold / "gold/pairs/dev.tsv"
    if not pairs.is_file():
        print(f"No judged pairs under {given.gold}: nothing scored.")
        return 0
    with pairs.open(encoding="utf-8", newline="") as lines:
        rows: list[Row] = list(csv.DictReader(lines, delimiter="\t"))
    wanted = frozenset(row[side] for row in rows for side in "ab")
    findings = read_articles(given.gold / CORPUS, wanted)
    links = find_links(findings, load_packs())
    for name, kinds, right in (("copies", {"copy-of"}, COPIES), ("any reuse", {"copy-of", "reuses-passage"}, REUSE)):
        tied = tie(findings, links, frozenset(kinds))
        p, r, f = score(rows, tied, right)
        print(f"{name:10} precision {p:.1%}  recall {r:.1%}  F {f:.1%}")
        if given.misses:
            for row in rows:
                if (frozenset((row["a"], row["b"])) in tied) != (row["label"] in right):
                    print(f"           {row['a']} {row['b']} {row['label']}")
    right_way, judged = score_direction(rows, findings, links)
    print(f"direction  {right_way} of {judged} right ({right_way / max(1, judged):.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
