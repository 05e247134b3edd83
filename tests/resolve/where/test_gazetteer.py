import gzip
import importlib.resources

import pytest

from saksi.resolve.where.gazetteer import find_name, find_place, fold, scheme_ids, words_after
from saksi.resolve.where.lookup import within

FOLDER = importlib.resources.files("saksi") / "gazetteer"
LARGEST_BYTES = 6_000_000
Tables = dict[str, list[list[str]]]
LEVELS = {"continent", "region", "country", "admin1", "admin2", "admin3", "city", "mountain", "water"}


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The rows of both tables."""
    return {table: read_rows(gzip.decompress((FOLDER / f"{table}.tsv.gz").read_bytes())) for table in ("place", "name")}


def read_rows(data: bytes) -> list[list[str]]:
    return [line.split("\t") for line in data.decode().splitlines()]


def test_the_tables_are_small_and_sorted_by_the_bytes_of_their_first_column(tables: Tables) -> None:
    assert sum(len((FOLDER / f"{table}.tsv.gz").read_bytes()) for table in ("place", "name")) < LARGEST_BYTES
    for table in ("place", "name"):
        keys = [row[0].encode() + b"\t" for row in tables[table]]
        assert keys == sorted(set(keys))


def test_every_name_leads_to_places_and_every_place_is_sound(tables: Tables) -> None:
    places = {row[0]: row for row in tables["place"]}
    for name, marks, ids in tables["name"]:
        assert fold(name) == name
        assert set(marks) <= set("wp")
        assert all(place.lstrip("~") in places for place in ids.split())
    for _, name, level, code, area, _, latitude, longitude, *_ in places.values():
        assert name
        assert level in LEVELS
        assert not code or code[:2].isupper()
        assert not area or area[:2] == code[:2]
        assert bool(latitude) == bool(longitude)
        assert not latitude or (-90 <= float(latitude) <= 90 and -180 <= float(longitude) <= 180)


def test_the_first_and_the_last_line_are_found(tables: Tables) -> None:
    for table in ("place", "name"):
        lines = tables[table]
        for row in (lines[0], lines[-1]):
            assert (find_place(row[0]).name == row[1]) if table == "place" else find_name(row[0])


def test_every_line_of_some_blocks_is_found_and_nothing_between_two_lines(tables: Tables) -> None:
    lines = tables["place"]
    for row in (*lines[:200], *lines[90_000:90_200], *lines[-200:]):
        assert find_place(row[0]).name == row[1]
        with pytest.raises(KeyError):
            find_place(f"{row[0]}!")


@pytest.mark.parametrize("name", ["", "\t", "\n", "zzyzzyx", "\ud800", "jakarta\t", "~", "\U0010ffff"])
def test_what_is_no_name_is_not_found(name: str) -> None:
    assert find_name(name) is None
    assert words_after(name) == 0


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError, match="geonames:0"):
        find_place("geonames:0")


def test_accents_case_dots_and_hyphens_do_not_tell_names_apart() -> None:
    assert fold("Saint-Étienne") == fold("SAINT ETIENNE") == "saint etienne"
    assert fold("D.C.") == "dc"


def test_indonesia_has_all_its_provinces_regencies_and_districts(tables: Tables) -> None:
    own = [row for row in tables["place"] if row[0].startswith("kemendagri:")]
    assert len({row[0] for row in own if row[2] == "admin2"}) == 514
    assert len({row[0] for row in own if row[2] == "admin3"}) > 7_000
    provinces = {row[3] for row in tables["place"] if row[2] == "admin1" and row[3].startswith("ID-")}
    assert {"ID-AC", "ID-PD", "ID-PE", "ID-PS", "ID-PT", "ID-PB", "ID-JK", "ID-YO"} <= provinces
    assert len(provinces) == 38


def test_a_part_of_a_country_takes_no_other_ones_code(tables: Tables) -> None:
    codes = [
        row[3] for row in tables["place"] if row[2] == "admin1" and "-" in row[3] and not row[0].startswith("world:")
    ]
    assert len(codes) == len(set(codes))


def test_containment_runs_from_district_to_country() -> None:
    assert within("kemendagri:32.03.01", "kemendagri:32.03")
    assert within("kemendagri:32.03", "iso3166:ID-JB")
    assert within("iso3166:ID-JB", "1643084")
    assert not within("iso3166:ID-JB", "iso3166:ID-JT")
    assert not within("world:sea-java", "1643084")


def test_an_id_is_named_with_its_scheme() -> None:
    assert scheme_ids(find_place("kemendagri:32.03")) == ("kemendagri:32.03",)
    assert scheme_ids(find_place("iso3166:ID-JB"))[0] == "iso3166:ID-JB"
