"""Compare what others read out of single phrases with what Saksi does, in one run.

    python bench/peers.py [--json FILE]

The peers come with the extra `bench`; one that is not installed is left out, which is said. The phrases are in
`phrases.toml`. A number phrase is right when all its values come out and no other. A time phrase is right when its one
value comes out; a peer that gives a date instead of a TIMEX3 value is right when that day is one of those meant.
Peers are asked in each language they know, some with another language's rules where those print numbers alike. We
wrote the phrases: they show what a reader can do at all, not how well it does in running text. Duckling is left out: no
package of it installs on a current Python.
"""

import argparse
import importlib
import importlib.metadata
import json
import os
import platform
import re
import time
import tomllib
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import saksi
from saksi.resolve.when.interval import bounds

PHRASES = Path(__file__).with_name("phrases.toml")
NOW = datetime(2025, 7, 12)
# A third is written 0.3333 by some; an order of magnitude ends at 99,999 or 100,000.
TOLERANCE = 1e-3

Read = Callable[[str, str], Sequence[Any]]


class Peer(NamedTuple):
    """A package, the kind of phrase it reads, the languages it is asked in, and how."""

    name: str
    package: str
    kind: str
    languages: tuple[str, ...]
    load: Callable[[], Read]


def load_saksi_numbers() -> Read:
    """Saksi's values, the ends of a range apart."""

    def read(text: str, language: str) -> Sequence[float]:
        found = saksi.find_quantities(text, language=language)
        return [end for each in found for end in dict.fromkeys((each.lo, each.hi)) if end is not None]

    return read


def load_saksi_times() -> Read:
    """Saksi's TIMEX3 values."""
    return lambda text, language: [
        when.value for when in saksi.find_times(text, language=language, published=f"{NOW:%Y-%m-%d}")
    ]


def load_quantulum() -> Read:
    """Its ranges are a middle and how far off it may be."""
    parser = importlib.import_module("quantulum3.parser")

    def read(text: str, language: str) -> Sequence[float]:
        ends = [(each.value, each.uncertainty or 0) for each in parser.parse(text)]
        return [end for middle, off in ends for end in dict.fromkeys((middle - off, middle + off))]

    return read


def load_recognizers() -> Read:
    """Indonesian is not among its languages; Spanish prints its numbers alike."""
    number = importlib.import_module("recognizers_number")
    cultures = {"en": "en-us", "id": "es-es"}

    def read(text: str, language: str) -> Sequence[float]:
        found = number.recognize_number(text, cultures[language])
        return [float(each.resolution["value"]) for each in found]

    return read


def load_words2num() -> Read:
    """It writes figures for words; what is in figures afterwards is taken as Python reads it."""
    module = importlib.import_module("words2num2")

    def read(text: str, language: str) -> Sequence[float]:
        written = module.words2num_sentence(text, lang=language)
        return [float(form) for form in re.findall(r"\d+(?:\.\d+)?", written)]

    return read


def load_ovos() -> Read:
    """It gives one number a text."""
    module = importlib.import_module("ovos_number_parser")

    def read(text: str, language: str) -> Sequence[float]:
        found = module.extract_number(text, lang={"en": "en-us", "id": "id-id"}[language])
        return [] if found is False or found is None else [float(found)]

    return read


def load_rupiah() -> Read:
    """It reads one whole amount of rupiah."""
    module = importlib.import_module("lokal.rupiah")

    def read(text: str, language: str) -> Sequence[float]:
        amount = re.search(r"Rp.*", text)
        return [float(module.parse_rupiah(amount.group()).amount)] if amount else []

    return read


def load_dateparser() -> Read:
    """With the day first in Indonesian and looking back, which suits news."""
    search = importlib.import_module("dateparser.search").search_dates
    order = {"en": "MDY", "id": "DMY"}

    def read(text: str, language: str) -> Sequence[date]:
        settings = {"DATE_ORDER": order[language], "PREFER_DATES_FROM": "past", "RELATIVE_BASE": NOW}
        return [found for _, found in search(text, languages=[language], settings=settings) or ()]

    return read


def load_recognizers_times() -> Read:
    """Its first reading of each."""
    module = importlib.import_module("recognizers_date_time")

    def read(text: str, language: str) -> Sequence[date | str]:
        found = [each.resolution["values"][0] for each in module.recognize_datetime(text, "en-us", reference=NOW)]
        return [moment(each.get("value") or each.get("start") or "") or each["timex"] for each in found]

    return read


def moment(form: str) -> datetime | None:
    """A moment in ISO 8601, or None."""
    try:
        return datetime.fromisoformat(form)
    except ValueError:
        return None


