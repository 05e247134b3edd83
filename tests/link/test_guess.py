"""Where two different numbers may be guessed to be of one thing, and where only the same number may."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from saksi.kinds import Finding
from saksi.link.guess import MANY_COUNTED, find_differing, is_equal, may_differ
from saksi.link.told import Told, tell
from saksi.pack import load_packs

PACKS = load_packs()
SHARED = 2


@pytest.fixture
def number(report: Callable[..., Finding]) -> Callable[..., Told]:
    """Give a function that makes a number of people of whom nothing is said, as an article tells it."""

    def make(id: str, count: int, **changes: Any) -> Told:
        words = f"{count} orang"
        finding = report(id, "Kabar Muara", f"Ada {words} merana.", counted=[(words, count, "person", None, "")])
        [told] = tell(finding, "2025-03-04T09:00:00", PACKS)
        return replace(told, quantity=replace(told.quantity, **changes))

    return make


def may(a: Told, b: Told, shared: int = 0) -> bool:
    return may_differ([a], [b], shared, find_differing([[a], [a, b]]))


def test_two_numbers_of_people_may_differ_where_articles_tell_each_others_numbers(
    number: Callable[..., Told],
) -> None:
    a, b = number("a", 240), number("b", 310)
    assert not find_differing([[a], [b]])
    assert may(a, b)
    assert not may_differ([a], [b], SHARED, find_differing([[a], [b]]))


def test_a_story_with_many_counts_of_a_thing_leaves_none_of_it_over(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    assert find_differing([[a, b]] * MANY_COUNTED)
    assert not find_differing([[a, b]] * (MANY_COUNTED + 1))


def test_prices_do_not_differ_and_shares_want_words_in_common(number: Callable[..., Told]) -> None:
    price = {"unit": "IDR", "unit_kind": "iso4217", "concept": None}
    share = {"unit": "%", "unit_kind": "ucum", "concept": None}
    assert not may(number("a", 8000, **price), number("b", 9000, **price), SHARED)
    assert not may(number("a", 68, **share), number("b", 71, **share))
    assert may(number("a", 68, **share), number("b", 71, **share), SHARED)


def test_dozens_are_no_number(number: Callable[..., Told]) -> None:
    dozens = number("a", 20, hi=99)
    assert not may(dozens, number("b", 30))
    assert not is_equal([dozens], [number("b", 20)])
    assert is_equal([number("a", 20)], [number("b", 20)])
