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
    [("Adapun yang luka 45 orang.", "Dinas Sosial Wera"), ("Yusuf Amin melihat 45 orang luka.", None)],
    ids=["goes on", "another"],
)
def test_what_goes_on_behind_a_report_read_out_is_of_the_report(behind: str, voice: str | None) -> None:
    text = f"WERA - Rahma Dewi membacakan laporan harian Dinas Sosial Wera: korban tewas 12 orang. {behind}"
    told = next(each for each in tell(_read_text(text, "id", MOMENT), MOMENT, load_packs()) if each.bounds[0] == 45)
    assert (told.source.name if told.source else None) == voice
