"""Numbers that nobody tells, and that are not therefore of whoever speaks next; and who goes on behind words of his."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def _tell(text: str, language: str, number: int) -> Told:
    return next(
        each
        for each in tell(_read_text(text, language, MOMENT), MOMENT, load_packs())
        if number in (each.quantity.lo, each.quantity.hi)
    )


def _name(told: Told) -> str:
    return next((each.name for each in (told.source, told.nearby, told.alone) if each is not None), "")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("id", "Truk itu memuat 42 karung beras. Enam orang luka, kata Camat Rahma Dewi.", ""),
        ("en", "The lorry carried 42 sacks of rice. Six people were hurt, said mayor Rahma Dunn.", ""),
        ("en", "The total is 42. Six of them are children, said mayor Rahma Dunn.", "Rahma Dunn"),
        ("en", "There were 42 on board, not forty. Six of them are children, said mayor Rahma Dunn.", "Rahma Dunn"),
        ("id", "“Kami merawat 42 orang. Enam di antaranya anak-anak,” kata Camat Rahma Dewi.", "Rahma Dewi"),
    ],
    ids=["told by nobody", "in English", "a count", "put right", "quoted"],
)
def test_who_speaks_behind_a_number_did_not_therefore_tell_it(language: str, text: str, name: str) -> None:
    lead = {"id": "WERA - Jalan ke Sape macet.", "en": "WERA - The road is closed."}[language]
    other = {"id": "Hujan reda, kata Kapolsek Yosef Wora.", "en": "The rain is over, said captain Joseph Wora."}[
        language
    ]
    assert _name(_tell(f"{lead}\n\n{text}\n\n{other}", language, 42)) == name


def test_what_the_opening_paragraph_tells_is_not_of_the_next_one_where_somebody_speaks_in_it() -> None:
    text = (
        "WERA - Floods killed 12 people in two towns. Rain will go on, said forecaster Rahma Dunn.\n\n"
        "The roads are open, said captain Joseph Wora."
    )
    assert _name(_tell(text, "en", 12)) == ""
    assert _name(_tell(text.replace(" Rain will go on, said forecaster Rahma Dunn.", ""), "en", 12)) == "Joseph Wora"


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        ("Yang dipukuli justru petani. Sembilan orang dirawat.", "Rahma Dewi"),
        ("Yosef Wora melihat sembilan orang dirawat.", "Yosef Wora"),
    ],
    ids=["goes on", "another"],
)
def test_who_denies_something_goes_on_in_the_paragraph(behind: str, name: str) -> None:
    text = f'WERA - Rapat ricuh.\n\n"Tidak ada polisi yang luka," bantah Rahma Dewi, ketua serikat. {behind}'
    assert _name(_tell(text, "id", 9)) == name


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Lima jam berselang, ia muncul lagi dengan angka 91 orang.", "Rahma Dewi"),
        ("Di Sape, Yosef Wora muncul dengan angka 91 orang.", ""),
    ],
    ids=["a pronoun", "a name"],
)
def test_when_it_was_may_stand_before_the_pronoun_that_opens_a_paragraph(opening: str, name: str) -> None:
    text = f"WERA - Kapal karam, kata Kepala Pelabuhan Rahma Dewi. Ada 80 penumpang.\n\n{opening}"
    assert _name(_tell(text, "id", 91)) == name


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "id",
            "Asap memaksa RS Bhakti Lontar di Sape dikosongkan.\n\nRumah sakit mencatat 22 bayi.",
            "RS Bhakti Lontar",
        ),
        ("id", "Asap masuk.\n\nMenurut akunnya, rumah sakit mencatat 22 bayi.", ""),
        ("id", "Ujian di SMP Lontar Jaya ditunda.\n\nPihak sekolah mencatat 22 siswa sakit.", "SMP Lontar Jaya"),
        (
            "en",
            "Camps are full, says the land coalition Rai Lontar.\n\n"
            "The Secretariat of Rivers contests that. In a letter it said 22 plots were offered.",
            "Secretariat of Rivers",
        ),
        (
            "en",
            "Camps are full, says the land coalition Rai Lontar. In a letter it said 22 plots were offered.",
            "land coalition Rai Lontar",
        ),
    ],
    ids=["two words", "no body named", "behind where", "it", "it goes on"],
)
def test_a_body_is_pointed_at_by_its_noun_alone(language: str, text: str, name: str) -> None:
    assert _name(_tell(f"WERA - {text}", language, 22)) == name


def test_money_is_no_part_of_a_name() -> None:
    text = "WERA - Panen gagal.\n\nRahma Dewi menangis. Modalnya Rp80 juta hilang. “Pupuk saja utang 40 sak,” ucapnya."
    assert _name(_tell(text, "id", 40)) == "Rahma Dewi"
