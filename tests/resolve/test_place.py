import pytest

from saksi.kinds import Article, Reading, Span, Where
from saksi.pack import Pack, languages, load_packs
from saksi.resolve.place import find_places

PACKS = load_packs()
LARGEST_TABLE_BYTES = 150_000


def places(text: str, language: str = "id") -> tuple[Where, ...]:
    paragraphs = (Span(0, len(text)),)
    return find_places(Reading(Article("a", "k", text, "", ""), language, paragraphs, (), (), ()), PACKS[language])


@pytest.mark.parametrize("pack", languages(PACKS), ids=lambda pack: pack.code)
def test_every_name_of_a_pack_is_found_alone(pack: Pack) -> None:
    for row in pack.rows("place"):
        if not row["form"][0].islower():
            (found,) = places(row["form"], pack.code)
            assert (found.code, found.span) == (row["code"], Span(0, len(row["form"])))


@pytest.mark.parametrize("pack", languages(PACKS), ids=lambda pack: pack.code)
def test_codes_are_of_iso_3166_and_the_table_is_small(pack: Pack) -> None:
    rows = pack.rows("place")
    assert all(len(row["code"].partition("-")[0]) == 2 and row["code"].isupper() for row in rows)
    assert sum(len("\t".join(row.cells.values()).encode()) + 1 for row in rows) < LARGEST_TABLE_BYTES


def test_only_what_opens_a_paragraph_before_a_dash_is_a_dateline() -> None:
    assert [p.role for p in places("PALU, Harian Contoh – Kapal dari Ambon tiba di Palu - malam itu.")] == [
        "dateline",
        "mention",
        "mention",
    ]


def test_a_longer_word_holds_no_place() -> None:
    assert places("Baliho dan Indonesianya") == ()
