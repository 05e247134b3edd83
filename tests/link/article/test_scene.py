"""One kind of event near one place is one name, whatever the words and the language."""

from collections.abc import Callable
from dataclasses import replace

from saksi.kinds import Finding, Link, Span, Where
from saksi.link.article.scene import name_scenes
from saksi.link.find import find_links
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def lay(finding: Finding, name: str, latitude: float, longitude: float) -> Finding:
    """Give an article a place."""
    start = finding.article.text.index(name)
    where = Where("p1", Span(start, start + len(name)), name, "ID-NB", "test", "event", (), "city", latitude, longitude)
    return replace(finding, places=(where,))


def find_ties(*findings: Finding) -> list[Link]:
    return [link for link in find_links(findings, PACKS) if link.kind == "same-story"]


def test_an_event_near_a_place_has_one_name_in_two_languages(report: Report) -> None:
    a = lay(report("a", "Kabar Wera", "WERA - Banjir merendam pasar."), "WERA", -8.30, 118.90)
    b = lay(report("b", "The Lantern", "A flood hit the Sape market.", language="en"), "Sape", -8.35, 118.93)
    assert name_scenes(a, PACKS) == name_scenes(b, PACKS)


def test_another_event_or_a_place_far_away_has_another_name(report: Report) -> None:
    a = lay(report("a", "Kabar Wera", "WERA - Banjir merendam pasar."), "WERA", -8.30, 118.90)
    b = lay(report("b", "Kabar Wera", "WERA - Pasar terbakar."), "WERA", -8.30, 118.90)
    c = lay(report("c", "Kabar Wera", "WERA - Banjir merendam pasar."), "WERA", -6.90, 110.40)
    assert not name_scenes(a, PACKS) & name_scenes(b, PACKS)
    assert not name_scenes(a, PACKS) & name_scenes(c, PACKS)


def test_a_place_without_an_event_and_an_event_without_a_place_have_no_name(report: Report) -> None:
    assert not name_scenes(lay(report("a", "Kabar Wera", "WERA - Pasar buka."), "WERA", -8.3, 118.9), PACKS)
    assert not name_scenes(report("a", "Kabar Wera", "Banjir merendam pasar."), PACKS)


def test_a_report_that_shares_no_person_joins_the_story_of_its_event(report: Report) -> None:
    a = report("a", "Kabar Wera", "WERA - Wabah kolera di Wera, kata Rahma Dewi dari Dinas Maju.")
    b = report("b", "Lentera", "WERA - Bangsal kolera penuh, kata Yusuf Amin, pengurus Yayasan Tirta.")
    bare = find_ties(a, b)
    laid = find_ties(lay(a, "WERA", -8.30, 118.90), lay(b, "WERA", -8.30, 118.90))
    assert (len(bare), len(laid)) == (0, 1)
