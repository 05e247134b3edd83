"""What a number counts, by the words of its clause, its sentence and the sentence before."""

from collections.abc import Callable

from saksi.kinds import Finding
from saksi.link.told import Told, tell
from saksi.pack import load_packs

PACKS = load_packs()
Report = Callable[..., Finding]


def all_told(finding: Finding) -> list[Told]:
    return list(tell(finding, "", PACKS))


def test_a_bare_figure_counts_what_the_sentence_is_about(report: Report) -> None:
    text = "Pengungsi, kata Rahma, jumlahnya 2.400 orang."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("2.400 orang", 2400, "person", None, "")]))
    assert told.kind.fate == "displaced"


def test_a_bare_figure_counts_what_the_sentence_before_is_about(report: Report) -> None:
    text = "Mengenai warga hilang, Rahma memberi kisaran. Antara lain 25 orang."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("25 orang", 25, "person", None, "")]))
    assert told.kind.fate == "missing"


def test_a_bare_figure_of_another_paragraph_counts_nothing_known(report: Report) -> None:
    text = "Mengenai warga hilang, Rahma diam.\nAda 25 orang."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("25 orang", 25, "person", None, "")]))
    assert told.kind.fate is None


def test_a_verb_that_governs_what_follows_says_nothing_of_what_stands_before(report: Report) -> None:
    text = "Ada 70 kotak dihitung lagi dalam proses yang menyita tenaga. Polisi menyita 40 kotak."
    counted = [("70 kotak", 70, None, None, ""), ("40 kotak", 40, None, None, "")]
    first, second = all_told(report("a", "Kabar Muara", text, counted=counted))
    assert first.kind.aspects == frozenset()
    assert second.kind.aspects == {"seized"}


def test_two_words_name_a_thing_that_the_first_alone_does_not(report: Report) -> None:
    text = "Ada 70 surat suara rusak."
    [told] = all_told(report("a", "Kabar Muara", text, counted=[("70 surat", 70, None, None, "")]))
    assert told.kind.thing == "vote"
