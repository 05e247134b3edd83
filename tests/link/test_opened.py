"""What befell the counted, or is said of them, where the article's opening tells of what event it is."""

import tomllib
from pathlib import Path

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

TOLD = tomllib.loads((Path(__file__).parent / "opened.toml").read_text(encoding="utf-8"))["told"]
DAY = "2025-03-04T08:00:00+07:00"


def _read(text: str, opening: str, language: str) -> set[str]:
    """What is said of the counted behind an opening, of each number that is no part."""
    finding = _read_text(f"{opening}\n{text}", language, DAY)
    told = [each.kind for each in tell(finding, DAY, load_packs()) if each.quantity.span.start > len(opening)]
    return {said for kind in told if not kind.apart for said in (kind.fate, *kind.aspects, *kind.hints) if said}


@pytest.mark.parametrize("told", TOLD, ids=[f"{each['said']}: {each['opening']}" for each in TOLD])
def test_what_is_said_of_the_counted_is_read_by_what_the_article_tells_of(told: dict[str, object]) -> None:
    texts = told["texts"]
    assert isinstance(texts, list)
    assert [
        text for text in texts if told["said"] not in _read(text, str(told["opening"]), str(told["language"]))
    ] == []


@pytest.mark.parametrize(
    ("language", "opening", "text", "said"),
    [
        # Who was taken somewhere is not abducted, nor is anybody where the article tells of no kidnapping.
        ("en", "Gunmen abducted pupils in Kebbi.", "Rahma Dewi said 61 girls were taken to hospital.", "abducted"),
        ("en", "A storm hit Kebbi.", "Rahma Dewi said 61 pictures were taken.", "abducted"),
        ("en", "A storm hit Kebbi.", "The union claimed 61 members joined.", "killed"),
        ("id", "Rapat digelar di Bima.", "Tiket yang habis 61, kata Rahma Dewi.", "damaged"),
        ("id", "Kerusuhan pecah di Lapas Bima.", "Sebanyak 61 narapidana dipindahkan, kata Rahma Dewi.", "escaped"),
        ("en", "A riot broke out in Bima prison.", "Rahma Dewi said 61 inmates had been moved.", "displaced"),
    ],
)
def test_what_is_not_said_of_the_counted_is_not_read(language: str, opening: str, text: str, said: str) -> None:
    assert said not in _read(text, opening, language)
