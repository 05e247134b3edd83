"""What a number counts is read from the many ways of saying it, by the files listed here."""

import tomllib
from pathlib import Path

import pytest

from saksi.flow import _read_text
from saksi.link.count.level import set_apart
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"
FILES = [
    tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    for name in ("told.toml", "longer.toml", "people.toml", "wider.toml")
]
CASES = [case for file in FILES for case in file["told"]]
# Numbers of which nothing befell anybody.
TRAPS = (
    ("id", "Rumah sakit membeli 37 ranjang."),
    ("id", "Bupati menyerahkan 370 paket bantuan."),
    ("id", "Sebanyak 37 relawan tiba pada Rabu."),
    ("en", "Officials carried out 37 checks."),
    ("en", "The council will build 37 schools."),
    ("en", "The firm hired 370 workers last year."),
    ("en", "Two officials and 37 clerks were questioned about the missing boats."),
    ("en", "37 lawyers represent the arrested workers."),
    ("en", "37 engineers inspected the damaged bridges."),
    # Who tells a number is not who is counted, nor is whose word is denied.
    ("en", "Relatives of the missing say 37 people sailed."),
    ("en", "A doctor treating the injured said 37 people had come."),
    ("en", "The mayor denied a survivor's claim that 37 people had come."),
    ("id", "Kapolres Sari Dewi membantah keterangan penyintas bahwa 37 orang ikut."),
    ("id", "Feri itu karam di Selat Wera. Kapal itu membawa 37 pengungsi."),
    ("en", "The wage book shows 37 cartons."),
    ("id", "Panitia menjaring 37 calon ketua."),
    ("en", "Relatives of the detainees came with 37 letters."),
    ("en", "37 people are back inside their homes."),
    ("id", "Sebanyak 37 warga datang ke polres untuk melapor."),
    ("id", "Sebanyak 37 peti dibalut plastik."),
    ("en", "The mayor dismissed the union's 37 as too high."),
    ("en", "The court dismissed 37 complaints."),
    ("id", "Satelit menangkap 37 titik panas."),
    ("id", "Pesta itu menghabiskan 37 kambing."),
    ("id", "Sebanyak 37 bus menabrak pembatas jalan."),
    ("id", "Sebanyak 37 mahasiswa menginap di hotel."),
    ("en", "37 swimmers were in the water."),
    ("en", "37 families have packed up rice for the camp."),
    ("en", "37 workers left their bags at the gate."),
    ("en", "37 runners ran to the hills and back."),
    ("id", "Sebanyak 37 siswa naik ke gunung."),
    ("id", "Sebanyak 37 orang pindah ke desa tetangga untuk bekerja."),
    ("en", "37 lights went out."),
    ("en", "37 tickets were booked."),
)


def _tell(words: str, language: str, number: str = "") -> Told | None:
    finding = _read_text(f"BIMA - {words}", language, MOMENT)
    told = set_apart(list(tell(finding, MOMENT, load_packs())))
    return next((each for each in told if number in finding.article.text[slice(*each.quantity.span)]), None)


def _is_read(case: dict[str, str], words: str) -> bool:
    told = _tell(words, case["language"], case.get("number", ""))
    if told is None or told.kind.apart:
        return False
    if case["aspect"]:
        return told.kind.fate is None and case["aspect"] in told.kind.aspects
    return told.kind.fate == case["fate"]


@pytest.mark.parametrize("case", CASES, ids=[f"{each['fate'] or each['aspect']}-{each['language']}" for each in CASES])
def test_what_befell_the_counted_is_read_whatever_the_words(case: dict[str, str]) -> None:
    assert [words for words in case["read"] if not _is_read(case, words)] == []


@pytest.mark.parametrize("case", CASES, ids=[f"{each['fate'] or each['aspect']}-{each['language']}" for each in CASES])
def test_what_is_missed_is_still_missed(case: dict[str, str]) -> None:
    found = [words for words in case["missed"] if _is_read(case, words)]
    assert not found, f"read now; move to `read`: {found}"


@pytest.mark.parametrize(("language", "words"), TRAPS)
def test_a_number_of_which_nothing_befell_anybody_has_no_fate(language: str, words: str) -> None:
    told = _tell(words, language)
    assert told is not None
    assert told.kind.fate is None


@pytest.mark.parametrize(
    "trap", [trap for file in FILES for trap in file.get("trap", ())], ids=lambda trap: trap["text"]
)
def test_what_is_denied_or_said_of_others_befell_nobody(trap: dict[str, str]) -> None:
    told = _tell(trap["text"], trap["language"], "37")
    assert told is not None
    assert told.kind.fate != trap["fate"]
