"""The story of one article more, by what is kept of the names of those before it."""

from collections.abc import Callable

from saksi.kinds import Finding, Link
from saksi.link.article.byname import sign_article
from saksi.link.article.known import Known
from saksi.link.shelf import Memory
from saksi.link.story.home import keep_homes, link_home
from saksi.link.story.plot import COMMON_ARTICLES
from saksi.link.text.copy import Folded
from saksi.pack import load_packs

PACKS = load_packs()
FLOOD = (
    "Banjir merendam Kecamatan Wera di dekat Pelabuhan Sape, kata Rahma Dewi kepada warga di Lambu, Langgudu dan Bima."
)


def hold(key: str, moment: str, finding: Finding) -> Known:
    return Known(key, moment, dict(sign_article(finding, PACKS)), Folded(0, b"", b""))


def come(finding: Finding, moment: str, number: int, shelf: Memory) -> tuple[Link, ...]:
    return link_home((finding.article.key, moment), sign_article(finding, PACKS), number, shelf, PACKS)


def test_names_that_many_articles_bore_long_ago_still_call_up_a_story_of_these_days(
    report: Callable[..., Finding],
) -> None:
    flood, more = report("a", "Ombak", FLOOD, "2025-03-04"), report("b", "Kabar Muara", FLOOD, "2025-03-05")
    # The keys of those long ago stand behind that of the story: they are not the last to be kept for that.
    old = [hold(f"z{at}", f"2023-05-{1 + at % 28:02}T08:00:00", flood) for at in range(COMMON_ARTICLES + 9)]
    known, shelf = [hold("a", "2025-03-04T08:00:00", flood), *old], Memory()
    keep_homes(known, range(len(known)), shelf, PACKS)
    assert [link.b for link in come(more, "2025-03-05T08:00:00", len(known), shelf)] == ["a"]
    assert not come(more, "2025-05-05T08:00:00", len(known) + 1, shelf)


def test_an_article_comes_to_a_story_of_days_by_many_names(report: Callable[..., Finding]) -> None:
    """The same names of a flood are enough a day later, and all of an article's days later, but not one of them."""
    flood = report("a", "Ombak", FLOOD, "2025-03-04")
    known, shelf = [hold(f"a{at}", "2025-03-04T08:00:00", flood) for at in range(12)], Memory()
    keep_homes(known, [0] * len(known), shelf, PACKS)
    few = report(
        "b", "Kabar Muara", "Rahma Dewi membuka pasar bunga di Donggo bersama pedagang, kata Yusuf.", "2025-03-09"
    )
    for at, (finding, day, is_tied) in enumerate(((few, 5, True), (flood, 9, True), (few, 9, False))):
        copy = Memory()
        copy.put_many(dict(shelf))
        assert bool(come(finding, f"2025-03-{day:02}T07:00:00", 12 + at, copy)) == is_tied
