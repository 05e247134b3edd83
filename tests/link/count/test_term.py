"""Lengths of time that are terms of prison."""

import pytest

from saksi.flow import _read_text
from saksi.link.count.term import find_terms, read_term
from saksi.pack import load_packs

ASKED = "demanded"
GIVEN = "sentenced"
CHANGED = "appealed"


def _list_terms(language: str, words: str) -> list[tuple[object, str | None]]:
    pack = load_packs()[language]
    finding = _read_text(f"BIMA - {words}", language, "2025-03-04T09:00:00+07:00")
    terms = list(find_terms(finding, pack))
    return [(term.lo, read_term(finding, term, finding.sentences[-1], pack)) for term in terms]


@pytest.mark.parametrize(
    ("language", "words", "terms"),
    [
        ("id", "Jaksa menuntut Rahmat Salim dengan pidana enam tahun penjara.", [(6, ASKED)]),
        ("id", "Hakim menjatuhkan hukuman tiga tahun enam bulan kepada Rahmat Salim.", [(3.5, GIVEN)]),
        ("id", "Pengadilan Tinggi memperberat hukuman Rahmat Salim menjadi 9 tahun.", [(9, CHANGED)]),
        ("id", "Rahmat Salim divonis 18 bulan.", [(1.5, GIVEN)]),
        ("en", "The court jailed Nadia Orr for four years.", [(4, GIVEN)]),
        ("en", "Prosecutors had sought seven years.", [(7, ASKED)]),
        ("en", "Nadia Orr received two years in prison.", [(2, GIVEN)]),
    ],
)
def test_a_term_is_read_in_years_and_as_asked_for_or_given(
    language: str, words: str, terms: list[tuple[object, str]]
) -> None:
    assert _list_terms(language, words) == terms


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "Rahmat Salim memimpin dinas itu selama empat tahun."),
        ("id", "Jembatan itu dibangun dua tahun lalu."),
        ("id", "Calon tidak sedang dijatuhi hukuman disiplin dalam lima tahun terakhir."),
        ("id", "Pelaku diancam pidana penjara paling lama empat tahun."),
        ("en", "Nadia Orr led the agency for four years."),
        ("en", "Nadia Orr faces up to five years in prison."),
        ("en", "The bridge took three months to build."),
    ],
)
def test_a_length_of_time_that_nobody_serves_is_no_term(language: str, words: str) -> None:
    assert _list_terms(language, words) == []
