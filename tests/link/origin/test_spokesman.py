"""Whom a person speaks for is told once in a story, and holds in all its articles."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.kinds import Finding
from saksi.link.find import find_links, find_measures
from saksi.link.name.identity import Identity
from saksi.link.name.verdict import Who
from saksi.link.origin.spokesman import _find_force, _is_one
from saksi.pack import load_packs

PACKS = load_packs()
PLACE = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
AGAIN = "Di Wera dan Sape, Kabupaten Bima, air bah dari Gunung Maria menerjang kampung nelayan."


def count_origins(title: str, report: Callable[..., Finding]) -> int:
    """How many origins the dead have where an article calls Rahma by a title, and the body gives another number."""
    a = report(
        "a", "Kabar Muara", f"{PLACE}\nKata Rahma Dewi, ada 340 rumah rusak.", "2025-03-04T08:00:00+07:00",
        counted=[("340 rumah", 340, "house", "damaged", "Rahma Dewi")], titles={"Rahma Dewi": title},
    )  # fmt: skip
    b = report(
        "b", "Lentera Bukit", f"{AGAIN}\nKata Rahma Dewi, ada 12 orang tewas.", "2025-03-04T10:00:00+07:00",
        counted=[("12 orang", 12, "person", "killed", "Rahma Dewi")],
    )  # fmt: skip
    c = report(
        "c", "Suara Teluk", f"{AGAIN}\nPagi ini BPBD Kabupaten Bima mencatat 15 orang tewas.",
        "2025-03-05T08:00:00+07:00", counted=[("15 orang", 15, "person", "killed", "BPBD Kabupaten Bima")],
    )  # fmt: skip
    measures = find_measures([a, b, c], find_links([a, b, c], PACKS), PACKS)
    [found] = [each for each in measures if any(figure.text == "15 orang" for figure in each.figures)]
    return found.lower


def test_a_title_in_one_article_holds_in_the_others(report: Callable[..., Finding]) -> None:
    assert count_origins("Kepala BPBD Kabupaten Bima", report) == 1


def test_the_head_of_another_body_stays_another_origin(report: Callable[..., Finding]) -> None:
    assert count_origins("Direktur RSUD Sape", report) == 2


@pytest.mark.parametrize(
    ("body", "is_one"),
    [({"police"}, True), ({"polres", "wera"}, False), ({"court"}, False)],
    ids=["any police", "the police of another town", "a court"],
)
def test_a_body_may_be_told_of_by_a_word_for_any_of_its_kind(body: set[str], is_one: bool) -> None:
    assert _is_one(frozenset({"polres", "sape"}), frozenset(body)) is is_one


@pytest.mark.parametrize(
    ("language", "title", "force"),
    [
        ("id", "AKP", {"police"}),
        ("id", "Kepala Seksi", set()),
        ("id", "dr.", set()),
        ("en", "Superintendent", {"police"}),
        ("en", "Its superintendent, Dr", set()),
        ("en", "Health Inspector", set()),
    ],
)
def test_a_rank_alone_says_of_which_force_somebody_is(language: str, title: str, force: set[str]) -> None:
    rahma = Identity("Rahma Dewi", frozenset({"rahma", "dewi"}), frozenset())
    who = Who("Rahma Dewi", "person", title, "", language)
    assert _find_force(rahma.person, [rahma, replace(rahma, who=who)], PACKS) == force
