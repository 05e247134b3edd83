"""Numbers that are told one after another, each with whose it is."""

import pytest

from saksi.flow import _read_text
from saksi.link.count.series import are_in_series
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def read(text: str, language: str) -> list[Told]:
    return list(tell(_read_text(text, language, MOMENT), MOMENT, load_packs()))


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        (
            "id",
            "Titik panas: stasiun meteorologi 173, Yayasan Lontar Hijau 391.",
            {173: ("hotspot", None, "stasiun"), 391: ("hotspot", None, "Yayasan Lontar Hijau")},
        ),
        (
            "id",
            "Berapa rumah yang hilang tergantung siapa yang ditanya. Kata tim terpadu 326 (Kantor Berita Sape); kata "
            "juru bicara warga Rahma Dewi 455 (Kabar Wera).",
            {326: ("house", "missing", "tim"), 455: ("house", "missing", "Rahma Dewi")},
        ),
        (
            "en",
            "THE DEAD - Nine (mayor Peter Amuli, via Ombak News) or 14 (council leader Joan Mutai, via Wera Post).",
            {9: ("person", "killed", "Peter Amuli"), 14: ("person", "killed", "Joan Mutai")},
        ),
        (
            "en",
            "How many of them died? Three, by the police statement; four, if one follows Dr. Joan Mutai.",
            {3: ("person", "killed", "police"), 4: ("person", "killed", "Joan Mutai")},
        ),
    ],
)
def test_each_number_is_of_who_stands_beside_it_and_counts_what_the_label_says(
    language: str, text: str, told: dict[int, tuple[str, str | None, str]]
) -> None:
    figures = read(text, language)
    found = {}
    for each in figures:
        who = each.source or each.body
        found[each.bounds[0]] = (each.kind.thing, each.kind.fate, who.name if who is not None else "")
    assert found == told
    first, second = figures
    assert are_in_series(first, second)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "Hasil pertandingan: Persib 2, Persija 1."),
        ("id", "Alamat: Jalan Merdeka 12, Jalan Sudirman 45."),
        ("en", "The dead were buried on Monday. Arsenal 2, Chelsea 1."),
        ("en", "Phone: the police 112, the hospital 118."),
    ],
)
def test_what_counts_nothing_is_no_series(language: str, text: str) -> None:
    assert read(text, language) == []


def test_numbers_of_places_are_no_rivals() -> None:
    first, second = read("Korban tewas: Kecamatan Wera 12, Kecamatan Sape 9.", "id")
    assert not are_in_series(first, second)


def test_who_is_told_of_in_a_series_after_a_break_out_fled_or_was_caught_again() -> None:
    fled = "Napi kabur dari Lapas Muara, Senin.\nLolos: 27 (kalapas) atau 34 (polres)."
    told = read(f"{fled}\nDibekuk: 9 (kalapas) atau 12 (polres).", "id")
    assert [each.kind.fate for each in told] == ["escaped", "escaped", "recaptured", "recaptured"]


def test_a_label_farther_on_in_a_series_says_what_the_numbers_behind_it_count() -> None:
    fled = "Napi kabur dari Lapas Muara, Senin.\nLolos: 27 (kalapas) atau 34 (polres)."
    told = read(f"{fled} Dibekuk: 9 (kalapas) atau 12 (polres).", "id")
    assert [each.kind.fate for each in told] == ["escaped", "escaped", "recaptured", "recaptured"]


@pytest.mark.parametrize(
    ("language", "text", "fates"),
    [
        (
            "en",
            "Dead: 5, says Mayor Peter Amuli; 7, says Joan Mutai. Saved: 14 by Peter Amuli's log, but 19 if one asks "
            "Joan Mutai.",
            {5: "killed", 7: "killed", 14: "rescued", 19: "rescued"},
        ),
        (
            "id",
            "Berapa yang tewas? Enam, kata Rahma Dewi. Tujuh, kata Sinta. Berapa yang luka? Dua puluh dua kalau "
            "mengikuti Rahma, 27 kalau mengikuti Sinta.",
            {6: "killed", 7: "killed", 22: "injured", 27: "injured"},
        ),
        # What asks where a number is from asks for none.
        (
            "id",
            'Korban tewas simpang siur. "Dua puluh tiga itu dari mana?" kata Rahma Dewi. Sinta menyebut 14.',
            {23: "killed", 14: "killed"},
        ),
    ],
)
def test_each_question_and_label_of_a_paragraph_is_of_what_follows_it(
    language: str, text: str, fates: dict[int, str]
) -> None:
    assert {each.bounds[0]: each.kind.fate for each in read(text, language)} == fates
