"""Counts that no article tells side by side: what is likely one, and what stays apart."""

from collections.abc import Callable, Sequence

import pytest

from saksi.kinds import Finding, Measure
from saksi.link.find import find_links, find_measures
from saksi.link.measure import guess
from saksi.link.measure.beside import are_told_often
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()

# Names that tie the invented articles to one story; what befell the counted is told in words that no table holds.
PLACE = "Angin kencang melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape dan Gunung Maria."
AGAIN = "Di Wera dan Sape, Kabupaten Bima, angin dari Gunung Maria menerjang kampung nelayan."


def measure(*findings: Finding) -> Sequence[Measure]:
    return find_measures(findings, find_links(findings, PACKS), PACKS)


def holding(measures: Sequence[Measure], words: str) -> Measure:
    [found] = [each for each in measures if any(figure.text == words for figure in each.figures)]
    return found


# What both articles of an event tell alike.
BOTH = "Ada 1.240 rumah rusak, 385 perahu karam."
BOTH_COUNTED = [("1.240 rumah", 1240, "house", "damaged", ""), ("385 perahu", 385, "boat", "sunk", "")]


def told(
    report: Callable[..., Finding],
    id: str,
    words: str,
    counted: list[tuple[object, ...]],
    hour: int,
    *,
    is_event: bool = True,
) -> Finding:
    lead, outlet = (PLACE, "Kabar Muara") if id == "a" else (AGAIN, "Lentera Bukit")
    both, numbers = (f"{BOTH}\n", BOTH_COUNTED) if is_event else ("", [])
    text = f"{lead}\n{both}{words}"
    return report(id, outlet, text, f"2025-03-04T{hour:02}:00:00+07:00", counted=[*numbers, *counted])


def test_counts_of_people_that_no_article_tells_together_are_likely_one(report: Callable[..., Finding]) -> None:
    a = told(
        report, "a", "Kata Rahma Dewi, ada 240 orang merana.", [("240 orang", 240, "person", None, "Rahma Dewi")], 8
    )
    b = told(report, "b", "Kata Yusuf Amin, 310 warga nestapa.", [("310 warga", 310, "person", None, "Yusuf Amin")], 9)
    found = holding(measure(a, b), "240 orang")
    assert {figure.text for figure in found.figures} == {"240 orang", "310 warga"}
    assert any("likely counts" in reason for origin in found.origins for reason in origin.reasons)


def test_of_two_counts_that_one_article_tells_no_more_than_one_is_taken(report: Callable[..., Finding]) -> None:
    a = told(
        report, "a", "Kata Rahma Dewi, ada 240 orang merana.", [("240 orang", 240, "person", None, "Rahma Dewi")], 8
    )
    b = told(
        report,
        "b",
        "Kata Yusuf Amin, 230 warga merantau.\nKata Yusuf Amin, 260 warga nestapa.",
        [("230 warga", 230, "person", None, "Yusuf Amin"), ("260 warga", 260, "person", None, "Yusuf Amin")],
        9,
    )
    measures = measure(a, b)
    assert holding(measures, "230 warga") is not holding(measures, "260 warga")


def test_a_count_is_not_of_those_whose_fate_its_own_article_tells_too(report: Callable[..., Finding]) -> None:
    a = told(
        report, "a", "Kata Rahma Dewi, ada 40 orang tewas.", [("40 orang", 40, "person", "killed", "Rahma Dewi")], 8
    )
    b = told(
        report,
        "b",
        "Kata Yusuf Amin, 36 warga nestapa.\nKata Yusuf Amin, 300 warga tewas.",
        [("36 warga", 36, "person", None, "Yusuf Amin"), ("300 warga", 300, "person", "killed", "Yusuf Amin")],
        9,
    )
    assert len(holding(measure(a, b), "36 warga").figures) == 1


