"""Measure each rule's precision on annotated articles and write the tiers: `python eval/tiers.py GOLD_DIR ...`.

A claim is right when its content overlaps a gold claim's at 0.5 (Jaccard, characters) and its source overlaps that
claim's source, or both have none. Rules with too few claims to say stay in C.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from saksi.flow import find_claims
from saksi.kinds import Claim, Span

TABLE = Path(__file__).parent.parent / "src/saksi/packs/und/tier.tsv"
# A share of right claims from which a rule belongs to a tier.
TIER_FLOORS = (("A", 0.95), ("B", 0.85))
# Fewer claims than this say too little: with 20 claims all right, the true share is above 0.86 (95 % Clopper-Pearson).
CLAIMS_FLOOR = 20
MATCH = 0.5

Spans = tuple[Span, ...] | list[list[int]]


def characters(spans: Spans) -> frozenset[int]:
    """The places a list of spans covers."""
    return frozenset(at for start, end in spans for at in range(start, end))


def is_right(claim: Claim, gold: list[dict[str, Any]]) -> bool:
    """Say whether a claim stands in the gold, with its source."""
    content, source = characters(claim.content), characters(claim.source)
    for wanted in gold:
        other = characters(wanted["content"])
        if len(content & other) >= MATCH * len(content | other):
            named = characters(wanted["source"])
            if (source & named) or not (source or named):
                return True
    return False


def measure(folders: list[Path]) -> tuple[Counter[str], Counter[str]]:
    """Count for each rule the claims it found and those that are right."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for file in sorted(file for folder in folders for file in folder.glob("*.txt")):
        gold = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["claims"]
        for claim in find_claims(file.read_text(encoding="utf-8")):
            found[claim.by] += 1
            right[claim.by] += is_right(claim, gold)
    return found, right


def tier(found: int, right: int) -> str:
    """The tier of a rule by what was counted."""
    if found < CLAIMS_FLOOR:
        return "C"
    return next((name for name, floor in TIER_FLOORS if right >= floor * found), "C")


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders or not all(folder.is_dir() for folder in folders):
        sys.exit("usage: python eval/tiers.py GOLD_DIR ... (folders of ID.txt with ID.json)")
    found, right = measure(folders)
    lines = [f"{rule}\t{tier(found[rule], right[rule])}\t{found[rule]}\t{right[rule]}" for rule in sorted(found)]
    TABLE.write_text("\n".join(["rule\ttier\tclaims\tright", *lines, ""]), encoding="utf-8")
    print(TABLE.read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main()
