"""Score numbers on sets whose texts are single sentences.

    python eval/amounts.py --gold FOLDER [--json] [--skips]

FOLDER holds `data/en/newsquant/` (NewsQuant: sentences with the quantities in them; Almasian et al., EMNLP 2023) and
`data/id/ud-id-pud/` (Universal Dependencies: sentences whose numbers are tagged NUM). A set that is not there is left
out, which is said and is no failure. The floors are in `amounts.toml`.

NewsQuant: a value is right when the gold has it; the ends of a range count apart, since the gold takes what rose from
one level to another for a range. It counts lengths of time and ages too; Saksi reads lengths as times, so they are
added here, and ages nowhere. What it calls `change` is the comparison where there is one, else `up` and `down` for
rises and falls; percent and money below zero have `down` there. What stands behind the number ("a 5
percent rise", "5 percent higher") is no change there: of 16 that were found, none is marked so.

PUD: a number is read when it stands in a quantity or a time, and skipped knowingly when the program has a reason for
that; both, and those overlooked, are counted, and listed with `--skips`.
"""

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import saksi
from saksi.kinds import Article, Quantity, Reading, Span, When
from saksi.pack import Pack, load_packs
from saksi.resolve.count.change import find_change
from saksi.resolve.count.quantity import find_quantities, find_skipped
from saksi.resolve.when.scan import find_traps
from saksi.resolve.when.time import find_times

