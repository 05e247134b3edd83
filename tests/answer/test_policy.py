"""What policies take of figures that disagree."""

import pytest

from saksi import Ledger
from saksi.answer.policy import POLICIES, find_officials, take
from saksi.answer.public import is_official
from saksi.answer.told import group_figures
from saksi.kinds import Actor, ActorKind, Measure
from saksi.pack import load_packs


def test_low_best_high_names_one_value_between_its_ends(killed: Measure) -> None:
    taken = take(group_figures(killed), POLICIES["low-best-high"])
    assert taken is not None
    assert (taken.low, taken.high) == (11, 14)
    assert taken.best == 13, "of two origins with a value each, the one told last"


def test_a_range_of_everything_begins_with_the_first_count(killed: Measure) -> None:
    taken = take(group_figures(killed), POLICIES["range"])
    assert taken is not None
    assert (taken.low, taken.high, taken.best) == (7, 14, None)


def test_officials_alone_are_the_disaster_agency_and_the_public_hospital(ledger: Ledger, killed: Measure) -> None:
    officials = find_officials(ledger, killed)
    assert "Yulius Raga Ndopo" in {speaker for _, speaker in officials}
    assert "Margareta Sare Bela" not in {speaker for _, speaker in officials}, "a villager"


def test_where_no_official_speaks_there_is_nothing_to_take(killed: Measure) -> None:
    assert take(group_figures(killed), POLICIES["officials"]) is None


@pytest.mark.parametrize(
    ("language", "name", "kind", "title", "expected"),
    [
        ("id", "Sari Dewi", "person", "Kapolres Ende", True),
        ("id", "Sari Dewi", "person", "mantan Kapolres Ende", False),
        ("id", "Sari Dewi", "person", "Presiden Direktur PT Sagara", False),
        ("id", "Sari Dewi", "person", "pedagang pasar", False),
        ("id", "Dinas Kesehatan Ende", "organisation", None, True),
        ("id", "Asosiasi Dinas Niaga", "organisation", None, False),
        ("id", "Rusia", "government", None, True),
        ("en", "Sari Dewi", "person", "interior minister", True),
        ("en", "Sari Dewi", "person", "former minister", False),
        ("en", "Police Sari", "person", None, False),
    ],
)
def test_an_official_is_known_by_office_or_body(
    language: str, name: str, kind: ActorKind, title: str | None, expected: bool
) -> None:
    assert is_official(Actor("a1", name, kind, (), title), load_packs()[language]) is expected
