"""A second event of one kind is told apart from the first; what looks back at the first is not of it."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.count.again import find_again
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def aspects(finding: Finding) -> list[frozenset[str]]:
    return [told.kind.aspects for told in tell(finding, "", PACKS)]


def test_an_article_that_opens_with_a_second_quake_counts_its_own_dead(report: Report) -> None:
    text = "Gempa susulan kembali mengguncang Oelet. Dua warga tewas."
    assert aspects(report("a", "Kabar Wera", text, counted=[("Dua warga", 2, "person", "killed", "")])) == [{"again"}]


def test_a_sentence_of_an_earlier_day_looks_back_at_the_first(report: Report) -> None:
    text = "Gempa susulan mengguncang Oelet, Jumat. Dua warga tewas. Gempa Selasa menewaskan 6 orang."
    counted = [("Dua warga", 2, "person", "killed", ""), ("6 orang", 6, "person", "killed", "")]
    days = [("Jumat", "2025-03-07"), ("Selasa", "2025-03-04")]
    assert aspects(report("a", "Kabar Wera", text, counted=counted, days=days)) == [{"again"}, frozenset()]


def test_a_number_of_aftershocks_is_no_second_event(report: Report) -> None:
    text = "Setelah gempa itu terjadi 40 gempa susulan di Oelet. Dua warga tewas."
    counted = [("40 gempa", 40, "earthquake", None, ""), ("Dua warga", 2, "person", "killed", "")]
    assert find_again(report("a", "Kabar Wera", text, counted=counted), PACKS["id"]) == frozenset()


def test_an_aftershock_farther_down_leaves_the_opening_alone(report: Report) -> None:
    text = "Gempa menewaskan 6 orang di Oelet.\nGempa susulan kembali mengguncang pada malam hari."
    assert aspects(report("a", "Kabar Wera", text, counted=[("6 orang", 6, "person", "killed", "")])) == [frozenset()]
