"""What a copy says otherwise than its source."""

import dataclasses
from collections.abc import Callable

from saksi.kinds import Finding, Link, Span, When
from saksi.link.find import find_links
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]
BODY = (
    "Jaksa menuntut terdakwa kasus tambang pasir di Wera dengan hukuman {0} penjara, lebih ringan daripada yang "
    "diminta keluarga korban sejak sidang pertama digelar. Majelis hakim menunda putusan sampai pekan depan karena "
    "seorang saksi dari Sape belum sempat didengar, sedangkan kuasa hukum meminta kliennya segera dibebaskan."
)


def alterations(*findings: Finding) -> list[Link]:
    return [link for link in find_links(findings, PACKS) if link.kind == "alters"]


def told(report: Report, id: str, outlet: str, number: int) -> Finding:
    words = f"{number} tahun"
    counted = [(words, number, None, None, "")]
    return report(id, outlet, BODY.format(words), f"2025-03-04T0{8 + (id == 'b')}:00:00+07:00", counted=counted)


def test_a_number_that_a_copy_changes_is_reported_with_both_wordings(report: Report) -> None:
    a, b = told(report, "a", "Kabar Muara", 2), told(report, "b", "Lentera Bukit", 3)
    [link] = alterations(a, b)
    assert (link.a, link.b) == (b.article.key, a.article.key)
    assert link.a_span is not None
    assert link.b_span is not None
    assert b.article.text[slice(*link.a_span)] == "3 tahun"
    assert a.article.text[slice(*link.b_span)] == "2 tahun"
    assert "'3 tahun'" in link.reason


def test_a_copy_word_for_word_alters_nothing(report: Report) -> None:
    assert alterations(told(report, "a", "Kabar Muara", 2), told(report, "b", "Lentera Bukit", 2)) == []


def test_an_outlet_that_renews_its_own_text_alters_nothing(report: Report) -> None:
    assert alterations(told(report, "a", "Kabar Muara", 2), told(report, "b", "Kabar Muara", 3)) == []


def dated(report: Report, id: str, outlet: str, words: str, value: str) -> Finding:
    given = report(id, outlet, BODY.format(words), f"2025-03-04T0{8 + (id == 'b')}:00:00+07:00")
    at = given.article.text.index(words)
    return dataclasses.replace(given, times=(When("t1", Span(at, at + len(words)), "DATE", value, "time-date"),))


def test_a_day_is_altered_only_where_both_cannot_be_the_same(report: Report) -> None:
    a = dated(report, "a", "Kabar Muara", "Kamis, 6 Maret 2025,", "2025-03-06")
    assert alterations(a, dated(report, "b", "Lentera Bukit", "Kamis (6/3)", "XXXX-03-06")) == []
    assert alterations(a, dated(report, "b", "Lentera Bukit", "Maret 2025", "2025-03")) == []
    assert len(alterations(a, dated(report, "b", "Lentera Bukit", "Jumat (7/3)", "XXXX-03-07"))) == 1
