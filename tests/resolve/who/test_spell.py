"""One person's name in several spellings."""

import pytest

from saksi import find_claims
from saksi.resolve.who.spell import read_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavanov", "Sergey Lavanov"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Soeryadi Djojo", "Suryadi Jojo"),
        ("\u0421\u0435\u0440\u0433\u0435\u0439 \u041b\u0430\u0432\u0430\u043d\u043e\u0432", "Sergei Lavanov"),
    ],
)
def test_spellings_of_one_name_are_read_alike(one: str, other: str) -> None:
    assert read_name(one) == read_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Kim Jong Un", "Kim Yong Un"), ("Rini Wulan", "Reni Wulan"), ("Ivan Petrov", "Ivan Petrova")]
)
def test_names_that_are_two_stay_two(one: str, other: str) -> None:
    assert read_name(one) != read_name(other)


def test_a_speaker_spelled_in_two_ways_is_one() -> None:
    text = (
        "Menteri Luar Negeri Sergei Lavanov mengatakan, kapal itu karam. "
        "Hujan turun. Sergey Lavanov menambahkan, tim sudah berangkat."
    )
    assert [claim.speaker for claim in find_claims(text, language="id")] == ["Sergei Lavanov", "Sergei Lavanov"]
    assert len({claim.actor for claim in find_claims(text, language="id")}) == 1
