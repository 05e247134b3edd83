"""Score `saksi read` on the gold articles and compare with the floors.

    python eval/run.py [--gold FOLDER]

FOLDER holds `gold/LANGUAGE/PART/` (articles with what must be read out of them) and `score/score.py`, which compares.
Without it there is nothing to score, which is said and is no failure.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SAKSI = Path(sys.executable).with_name("saksi")


def read_articles(articles: Path, into: Path) -> None:
    """Read the articles of one gold part with the program that users run."""
    with into.open("wb") as out:
        subprocess.run([SAKSI, "read", "--json", articles], stdout=out, stdin=subprocess.DEVNULL, check=True)


def score_part(root: Path, part: Path) -> dict[str, Any]:
    """Read and score one gold part; gives the scorer's summary."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        read_articles(part / "articles.jsonl", found)
        command: list[str | Path] = [sys.executable, root / "score" / "score.py", part, found, "--json"]
        answer = subprocess.run(command, capture_output=True, check=True)
    summary: dict[str, Any] = json.loads(answer.stdout)
    return summary


def figures(summary: Mapping[str, Any]) -> dict[str, float | None]:
    """Flatten the summary: F of what is found, accuracy of what is found, recall by kind, in percent."""
    out: dict[str, float | None] = {measure: summary[measure][2] for measure in ("M1", "M2", "M3", "M4")}
    out |= summary["of_matched"]
    out |= {f"recall_{name}": value for name, value in summary["recall"].items()}
    out |= {f"quantity_{name}": value[2] for name, value in summary["quantity"].items()}
    out |= {f"time_{name}": value[2] for name, value in summary["time"].items()}
    return out


def report(name: str, summary: Mapping[str, Any], floors: Mapping[str, float]) -> list[str]:
    """Print one part's table; give the figures that are under their floor."""
    missing = summary["articles_without_prediction"]
    print(f"\n{name}: {summary['articles']} articles, {summary['counts']['gold']} claims, {len(missing)} not read")
    values = figures(summary)
    unknown = floors.keys() - values.keys()
    low = [f"{name} has no figure {figure}" for figure in sorted(unknown)]
    low += [f"{name}: {len(missing)} articles not read: {', '.join(missing)}"] if missing else []
    for figure, value in values.items():
        floor = floors.get(figure)
        is_low = floor is not None and (value is None or value < floor)
        print(
            f"  {figure:18} {value!s:>6}" + (f"   floor {floor:5}{'   TOO LOW' * is_low}" if floor is not None else "")
        )
        if is_low:
            low.append(f"{name} {figure}: {value} is under {floor}")
    return low


def main() -> int:
    """Score every part that floors.toml names; 1 when a figure is too low."""
    parser = argparse.ArgumentParser(description="Score `saksi read` on the gold articles.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER", help="holds gold/ and score/score.py")
    root = parser.parse_args().gold
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    if not (root / "score" / "score.py").is_file():
        print(f"No gold articles under {root}: nothing scored. GOLD=FOLDER says where they are.")
        return 0
    low = []
    for language, parts in floors.items():
        for part, wanted in parts.items():
            low += report(f"{language}/{part}", score_part(root, root / "gold" / language / part), wanted)
    print("\n" + "\n".join(low or ["All figures are at or above their floors."]))
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
