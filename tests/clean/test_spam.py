"""Brands are cut from where they were put and left where they belong. More in tests/cases/cut.*.toml."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.clean.brand import brand_score
from saksi.clean.cut import apply_removals
from saksi.clean.spam import SURE, find_spam, is_spam
from saksi.pack import load_packs

PACK = load_packs()["und"]
BEFORE, AFTER = "Petugas memindahkan warga ke", "gedung sekolah di tepi kota."


def cleaned(text: str, *names: str) -> str:
    return apply_removals(text, find_spam(text, PACK, names))[0]


@pytest.mark.parametrize(
    "brand", ["UJITOGEL", "ujitogel88", "Rajaslot777", "WARUNGQQ", "kudahoki", "BINTANG4D", "Pelangi138", "dewa-toto88"]
)
def test_a_word_spelt_like_a_brand_is_cut_out_of_a_sentence(brand: str) -> None:
    assert cleaned(f"{BEFORE} {brand} {AFTER}") == f"{BEFORE} {AFTER}"


@pytest.mark.parametrize(
    "name", ["Covid-19", "G20", "KRI-593", "Hwasong-18", "Windows11", "bola-bola", "Edwin", "SEA2019", "better"]
)
def test_names_with_numbers_and_common_words_are_no_brands(name: str) -> None:
    assert brand_score(name, PACK) < SURE
    assert cleaned(f"{BEFORE} {name} {AFTER}") == f"{BEFORE} {name} {AFTER}"


@pytest.mark.parametrize(
    "text",
    [
        "Polisi memblokir situs UJITOGEL88 pada Senin.",
        'Pelaku memakai nama "UJITOGEL88" di media sosial.',
        "Pengelola laman itu, UJITOGEL88, belum menjawab.".replace("laman itu,", "laman"),
        "Tautannya http://ujitogel88.example/daftar sudah mati.",
        "Akun @ujitogel88 sudah ditutup.",
        "Polisi menyebut judi dan slot. Bandar togel di UJITOGEL88 ditangkap. Taruhan itu dilarang.",
        "UJITOGEL88 tutup. Pemilik UJITOGEL88 lari. Kantor UJITOGEL88 kosong.",
    ],
)
def test_a_brand_stays_where_something_names_it_or_the_text_is_about_it(text: str) -> None:
    assert cleaned(text) == text


def test_a_name_that_was_parted_is_made_whole_even_in_a_text_on_gambling() -> None:
    text = "Judi, slot, togel, dan kasino dilarang. Bupati Flores UJITOGEL88 Timur tiba. Warga Flores Timur menunggu."
    assert "Bupati Flores Timur tiba." in cleaned(text)


def test_words_of_the_trade_beside_a_brand_go_with_it() -> None:
    assert cleaned(f"{BEFORE} slot gacor UJITOGEL88 {AFTER}") == f"{BEFORE} {AFTER}"


def test_what_the_page_is_called_is_not_put_into_it() -> None:
    text = f"{BEFORE} KABAR88NEWS {AFTER}".replace("KABAR88NEWS", "Kabarslot88")
    assert cleaned(text, "Kabarslot88", "https://kabarslot88.example") == text
    assert cleaned(text) != text


def test_a_sentence_that_calls_to_gamble_is_cut_whole() -> None:
    text = f"{BEFORE} {AFTER}\n\nDaftar sekarang di UJITOGEL88, situs slot gacor."
    assert cleaned(text) == f"{BEFORE} {AFTER}"
    assert cleaned(text.replace("UJITOGEL88, ", "")) == text.replace("UJITOGEL88, ", "")


def test_a_brand_before_a_stop_takes_the_blank_before_it() -> None:
    assert cleaned("Warga pindah ke kota UJITOGEL88. Hujan reda.") == "Warga pindah ke kota. Hujan reda."


def test_hidden_text_is_spam_when_it_speaks_of_gambling() -> None:
    assert is_spam("bonus slot hari ini", PACK)
    assert not is_spam("Lewati ke isi utama", PACK)


@given(st.lists(st.sampled_from(["Warga", "kota", "UJITOGEL88", "slot", ".", ",", "\n\n", '"', "Daftar sekarang", ""])))
def test_removals_lie_in_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for removal in find_spam(text, PACK, []):
        assert 0 <= removal.span.start < removal.span.end <= len(text)
