"""Score attributed speech against PolNeAR, whose guidelines mark less and longer than this program does.

    python eval/polnear.py --gold FOLDER

PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks one attribution where the guide of the other gold texts marks
several. Its conventions are put on what was found before it is scored: only outermost attributions are kept; a
quotation that goes on without a cue of its own belongs to the attribution before it in the paragraph; a further cue
shares the source that an earlier one in the sentence names. Nothing is added: every span is one that was found.
Both ways are printed, for all attributions and for those whose cue is a word of speech.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

SAKSI = Path(sys.executable).with_name("saksi")
# The lowest F that `make eval` accepts, in percent, by its conventions.
FLOORS: Mapping[str, Mapping[str, float]] = {"speech": {"M1": 90.2, "M3": 86.8}, "all": {"M1": 67.9}}

Claim = Mapping[str, Any]


def convert(text: str, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Give the claims of an article as PolNeAR would mark them.

    >>> said = {"source": [[8, 13]], "cue": [[14, 18]], "content": [[1, 5]], "nested_in": None, "sentence": [0, 19]}
    >>> more = {"source": [], "cue": [], "content": [[21, 25]], "nested_in": None, "sentence": [20, 26]}
    >>> convert('"Rain," Rahma said. "Hail."', [said, more])[0]["content"]
    [[1, 5], [21, 25]]
    """
    kept: list[dict[str, Any]] = []
    for claim in sorted(claims, key=lambda each: min(each["content"] + each["cue"] + each["source"])):
        before = kept[-1] if kept else None
        if claim["nested_in"] is not None:
            continue
        if before and not claim["cue"] and not claim["source"] and _same_paragraph(text, before, claim):
            before["content"] = [*before["content"], *claim["content"]]
        elif before and not claim["source"] and claim["cue"] and before["sentence"] == claim["sentence"]:
            kept.append({**claim, "source": before["source"]})
        else:
            kept.append(dict(claim))
    return kept


def _same_paragraph(text: str, before: Claim, claim: Claim) -> bool:
    return "\n" not in text[before["sentence"][0] : claim["content"][0][0]]


def score(root: Path, found: Path) -> Mapping[str, Mapping[str, float]]:
    """F of what was found, for speech and for all."""
    gold, words = root / "gold" / "en-polnear" / "dev", root / "score" / "speech_cues.en.txt"
    scorer = root / "score" / "score.py"
    kinds: Mapping[str, Sequence[str | Path]] = {"speech": ("--speech", words), "all": ()}
    summaries = {
        kind: json.loads(subprocess.check_output([sys.executable, scorer, gold, found, "--json", *given]))
        for kind, given in kinds.items()
    }
    return {kind: {measure: summary[measure][2] for measure in ("M1", "M3")} for kind, summary in summaries.items()}


def main() -> int:
    """Read, convert, score; 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description="Score attributed speech against PolNeAR.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER", help="holds gold/en-polnear and score/")
    root = parser.parse_args().gold
    articles = root / "gold" / "en-polnear" / "dev" / "articles.jsonl"
    if not articles.is_file():
        print(f"No PolNeAR texts under {root}: nothing scored. GOLD=FOLDER says where they are.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        found, converted = Path(folder) / "found.jsonl", Path(folder) / "converted.jsonl"
        found.write_bytes(subprocess.check_output([SAKSI, "read", "--json", articles]))
        with converted.open("w", encoding="utf-8") as out:
            for line in found.read_text(encoding="utf-8").splitlines():
                page = json.loads(line)
                out.write(json.dumps({**page, "claims": convert(page["text"], page["claims"])}) + "\n")
        plain, own = score(root, found), score(root, converted)
    low = 0
    for kind, floors in FLOORS.items():
        print(f"\npolnear/{kind}")
        for measure in ("M1", "M3"):
            floor = floors.get(measure)
            is_low = floor is not None and own[kind][measure] < floor
            low += is_low
            says = f"   floor {floor}{'   TOO LOW' * is_low}" if floor is not None else ""
            print(f"  {measure}  {own[kind][measure]:5} by its conventions, {plain[kind][measure]:5} as read{says}")
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
