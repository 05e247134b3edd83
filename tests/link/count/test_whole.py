"""A part or an addition that is the whole of another fate is a count of its own."""

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()


def read_last(text: str, language: str) -> tuple[str | None, str]:
    """What befell whom the last number of a text counts, and why it stands apart."""
    told = list(tell(_read_text(text, language, "2025-03-04"), "2025-03-04T09:00:00+07:00", PACKS))[-1]
    return told.kind.fate, told.kind.apart


@pytest.mark.parametrize(
    ("text", "language", "fate"),
    [
        ("The office said 118 people were missing. It said 31 of them had been rescued.", "en", "rescued"),
        ("Some 96 people are ill. The clinic said seven of them have died.", "en", "killed"),
        ("Sebanyak 118 orang hilang, kata Rahma Dewi. Dari jumlah itu 31 orang diselamatkan.", "id", "rescued"),
    ],
)
def test_who_had_another_fate_is_counted_whole(text: str, language: str, fate: str) -> None:
    assert read_last(text, language) == (fate, "")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The office said 53 people were injured. It said six of them were in hospital.", "en"),
        ("The office said 53 people were injured. It said another 12 people were injured in Sape.", "en"),
        ("Sebanyak 118 orang tewas, kata Rahma Dewi. Dari jumlah itu 31 orang tewas di rumah sakit.", "id"),
    ],
)
def test_a_part_of_the_same_stays_apart(text: str, language: str) -> None:
    assert read_last(text, language)[1] != ""
