"""Articles of one event belong to one story; others do not."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.find import find_links
from saksi.link.story import link_stories
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


def tie_two(last: str) -> set[tuple[str, str]]:
    """Stories where four articles tell of an event, and two of a find; the last one names three things of the event."""
    event, find = ["wera", "sape", "bima", "maria", "rahma", "dewi"], [f"find{number}" for number in range(14)]
    wide = dict.fromkeys([*event, *(f"more{number}" for number in range(8))], 1)
    own = dict.fromkeys(find, 1)
    named = [dict.fromkeys([*event, "84 person"], 1), wide, wide, wide, own, {**own, "wera": 1, "sape": 1, last: 1}]
    moments = [f"2025-03-04T{hour:02}:00:00" for hour in range(8, 14)]
    return {(link.a, link.b) for link in link_stories(list("abcdef"), moments, named)}


def test_who_tells_of_two_finds_and_gives_the_number_of_one_ties_them() -> None:
    assert {("e", "a"), ("f", "a")} <= tie_two("84 person")


def test_names_without_a_number_tie_no_two_stories() -> None:
    assert ("f", "e") in tie_two("bima")
