"""A page's date is mended only when the text's own dates say so."""

from collections.abc import Callable

import pytest

from saksi.kinds import Finding
from saksi.link.article.day import date_by_zone, find_moment


@pytest.mark.parametrize(
    ("words", "day", "printed", "mended"),
    [
        ("Selasa (4/3/2025)", "2025-03-04", "2025-04-03", "2025-03-04"),
        ("Jumat (12/9/2025)", "2025-09-12", "2025-12-09", "2025-09-12"),
        ("Selasa (9/12/2025)", "2025-12-09", "2025-12-09", "2025-12-09"),
        ("Kamis (25/9/2025)", "2025-09-25", "2025-09-25", "2025-09-25"),
    ],
    ids=["swapped", "printed as of December", "of December", "no month"],
)
def test_swapped_day_and_month_are_mended_by_the_text(
    report: Callable[..., Finding], words: str, day: str, printed: str, mended: str
) -> None:
    number = words.partition("(")[2].rstrip(")")
    finding = report("a", "Kabar Muara", f"Air naik, {words}.", f"{printed}T08:00:00", days=[(number, day)])
    assert find_moment(finding).startswith(mended)


def test_a_date_without_a_year_leans_on_the_page_and_proves_nothing(report: Callable[..., Finding]) -> None:
    finding = report("a", "Kabar Muara", "Air naik, Selasa (4/3).", "2025-04-03T08:00:00", days=[("4/3", "2025-03-04")])
    assert find_moment(finding).startswith("2025-04-03")


def test_a_text_that_tells_the_day_of_the_page_too_mends_nothing(report: Callable[..., Finding]) -> None:
    text = "Air naik, Selasa (4/3/2025), lagi pada 2/4/2025."
    days = [("4/3/2025", "2025-03-04"), ("2/4/2025", "2025-04-02")]
    assert find_moment(report("a", "Kabar", text, "2025-04-03T08:00:00", days=days)).startswith("2025-04-03")
    assert find_moment(report("b", "Kabar", text, "2025-04-03T08:00:00", days=days[:1])).startswith("2025-03-04")


def test_zones_are_taken_to_one(report: Callable[..., Finding]) -> None:
    assert find_moment(report("a", "Kabar", "Air.", "2025-03-04T06:00:00+09:00")) == "2025-03-03T21:00:00"


def test_no_date_and_no_sense_give_nothing(report: Callable[..., Finding]) -> None:
    assert find_moment(report("a", "Kabar", "Air.", "")) == ""
    assert find_moment(report("a", "Kabar", "Air.", "kemarin")) == ""


def test_a_page_without_a_zone_is_of_the_one_that_most_of_its_story_print(report: Callable[..., Finding]) -> None:
    clocks = ("2025-03-04T06:00:00+07:00", "2025-03-04T09:00:00+07:00", "2025-03-04T05:00:00+01:00")
    story = [report(id, "Kabar", "Air.", clock) for id, clock in zip("abc", clocks, strict=True)]
    bare = report("d", "Kabar", "Air.", "2025-03-04T20:00:00")
    for group, moment in (([*story, bare], "2025-03-04T13:00:00"), ([bare], "2025-03-04T20:00:00")):
        moments = {each.article.key: find_moment(each) for each in group}
        assert date_by_zone(group, moments) == moments | {bare.article.key: moment}
