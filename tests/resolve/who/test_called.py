"""Names that a page says are names."""

import pytest

from saksi.flow import read_page

TEXT = (
    "Kambera melepas kapal perintis itu di dermaga pada hari Senin pagi. "
    "Kambera mengatakan, ombak masih tenang sampai akhir pekan dan nelayan boleh melaut lagi."
)


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Rahmania Kambera Lepas Kapal Perintis", "Rahmania Kambera"),
        ("Kambera Melepas Kapal Perintis", "Kambera"),
        ("Bupati Kambera: Ombak Tenang", "Kambera"),
        ("Kapal Dilepas Kambera", "Kambera"),
    ],
)
def test_a_headline_has_the_whole_name_of_whom_the_text_calls_by_one(title: str, speaker: str) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{TEXT}</p></article></body></html>"
    )
    [claim] = read_page(page.encode()).claims
    assert claim.speaker == speaker
