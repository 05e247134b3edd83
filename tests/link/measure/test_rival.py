"""Which numbers are set against each other, and which are not."""

from collections.abc import Callable
from dataclasses import replace

from saksi.kinds import Finding, Measure, Span, Where
from saksi.link.find import find_links, find_measures
from saksi.link.measure.match import is_rival
from saksi.link.teller import tell
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]
PLACE = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
AGAIN = "Di Wera dan Sape, Kabupaten Bima, air bah dari Gunung Maria menerjang kampung nelayan."


def measure(*findings: Finding) -> list[Measure]:
    return list(find_measures(findings, find_links(findings, PACKS), PACKS))


def holding(measures: list[Measure], words: str) -> Measure:
    [found] = [each for each in measures if any(figure.text == words for figure in each.figures)]
    return found


def told(report: Report, number: int, speaker: str, id: str, published: str, *, more: str = "") -> Finding:
    words = f"{number} orang"
    lead = f"Kata {speaker}, ada" if speaker else "Ada"
    return report(
        id, f"Kabar {id}", f"{PLACE if id == 'a' else AGAIN}\n{lead} {words} tewas.{more}", published,
        counted=[(words, number, "person", "killed", speaker)],
    )  # fmt: skip


def test_a_count_three_days_old_says_nothing_against_one_of_today(report: Report) -> None:
    a = told(report, 12, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    soon = told(report, 19, "Yusuf Amin", "b", "2025-03-06T08:00:00+07:00")
    late = told(report, 19, "Yusuf Amin", "b", "2025-03-07T08:00:00+07:00")
    assert holding(measure(a, soon), "12 orang").contradictions == (("a", "b"),)
    assert holding(measure(a, late), "12 orang").contradictions == ()


def test_a_count_that_two_give_together_is_no_rival_of_either(report: Report) -> None:
    a = told(report, 12, "Yusuf Amin", "a", "2025-03-04T08:00:00+07:00")
    b = told(report, 15, "Rahma Dewi", "b", "2025-03-04T18:00:00+07:00", more=" Data itu dibacakan bersama Yusuf Amin.")
    assert holding(measure(a, b), "12 orang").contradictions == ()


def test_a_rumour_that_is_denied_is_a_rival_of_who_denies_it_alone(report: Report) -> None:
    a = told(report, 12, "Yusuf Amin", "a", "2025-03-04T08:00:00+07:00")
    text = f"{AGAIN}\nRahma Dewi menepis kabar 40 orang tewas."
    b = report("b", "Lentera", text, "2025-03-04T10:00:00+07:00", counted=[("40 orang", 40, "person", "killed", "")])
    c = told(report, 14, "Rahma Dewi", "c", "2025-03-04T12:00:00+07:00")
    assert holding(measure(a, b, c), "40 orang").contradictions == (("a", "c"), ("b", "c"))


def test_a_number_given_beside_one_that_is_denied_counts_the_same(report: Report) -> None:
    text = f"{AGAIN}\nRahma Dewi menepis kabar 1.450 perahu karam. Kata Rahma Dewi, 860 perahu ada di darat."
    counted = [("1.450 perahu", 1450, "ship", None, ""), ("860 perahu", 860, "ship", None, "Rahma Dewi")]
    assert len(holding(measure(report("b", "Lentera", text, counted=counted)), "860 perahu").figures) == 2


def test_patients_beside_dead_that_are_denied_are_no_dead(report: Report) -> None:
    text = f"{AGAIN}\nRahma Dewi menepis kabar 40 orang tewas. Kata Rahma Dewi, 34 pasien ada di sana."
    counted = [("40 orang", 40, "person", "killed", ""), ("34 pasien", 34, "person", None, "Rahma Dewi")]
    finding = report("b", "Lentera", text, counted=counted, denied=["40 orang"])
    dead, others = tell(finding, "2025-03-04T10:00:00", PACKS)
    others = replace(others, kind=replace(others.kind, fate=None))
    assert not is_rival(dead, others)
    assert is_rival(dead, replace(others, quantity=replace(others.quantity, unit="orang")))


def test_an_outlet_s_own_word_in_two_articles_is_one_origin(report: Report) -> None:
    a = told(report, 12, "", "a", "2025-03-04T08:00:00+07:00")
    b = report(
        "b", "Kabar a", f"{AGAIN}\nAda 15 orang tewas.", "2025-03-04T18:00:00+07:00",
        counted=[("15 orang", 15, "person", "killed", "")],
    )  # fmt: skip
    found = holding(measure(a, b), "12 orang")
    assert (found.lower, found.upper) == (0, 1)
    assert found.revisions == (("a", "b"),)


def test_counts_of_two_regions_are_no_rivals(report: Report) -> None:
    def place(finding: Finding, name: str, code: str) -> Finding:
        start = finding.article.text.index(name)
        return replace(finding, places=(Where("p1", Span(start, start + len(name)), name, code, "test", "event"),))

    def count(id: str, name: str, number: int) -> Finding:
        text = f"{PLACE if id == 'a' else AGAIN}\nDi {name} ada {number} orang tewas."
        counted = [(f"{number} orang", number, "person", "killed", "")]
        return report(id, f"Kabar {id}", text, counted=counted)

    a, b = place(count("a", "Wera Barat", 45), "Wera Barat", "ID-NB"), count("b", "Siak", 47)
    assert len(holding(measure(a, b), "45 orang").figures) == 2
    assert len(holding(measure(a, place(b, "Siak", "ID-RI")), "45 orang").figures) == 1


def test_a_count_renewed_the_next_day_is_no_rival_of_a_lower_one_of_the_day_before(report: Report) -> None:
    a = told(report, 6, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = told(report, 9, "Yusuf Amin", "b", "2025-03-04T12:00:00+07:00")
    c = told(report, 11, "Rahma Dewi", "c", "2025-03-05T12:00:00+07:00")
    found = holding(measure(a, b, c), "11 orang")
    assert found.contradictions == (("a", "b"),)
    assert found.revisions == (("a", "c"),)


def rounded(finding: Finding) -> Finding:
    [quantity] = finding.quantities
    return replace(finding, quantities=(replace(quantity, hi=None, cmp=">"),))


def test_a_round_count_of_nobody_s_is_set_against_the_next_and_not_against_that_of_the_day_before(
    report: Report,
) -> None:
    a = told(report, 36, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = rounded(told(report, 90, "", "b", "2025-03-05T12:00:00+07:00"))
    c = told(report, 52, "Rahma Dewi", "c", "2025-03-06T08:00:00+07:00")
    assert holding(measure(a, b), "36 orang").contradictions == (("a", "b"),)
    assert holding(measure(a, b, c), "36 orang").contradictions == (("b", "c"),)


def test_a_round_count_that_the_next_one_bears_out_is_no_rival_of_the_lower_one_before(report: Report) -> None:
    a = told(report, 36, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = rounded(told(report, 50, "", "b", "2025-03-04T12:00:00+07:00"))
    c = told(report, 52, "Rahma Dewi", "c", "2025-03-04T18:00:00+07:00")
    assert holding(measure(a, b, c), "36 orang").contradictions == ()


def test_what_one_article_retells_without_saying_whose_it_is_has_two_owners(report: Report) -> None:
    a = told(report, 3, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = told(report, 7, "Yusuf Amin", "b", "2025-03-04T12:00:00+07:00")
    text = f"{AGAIN}\nAda yang menghitung 7 orang tewas, ada yang menghitung 3 jiwa tewas."
    counted = [("7 orang", 7, "person", "killed", ""), ("3 jiwa", 3, "person", "killed", "")]
    c = report("c", "Lentera", text, "2025-03-05T08:00:00+07:00", counted=counted)
    found = holding(measure(a, b, c), "3 jiwa")
    assert (found.lower, found.upper, len(found.figures)) == (2, 2, 4)


def test_what_one_voice_retells_of_one_fate_has_two_owners_where_one_only_speaks_nearby(report: Report) -> None:
    a = told(report, 3, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    text = f"{AGAIN}\nKata Yusuf Amin, satu perahu karam. Ada 7 orang tewas."
    counted = [("satu perahu", 1, "ship", None, "Yusuf Amin"), ("7 orang", 7, "person", "killed", "")]
    b = report("b", "Kabar b", text, "2025-03-04T12:00:00+07:00", counted=counted)
    text = f"{AGAIN}\nKata Maria Lonto, ada 3 jiwa tewas.\nKata Maria Lonto, ada 7 orang tewas."
    counted = [("3 jiwa", 3, "person", "killed", "Maria Lonto"), ("7 orang", 7, "person", "killed", "Maria Lonto")]
    c = report("c", "Lentera", text, "2025-03-05T08:00:00+07:00", counted=counted)
    assert {each.text for each in holding(measure(a, b, c), "3 jiwa").figures} == {"3 orang", "7 orang", "3 jiwa"}


def test_a_figure_s_own_place_counts_and_not_another_of_its_sentence(report: Report) -> None:
    def count(id: str, number: int, name: str) -> Finding:
        finding = report(
            id, f"Kabar {id}", f"{PLACE if id == 'a' else AGAIN}\nDi {name} ada {number} orang tewas, di Palu nihil.",
            counted=[(f"{number} orang", number, "person", "killed", "")],
        )  # fmt: skip
        text, codes = finding.article.text, {name: "ID-NB" if id == "a" else "ID-RI", "Palu": "ID-ST"}
        spans = {each: text.index(each) for each in codes}
        places = tuple(
            Where(f"p{at}", Span(spans[each], spans[each] + len(each)), each, codes[each], "test", "event")
            for at, each in enumerate(codes, 1)
        )
        return replace(finding, places=places, quantities=(replace(finding.quantities[0], place="p1"),))

    assert len(holding(measure(count("a", 45, "Wera Barat"), count("b", 47, "Siak")), "45 orang").figures) == 1


def test_who_denies_a_number_and_has_none_of_ones_own_sets_none_against_it(report: Report) -> None:
    a = told(report, 12, "Yusuf Amin", "a", "2025-03-04T08:00:00+07:00")
    text = f"{AGAIN}\nRahma Dewi menepis hitungan Yusuf Amin bahwa 12 orang tewas."
    b = report(
        "b", "Kabar b", text, "2025-03-04T18:00:00+07:00",
        counted=[("12 orang", 12, "person", "killed", "")], denied=["12 orang"],
    )  # fmt: skip
    assert holding(measure(a, b), "12 orang").contradictions == ()
    c = told(report, 9, "Rahma Dewi", "c", "2025-03-04T12:00:00+07:00")
    assert ("a", "b") in holding(measure(a, b, c), "12 orang").contradictions


def test_round_words_for_a_known_number_renew_nothing(report: Report) -> None:
    a = told(report, 5111, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = told(report, 5000, "Rahma Dewi", "b", "2025-03-04T18:00:00+07:00")
    [quantity] = b.quantities
    rough = replace(b, quantities=(replace(quantity, hi=None, cmp=">"),))
    assert holding(measure(a, rough), "5111 orang").revisions == ()
    assert holding(measure(a, b), "5111 orang").revisions == (("a", "b"),)


def test_a_word_for_many_renews_nothing(report: Report) -> None:
    a = told(report, 12, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = told(report, 40, "Rahma Dewi", "b", "2025-03-05T08:00:00+07:00")
    first, *rest = b.quantities
    vague = replace(b, quantities=(replace(first, cmp="vague", lo=10, hi=99), *rest))
    assert any(each.revisions for each in measure(a, b))
    assert not any(each.revisions for each in measure(a, vague))


def test_an_outlet_that_counted_itself_stands_by_that_until_it_gives_another_number(report: Report) -> None:
    a = told(report, 22, "Hitungan Kabar a", "a", "2025-03-04T08:00:00+07:00")
    b = told(report, 17, "Rahma Dewi", "b", "2025-03-05T08:00:00+07:00")
    same = replace(b, article=replace(b.article, outlet="Kabar a"))
    assert holding(measure(a, b), "22 orang").contradictions == (("a", "b"),)
    assert holding(measure(a, same), "22 orang").contradictions == ()


def test_a_bare_number_that_is_only_denied_is_the_one_that_was_told(report: Report) -> None:
    a = told(report, 860, "Yusuf Amin", "a", "2025-03-04T08:00:00+07:00")
    text = f"{AGAIN}\nRahma Dewi menepis angka 860 dari Yusuf Amin."
    b = report("b", "Lentera", text, "2025-03-04T10:00:00+07:00", counted=[("860", 860, None, None, "")])
    b = replace(b, quantities=tuple(replace(each, unit="", unit_kind="none") for each in b.quantities))
    assert len(holding(measure(a, b), "860 orang").figures) == 2


def test_a_rumour_is_held_against_the_nearest_number_of_who_is_named(report: Report) -> None:
    a = told(report, 12, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    text = f"{AGAIN}\nRahma Dewi menepis kabar 40 orang tewas."
    b = report("b", "Lentera", text, "2025-03-05T10:00:00+07:00", counted=[("40 orang", 40, "person", "killed", "")])
    c = told(report, 14, "Rahma Dewi", "c", "2025-03-05T18:00:00+07:00")
    assert holding(measure(a, b), "40 orang").contradictions == (("a", "b"),)
    assert holding(measure(a, b, c), "40 orang").contradictions == (("b", "c"),)


def test_a_number_of_nobody_s_that_is_denied_later_is_held_against_the_number_of_then(report: Report) -> None:
    a = told(report, 36, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    b = rounded(told(report, 90, "", "b", "2025-03-04T16:00:00+07:00"))
    text = f"{AGAIN}\nKata Rahma Dewi, ada 52 orang tewas. Rahma Dewi menepis kabar lebih dari 90 orang tewas."
    c = report("c", "Lentera", text, "2025-03-05T08:00:00+07:00", counted=[
        ("52 orang", 52, "person", "killed", "Rahma Dewi"), ("lebih dari 90 orang", 90, "person", "killed", ""),
    ])  # fmt: skip
    assert holding(measure(a, b), "36 orang").contradictions == (("a", "b"),)
    assert holding(measure(a, b, c), "36 orang").contradictions == (("b", "c"),)


def test_what_is_only_told_to_have_stood_before_is_no_rival(report: Report) -> None:
    a = told(report, 16, "Rahma Dewi", "a", "2025-03-04T08:00:00+07:00")
    counted = [("sembilan orang", 9, "person", "killed", "")]
    for words, rivals in (("Korban tewas semula", ()), ("Korban tewas tercatat", (("a", "b"),))):
        text = f"{AGAIN}\n{words} sembilan orang."
        b = report("b", "Lentera", text, "2025-03-04T18:00:00+07:00", counted=counted)
        assert holding(measure(a, b), "16 orang").contradictions == rivals
