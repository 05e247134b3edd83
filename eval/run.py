"""Score the program on gold texts and compare with the floors.

    python eval/run.py --gold FOLDER

FOLDER holds articles with what must be read out of them (`gold/LANGUAGE/PART/`, compared by `score/score.py`) and
events told by several outlets (`stories/`, compared by `stories/score.py`). Without them there is nothing to score,
which is said and is no failure.
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
SOME_REFUSED = 3  # exit code: done, but for some pages
STORIES = "stories"

Figures = Mapping[str, float | str | None]


def run_saksi(*arguments: str | Path, into: Path | None = None) -> None:
    """Run the program as users do; its answer goes to a file."""
    with (into or Path("/dev/null")).open("wb") as out:
        ran = subprocess.run(
            [SAKSI, *arguments], stdout=out, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False
        )
    if ran.returncode not in (0, SOME_REFUSED):
        sys.exit(f"saksi {arguments[0]} failed:\n{ran.stderr.decode()}")


def ask_scorer(*arguments: str | Path) -> dict[str, Any]:
    """Run a scorer; gives its summary."""
    answer: dict[str, Any] = json.loads(subprocess.check_output([sys.executable, *arguments]))
    return answer


def score_articles(root: Path, language: str, part: str) -> Figures:
    """Read and score gold articles: F of what is found, shares of what is found, recall by kind."""
    gold = root / "gold" / language / part
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        run_saksi("read", "--json", gold / "articles.jsonl", into=found)
        summary = ask_scorer(root / "score" / "score.py", gold, found, "--json")
    figures = {measure: summary[measure][2] for measure in ("M1", "M2", "M3", "M4")}
    figures |= summary["of_matched"]
    figures |= {f"recall_{name}": value for name, value in summary["recall"].items()}
    for kind in ("quantity", "time"):
        figures |= {f"{kind}_{name}": value[2] for name, value in summary[kind].items()}
    return figures | {"articles_not_read": str(len(summary["articles_without_prediction"]))}


def score_stories(root: Path, pages: str) -> Figures:
    """Read each story's pages into a ledger of its own, and score figures, origins, copies and contradictions."""
    with tempfile.TemporaryDirectory() as folder:
        triples: list[str | Path] = []
        for pack in sorted((root / STORIES / "dev").glob("*.json")):
            own = Path(folder) / pack.stem
            own.mkdir()
            run_saksi("add", root / STORIES / pages / pack.stem, "--ledger", own / "ledger")
            run_saksi("figures", "--all", "--json", "--ledger", own / "ledger", into=own / "figures.jsonl")
            run_saksi("copies", "--json", "--ledger", own / "ledger", into=own / "copies.jsonl")
            triples += [pack, own / "figures.jsonl", own / "copies.jsonl"]
        summary = ask_scorer(root / STORIES / "score.py", *triples)
    figures: dict[str, float | str | None] = {}
    for name, value in summary.items():
        if isinstance(value, dict):
            figures |= {f"{name}_{part}": share for part, share in value.items()}
        else:
            figures[name] = value[2] if isinstance(value, list) else value
    return figures


def report(name: str, figures: Figures, floors: Mapping[str, float]) -> list[str]:
    """Print one table; give in words the figures that are under their floor."""
    print(f"\n{name}")
    low = [f"{name} has no figure {figure}" for figure in sorted(floors.keys() - figures.keys())]
    if (not_read := figures.get("articles_not_read", "0")) != "0":
        low.append(f"{name}: {not_read} articles were not read")
    for figure, value in figures.items():
        floor = floors.get(figure)
        line = f"  {figure:30} {value!s:>9}"
        if floor is not None:
            is_low = not isinstance(value, float | int) or value < floor
            line += f"   floor {floor:5}{'   TOO LOW' * is_low}"
            low += [f"{name} {figure}: {value} is under {floor}"] * is_low
        print(line)
    return low


def main() -> int:
    """Score every set that floors.toml names; 1 when a figure is too low."""
    parser = argparse.ArgumentParser(description="Score the program on gold texts and compare with the floors.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER", help="holds gold/, score/ and stories/")
    root = parser.parse_args().gold
    if not (root / "score" / "score.py").is_file():
        print(f"No gold texts under {root}: nothing scored. GOLD=FOLDER says where they are.")
        return 0
    low = []
    for language, parts in tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).items():
        for part, floors in parts.items():
            score = score_stories(root, part) if language == STORIES else score_articles(root, language, part)
            low += report(f"{language}/{part}", score, floors)
    print("\n" + "\n".join(low or ["All figures are at or above their floors."]))
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
