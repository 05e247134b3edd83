"""Fit how much each clue says of whether two counts are of one thing: `python eval/likeness.py [--write] [--before N]`.

Writes the weights of `packs/und/likeness.tsv`. The invented events of `eval/stories`, but for those at which nobody has
looked, are read as they are, and four times with two words in five taken out of the packs by chance, always the same;
each time as all their articles tell them, and as two in five do. So the weights are fitted where words are missing and
articles are few, as they are in an event that nobody has seen. Each pair of groups that `saksi.link.measure.left`
compares is a case, right where both hold a figure of one measure; where neither holds one nothing is known. A logistic
regression on standardised clues, with a penalty on the squares of the weights; no part of it is random. It takes half
an hour, and scikit-learn (`pip install -e '.[fit]'`).

Prints how well weights that were fitted without an event tell its pairs apart. With --write the table is written anew.
"""

import argparse
import functools
import hashlib
import json
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).parents[1]))

from eval.stories import HERE, is_unseen, read_story

from saksi.flow import read_paths
from saksi.kinds import Finding
from saksi.link.find import find_links, find_measures
from saksi.link.measure.clue import find_clues
from saksi.link.measure.odds import BIAS, FLOOR
from saksi.link.measure.side import Tale
from saksi.link.told import Told
from saksi.pack import Pack, Row, load_packs

TABLE = HERE.parent / "src/saksi/packs/und/likeness.tsv"
# What the squares of the weights cost beside the cases: the best held out of 2, 3, 10 and this.
PENALTY = 1 / 0.03
ROUNDS = 1000
# Tables of the words by which counts are known, and the role of those of `count.tsv` that name things.
TABLES = ("outcome", "measure", "count")
NOUN = "noun"
LANGUAGES = ("en", "id")
# Forms with these first letters of their words go together, and so many of a hundred go by chance.
STEM_LETTERS, GONE = 5, 40
CHANCES = 4
# Events left out at a time, where it is measured how well the weights do on others.
FOLDS = 5
PLACES = 4
EVENTS_A_TASK = 8

