import pytest

from saksi.kinds import Article, Reading, Span, Where
from saksi.pack import Pack, languages, load_packs
from saksi.resolve.where.gazetteer import find_place
from saksi.resolve.where.lookup import listed_places
from saksi.resolve.where.place import CANDIDATES, find_places, place_names

PACKS = load_packs()
TABLES = ("place", "placemore", "placeshort", "seat")
LARGEST_TABLE_BYTES = 150_000


def places(text: str, language: str = "id") -> tuple[Where, ...]:
    paragraphs = (Span(0, len(text)),)
    return find_places(Reading(Article("a", "k", text, "", ""), language, paragraphs, (), (), ()), PACKS[language])


@pytest.mark.parametrize("pack", languages(PACKS), ids=lambda pack: pack.code)
def test_every_name_of_a_pack_is_found_alone_and_what_the_pack_says_is_a_candidate(pack: Pack) -> None:
    for table in ("place", "placemore"):
        for row in (row for row in pack.rows(table) if not row["form"][0].islower()):
            (found,) = places(row["form"], pack.code)
            assert (row["form"], found.span) == (row["form"], Span(0, len(row["form"])))
            known = {found.code} if len(row["code"]) == 2 else {found.code, *(c.code for c in found.candidates)}
            assert row["code"] in known, row["form"]


@pytest.mark.parametrize("pack", languages(PACKS), ids=lambda pack: pack.code)
def test_every_id_of_a_pack_is_in_the_gazetteer_and_its_code_is_the_places(pack: Pack) -> None:
    for table in TABLES:
        for row in pack.rows(table):
            place = find_place(row["id"])
            assert "code" not in row.cells or (row["form"], row["code"]) == (row["form"], place.code)


@pytest.mark.parametrize("pack", languages(PACKS), ids=lambda pack: pack.code)
def test_a_pack_lists_few_places_and_no_form_twice(pack: Pack) -> None:
    rows = [row for table in TABLES for row in pack.rows(table)]
    assert sum(len("\t".join(row.cells.values()).encode()) + 1 for row in rows) < LARGEST_TABLE_BYTES
    forms = [row["form"] for row in rows]
    assert len(forms) == len(set(forms))
    assert listed_places(pack)


def test_only_what_opens_a_paragraph_before_a_dash_is_a_dateline() -> None:
    roles = [p.role for p in places("PALU, Harian Contoh – Kapal dari Ambon tiba di Palu - malam itu.")]
    assert roles == ["dateline", "origin", "destination"]


def test_a_longer_word_holds_no_place() -> None:
    assert places("Baliho dan Indonesianya") == ()


def test_a_place_has_its_point_its_ids_and_its_level() -> None:
    (found,) = places("Hujan turun di Surabaya.")
    assert found.level == "city"
    assert found.ids == ("geonames:1625822", "kemendagri:35.78")
    assert (round(found.latitude or 0), round(found.longitude or 0)) == (-7, 113)


def test_a_sea_has_a_point_and_no_code() -> None:
    (found,) = places("Kapal itu tenggelam di Laut Banda, kata nelayan.")
    assert (found.code, found.level, found.ids) == ("ID", "water", ("world:sea-banda",))
    (found,) = places("Kapal itu tenggelam di Laut Jawa, kata nelayan.")
    assert (found.code, found.level, found.latitude) == ("", "water", -5)


def test_a_building_of_government_has_the_point_of_its_city_and_no_id() -> None:
    (found,) = places("Kremlin belum menjawab.")
    assert (found.name, found.code, found.role, found.ids, found.by) == ("Kremlin", "RU", "metonym", (), "place-seat")
    assert found.latitude


def test_the_other_places_of_a_name_are_kept_likeliest_first() -> None:
    (found,) = places("Smoke hung over Springfield on Friday.", "en")
    shares = [candidate.share for candidate in found.candidates]
    assert 1 < len(shares) <= CANDIDATES
    assert shares == sorted(shares, reverse=True)
    assert all(candidate.name == "Springfield" and candidate.id != found.ids[0] for candidate in found.candidates)


def test_a_given_name_needs_no_sign_that_it_is_a_place() -> None:
    text = "Reading and Zzyzzyx"
    reading, nowhere = place_names(text, (Span(0, 7), Span(12, 19)), PACKS["en"])
    assert reading is not None
    assert reading.level == "city"
    assert nowhere is None


def test_a_text_of_one_name_many_times_is_read_as_one_place() -> None:
    found = places("Banjir di Springfield, Illinois. " + "Air surut di Springfield. " * 50)
    assert {each.code for each in found} == {"US-IL"}
