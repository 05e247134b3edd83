"""What others are said to have told, and who says that it is unsound; whose number somebody passes on."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.link.voice.hearsay import find_word, is_of_other_news, is_pointed_unsound
from saksi.pack import load_packs

MOMENT = "2025-03-04T09:00:00+07:00"
LED = {
    "id": "Warga berkumpul di lapangan sejak pagi dan menunggu kabar dari kantor desa.",
    "en": "People gathered in the square from early morning and waited for news.",
}


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((Path(__file__).parents[1] / name).read_text(encoding="utf-8"))["case"]
    return cases


def _tell(case: dict[str, Any]) -> Told:
    text = f"{LED[case['language']]}\n\n{case['text']}"
    at, end = text.index(case["figure"]), text.index(case["figure"]) + len(case["figure"])
    told = tell(_read_text(text, case["language"], MOMENT), MOMENT, load_packs())
    return next(each for each in told if each.quantity.span.start < end and at < each.quantity.span.end)


@pytest.mark.parametrize("case", _cases("denied.toml"), ids=lambda case: case["text"])
def test_a_number_of_others_is_denied_by_what_is_said_of_it(case: dict[str, Any]) -> None:
    assert _tell(case).is_denied == case["is_denied"]


@pytest.mark.parametrize("case", _cases("whose.toml"), ids=lambda case: case["text"])
def test_a_number_is_of_who_counted_and_not_of_who_passes_it_on(case: dict[str, Any]) -> None:
    told = _tell(case)
    source = told.source or told.body
    assert (source.name.removeprefix("the ") if source is not None else "") == case["whose"]


@pytest.mark.parametrize(
    ("language", "before", "word"),
    [
        ("en", "she said the list of ", "list of "),
        ("en", "she said our list of ", None),
        ("en", "she dismissed the claim and said ", None),
        ("en", "whoever says ", "whoever says "),
        ("id", "ia menyebut daftar serikat yang memuat ", "daftar serikat yang memuat "),
        ("id", "menurut daftar kami ada ", None),
        ("id", "ia membaca daftar, lalu menghitung ", None),
    ],
)
def test_a_word_for_what_was_said_leads_to_a_number(language: str, before: str, word: str | None) -> None:
    at = find_word(before, load_packs()[language])
    assert (None if at is None else before[at:]) == word


@pytest.mark.parametrize(
    ("language", "words", "is_unsound"),
    [
        ("en", "that figure has never existed", True),
        ("en", "that figure has existed for years", False),
        ("en", "there is no evidence for that, she said", True),
        ("en", "there is no evidence that the wall was weak", False),
        ("en", "it was wrong. that is all", False),
        ("id", "pesan itu menyesatkan", True),
        ("id", "pesan itu menyenangkan", False),
        ("id", "jumlah itu tidak pernah ada", True),
        ("id", "jumlah itu memang ada", False),
        ("id", "kabar dari kota menyesatkan", False),
    ],
)
def test_what_is_pointed_at_is_called_unsound(language: str, words: str, is_unsound: bool) -> None:
    assert is_pointed_unsound(words, load_packs()[language]) == is_unsound


@pytest.mark.parametrize(
    ("language", "between", "is_other"),
    [
        ("en", " had died but called reports of shooting ", True),
        ("en", " had died but called these reports ", False),
        ("en", " had died is ", False),
        ("id", " dirawat dan kabar soal korban tewas ", True),
        ("id", " dirawat dan kabar itu ", False),
        ("id", " sebagai tersangka penyebar kabar ", True),
    ],
)
def test_what_is_called_false_may_be_news_of_something_else(language: str, between: str, is_other: bool) -> None:
    assert is_of_other_news(between, load_packs()[language]) == is_other
