"""Whose figure it is where the document that tells it has no name."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


@pytest.mark.parametrize(
    ("document", "voice"),
    [
        ("a draft by the regional audit office", "draft by regional audit office"),
        # Of a document that nobody made the speaker of the paragraph is the owner.
        ("the draft", "Rahma Dewi"),
    ],
)
def test_a_document_that_says_who_made_it_is_of_nobody_else(document: str, voice: str) -> None:
    text = f"Rahma Dewi said that farmers lost 7,400 dollars; {document} says 6,130 dollars."
    told = {each.bounds[0]: each for each in tell(_read_text(text, "en", MOMENT), MOMENT, load_packs())}
    assert told[7400].teller[1] == "Rahma Dewi"
    assert told[6130].teller[1] == voice


@pytest.mark.parametrize(
    ("behind", "voice", "is_denied"),
    [
        ("Rahma Dewi membantah kabar 250 sarang belum ditangani.", "Rahma Dewi", False),
        ("Rahma Dewi membantahnya.", "", True),
        ("Rahma Dewi membantah kabar 132 sarang belum ditangani.", "", True),
    ],
    ids=["another number", "none", "the same"],
)
def test_who_denies_another_number_gave_the_one_before(behind: str, voice: str, is_denied: bool) -> None:
    text = f"SIGI - Petugas datang pada Senin.\n\nSarang yang masih menunggu sebanyak 132 buah. {behind}"
    told = next(each for each in tell(_read_text(text, "id", MOMENT), MOMENT, load_packs()) if each.bounds[0] == 132)
    assert (told.nearby.name if told.nearby else "", told.is_denied) == (voice, is_denied)


@pytest.mark.parametrize(
    ("behind", "voice"),
    [("Adapun yang luka 45 orang.", "Dinas Sosial Wera"), ("Yusuf Amin melihat 45 orang luka.", "Yusuf Amin")],
    ids=["goes on", "another"],
)
def test_what_goes_on_behind_a_report_read_out_is_of_the_report(behind: str, voice: str | None) -> None:
    text = f"WERA - Rahma Dewi membacakan laporan harian Dinas Sosial Wera: korban tewas 12 orang. {behind}"
    told = next(each for each in tell(_read_text(text, "id", MOMENT), MOMENT, load_packs()) if each.bounds[0] == 45)
    assert (told.source.name if told.source else None) == voice


@pytest.mark.parametrize(
    ("paragraph", "voice"),
    [
        # He is quoted elsewhere, and here something is told of him.
        ("Yusuf Amin sudah bermain 23 laga bersama klub itu.", ""),
        ("Mobil Yusuf Amin dibeli seharga Rp520 juta.", ""),
        # Something befell the counted: that is what he was asked.
        ("Yusuf Amin tiba di pasar pada malam hari. Sebanyak 23 kios terbakar.", "Yusuf Amin"),
        # He speaks in the paragraph.
        ('Yusuf Amin sudah bermain 23 laga bersama klub itu. "Kami lelah," kata Yusuf.', "Yusuf Amin"),
    ],
    ids=["of him", "his", "befallen", "speaks"],
)
def test_of_whom_else_the_article_quotes_a_number_may_be_told(paragraph: str, voice: str) -> None:
    text = f'SIGI - "Kami datang pagi," kata Yusuf Amin.\n\n{paragraph}'
    told = list(tell(_read_text(text, "id", MOMENT), MOMENT, load_packs()))
    [number] = [each for each in told if each.bounds[0] in (23, 520_000_000)]
    assert (number.nearby.name if number.nearby else "") == voice


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("IHP sore ini naik 39 poin.", ""),
        ("Dinas Pasar Wera mencantumkan 39 poin.", "Dinas Pasar Wera"),
        ("IHP memindahkan 39 warga ke bukit.", "IHP"),
    ],
    ids=["anything", "a body", "something said"],
)
def test_an_abbreviation_that_opens_a_sentence_may_be_anything(sentence: str, voice: str) -> None:
    told = next(iter(tell(_read_text(f"SIGI - {sentence}", "id", MOMENT), MOMENT, load_packs())))
    assert (told.nearby.name if told.nearby else "") == voice


def test_those_who_are_counted_tell_no_number_beside_them() -> None:
    text = "WERA - Sebanyak 16 nelayan pulang. Lima nelayan Sape mengatakan ombak terlalu tinggi."
    told = {each.bounds[0]: each for each in tell(_read_text(text, "id", MOMENT), MOMENT, load_packs())}
    assert told[16].nearby is None


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("The firm Wera Tin employs 45 people.", None),
        # He tells of his own.
        ("He has 45 people at the pier.", "Rahma Dewi"),
        ("At the pier 45 people were hurt.", "Rahma Dewi"),
    ],
)
def test_what_somebody_else_has_is_not_told_by_who_spoke_before(sentence: str, voice: str | None) -> None:
    text = f"SAPE - The road is closed, Rahma Dewi, head of the Sape port office, said on Monday. {sentence}"
    told = next(each for each in tell(_read_text(text, "en", MOMENT), MOMENT, load_packs()) if each.bounds[0] == 45)
    who = told.source or told.nearby
    assert (who.name if who else None) == voice


@pytest.mark.parametrize(("verb", "voice"), [("diduga menerima", None), ("menunjukkan", "Rahma Dewi")])
def test_who_is_accused_does_not_tell_of_what(verb: str, voice: str | None) -> None:
    text = f'SAPE - "Saya tidak bersalah," kata Rahma Dewi, Senin. Rahma {verb} uang suap Rp45 juta.'
    told = next(each for each in tell(_read_text(text, "id", MOMENT), MOMENT, load_packs()) if each.bounds[0] > 45)
    who = told.source or told.nearby
    assert (who.name if who else None) == voice
