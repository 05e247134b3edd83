"""One article more is linked to those that are there, as all of them together would be."""

from collections.abc import Callable, Sequence

import pytest

from saksi.kinds import Finding, Link, Sentence
from saksi.link.article.known import know_all
from saksi.link.extend import extend_links, keep_links, keep_marks
from saksi.link.find import find_links
from saksi.link.shelf import Memory
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]
FLOOD = (
    "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria. Warga membawa kasur dan "
    "kompor ke balai desa yang lebih tinggi, lalu menunggu perahu karet yang baru tiba menjelang subuh. Petugas "
    "menyalakan lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur tebal."
)
AGAIN = "Di Wera dan Sape, Kabupaten Bima, air bah dari Gunung Maria menerjang kampung nelayan sampai ke ladang garam."
FERRY = (
    "Kapal terbalik di Selat Bangka, dekat Muntok dan Tanjung Kalian, Pulau Bangka, ketika ombak naik tinggi sekali."
)
PASSAGE = "Petugas menyalakan lampu sorot supaya anak-anak tidak terperosok ke parit yang tertutup lumpur tebal."


class Held(dict[str, Finding]):
    """Linked articles by key."""

    def fetch(self, key: str) -> Finding:
        return self[key]

    def bodies(self, keys: Sequence[str]) -> dict[str, tuple[str, tuple[Sentence, ...]]]:
        return {key: (self[key].article.text, self[key].sentences) for key in keys}


@pytest.fixture
def articles(report: Report) -> list[Finding]:
    return [
        report("a", "Kabar Muara", FLOOD, "2025-03-04T08:00:00+07:00"),
        report("b", "Lentera Bukit", FLOOD, "2025-03-04T09:00:00+07:00"),
        report("c", "Warta Teluk", AGAIN, "2025-03-04T10:00:00+07:00"),
        report("d", "Pena Laut", FERRY, "2025-03-04T11:00:00+07:00"),
        report("e", "Suara Karang", f"{FERRY}\nLain cerita, jauh dari sana. {PASSAGE}", "2025-03-05T08:00:00+07:00"),
    ]  # fmt: skip


def grow(first: list[Finding], more: list[Finding]) -> set[tuple[str, frozenset[str]]]:
    """The links of a whole linking and of one article more at a time, as kind and pair of ids."""
    shelf, held = Memory(), Held({finding.article.key: finding for finding in [*first, *more]})
    links = list(find_links(first, PACKS))
    known = know_all(first, PACKS)
    keep_marks(known, shelf)
    keep_links(known, links, shelf, PACKS)
    for finding in more:
        links += extend_links(finding, shelf, held, PACKS)
    ids = {key: finding.article.id for key, finding in held.items()}
    return {(link.kind, frozenset((ids[link.a], ids[link.b]))) for link in links}


def whole(articles: list[Finding]) -> set[tuple[str, frozenset[str]]]:
    ids = {finding.article.key: finding.article.id for finding in articles}
    return {(link.kind, frozenset((ids[link.a], ids[link.b]))) for link in find_links(articles, PACKS)}


@pytest.mark.parametrize("held", [0, 1, 2, 3, 4])
def test_articles_that_come_one_by_one_get_the_links_of_all_together(articles: list[Finding], held: int) -> None:
    assert grow(articles[:held], articles[held:]) == whole(articles)


def test_an_older_text_that_comes_late_is_the_source(articles: list[Finding]) -> None:
    a, b = articles[:2]
    shelf = Memory()
    known = know_all([b], PACKS)
    keep_marks(known, shelf)
    keep_links(known, (), shelf, PACKS)
    copies = [link for link in extend_links(a, shelf, Held({b.article.key: b}), PACKS) if link.kind == "copy-of"]
    assert [(link.a, link.b) for link in copies] == [(b.article.key, a.article.key)]


def test_the_shelf_is_no_larger_for_a_text_that_all_run(report: Report) -> None:
    shelf = Memory()
    held = Held()
    found: tuple[Link, ...] = ()
    for number in range(40):
        finding = report(f"a{number}", f"Kabar {number}", FLOOD, f"2025-03-04T08:{number:02}:00+07:00")
        found = extend_links(finding, shelf, held, PACKS)
        held[finding.article.key] = finding
    assert [link.kind for link in found] == ["copy-of", "same-story"]
