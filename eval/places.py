"""Measure which country places are put into, and how well places are found, on sets that are not part of the project.

    python eval/places.py --gold FOLDER

FOLDER may hold `data/en/geoparsing/lgl.xml`, the Local-Global Lexicon (Lieberman, Samet and Sankaranarayanan 2010):
news articles, each with its toponyms and where they lie; and `data/id/idner-news-2k/dev.txt`, sentences as lines of
token, tag and label. What is not there is said and is no failure.
"""

import argparse
import math
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from saksi.kinds import Article, Span, Where
from saksi.pack import load_packs
from saksi.parse.reading import parse_article
from saksi.resolve.place import find_places, place_names

NEAR_KM = 161  # a hundred miles, the field's measure of "the same place"
EARTH_KM = 6371

CLOSING = frozenset(".,;:!?)")  # tokens that stand close behind a word

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name of the gold: where it stands, its country by name and its point."""

    span: Span
    country: str
    point: Point


def read_lgl(path: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Yield text and toponyms of each article; toponyms without a place are left out."""
    for article in ET.parse(path).iter("article"):
        found = []
        for each in article.iter("toponym"):
            place = each.find("gaztag")
            if place is not None:
                span = Span(int(each.findtext("start") or 0), int(each.findtext("end") or 0))
                point = float(place.findtext("lat") or "nan"), float(place.findtext("lon") or "nan")
                found.append(Toponym(span, place.findtext("country") or "", point))
        yield article.findtext("text") or "", found


def distance_km(a: Point, b: Point) -> float:
    """The way between two points over the ground."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    half = math.sin((lat_a - lat_b) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_a - lon_b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def country_codes(every: Sequence[Toponym]) -> dict[str, str]:
    """The codes of the gold's names of countries, by the package's English names."""
    pack = load_packs()["en"]
    codes = {}
    for name in {each.country for each in every}:
        [where] = place_names(name, [Span(0, len(name))], pack) if name else [None]
        if where:
            codes[name] = where.code[:2]
    return codes


def measure_given(articles: Sequence[tuple[str, list[Toponym]]]) -> Counter[str]:
    """Count what is right when the toponyms are given."""
    pack, counts = load_packs()["en"], Counter[str]()
    codes = country_codes([each for _, given in articles for each in given])
    for text, given in articles:
        for each, where in zip(given, place_names(text, [each.span for each in given], pack), strict=True):
            if not each.country:  # a sea or a part of the world
                continue
            counts["all"] += 1
            if where is None:
                continue
            counts["resolved"] += 1
            counts["country"] += where.code[:2] == codes[each.country]
            counts["near"] += is_near(where, each.point)
    return counts


def is_near(where: Where, point: Point) -> bool:
    """Whether a place lies within NEAR_KM of a point."""
    if where.latitude is None or where.longitude is None:
        return False
    return distance_km((where.latitude, where.longitude), point) <= NEAR_KM


def measure_found(gold: Sequence[tuple[str, Sequence[Span]]], language: str) -> Counter[str]:
    """Count places found, exact or overlapping, when none is given."""
    packs, counts = load_packs(), Counter[str]()
    for text, spans in gold:
        article = Article("a", "k", text, "", "")
        found = [where.span for where in find_places(parse_article(article, packs, language=language), packs[language])]
        counts["gold"] += len(spans)
        counts["found"] += len(found)
        counts["exact"] += len(set(spans) & set(found))
        counts["gold_met"] += sum(any(a.start < b.end and b.start < a.end for b in found) for a in spans)
        counts["found_met"] += sum(any(a.start < b.end and b.start < a.end for b in spans) for a in found)
    return counts


def read_labels(path: Path, label: str) -> Iterator[tuple[str, list[Span]]]:
    """Yield sentences, their tokens joined as printed, with the spans of one label (B-, I-)."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text, spans = "", []
        for line in block.splitlines():
            if not line.strip():
                continue
            token, tag = line.split()[0], line.split()[-1]
            blank = "" if not text or text.endswith("(") or token in CLOSING else " "
            start = len(text) + len(blank)
            text += blank + token
            if tag == f"B-{label}":
                spans.append(Span(start, len(text)))
            elif tag == f"I-{label}" and spans:
                spans[-1] = Span(spans[-1].start, len(text))
        if text:
            yield text, spans


def print_found(name: str, counts: Counter[str]) -> None:
    """Print precision and recall, exact and overlapping."""
    print(f"{name}: {counts['gold']} places, {counts['found']} found")
    for kind, right, met in (("exact", "exact", "exact"), ("overlap", "found_met", "gold_met")):
        precision, recall = share(counts[right], counts["found"]), share(counts[met], counts["gold"])
        print(f"  {kind:8} precision {precision:5.1f}  recall {recall:5.1f}")


def share(part: int, whole: int) -> float:
    """A share in percent."""
    return 100 * part / whole if whole else 0.0


def main() -> int:
    """Measure what the folder holds."""
    parser = argparse.ArgumentParser(description="Measure how right places are.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER", help="holds data/")
    root = parser.parse_args().gold / "data"
    lgl, labels = root / "en" / "geoparsing" / "lgl.xml", root / "id" / "idner-news-2k" / "dev.txt"
    if lgl.is_file():
        articles = list(read_lgl(lgl))
        given = measure_given(articles)
        print(f"{lgl.name}, toponyms given: {given['all']}, resolved {share(given['resolved'], given['all']):.1f} %")
        print(f"  country right of all      {share(given['country'], given['all']):5.1f}")
        print(f"  country right of resolved {share(given['country'], given['resolved']):5.1f}")
        print(f"  within {NEAR_KM} km of all     {share(given['near'], given['all']):5.1f}")
        print_found(lgl.name, measure_found([(text, [each.span for each in tops]) for text, tops in articles], "en"))
    if labels.is_file():
        print_found(f"{labels.parent.name}/{labels.name}", measure_found(list(read_labels(labels, "LOC")), "id"))
    if not (lgl.is_file() or labels.is_file()):
        print(f"Nothing to measure under {root}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
