"""Whether a word for what befell somebody is told of a number, or of what is told beside it."""

import pytest

from saksi.flow import _read_text
from saksi.link.count.level import set_apart
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"


def _read(language: str, text: str, number: str) -> Told:
    """The figure of a text whose words begin with a number."""
    finding = _read_text(text, language, MOMENT)
    told = set_apart(list(tell(finding, MOMENT, load_packs())))
    return next(each for each in told if text[slice(*each.quantity.span)].startswith(number))


@pytest.mark.parametrize(
    ("language", "text", "number", "fate"),
    [
        ("id", "Palang Merah menyiapkan 370 selimut untuk pengungsi.", "370", None),
        ("id", "Gudang tempat pengungsi tidur memiliki 37 kamar.", "37", None),
        ("id", "Polisi memeriksa 37 orang di kamp pengungsi.", "37", None),
        ("id", "Polisi menambah jumlah tersangka menjadi 37 orang dalam kasus perahu pengungsi.", "37", None),
        ("id", "Pasien pengungsi kini 37 orang.", "37", "in care"),
        ("id", "Pasien di RSUD Sape kini 37 orang.", "37", "in care"),
        ("id", "Pasien di RSUD Sape berjumlah 37 orang.", "37", "in care"),
        ("id", "Pasien di RSUD Sape dijenguk 37 orang.", "37", None),
        ("id", "Jumlah pengungsi 370 orang.", "370", "displaced"),
        ("id", "Pengungsi di Sape kini 370 orang.", "370", "displaced"),
        ("id", "Sebanyak 370 jiwa pengungsi tiba di Sape.", "370", "displaced"),
        ("id", "Sape menampung 370 pengungsi.", "370", "displaced"),
        ("en", "Volunteers run 37 relief posts for the evacuees.", "37", None),
        ("en", "The hall where the refugees sleep has 37 rooms.", "37", None),
        ("en", "Volunteers found 37 names on the evacuees' list.", "37", None),
        ("en", "The number of evacuees is 370.", "370", "displaced"),
        ("en", "The town has taken in 370 refugees.", "370", "displaced"),
    ],
)
def test_a_noun_for_those_who_fled_says_of_others_only_whose_things_they_are(
    language: str, text: str, number: str, fate: str | None
) -> None:
    assert _read(language, text, number).kind.fate == fate


@pytest.mark.parametrize(
    ("language", "text", "number", "fate"),
    [
        ("id", "Kematian tercatat empat anak dan 45 kasus terkonfirmasi.", "45", None),
        ("id", "Kematian tercatat empat anak dan 45 orang dewasa.", "45", "killed"),
        ("id", "Dinas menemukan 37 kasus tanpa kematian.", "37", None),
        ("en", "The office found 37 cases without deaths.", "37", None),
        ("en", "He gave the number of survivors as 152 and that of the dead as 37.", "37", "killed"),
        ("en", "He gave the number of survivors as 152 and that of the boats as 37.", "37", "rescued"),
    ],
)
def test_what_befell_those_who_are_counted_beside_befell_not_cases(
    language: str, text: str, number: str, fate: str | None
) -> None:
    assert _read(language, text, number).kind.fate == fate


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Polisi menetapkan 37 tersangka.", None),
        ("Polisi memeriksa 37 orang.", None),
        ("37 polisi terluka.", "police"),
        ("Korban luka dari polisi 37 orang.", "police"),
    ],
)
def test_police_who_name_suspects_are_none_of_them(text: str, whom: str | None) -> None:
    assert _read("id", text, "37").kind.whom == whom
