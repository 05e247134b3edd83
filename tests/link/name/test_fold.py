"""Bodies that outlets call by other words, or in another language, and those that only look alike."""

import pytest

from saksi.link.name.fold import fold_name, fold_text
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("BPBD Nias Utara", "the local disaster agency in North Nias"),
        ("RSUD Sumba Timur", "East Sumba's regional hospital"),
        ("Angkatan Bersenjata", "the general staff"),
        ("militer Mali", "Mali\u2019s army"),
        ("Serikat Nelayan Lontar", "Serikat Nelayan Lontar"),
        ("Koperasi Lontar", "the Lontar cooperative"),
        ("peneliti Universitas Lontar", "researchers at Lontar University"),
        ("Kedutaan Besar Lontar", "Lontar\u2019s embassy"),
        ("Dinas Perkebunan Bima", "the plantation department in Bima"),
        ("Dinas Pekerjaan Umum Bima", "Bima public works office"),
        ("Dinas Kelautan dan Perikanan Bima", "Bima marine and fisheries office"),
        ("KPU Bima", "Bima election commission"),
        ("Bawaslu Bima", "Bima election watchdog"),
        ("Puskesmas Wera", "Wera health centre"),
        ("Lapas Bima", "Bima prison"),
        ("PMI Bima", "Bima Red Cross"),
        ("Otoritas Jasa Keuangan", "the Financial Services Authority"),
        ("Paguyuban Pedagang Bima", "Bima traders\u2019 association"),
        ("Pemkab Bima", "the Bima regency government"),
    ],
)
def test_one_body_has_the_same_words_in_either_language(a: str, b: str) -> None:
    assert fold_text(a, PACKS["id"]) == fold_text(b, PACKS["en"])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("BPBD Nias Utara", "BPBD Nias Selatan"),
        ("polisi Bima", "the army in Bima"),
        ("BNPB", "BPBD"),
        ("Dinas Perkebunan Bima", "the agriculture office in Bima"),
        ("KPU Bima", "Bima election watchdog"),
        ("DPRD Bima", "Bima customary council"),
        ("Lapas Bima", "Bima detention centre"),
        ("PLN Bima", "Bima water company"),
    ],
)
def test_two_bodies_keep_what_tells_them_apart(a: str, b: str) -> None:
    assert fold_text(a, PACKS["id"]) != fold_text(b, PACKS["en"])


def test_a_region_s_short_form_is_the_region() -> None:
    assert fold_text("Kejati NTT", PACKS["id"]) == fold_text("Kejaksaan Tinggi Nusa Tenggara Timur", PACKS["id"])
    assert fold_text("Dinkes Jatim", PACKS["id"]) != fold_text("Dinas Kesehatan Jawa Barat", PACKS["id"])


def test_a_name_as_printed_keeps_its_nouns() -> None:
    assert fold_name("Rumah Sakit Lontar", PACKS["id"]) == {"rs", "lontar"}