PEERS = (
    Peer("saksi", "saksi", "number", ("id", "en"), load_saksi_numbers),
    Peer("quantulum3", "quantulum3", "number", ("en",), load_quantulum),
    Peer("recognizers-text-number", "recognizers-text-number", "number", ("id", "en"), load_recognizers),
    Peer("words2num2", "words2num2", "number", ("id", "en"), load_words2num),
    Peer("ovos-number-parser", "ovos-number-parser", "number", ("id", "en"), load_ovos),
    Peer("lokal-id", "lokal-id", "number", ("id",), load_rupiah),
    Peer("saksi", "saksi", "time", ("id", "en"), load_saksi_times),
    Peer("dateparser", "dateparser", "time", ("id", "en"), load_dateparser),
    Peer("recognizers-text-date-time", "recognizers-text-date-time", "time", ("en",), load_recognizers_times),
)


def same_values(wanted: Sequence[float], got: Sequence[float]) -> bool:
    """Say whether the same numbers came out, in any order."""
    pairs = zip(sorted(wanted), sorted(got), strict=False)
    return len(wanted) == len(got) and all(abs(a - b) <= TOLERANCE * max(abs(a), abs(b)) for a, b in pairs)


def same_time(wanted: str, got: Sequence[date | str]) -> bool:
    """Say whether the one time came out, as a value or as a day that is meant."""
    if not wanted:
        return not got
    if len(got) != 1:
        return False
    [found] = got
    if isinstance(found, str):
        return found == wanted
    meant = bounds(wanted)
    if meant is None or "/" in wanted:
        return False
    if meant.granularity == "minute":
        return f"{found:%Y-%m-%dT%H:%M}" == meant.start[:16]
    return meant.start <= f"{found:%Y-%m-%d}" < meant.end


SAME: Mapping[str, Callable[[Any, Any], bool]] = {"number": same_values, "time": same_time}


def ask(peer: Peer, phrases: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a peer gets right of the phrases of its kind, by language, and how long it took."""
    try:
        read = peer.load()
        version = importlib.metadata.version(peer.package)
    except ImportError as error:
        return {"name": peer.name, "kind": peer.kind, "missing": str(error)}
    answer: dict[str, Any] = {"name": peer.name, "kind": peer.kind, "version": version, "wrong": []}
    started = time.process_time()
    for phrase in phrases:
        language, wanted = phrase["language"], phrase["values" if peer.kind == "number" else "value"]
        if language not in peer.languages:
            continue
        got = read_or_error(read, phrase["text"], language)
        is_right = not isinstance(got, str) and SAME[peer.kind](wanted, got)
        right, asked = answer.get(language, (0, 0))
        answer[language] = (right + is_right, asked + 1)
        if not is_right:
            answer["wrong"].append({"text": phrase["text"], "wanted": wanted, "got": str(got)})
    return answer | {"cpu_s": round(time.process_time() - started, 2)}


def read_or_error(read: Read, text: str, language: str) -> Sequence[Any] | str:
    """What came out, or the error that did; an error is a wrong answer."""
    try:
        return read(text, language)
    except Exception as error:  # a peer may fail in any way
        return f"{type(error).__name__}: {error}"


def hardware() -> str:
    """The machine, as the table's foot names it."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def show(answers: Sequence[Mapping[str, Any]]) -> None:
    """Print the table."""
    for kind in ("number", "time"):
        print(f"\n{kind + ' phrases right':<30}{'version':>10}{'id':>9}{'en':>9}{'CPU s':>8}")
        for answer in (each for each in answers if each["kind"] == kind):
            if "missing" in answer:
                print(f"{answer['name']:<30}  not installed: {answer['missing']}")
                continue
            shares = [f"{a}/{b}" if b else "-" for a, b in (answer.get(each, (0, 0)) for each in ("id", "en"))]
            print(f"{answer['name']:<30}{answer['version']:>10}{shares[0]:>9}{shares[1]:>9}{answer['cpu_s']:>8}")
    print(f"\n{hardware()}")


def main() -> None:
    """Ask all peers and print the table."""
    parser = argparse.ArgumentParser(description="Compare readers of numbers and times on single phrases.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything, with what was wrong")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    phrases = tomllib.loads(PHRASES.read_text(encoding="utf-8"))
    answers = [ask(peer, phrases[peer.kind]) for peer in PEERS]
    show(answers)
    if given.json:
        given.json.write_text(json.dumps({"hardware": hardware(), "answers": answers}, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
