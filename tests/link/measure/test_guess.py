"""Where two different numbers may be guessed to be of one thing, and where only the same number may."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from saksi.kinds import Finding
from saksi.link.measure.guess import (
    MANY_GROUPS,
    are_known_apart,
    may_be_guessed,
    may_be_like,
    may_be_same,
    may_differ,
    tells_event,
)
from saksi.link.measure.side import Side, tell_tale
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.fixture
def number(report: Callable[..., Finding]) -> Callable[..., Told]:
    """Give a function that makes a number of people of whom nothing is said, as an article tells it."""

    def make(id: str, count: int, *, words: str = "merana", **changes: Any) -> Told:
        number = f"{count} orang"
        finding = report(id, "Kabar Muara", f"Ada {number} {words}.", counted=[(number, count, "person", None, "")])
        [told] = tell(finding, "2025-03-04T09:00:00", PACKS)
        return replace(told, quantity=replace(told.quantity, **changes))

    return make


def sides(a: Told, b: Told) -> tuple[Side, Side]:
    one, other = tell_tale([[a], [b]]).sides
    return one, other


def may(a: Told, b: Told) -> bool:
    return may_differ(*sides(a, b))


def test_articles_of_one_event_tell_each_others_numbers(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    assert tells_event([[a, b], [a, b], [a], [b]])
    assert not tells_event([[a, b], [a], [b], [a], [b]])
    assert not tells_event([[a, b], [a, b], *[[a], [b]] * 5])


def test_two_articles_of_four_that_tell_each_others_numbers_are_no_event_of_all(number: Callable[..., Told]) -> None:
    a, b, c, d = (number(id, 240) for id in "abcd")
    assert tells_event([[a, b, c], [a, b, c], [d]])
    assert not tells_event([[a, b], [a, b], [c], [d]])


def test_where_nearly_all_articles_tell_each_others_numbers_they_may_tell_much_else(
    number: Callable[..., Told],
) -> None:
    a, b, c, d = (number(id, 240) for id in "abcd")
    besides = [[each] for each in (a, b, c, d)] * 6
    assert tells_event([[a, b, c, d], [a, b, c, d], *besides])
    assert not tells_event([[a, b, c, d], [a, b], *besides])
    assert not tells_event([[a, b], [a, b], *[[a], [b]] * 5])


def test_a_story_of_very_many_counts_is_of_no_one_event(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    assert tells_event([[a, b]] * MANY_GROUPS)
    assert not tells_event([[a, b]] * (MANY_GROUPS + 1))


def test_sums_of_money_and_shares_want_words_in_common(number: Callable[..., Told]) -> None:
    money = {"unit": "IDR", "unit_kind": "iso4217", "concept": None}
    share = {"unit": "%", "unit_kind": "ucum", "concept": None}
    for unit in (money, share):
        assert not may(number("a", 68, **unit), number("b", 71, words="nestapa", **unit))
        likewise = {"words": "merana sengsara nestapa", **unit}
        assert may(number("a", 68, **likewise), number("b", 71, **likewise))


def test_what_is_counted_as_goods_are_is_no_count_of_people(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    goods = replace(b, kind=replace(b.kind, thing=None), quantity=replace(b.quantity, unit="unit", concept=None))
    bare = replace(goods, quantity=replace(goods.quantity, unit="", unit_kind="none"))
    assert not may(a, goods)
    assert may(a, bare)


def test_two_known_things_are_never_one_where_the_numbers_differ(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    house = replace(b, kind=replace(b.kind, thing="house"))
    assert may(a, b)
    assert not may(a, house)


def test_two_known_things_are_two_where_a_small_number_is_the_same_and_whoever_lives_may_be_one(
    number: Callable[..., Told],
) -> None:
    a = number("a", 24)
    known = {thing: replace(a, kind=replace(a.kind, thing=thing)) for thing in ("village", "soldier", "person")}
    assert are_known_apart(*sides(known["person"], known["village"]))
    assert not are_known_apart(*sides(known["person"], known["soldier"]))


def test_lengths_want_that_the_same_is_said_of_both(number: Callable[..., Told]) -> None:
    a, b = (number("a", 80, unit="m", unit_kind="ucum"), number("b", 35, words="jaya", unit="m", unit_kind="ucum"))
    assert not may_differ(*sides(a, b))
    assert may_differ(*sides(a, number("b", 35, unit="m", unit_kind="ucum")))


def test_nouns_of_one_language_are_of_two_things_where_nothing_says_that_they_are_one(
    number: Callable[..., Told],
) -> None:
    a, b = number("a", 240), number("b", 310)
    boat = replace(b, kind=replace(b.kind, thing="sampan"))
    assert may_be_like(*sides(a, b))
    assert not may_be_like(*sides(a, boat))
    assert may_be_like(*sides(a, replace(boat, finding=replace(boat.finding, language="en"))))


def test_cases_of_an_illness_are_people_and_boats_are_not(number: Callable[..., Told]) -> None:
    a, b = number("a", 240), number("b", 310)
    case, boat = (replace(b, kind=replace(b.kind, thing=thing)) for thing in ("case", "sampan"))
    assert may_be_like(*sides(a, case))
    assert not may_be_like(*sides(case, boat))


def test_few_things_and_parts_are_not_guessed_at(number: Callable[..., Told]) -> None:
    few, many = number("a", 3), number("b", 40)
    part = replace(many, kind=replace(many.kind, apart="part"))
    assert [may_be_guessed(side) for side in tell_tale([[few], [many], [part]]).sides] == [False, True, False]


def test_one_number_of_a_topic_wants_the_same_noun_and_words_and_is_no_small_one(number: Callable[..., Told]) -> None:
    words = "merana sengsara nestapa"
    assert may_be_same(*sides(number("a", 24, words=words), number("b", 24, words=words)))
    assert not may_be_same(*sides(number("a", 24, words=words), number("b", 24, words="makmur sentosa")))
    assert not may_be_same(*sides(number("a", 7, words=words), number("b", 7, words=words)))
    assert not may_be_same(*sides(number("a", 20, words=words, hi=99), number("b", 20, words=words, hi=99)))
