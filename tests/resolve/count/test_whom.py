"""Which of the counted a quantity is of."""

import pytest

import saksi


@pytest.mark.parametrize(
    ("language", "text", "whom"),
    [
        ("id", "Sebanyak 12 warga Desa Oelet tewas.", "Desa Oelet"),
        ("id", "Polisi menahan 7 anggota Partai Buruh.", "Partai Buruh"),
        ("id", "Polisi menahan 7 anggota dari Partai Buruh.", "Partai Buruh"),
        ("en", "Police held 7 members of the Harbour Guard.", "Harbour Guard"),
        ("en", "About 25 North Korean soldiers fell.", "North Korean"),
        ("id", "Ada 5 rumah rusak.", None),
        ("en", "The village lost 40 houses.", None),
        ("id", "Nilainya Rp 5 juta.", None),
    ],
)
def test_only_names_say_which(language: str, text: str, whom: str | None) -> None:
    (found,) = saksi.find_quantities(text, language=language)
    assert (text[slice(*found.whom)] if found.whom else None) == whom


def test_a_day_behind_the_noun_is_not_which() -> None:
    (found,) = saksi.find_quantities("Sebanyak 12 warga Jumat (11/7/2025) mengungsi.", language="id")
    assert found.whom is None
