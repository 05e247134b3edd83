"""Which numbers of an event stood at one time: outgrown, told again, denied, renewed by nobody."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link
from saksi.link.find import find_measures
from saksi.pack import load_packs

START = datetime.fromisoformat("2025-03-04T08:00:00+07:00")
DAMAGED = "WERA - Sebanyak {} rumah rusak karena banjir, kata Kepala BPBD Sape Rahma Dewi."
OTHER = "WERA - Sebanyak {} rumah rusak karena banjir, kata Direktur PT Lontar Jaya Tono Sila."
DENIED = "WERA - Camat Sari Lestari membantah bahwa {} rumah rusak karena banjir. Ia belum punya angka lain."
# No two articles of a story are one text.
ENDINGS = ("Hujan masih turun.", "Air mulai surut.", "Bantuan belum tiba.")
SOUGHT = "WERA - Sebanyak {} orang hilang karena banjir, kata Kepala BPBD Sape Rahma Dewi."
SOUGHT_BY_OTHERS = "WERA - Sebanyak {} orang hilang karena banjir, kata Kepala Desa Lontar Tono Sila."
HURT = "WERA - Sebanyak {} orang terluka karena banjir, kata Kepala BPBD Sape Rahma Dewi."
HURT_ALONE = HURT + " Ia mengatakan angka lain yang beredar tidak punya dasar."
NOBODYS_HURT = "WERA - Lebih dari {} orang terluka karena banjir, dan jalan desa masih tertutup."
NOBODYS = "WERA - Lebih dari {} rumah rusak karena banjir, dan jalan desa masih tertutup."


def _read(number: int, hours: int, text: str) -> Finding:
    finding = _read_text(f"{text}\n\n{ENDINGS[number]}", "id", (START + timedelta(hours=hours)).isoformat())
    return replace(finding, article=replace(finding.article, id=f"a{number}", outlet=f"Kabar {number}"))


def _find_rivals(story: Sequence[tuple[int, str]]) -> set[tuple[str, str]]:
    findings = [_read(number, hours, text) for number, (hours, text) in enumerate(story)]
    links = [Link("same-story", each.article.key, findings[0].article.key, 1.0, "", "") for each in findings[1:]]
    return {pair for each in find_measures(findings, links, load_packs()) for pair in each.contradictions}


@pytest.mark.parametrize(
    ("story", "rivals"),
    [
        # Who had more from the start never said what the other says.
        (
            [(0, DAMAGED.format(310)), (24, OTHER.format(140)), (54, DAMAGED.format(365))],
            {("a0", "a1"), ("a1", "a2")},
        ),
        ([(0, DAMAGED.format(310)), (24, OTHER.format(240)), (54, DAMAGED.format(365))], {("a0", "a1")}),
        # What was counted first has grown.
        ([(0, OTHER.format(140)), (6, DAMAGED.format(150)), (54, DAMAGED.format(365))], {("a0", "a1")}),
        # An old number, and one that was denied yesterday.
        ([(0, OTHER.format(410)), (72, DAMAGED.format(265))], set()),
        ([(0, OTHER.format(410)), (48, DENIED.format(410)), (72, DAMAGED.format(265))], {("a0", "a2")}),
        # Those who are sought are found.
        ([(0, SOUGHT.format(11)), (6, SOUGHT_BY_OTHERS.format(15)), (30, SOUGHT.format(6))], {("a0", "a1")}),
        (
            [(0, SOUGHT.format(11)), (6, SOUGHT_BY_OTHERS.format(15)), (12, SOUGHT.format(6))],
            {("a0", "a1"), ("a1", "a2")},
        ),
        # Who calls all other numbers false does so beside the number of then.
        ([(0, HURT.format(31)), (10, NOBODYS_HURT.format(60)), (28, HURT_ALONE.format(38))], {("a1", "a2")}),
        ([(0, HURT.format(31)), (10, NOBODYS_HURT.format(60)), (28, HURT.format(38))], {("a0", "a1"), ("a1", "a2")}),
    ],
    ids=[
        "had far more before",
        "had some more before",
        "has grown",
        "old",
        "denied since",
        "found since",
        "sought at once",
        "all others false",
        "hurt",
    ],
)
def test_numbers_that_stood_at_one_time_are_rivals(story: list[tuple[int, str]], rivals: set[tuple[str, str]]) -> None:
    assert _find_rivals(story) == rivals
