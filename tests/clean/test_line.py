"""Lines that speak of the page: authors and where the text was taken from."""

import pytest

from saksi.clean.line import line_fields
from saksi.pack import languages, load_packs

PACKS = languages(load_packs())


def said(line: str, field: str) -> list[str]:
    return list(dict.fromkeys(item.value for item in line_fields([], [line], PACKS) if item.field == field))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Pewarta: Ani Uji. Editor: Budi Coba", ["Ani Uji"]),
        ("Penulis: Ani Uji dan Budi Coba | Sabtu, 12 Juli 2025", ["Ani Uji", "Budi Coba"]),
        ("Oleh Ani Uji Sabtu, 12 Juli 2025", ["Ani Uji"]),
        ("By Ann Test and Ben Trial", ["Ann Test", "Ben Trial"]),
        ("By Ann Test On 7/12/2025", ["Ann Test"]),
        ("By Ann Test Updated", ["Ann Test"]),
        ("Oleh Ani Uji pada 12 Juli 2025", ["Ani Uji"]),
        ("Oleh karena itu warga pergi.", []),
        ("By Friday the water had gone.", []),
        ("Editor: Budi Coba", []),
        ("Editor: Budi Coba, Reporter: Ani Uji", ["Ani Uji"]),
        ("Ani Uji, Jurnalis", ["Ani Uji"]),
        ("Penulis: R. Ani Uji, S.Pd.", ["R. Ani Uji", "S.Pd"]),
        ("Diposting oleh: Ani Uji | Sabtu, 12 Juli 2025", ["Ani Uji"]),
        ("Reporting by Ann Test in Ende; Editing by Ben Trial", ["Ann Test"]),
        ("Pilihan Editor: Hujan Turun", []),
    ],
)
def test_a_byline_names_its_authors(line: str, authors: list[str]) -> None:
    assert said(line, "authors") == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Sumber : Kabar Uji", ["Kabar Uji"]),
        ("Sumber: kabaruji.example", ["kabaruji.example"]),
        ("(Dikutip dari Kabar Uji)", ["Kabar Uji"]),
        ('Artikel ini telah tayang di Kabar Uji dengan judul "Hujan Turun"', ["Kabar Uji"]),
        ("This article first appeared in The Test Post", ["The Test Post"]),
        ("Hujan akan turun sampai Sabtu. (Uji)", ["Uji"]),
        ("Sumber daya air di wilayah itu terbatas.", []),
        ("Sumber: warga yang tidak mau disebut namanya karena alasan keamanan di desa", []),
        ("Dikutip dari Kabar Uji, warga pindah ke kota.", []),
        ("Data itu milik Badan Uji Nasional (BUN).", []),
        ("Hujan akan turun sampai Sabtu. (ks/fer)", []),
    ],
)
def test_a_source_line_names_whom_the_text_was_taken_from(line: str, names: list[str]) -> None:
    assert said(line, "republished_from")[:1] == names


def test_a_dateline_names_the_agency_in_its_brackets() -> None:
    fields = list(line_fields(["Ende (Uji) - Hujan turun."], [], PACKS))
    assert [(item.field, item.value) for item in fields] == [("republished_from", "Uji")]
