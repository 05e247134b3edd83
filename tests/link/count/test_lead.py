"""What leads to a number: the level reached, what is told in passing before it, the sentence before."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()


def read(words: str, language: str) -> dict[str, Told]:
    finding = _read_text(f"BIMA - {words}", language, "2025-03-04T09:00:00+07:00")
    return {finding.article.text[slice(*told.quantity.span)]: told for told in tell(finding, "", PACKS)}


@pytest.mark.parametrize(
    ("language", "words", "number", "thing", "fate"),
    [
        ("en", "The number of damaged houses rose from 290 to 370.", "370", "house", "damaged"),
        ("en", "The number of damaged houses, first given as 290, has gone up to 370.", "370", "house", "damaged"),
        ("en", "The damaged houses, 370 in all, are in the hills.", "370", "house", "damaged"),
        ("en", "The number of hurt keeps growing. It now stands at 37.", "37", "person", "injured"),
        ("en", "Those hurt, by an early count, number 37.", "37", "person", "injured"),
        ("id", "Jumlah rumah rusak yang semula 290 unit naik menjadi 370 unit.", "370 unit", "house", "damaged"),
        ("id", "Rumah-rumah yang rusak, seluruhnya 370 unit, sudah didata.", "370 unit", "house", "damaged"),
        ("id", "Jumlah rumah rusak terus bertambah. Kini 370 unit.", "370 unit", "house", "damaged"),
    ],
)
def test_a_level_is_of_what_leads_to_it(language: str, words: str, number: str, thing: str, fate: str) -> None:
    told = read(words, language)[number]
    assert (told.kind.thing, told.kind.fate, told.kind.apart) == (thing, fate, "")


@pytest.mark.parametrize(
    ("language", "words", "number", "fate"),
    [
        ("en", "37 people, many of them children, lost their lives.", "37 people", "killed"),
        ("en", "37 people, including a teacher, were dragged out alive.", "37 people", "rescued"),
        ("id", "Sebanyak 37 warga, kebanyakan anak-anak, diselamatkan.", "37 warga", "rescued"),
    ],
)
def test_what_is_set_in_parts_no_number_from_its_verb(language: str, words: str, number: str, fate: str) -> None:
    told = read(words, language)
    assert next(each.kind.fate for text, each in told.items() if number in text) == fate


def test_what_a_sum_holds_makes_it_no_part() -> None:
    told = read("Total kerugian, termasuk kerusakan jalan, ditaksir Rp 3,7 miliar.", "id")
    assert [each.kind.apart for each in told.values()] == [""]
    told = read("Kerugian mencapai Rp 3,7 miliar, termasuk kerusakan jalan Rp 1,1 miliar.", "id")
    assert [each.kind.apart for each in told.values()] == ["", "part"]


def test_another_count_of_the_sentence_leads_to_no_level() -> None:
    told = read("Twelve houses fell and the death toll rose to 9.", "en")
    assert (told["9"].kind.thing, told["9"].kind.fate) == ("person", "killed")
    told = read("The town was destroyed. It now counts 40,000 people.", "en")
    assert all(each.kind.fate is None for each in told.values())


def test_those_who_were_hurt_and_are_cared_for_are_the_hurt() -> None:
    told = read("Sebanyak 37 orang harus dilarikan ke rumah sakit karena luka-luka yang dideritanya.", "id")
    assert [each.kind.fate for each in told.values()] == ["injured"]
    told = read("37 people were taken to hospital, and a doctor spoke of old injuries.", "en")
    assert [each.kind.fate for each in told.values()] == ["in care"]
