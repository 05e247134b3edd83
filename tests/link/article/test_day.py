"""A page's date is mended only when the text's own dates say so."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.article.day import find_moment


def test_swapped_day_and_month_are_mended_by_the_text(report: Callable[..., Finding]) -> None:
    finding = report(
        "a", "Kabar Muara", "Air naik, Selasa (4/3/2025).", "2025-04-03T08:00:00", days=[("4/3/2025", "2025-03-04")]
    )
    assert find_moment(finding).startswith("2025-03-04")


def test_a_date_without_a_year_leans_on_the_page_and_proves_nothing(report: Callable[..., Finding]) -> None:
    finding = report("a", "Kabar Muara", "Air naik, Selasa (4/3).", "2025-04-03T08:00:00", days=[("4/3", "2025-03-04")])
    assert find_moment(finding).startswith("2025-04-03")


def test_zones_are_taken_to_one(report: Callable[..., Finding]) -> None:
    assert find_moment(report("a", "Kabar", "Air.", "2025-03-04T06:00:00+09:00")) == "2025-03-03T21:00:00"


def test_no_date_and_no_sense_give_nothing(report: Callable[..., Finding]) -> None:
    assert find_moment(report("a", "Kabar", "Air.", "")) == ""
    assert find_moment(report("a", "Kabar", "Air.", "kemarin")) == ""
