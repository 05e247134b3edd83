"""Which body a person speaks for, by the title."""

import pytest

from saksi.kinds import Actor
from saksi.link.name.identity import find_body
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Bupati Bima", {"pemkab", "bima"}),
        ("Wakil Bupati Bima", {"pemkab", "bima"}),
        ("Penjabat Sekretaris Daerah Bima", {"pemkab", "bima"}),
        ("Sekretaris Daerah Kota Batu", {"pemkot", "batu"}),
        ("Wali Kota Batu", {"pemkot", "batu"}),
        ("Sekretaris Koperasi Bima", {"cooperative", "bima"}),
        ("Sekretaris", set()),
    ],
)
def test_the_office_tells_the_body_and_the_longest_name_of_the_office_counts(title: str, body: set[str]) -> None:
    assert find_body(Actor("a1", "Rahma Dewi", "person", (), title), PACKS["id"]) == body
