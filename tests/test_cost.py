"""What reading costs, counted in calls of functions: a long article costs no more per word than a short one."""

import sys
from types import FrameType

import pytest

from saksi.flow import find_claims
from saksi.parse.sentence import SENTENCE_CHARACTERS

PARAGRAPHS = {
    "id": (
        'Kepala Desa {name} Sari Dewi mengatakan, air sudah surut pada Rabu (9/7). "Warga {name} sudah pulang," '
        "kata Sari. Menurut juru bicara itu, 12 orang mengungsi ke Palu. Perusahaan itu membantah. {name} Jaya tutup."
    ),
    "en": (
        'The mayor of {name}, Anna Lee, said the water fell on Wednesday. "People of {name} went home," Lee said. '
        "According to the spokesman, 12 people fled to Perth. The company denied it. {name} Works is closed."
    ),
}
LONGER = 5
# What is counted once an article, and names looked up for the first time, make the shorter one dearer, never cheaper.
SPARE = 1.05


def made_article(language: str, paragraphs: int) -> str:
    """An article with new names in each paragraph and old ones in all."""
    names = ("".join(chr(97 + number // 26**at % 26) for at in range(3)).title() for number in range(paragraphs))
    return "\n\n".join(PARAGRAPHS[language].format(name=f"Lu{name.lower()}") for name in names)


def count_calls(text: str, language: str) -> int:
    """How many functions are called while a text is read."""
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_claims(text, language=language, published="2025-07-12")
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_long_article_costs_no_more_per_word(language: str) -> None:
    short, long = made_article(language, 40), made_article(language, 40 * LONGER)
    find_claims(long, language=language, published="2025-07-12")
    assert count_calls(long, language) <= SPARE * LONGER * count_calls(short, language)


@pytest.mark.parametrize(
    "text",
    [
        "Sari Dewi mengatakan air surut dan warga pulang ke rumah di tepi sungai yang dulu ",
        "12 orang dan 12 ",
        "Sari Dewi Bona ",
    ],
)
def test_a_text_without_stops_costs_no_more_per_word(text: str) -> None:
    find_claims(text, language="id")
    short, long = (text * (SENTENCE_CHARACTERS * pieces // len(text)) for pieces in (2, 4))
    assert count_calls(long, "id") <= SPARE * 2 * count_calls(short, "id")
