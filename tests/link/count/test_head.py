"""What a number without a noun counts: the things told of in front of it."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


@pytest.mark.parametrize(
    ("language", "words", "thing", "fate"),
    [
        ("en", "The number of damaged houses in the village rose to 370.", "house", "damaged"),
        ("en", "Livestock deaths reached 37.", "animal", "killed"),
        ("en", "The toll of dead cattle reached 37.", "animal", "killed"),
        ("en", "The number of arrests rose to 37.", "person", "arrested"),
        ("en", "There were 37 dead.", "person", "killed"),
        ("en", "The number of captured troops stood at 37.", "soldier", "arrested"),
        ("id", "Keluarga yang mengungsi sebanyak 370.", None, "displaced"),
        ("id", "Menurut buku jaga, kotak yang lolos 71.", "box", "rescued"),
        ("id", "Panitia menghitung 71 kotak TPS.", "polling station", None),
        ("id", "Menurut buku jaga, penumpang yang selamat 71.", "person", "rescued"),
        ("id", "Tim menemukan jasad, sehingga korban tewas bertambah menjadi 37.", "person", "killed"),
        ("id", "Rumah rusak di desa itu mencapai 370.", "house", "damaged"),
        ("en", "Sufferers confirmed by laboratory tests stood at 37.", "person", None),
        # Nothing says what is counted, and no place is counted.
        ("id", "Harga di desa itu mencapai 370.", None, None),
        ("en", "The index in the district rose to 370.", None, None),
        ("id", "Truk yang tertimbun berjumlah 370.", "vehicle", "damaged"),
        ("id", "Tim menemukan pipa di sungai sehingga truk yang hanyut menjadi 370.", "vehicle", "damaged"),
        ("id", "Peti kemas yang tertahan mencapai 370.", "container", "trapped"),
        ("id", "Warga yang terjebak mencapai 370.", "person", "trapped"),
        ("id", "Kapal yang hilang ada 370, kata Rahma Dewi.", "ship", "missing"),
        ("id", "Warga yang hilang ada 370.", "person", "missing"),
        ("id", "Kepala dinas mengatakan rumah yang rusak hanya 370.", "house", "damaged"),
        ("id", "Dua hari sebelumnya rumah sakit masih menyebut 370.", None, None),
    ],
)
def test_a_bare_number_counts_what_was_told_of_before_it(
    language: str, words: str, thing: str | None, fate: str | None
) -> None:
    finding = _read_text(f"BIMA - {words}", language, MOMENT)
    last = list(tell(finding, MOMENT, load_packs()))[-1]
    assert (last.kind.thing, last.kind.fate) == (thing, fate)


def test_the_size_of_a_rise_is_no_level() -> None:
    finding = _read_text("BIMA - The number of injured rose by 14 to 120.", "en", MOMENT)
    assert [told.kind.apart for told in tell(finding, MOMENT, load_packs())] == ["increment", ""]


def test_jobs_are_lost_by_those_who_had_them() -> None:
    finding = _read_text("BIMA - The mill shed 370 jobs. In all 370 workers were laid off.", "en", MOMENT)
    assert {(told.kind.thing, told.kind.fate) for told in tell(finding, MOMENT, load_packs())} == {
        ("person", "laid-off")
    }
