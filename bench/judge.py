"""Judge a ledger of invented news by its truth: copies, origins, bad pages.

    python bench/judge.py FOLDER LEDGER

FOLDER is what `bench/invent.py` wrote, LEDGER what `saksi add FOLDER/pages` made of it. Printed as JSON:

copies   of all pairs of articles in one group of copies: how many were put together, and how many put together are
         such pairs (precision, recall, F).
origins  of all figures that two texts or more give of one event: the share where the number of sources that really
         stand behind it lies within the bounds, where both bounds say it exactly, and how wide they are. A figure
         for which a text names nobody may have one source more.
bad      pages without an article that were taken for one; and articles that are not there.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from saksi.kinds import Link, Measure
from saksi.ledger.ledger import Ledger

Truth = Mapping[str, Any]
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Copies:
    """How well copies were found, by pairs."""

    pairs: int
    precision: float
    recall: float
    f: float


@dataclass(frozen=True, slots=True)
class Origins:
    """How well the sources behind figures were counted; shares of `figures`."""

    figures: int
    within: float
    exact: float
    width: float


def read_truth(folder: Path) -> list[Truth]:
    """The truth of a corpus, line by line."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def judge_copies(truth: Iterable[Truth], links: Iterable[Link], ids: Mapping[str, str]) -> Copies:
    """Compare groups of copies with the true ones. `ids` gives the id of each article's key."""
    real = _pairs({each["id"]: each.get("copy_of") for each in truth if each["kind"] != "bad"})
    copied = {ids[link.a]: ids[link.b] for link in links if link.kind == "copy-of"}
    found = _pairs(dict.fromkeys(ids.values()) | copied)
    right = len(real & found)
    precision, recall = right / len(found) if found else 1.0, right / len(real) if real else 1.0
    return Copies(len(real), precision, recall, _f(precision, recall))


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pairs(sources: Mapping[str, str | None]) -> set[tuple[str, str]]:
    """Pairs of one group; a source that is not itself there (its page is bad) still holds its copies together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sources:
        root = name
        while (source := sources.get(root)) is not None:
            root = source
        groups[root].append(name)
    return {pair for group in groups.values() for pair in combinations(sorted(group), 2)}


def judge_origins(truth: Sequence[Truth], measures: Iterable[Measure], names: Mapping[str, str] = NO_NAMES) -> Origins:
    """Compare the bounds of each figure that several texts give with the number of its sources.

    `names` gives the ids of the truth for those of the ledger, where they differ.
    """
    real: dict[tuple[int, str], set[str]] = defaultdict(set)
    tellers: dict[tuple[int, str], set[str]] = defaultdict(set)
    event = {each["id"]: each["event"] for each in truth if each["kind"] != "bad"}
    event |= {name: event[each] for name, each in names.items() if each in event}
    for each in truth:
        for figure in each.get("figures", ()):
            real[each["event"], figure["measure"]].add(figure["origin"])
            tellers[each["event"], figure["measure"]].add(each["id"])
    best = _best_measures(event, measures)
    told = [key for key in real if len(tellers[key]) > 1]
    bounds = [(len(real[key] - {""}), len(real[key]), *best.get(key, (0, 0))) for key in told]
    total = len(bounds) or 1
    return Origins(
        len(bounds),
        sum(low <= most and high >= least for least, most, low, high in bounds) / total,
        sum(low == least and high == most for least, most, low, high in bounds) / total,
        sum(high - low for *_, low, high in bounds) / total,
    )


def _best_measures(event: Mapping[str, int], measures: Iterable[Measure]) -> dict[tuple[int, str], tuple[int, int]]:
    """The bounds of the measure that holds most articles of each event and outcome."""
    held: dict[tuple[int, str], tuple[int, tuple[int, int]]] = {}
    for measure in measures:
        articles: Counter[tuple[int, str]] = Counter()
        for number, what in {(figure.article, what) for figure in measure.figures for what in _whats(figure, measure)}:
            if number in event:
                articles[event[number], what] += 1
        for key, count in articles.items():
            if count > held.get(key, (0, (0, 0)))[0]:
                held[key] = count, (measure.lower, measure.upper)
    return {key: bounds for key, (_, bounds) in held.items()}


def _whats(figure: Any, measure: Measure) -> Iterator[str]:
    outcome = figure.quantity.outcome or measure.outcome
    if outcome:
        yield outcome


def judge(folder: Path, ledger: Ledger) -> dict[str, Any]:
    """All that is judged, as JSON."""
    truth = read_truth(folder)
    # An article of an archive has its address for its id.
    names = {each["address"]: each["id"] for each in truth}
    ids = {key: ledger.article(key).id for key in ledger.keys()}  # noqa: SIM118 - a method of the ledger
    ids = {key: names.get(name, name) for key, name in ids.items()}
    there, bad = set(ids.values()), {each["id"] for each in truth if each["kind"] == "bad"}
    return {
        "articles": len(ids),
        "copies": asdict(judge_copies(truth, ledger.links(), ids)),
        "origins": asdict(judge_origins(truth, ledger.measures(), names)),
        "bad": {
            "pages": len(bad),
            "taken": len(there & bad),
            "articles_missing": len({each["id"] for each in truth} - bad - there),
        },
    }


def main() -> None:
    """Judge and print."""
    parser = argparse.ArgumentParser(description="Judge a ledger of invented news by its truth.")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("ledger", metavar="LEDGER")
    given = parser.parse_args()
    with Ledger.open(given.ledger) as ledger:
        print(json.dumps(judge(given.folder, ledger), indent=1))


if __name__ == "__main__":
    main()