def test_numbers_far_apart_are_not_guessed_to_be_of_one_thing(report: Callable[..., Finding]) -> None:
    a = told(
        report, "a", "Kata Rahma Dewi, ada 240 orang merana.", [("240 orang", 240, "person", None, "Rahma Dewi")], 8
    )
    b = told(report, "b", "Kata Yusuf Amin, 900 warga nestapa.", [("900 warga", 900, "person", None, "Yusuf Amin")], 9)
    assert len(holding(measure(a, b), "240 orang").figures) == 1


def test_different_counts_are_not_guessed_to_be_one_where_no_number_is_told_by_both(
    report: Callable[..., Finding],
) -> None:
    counted = ("240 orang", 240, "person", None, "Rahma Dewi")
    other = ("310 warga", 310, "person", None, "Yusuf Amin")
    a = told(report, "a", "Kata Rahma Dewi, ada 240 orang merana.", [counted], 8, is_event=False)
    b = told(report, "b", "Kata Yusuf Amin, 310 warga nestapa.", [other], 9, is_event=False)
    assert len(holding(measure(a, b), "240 orang").figures) == 1


@pytest.fixture
def same_count(report: Callable[..., Finding]) -> Callable[[str, str], Measure]:
    """Give a function that makes the measure of 24 people of whom two articles of one story tell, in such words."""

    def found(words: str, also: str) -> Measure:
        counted = ("24 warga", 24, "person", None, "Rahma Dewi")
        other = ("24 warga", 24, "person", None, "Yusuf Amin")
        a = told(report, "a", f"Kata Rahma Dewi, ada 24 warga {words}.", [counted], 8, is_event=False)
        b = told(report, "b", f"Kata Yusuf Amin, di sana 24 warga {also}.", [other], 9, is_event=False)
        return next(each for each in measure(a, b) if each.figures[0].text == "24 warga")

    return found


def test_one_number_of_the_same_noun_is_likely_one_where_few_articles_tell_a_story(
    same_count: Callable[[str, str], Measure],
) -> None:
    likely = same_count("merana sengsara", "makmur sentosa")
    assert {figure.article for figure in likely.figures} == {"a", "b"}
    assert any("likely counts" in reason for origin in likely.origins for reason in origin.reasons)


def test_one_number_of_the_same_noun_is_likely_one_in_like_words_in_any_story(
    same_count: Callable[[str, str], Measure], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guess, "BRIEF_TEXTS", 1)
    assert {figure.article for figure in same_count("merana sengsara", "meranalah sengsaranya").figures} == {"a", "b"}
    assert len(same_count("merana sengsara", "makmur sentosa").figures) == 1


def test_all_who_were_there_are_not_guessed_to_be_those_whom_something_befell(report: Callable[..., Finding]) -> None:
    a = told(
        report,
        "a",
        "Kata Rahma Dewi, aksi diikuti 240 orang.",
        [("240 orang", 240, "person", None, "Rahma Dewi")],
        8,
    )
    b = told(
        report,
        "b",
        "Kata Yusuf Amin, 310 orang ditangkap.",
        [("310 orang", 310, "person", "arrested", "Yusuf Amin")],
        9,
    )
    found = holding(measure(a, b), "240 orang")
    assert {figure.text for figure in found.figures} == {"240 orang"}


@pytest.mark.parametrize(("texts", "are_often"), [(("Pagi", "Siang"), True), (("Pagi", "Pagi"), False)])
def test_what_several_texts_tell_beside_each_other_is_of_two_things(
    report: Callable[..., Finding], texts: tuple[str, str], are_often: bool
) -> None:
    groups: tuple[list[Told], list[Told]] = [], []
    for id, text in zip("ab", texts, strict=True):
        words = f"{text} ini 240 orang merana, kata Rahma Dewi.\nMenurut Yusuf Amin 310 orang berladang."
        counted: list[tuple[object, ...]] = [
            ("240 orang", 240, "person", None, "Rahma Dewi"),
            ("310 orang", 310, "person", None, "Yusuf Amin"),
        ]
        finding = told(report, id, words, counted, 8, is_event=False)
        for group, figure in zip(groups, tell(finding, finding.article.published or "", PACKS), strict=True):
            group.append(figure)
    assert are_told_often(*groups) is are_often
