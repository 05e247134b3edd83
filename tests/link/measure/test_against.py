"""Which counts of one event are never taken for one, however much speaks for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from saksi.kinds import Finding
from saksi.link.measure.against import find_doubts, is_barred
from saksi.link.measure.side import tell_tale
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()


@pytest.fixture
def number(report: Callable[..., Finding]) -> Callable[..., Told]:
    """Give a function that makes a number of people as an article tells it, with what is said of them."""

    def make(id: str, count: int, noun: str = "orang", **kind: Any) -> Told:
        words = f"{count} {noun}"
        finding = report(id, "Kabar Muara", f"Ada {words} di sana.", counted=[(words, count, "person", None, "")])
        [told] = tell(finding, "2025-03-04T09:00:00", PACKS)
        return replace(told, kind=replace(told.kind, **kind))

    return make


def are_barred(a: Told, b: Told) -> bool:
    return is_barred(*tell_tale([[a], [b]]).sides)


def doubts(a: Told, b: Told) -> Mapping[str, float]:
    first, second = tell_tale([[a], [b]]).sides
    return find_doubts(first, second, (a, b))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"fate": "killed"}, {"fate": "injured"}),
        ({"fate": "arrested"}, {"fate": "killed"}),
        ({"thing": "house"}, {"thing": "person"}),
        ({"fate": "killed"}, {"aspects": frozenset({"aboard"})}),
        ({"fate": "killed", "whom": "soldier"}, {"fate": "killed", "whom": "fighter"}),
        ({}, {"aspects": frozenset({"planned"})}),
        ({"aspects": frozenset({"cancelled"})}, {"aspects": frozenset({"delayed"})}),
        ({"thing": "point"}, {"thing": "point"}),
    ],
)
def test_two_numbers_of_two_things_are_never_one(
    number: Callable[..., Told], one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert are_barred(number("a", 240, **one), number("b", 310, **other))
    assert not are_barred(number("a", 240), number("b", 310))


@pytest.mark.parametrize(
    ("doubt", "one", "other"),
    [
        ("two-fates", {"fate": "rescued"}, {"fate": "displaced"}),
        ("two-parts", {}, {"apart": "part"}),
    ],
)
def test_what_is_said_of_two_numbers_speaks_against_their_being_one(
    number: Callable[..., Told], doubt: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    a, b = number("a", 240, **one), number("b", 310, **other)
    assert not are_barred(a, b)
    assert doubts(a, b)[doubt] == 1
    assert doubts(number("a", 240), number("b", 310))[doubt] == 0


def test_one_number_may_be_of_one_thing_though_another_fate_was_read(number: Callable[..., Told]) -> None:
    assert not are_barred(number("a", 240, fate="killed"), number("b", 240, fate="injured"))


@pytest.mark.parametrize(("count", "noun", "is_never"), [(3, "murid", True), (3, "orang", False), (24, "murid", False)])
def test_a_handful_is_told_of_anything(number: Callable[..., Told], count: int, noun: str, is_never: bool) -> None:
    other = number("b", count, noun, thing=None if noun == "murid" else "person")
    assert are_barred(number("a", count), other) is is_never


def test_one_voice_gives_one_number_for_one_thing(report: Callable[..., Finding]) -> None:
    counted = [(f"{count} orang", count, "person", None, "Rahma Dewi") for count in (24, 31)]
    text = "Ada 24 orang di sana, kata Rahma Dewi.\nAda 31 orang di sini, kata Rahma Dewi."
    first, second = tell(report("a", "Kabar Muara", text, counted=counted), "2025-03-04T09:00:00", PACKS)
    assert are_barred(first, second)
