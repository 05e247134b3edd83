"""Articles of one event belong to one story; others do not."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.find import find_links
from saksi.pack import load_packs

PACKS = load_packs()


def stories(*findings: Finding) -> set[frozenset[str]]:
    ids = {finding.article.key: finding.article.id for finding in findings}
    return {frozenset((ids[a.a], ids[a.b])) for a in find_links(findings, PACKS) if a.kind == "same-story"}


def test_shared_names_make_a_story_across_languages(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", "Warga di Wera dan Sape mengungsi setelah Gunung Maria meletus, kata Rahma Dewi.")
    b = report(
        "b", "Hill Post", "Villagers in Wera and Sape fled as Mount Maria erupted, said Rahma Dewi.", language="en"
    )
    assert stories(a, b) == {frozenset("ab")}


def test_the_same_names_two_weeks_later_are_another_story(report: Callable[..., Finding]) -> None:
    text = "Warga di Wera dan Sape mengungsi setelah Gunung Maria meletus, kata Rahma Dewi."
    a = report("a", "Kabar Muara", text, "2025-03-04T08:00:00+07:00")
    b = report("b", "Lentera Bukit", f"Lagi-lagi {text}", "2025-03-19T08:00:00+07:00")
    assert stories(a, b) == set()


def test_words_without_a_name_make_no_story(report: Callable[..., Finding]) -> None:
    a = report("a", "Kabar Muara", "Pada hari Senin dan Selasa hujan turun di kota itu, dan warga menutup pintu.")
    b = report("b", "Lentera Bukit", "Sejak hari Senin dan Selasa harga cabai di pasar naik, dan pedagang mengeluh.")
    assert stories(a, b) == set()


def test_a_court_takes_a_story_up_again_weeks_later(report: Callable[..., Finding]) -> None:
    text = "Hakim di Wera menghukum Yusuf Amin dalam perkara jalan Oelet, kata Rahma Dewi. Negara rugi Rp114 juta."
    counted = [("Rp114 juta", 114_000_000, None, None, "")]
    a = report("a", "Kabar Muara", text, "2025-03-04T08:00:00+07:00", counted=counted)
    again = f"Banding diputus. {text}"
    b = report("b", "Lentera Bukit", again, "2025-04-19T08:00:00+07:00", counted=counted)
    late = report("b", "Lentera Bukit", again, "2025-09-19T08:00:00+07:00", counted=counted)
    assert (stories(a, b), stories(a, late)) == ({frozenset("ab")}, set())