Compared = tuple[Tale, int, int, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Case:
    """Two groups that were compared: of which event, what spoke for and against, and whether they are of one thing."""

    event: str
    clues: Mapping[str, float]
    is_one: bool


def main() -> None:
    """Fit, show what the weights are worth on other events, and write them when asked."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--write", action="store_true", help="write packs/und/likeness.tsv anew")
    asked.add_argument("--before", type=int, metavar="N", help="leave out the events from this number on")
    options = asked.parse_args()
    files = [file for file in sorted(HERE.glob("stories/*.toml")) if not is_unseen(file.stem)]
    if options.before:
        files = [file for file in files if int(file.stem.partition("_")[0]) < options.before]
    told = {file.stem: read_story(tomllib.loads(file.read_text("utf-8"))) for file in files}
    cases = [case for way in list_ways() for case in find_all(told, *way)]
    print(f"{len(cases)} pairs of {len(told)} events, {sum(case.is_one for case in cases)} of one thing")
    print("fitted without the event:", measure(cases))
    weights = fit(cases)
    for name, weight in sorted(weights.items(), key=lambda each: each[1]):
        print(f"{weight:8.{PLACES}f}  {name}")
    if options.write:
        write(weights)


def list_ways() -> Iterator[tuple[Set[str], int | None]]:
    """Yield the forms to take out of the packs, none at first, and what some of the articles are chosen by, or all."""
    forms = sorted(set(_forms()))
    for seed in range(CHANCES + 1):
        gone = {form for form in forms if seed and is_gone(form, seed)}
        yield from ((gone, None), (gone, seed))


def find_all(told: Mapping[str, Any], gone: Set[str], seed: int | None) -> Iterator[Case]:
    """Yield the pairs of all events, read in one way by as many processes as there are cores."""
    read = functools.partial(find_cases, gone=gone)
    stories = told.values() if seed is None else [leave_out(event, story, seed) for event, story in told.items()]
    with ProcessPoolExecutor() as pool:
        for cases in pool.map(read, told, stories, chunksize=EVENTS_A_TASK):
            yield from cases


def leave_out(event: str, story: Mapping[str, Any], seed: int) -> Mapping[str, Any]:
    """An event as few of its articles tell it."""
    return {**story, "articles": [each for each in story["articles"] if is_gone(f"{event} {each['id']}", seed)]}


def _forms() -> Iterator[str]:
    for code in LANGUAGES:
        for table in TABLES:
            yield from (row["form"].casefold() for row in load_packs()[code].rows(table) if _may_go(table, row))


def _may_go(table: str, row: Row) -> bool:
    return table != "count" or row["role"] == NOUN


def is_gone(form: str, seed: int) -> bool:
    """Whether a form, or an article, is taken by chance; forms of one stem go together."""
    stem = " ".join(word[:STEM_LETTERS] for word in form.split())
    return int(hashlib.sha256(f"{seed}:{stem}".encode()).hexdigest()[:8], 16) % 100 < GONE


@functools.lru_cache(maxsize=1)
def thin(gone: frozenset[str]) -> Mapping[str, Pack]:
    """The packs without some forms."""
    packs = dict(load_packs())
    for code in LANGUAGES:
        tables = dict(packs[code].tables)
        for table in TABLES:
            rows = packs[code].rows(table)
            tables[table] = tuple(row for row in rows if not (_may_go(table, row) and row["form"].casefold() in gone))
        packs[code] = replace(packs[code], tables=tables)
    return packs


def find_cases(event: str, story: Mapping[str, Any], gone: Set[str]) -> list[Case]:
    """Give the pairs of groups that are compared in an event, read without some forms."""
    packs = thin(frozenset(gone)) if gone else load_packs()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.jsonl"
        file.write_text("".join(f"{json.dumps(line)}\n" for line in _lines(story)), "utf-8")
        with mock.patch("saksi.flow.load_packs", return_value=packs):
            findings = [each for each in read_paths([str(file)]) if isinstance(each, Finding)]
    compared = find_compared(findings, find_links(findings, packs), packs)
    measures = {id(tale): label(story, [side.group for side in tale.sides]) for tale, *_ in compared}
    found = ((measures[id(tale)][one], measures[id(tale)][other], clues) for tale, one, other, clues in compared)
    return [Case(event, clues, bool(a & b)) for a, b, clues in found if a or b]


def _lines(story: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    for article in story["articles"]:
        text = "\n\n".join(each["text"] for each in article["paragraphs"])
        named = {name: article[name] for name in ("id", "outlet", "published", "title")}
        yield {**named, "text": text, "url": f"https://{article['domain']}/{article['id']}"}


def find_compared(findings: Sequence[Finding], links: Sequence[Any], packs: Mapping[str, Pack]) -> list[Compared]:
    """The groups of figures that are compared, by place in their tale, with what speaks for and against each pair."""
    found: list[Compared] = []

    def keep(tale: Tale, one: int, other: int) -> Mapping[str, float]:
        found.append((tale, one, other, find_clues(tale, one, other)))
        return found[-1][-1]

    with mock.patch("saksi.link.measure.left.find_clues", keep):
        find_measures(findings, links, packs)
    return found


def label(story: Mapping[str, Any], groups: Sequence[Sequence[Told]]) -> list[frozenset[str]]:
    """The measures that each group holds a figure of: for each figure of the truth the number most like it."""
    places = [(told, at) for at, group in enumerate(groups) for told in group]
    numbers: dict[tuple[str, float, float], list[tuple[Told, int]]] = defaultdict(list)
    for told, at in places:
        numbers[told.finding.article.id, *told.bounds].append((told, at))
    measures: dict[int, set[str]] = defaultdict(set)
    for article in story["articles"]:
        for each in article["figures"]:
            low, high = (
                each[end] if each[end] is not None else each[other] for end, other in (("lo", "hi"), ("hi", "lo"))
            )
            near, words = numbers[article["id"], low, high], set(each["text"].casefold().split())
            if near and (best := max(near, key=lambda one: len(one[0].words & words)))[0].words & words:
                near.remove(best)
                measures[best[1]].add(each["measure"])
    return [frozenset(measures[at]) for at in range(len(groups))]


def fit(cases: Sequence[Case]) -> Mapping[str, float]:
    """Weights of the clues, for clues as they are, and the bias."""
    names = sorted(cases[0].clues)
    scaler, model = StandardScaler(), LogisticRegression(C=1 / PENALTY, max_iter=ROUNDS)
    rows = scaler.fit_transform([[case.clues[name] for name in names] for case in cases])
    model.fit(rows, [case.is_one for case in cases])
    weights = dict(zip(names, (model.coef_[0] / scaler.scale_).tolist(), strict=True))
    [bias] = (model.intercept_ - (model.coef_ * scaler.mean_ / scaler.scale_).sum(axis=1)).tolist()
    return {BIAS: bias, **weights}


def measure(cases: Sequence[Case]) -> str:
    """How many of the pairs above the floor are right, and how many of the right ones are above it, held out."""
    events = sorted({case.event for case in cases})
    counted: Counter[tuple[bool, bool]] = Counter()
    for fold in range(FOLDS):
        out = set(events[fold::FOLDS])
        weights = fit([case for case in cases if case.event not in out])
        for case in cases:
            if case.event in out:
                worth = weights[BIAS] + sum(weights[name] * value for name, value in case.clues.items())
                counted[worth >= FLOOR, case.is_one] += 1
    right, wrong, missed = counted[True, True], counted[True, False], counted[False, True]
    return f"precision {right / (right + wrong):.3f}, recall {right / (right + missed):.3f}"


def write(weights: Mapping[str, float]) -> None:
    """Write the table anew; its notes stay."""
    notes = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    rows = [f"{name}\t{weights[name]:.{PLACES}f}" for name in sorted(weights)]
    TABLE.write_text("\n".join([*notes, "clue\tweight", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
