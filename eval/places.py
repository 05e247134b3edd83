"""Measure which country places are put into, and how well places are found, on sets that are not part of the project.

    python eval/places.py --gold FOLDER

FOLDER may hold `data/en/geoparsing/lgl.xml`, the Local-Global Lexicon (Lieberman, Samet and Sankaranarayanan 2010):
news articles, each with its toponyms and where they lie; and `data/id/idner-news-2k/dev.txt`, sentences as lines of
token, tag and label. What is not there is said and is no failure.
"""

import argparse
import math
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from saksi.kinds import Article, Span, Where
from saksi.pack import load_packs
from saksi.parse.reading import parse_article
from saksi.resolve.where.place import find_places, place_names

NEAR_KM = 161  # a hundred miles, the field's measure of "the same place"
EARTH_KM = 6371

CLOSING = frozenset(".,;:!?)")  # tokens that stand close behind a word

Point = tuple[float, float]
Figures = Mapping[str, float]


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


def measure_traps(path: Path) -> float:
    """The share of places found that touch no name of a person or an organisation, in percent."""
    persons, bodies = (dict(read_labels(path, label)) for label in ("PER", "ORG"))
    packs, found, touching = load_packs(), 0, 0
    for text, spans in persons.items():
        article = Article("a", "k", text, "", "")
        for where in find_places(parse_article(article, packs, language="id"), packs["id"]):
            others = [*spans, *bodies[text]]
            found += 1
            touching += any(where.span.start < other.end and other.start < where.span.end for other in others)
    return share(found - touching, found)


def shares(counts: Counter[str]) -> Figures:
    """Precision and recall of places found, exact and overlapping, in percent."""
    return {
        "exact_precision": share(counts["exact"], counts["found"]),
        "exact_recall": share(counts["exact"], counts["gold"]),
        "overlap_precision": share(counts["found_met"], counts["found"]),
        "overlap_recall": share(counts["gold_met"], counts["gold"]),
    }


def share(part: int, whole: int) -> float:
    """A share in percent."""
    return round(100 * part / whole, 1) if whole else 0.0


def score_lgl(path: Path) -> Figures:
    """Countries and points where the toponyms are given, and how many are found where they are not."""
    articles = list(read_lgl(path))
    given = measure_given(articles)
    found = measure_found([(text, [each.span for each in tops]) for text, tops in articles], "en")
    return {
        "resolved": share(given["resolved"], given["all"]),
        "country_of_all": share(given["country"], given["all"]),
        "country_of_resolved": share(given["country"], given["resolved"]),
        f"within_{NEAR_KM}_km_of_all": share(given["near"], given["all"]),
        **shares(found),
    }


def score_labels(path: Path) -> Figures:
    """How many places are found among labelled ones, and how many of those found are no other name."""
    return {**shares(measure_found(list(read_labels(path, "LOC")), "id")), "no_other_name": measure_traps(path)}


def report(name: str, figures: Figures, floors: Figures) -> list[str]:
    """Print one table; give in words the figures that are under their floor."""
    print(f"\n{name}")
    for figure, value in figures.items():
        print(f"  {figure:30} {value:9}" + (f"   floor {floors[figure]:5}" if figure in floors else ""))
    return [
        f"{name} {figure}: {figures[figure]} is under {floor}"
        for figure, floor in floors.items()
        if figures[figure] < floor
    ]


def main() -> int:
    """Measure what the folder holds; 1 when a figure is too low."""
    parser = argparse.ArgumentParser(description="Measure how right places are.")
    parser.add_argument("--gold", type=Path, required=True, metavar="FOLDER", help="holds data/")
    root = parser.parse_args().gold / "data"
    floors = tomllib.loads(Path(__file__).with_name("floors.places.toml").read_text(encoding="utf-8"))
    low, seen = [], False
    for name, path, score in (
        ("lgl", root / "en" / "geoparsing" / "lgl.xml", score_lgl),
        ("idner-news-2k", root / "id" / "idner-news-2k" / "dev.txt", score_labels),
    ):
        if path.is_file():
            seen = True
            low += report(name, score(path), floors[name])
    print(
        "\n" + "\n".join(low or ["All figures are at or above their floors." if seen else f"No places under {root}."])
    )
    return bool(low)


if __name__ == "__main__":
    sys.exit(main())
