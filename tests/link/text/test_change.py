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


def test_where_two_numbers_stand_in_one_place_nobody_can_tell_which_is_which(report: Report) -> None:
    a = told(report, "a", "Kabar Muara", 2)
    words = "3 tahun 6 bulan"
    counted = [("3 tahun", 3, None, None, ""), ("6 bulan", 6, None, None, "")]
    b = report("b", "Lentera Bukit", BODY.format(words), "2025-03-04T08:01:00+07:00", counted=counted)
    assert alterations(a, b) == []


def test_a_number_that_the_other_text_has_beside_the_place_is_no_alteration(report: Report) -> None:
    a = told(report, "a", "Kabar Muara", 2)
    text = BODY.format("3 tahun").replace("terdakwa kasus", "terdakwa 2 tahun kasus")
    counted = [("3 tahun", 3, None, None, ""), ("2 tahun", 2, None, None, "")]
    b = report("b", "Lentera Bukit", text, "2025-03-04T08:01:00+07:00", counted=counted)
    assert alterations(a, b) == []


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


def test_hours_of_two_days_are_the_same_hours(report: Report) -> None:
    hours = "{0}T01:00+07:00/{0}T07:00+07:00"
    a = dated(report, "a", "Kabar Muara", "sekitar pukul 01.00-07.00", hours.format("2025-03-04"))
    assert alterations(a, dated(report, "b", "Lentera Bukit", "pukul 01.00-07.00", hours.format("2025-03-05"))) == []
    later = hours.format("2025-03-05").replace("07:00+", "09:00+")
    assert len(alterations(a, dated(report, "b", "Lentera Bukit", "pukul 01.00-09.00", later))) == 1


def two_dated(report: Report, id: str, outlet: str, words: str, *days: tuple[str, str]) -> Finding:
    given = report(id, outlet, BODY.format(words), f"2025-03-04T0{8 + (id == 'b')}:00:00+07:00")
    spans = [(given.article.text.index(day), day, value) for day, value in days]
    whens = [When(f"t{n}", Span(at, at + len(d)), "DATE", v, "time-date") for n, (at, d, v) in enumerate(spans)]
    return dataclasses.replace(given, times=tuple(whens))


def test_two_days_that_a_word_put_abreast_are_no_alteration(report: Report) -> None:
    words = "Kamis (6/3/2025) sebelum hari Jumat"
    a = two_dated(report, "a", "Kabar Muara", words, ("Kamis (6/3/2025)", "2025-03-06"))
    days = ("Kamis (6/3)", "XXXX-03-06"), ("Jumat (7/3)", "XXXX-03-07")
    b = two_dated(report, "b", "Lentera Bukit", "Kamis (6/3) sebelum hari Jumat (7/3)", *days)
    assert alterations(a, b) == []


def test_the_year_of_a_month_may_stand_beside_it(report: Report) -> None:
    year = ("tahun 2018", "2018")
    words = "yang tertunda sampai tahun 2018 dan dimulai lagi Mei {}"
    a = two_dated(report, "a", "Kabar Muara", words.format(2018), year, ("Mei 2018", "2018-05"))
    b = two_dated(report, "b", "Lentera Bukit", words.format(2019), year, ("Mei 2019", "2019-05"))
    assert len(alterations(a, b)) == 1