HERE = Path(__file__).parent
NEWSQUANT = Path("data/en/newsquant/data/formatted_test_set/NewsQuant.json")
PUD = Path("data/id/ud-id-pud/id_pud-ud-test.conllu")
# An order of magnitude ends at 9,999 here and at 10,000 there.
TOLERANCE = 1.001e-3
OVERLOOKED = "overlooked"
TRAP = "an age, a law or a rate in a phrase that is no time"
# What TIMEX3 says of a length of time, as a comparison.
SIGNS = {"APPROX": "~", "EQUAL_OR_LESS": "<", "EQUAL_OR_MORE": ">", "LESS_THAN": "<", "MORE_THAN": ">"}
NUMBER = re.compile(r"(?:^-)?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


class Amount(NamedTuple):
    """A value and the sign of its change or comparison."""

    value: float
    change: str


class Skip(NamedTuple):
    """A number that was not read, and why."""

    reason: str
    sentence: str
    form: str
    before: str
    after: str


def same(a: Amount, b: Amount) -> bool:
    """Say whether two amounts have the same value."""
    return abs(a.value - b.value) <= TOLERANCE * max(1e-9, abs(a.value), abs(b.value))


def gold_amounts(entry: Mapping[str, str]) -> list[Amount]:
    """One entry of NewsQuant: a value, or the two ends of a range."""
    return [Amount(float(form), entry["change"]) for form in NUMBER.findall(str(entry["value"]))]


def quantity_amounts(text: str, quantity: Quantity) -> list[Amount]:
    """One quantity of a text as NewsQuant has it."""
    ends = {float(end) for end in (quantity.lo, quantity.hi) if end is not None}
    sign = {">=": ">", "<=": "<", "between": "=", "vague": "="}.get(quantity.cmp, quantity.cmp)
    is_below = (quantity.unit == "%" or quantity.unit_kind == "iso4217") and max(ends) < 0
    change: str = "down" if is_below else quantity.change or ""
    if sign != "=" or not change or (not is_below and is_named_behind(text, quantity.span)):
        change = sign
    return [Amount(end, change) for end in sorted(ends)]


def is_named_behind(text: str, span: Span) -> bool:
    """Say whether a rise or fall is told by the words behind a quantity: "a 5 percent rise", "5 percent higher"."""
    pack = load_packs()["en"]
    ends = (find_change(each, span, span.end, pack, is_share=True) for each in (text, text[: span.end]))
    return [end is not None for end in ends] == [True, False]


def time_amounts(when: When) -> list[Amount]:
    """A length of time as NewsQuant has it."""
    if when.type != "DURATION":
        return []
    sign = SIGNS.get(when.mod or "", "=")
    return [Amount(float(number), sign) for number in re.findall(r"PT?(\d+(?:\.\d+)?)[A-Z]", when.value)]


def found_amounts(text: str) -> list[Amount]:
    """All amounts in a sentence, quantities and lengths of time."""
    quantities = (quantity_amounts(text, each) for each in saksi.find_quantities(text, language="en"))
    lengths = (time_amounts(when) for when in saksi.find_times(text, language="en"))
    return [amount for each in (*quantities, *lengths) for amount in each]


def count_pairs(gold: Sequence[Amount], found: Sequence[Amount], *, by_change: bool) -> int:
    """How many of the found are in the gold, each used once."""
    left = list(gold)
    for amount in found:
        fitting = (each for each in left if same(each, amount) and (not by_change or each.change == amount.change))
        match = next(fitting, None)
        if match is not None:
            left.remove(match)
    return len(gold) - len(left)


def score_newsquant(root: Path) -> dict[str, float]:
    """Precision, recall and F of values, and of values with their change."""
    sums: Counter[str] = Counter()
    for sentence in json.loads((root / NEWSQUANT).read_text(encoding="utf-8")):
        gold = [amount for entry in sentence["quantities"] for amount in gold_amounts(entry)]
        found = found_amounts(sentence["text"])
        sums += Counter(gold=len(gold), found=len(found))
        for name, by_change in (("value", False), ("value_change", True)):
            sums[name] += count_pairs(gold, found, by_change=by_change)
    figures: dict[str, float] = {"values": sums["gold"]}
    for name in ("value", "value_change"):
        precision, recall = sums[name] / sums["found"], sums[name] / sums["gold"]
        figures |= {f"{name}_P": precision * 100, f"{name}_R": recall * 100}
        figures[f"{name}_F"] = 200 * precision * recall / (precision + recall)
    return {name: round(value, 1) for name, value in figures.items()}


def pud_sentences(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Yield id, text and the spans of the tokens tagged NUM."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        about = dict(re.findall(r"^# (\w+) = (.*)$", block, re.M))
        if "text" not in about:
            continue
        text, position, spans = about["text"], 0, []
        for line in block.splitlines():
            cells = line.split("\t")
            if len(cells) != 10 or not cells[0].isdigit():
                continue
            start = text.find(cells[1], position)
            if start < 0:
                continue  # part of a word that is written as one
            position = start + len(cells[1])
            if cells[3] == "NUM":
                spans.append((start, position))
        yield about["sent_id"], text, spans


def overlaps(start: int, end: int, spans: Iterable[Span]) -> bool:
    """Say whether any of the spans shares a character with the stretch."""
    return any(span.start < end and start < span.end for span in spans)


def find_skips(root: Path) -> tuple[int, list[Skip]]:
    """How many numbers there are, and those that were not read."""
    pack = load_packs()["id"]
    total, skips = 0, []
    for name, text, numbers in pud_sentences(root / PUD):
        reading = Reading(Article(name, name, text, "", ""), "id", (), (), (), ())
        times = [when.span for when in find_times(reading, pack)]
        read = [*times, *(each.span for each in find_quantities(reading, pack, times))]
        known = find_skipped(reading, pack, times)
        total += len(numbers)
        for start, end in numbers:
            if overlaps(start, end, read):
                continue
            reasons = [each.reason for each in known if overlaps(start, end, [each.span])]
            reason = reasons[0] if reasons else skip_reason(text, start, end, pack)
            skips.append(Skip(reason, name, text[start:end], text[max(0, start - 40) : start], text[end : end + 40]))
    return total, skips


def skip_reason(text: str, start: int, end: int, pack: Pack) -> str:
    """Why a number that no rule of quantities saw is none: a phrase that is a trap of times holds it."""
    return TRAP if overlaps(start, end, find_traps(text, pack)) else OVERLOOKED


def main() -> int:
    """Score what is there; 1 when a figure is under its floor."""
    parser = argparse.ArgumentParser(description="Score numbers on sentences of other sets.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER", help="holds data/")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--skips", action="store_true", help="list the numbers of PUD that were not read")
    given = parser.parse_args()
    figures: dict[str, dict[str, float]] = {}
    if (given.gold / NEWSQUANT).is_file():
        figures["newsquant"] = score_newsquant(given.gold)
    if (given.gold / PUD).is_file():
        total, skips = find_skips(given.gold)
        overlooked = sum(skip.reason == OVERLOOKED for skip in skips)
        figures["pud"] = {"numbers": total, "read": round(100 * (total - len(skips)) / total, 1)}
        figures["pud"]["read_or_skipped_knowingly"] = round(100 * (total - overlooked) / total, 1)
        if given.skips:
            print("\n".join("\t".join(skip) for skip in sorted(skips)))
    if given.json:
        print(json.dumps(figures))
        return 0
    return report(figures)


def report(figures: dict[str, dict[str, float]]) -> int:
    """Print a table and compare it with the floors."""
    floors = tomllib.loads((HERE / "amounts.toml").read_text(encoding="utf-8"))
    low = 0
    for name, own in figures.items():
        print(f"\n{name}")
        for figure, value in own.items():
            floor = floors.get(name, {}).get(figure)
            is_low = floor is not None and value < floor
            low += is_low
            print(f"  {figure:30} {value!s:>9}{f'   floor {floor:5}' if floor else ''}{'   TOO LOW' * is_low}")
    if not figures:
        print("No sentences to score numbers on.")
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
