"""Which body a word only points at."""

import pytest

from saksi.link.name.antecedent import find_opening
from saksi.pack import load_packs


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Rumah sakit menampung 40 orang.", "RSUD Lontar"),
        # A house is no hospital.
        ("Rumah rusak menjadi 40 unit.", ""),
        ("Rumah warga yang rusak 40 unit.", ""),
    ],
)
def test_a_house_points_at_no_body(sentence: str, body: str) -> None:
    before = "Rapat dibuka RSUD Lontar. "
    text = before + sentence
    assert find_opening(text, len(before), len(text), load_packs()["id"]) == body
