"""A number whose clause says nothing counts what its sentence is about, and nothing more."""

from collections.abc import Callable
from dataclasses import replace

from saksi.kinds import Finding, Quantity, Span
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def all_told(finding: Finding) -> list[Told]:
    return list(tell(finding, "", PACKS))


def test_the_level_reached_counts_what_the_sentence_opens_with(report: Report) -> None:
    text = "Korban meninggal akibat wabah di pesisir utara Oelet bertambah dua menjadi 13 anak."
    counted = [("dua", 2, None, None, ""), ("13 anak", 13, "person", None, "")]
    assert all_told(report("a", "Kabar Wera", text, counted=counted))[1].kind.fate == "killed"


def test_people_far_from_the_verb_are_those_the_sentence_is_about(report: Report) -> None:
    text = "Pengungsi banjir di Wera, Sape, dan Oelet sebenarnya 3.500 orang bila semua didata."
    [told] = all_told(report("a", "Kabar Wera", text, counted=[("3.500 orang", 3500, "person", None, "")]))
    assert told.kind.fate == "displaced"


def test_people_with_a_noun_of_their_own_are_others(report: Report) -> None:
    text = "Korban tewas dibawa turun malam itu juga dengan tandu oleh 40 perawat."
    [told] = all_told(report("a", "Kabar Wera", text, counted=[("40 perawat", 40, "person", None, "")]))
    assert told.kind.fate is None


def test_another_number_in_between_ends_the_search(report: Report) -> None:
    text = "Korban tewas dibawa dengan 3 truk, lalu datang pula dari arah pasar lama 60 orang."
    counted = [("3 truk", 3, "vehicle", None, ""), ("60 orang", 60, "person", None, "")]
    assert all_told(report("a", "Kabar Wera", text, counted=counted))[1].kind.fate is None


def test_of_two_verbs_with_a_number_between_the_first_is_the_first_number_s(report: Report) -> None:
    text = "At the ridge three soldiers died and 9 others were wounded."
    counted = [("three soldiers", 3, "soldier", "killed-or-injured", ""), ("9 others", 9, None, "injured", "")]
    first, _ = all_told(report("a", "The Lantern", text, counted=counted, language="en"))
    assert first.kind.fate == "killed"


def test_nobody_is_missing_by_the_hectare(report: Report) -> None:
    finding = report("a", "Kabar Wera", "Sawah yang hilang mencapai 450 hektare.", counted=[])
    start = finding.article.text.index("450")
    field = Quantity("q1", Span(start, start + 12), 450, 450, "=", "har", "ucum", "test")
    [told] = all_told(replace(finding, quantities=(field,)))
    assert told.kind.fate is None


def test_who_is_lost_is_dead(report: Report) -> None:
    text = "The village has lost seven children to measles."
    [told] = all_told(
        report("a", "The Lantern", text, counted=[("seven children", 7, "person", None, "")], language="en")
    )
    assert (told.kind.fate, told.kind.aspects) == ("killed", frozenset())
