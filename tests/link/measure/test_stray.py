"""Rumours and round numbers of nobody, beside the one count that several articles of an event tell of their kind."""

from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link, Measure
from saksi.link.find import find_measures
from saksi.pack import load_packs

# What all articles tell alike: so they tell one event.
OPENING = "BIMA - Bentrokan pecah di pasar Bima, Senin. Sebanyak 37 kios dibakar dan 1.140 warga mengungsi."
HELD = "Kapolres Bima Rahma Dewi mengatakan 18 orang ditangkap."
HELD_TOO = "Polisi mengejar sisanya. Sebanyak 18 orang ditangkap, kata Kapolres Bima Rahma Dewi."


def _read(number: int, told: str) -> Finding:
    finding = _read_text(f"{OPENING}\n\n{told}", "id", f"2025-03-04T{8 + number:02}:00:00+07:00")
    return replace(finding, article=replace(finding.article, id=f"a{number}", outlet=f"Kabar {number}"))


def _measure(*told: str) -> list[Measure]:
    findings = [_read(number, text) for number, text in enumerate(told)]
    first = findings[0].article.key
    links = [Link("same-story", each.article.key, first, 1.0, "told", "test") for each in findings[1:]]
    return list(find_measures(findings, links, load_packs()))


BESIDE = "LBH Sape, menurut Kabar 0, mencatat 31 orang ditangkap.\n\nPasar tutup."


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("Lebih dari 120", True), ("Sekitar 120", True), ("120", False), ("Lebih dari 400", False)],
)
def test_a_round_number_of_nobody_is_of_the_one_count_of_its_kind(number: str, is_one: bool) -> None:
    measures = _measure(HELD, HELD_TOO, f"{BESIDE}\n\n{number} orang ditangkap, dan keluarga mereka menunggu.")
    [held] = (each for each in measures if any(figure.text == "18 orang" for figure in each.figures))
    assert (len(held.figures), held.lower, held.upper) == ((4, 2, 3) if is_one else (3, 2, 2))
    assert (
        any("a2 likely counts what a0 counts: the same said" in each for o in held.origins for each in o.reasons)
        is is_one
    )
