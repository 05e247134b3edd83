"""Which body a phrase says that somebody heads or speaks for."""

import pytest

from saksi.link.name.headed import opens_office, read_headed
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.mark.parametrize(
    ("phrase", "language", "body"),
    [
        ("the Sape police chief", "en", "Sape police"),
        ("the chief of Sape police", "en", "Sape police"),
        ("a spokesman for the union", "en", "union"),
        ("Lontar Air\u2019s chief executive", "en", "Lontar Air"),
        ("Wera disaster agency spokeswoman", "en", "Wera disaster agency"),
        ("Health Minister", "en", "Health Ministry"),
        ("former Health Minister", "en", ""),
        ("Prime Minister", "en", "Ministry"),
        ("its military chief", "en", ""),
        ("Kapolres Sape", "id", "Polres Sape"),
        ("Menkes", "id", "Kementerian Kesehatan"),
        ("Perdana Menteri Malaysia", "id", "Pemerintah Malaysia"),
        ("juru bicara kelompok itu", "id", "kelompok"),
        ("mantan Bupati Sape", "id", ""),
    ],
)
def test_the_body_stands_in_front_of_an_office_or_behind_it(phrase: str, language: str, body: str) -> None:
    assert read_headed(phrase, PACKS[language]) == body


@pytest.mark.parametrize(
    ("phrase", "language", "is_office"),
    [
        ("a spokesman for Lontar Air", "en", True),
        ("agency head", "en", True),
        ("Police chief Rahma Dewi", "en", False),
        ("members of the Wera Union", "en", False),
        ("Kepala Dinas Air Sape", "id", True),
        ("warga Sape", "id", False),
    ],
)
def test_an_office_is_told_from_a_name_and_from_people(phrase: str, language: str, is_office: bool) -> None:
    assert opens_office(phrase, PACKS[language]) is is_office
