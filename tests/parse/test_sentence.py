"""Where sentences end, and where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Article
from saksi.pack import load_packs
from saksi.parse.reading import parse_article


def sentences(text: str) -> list[str]:
    reading = parse_article(Article("a", "k", text, "", ""), load_packs(), language="id")
    return [text[slice(*sentence.span)] for sentence in reading.sentences]


@pytest.mark.parametrize(
    "line",
    [
        "Harga naik menjadi Rp 25.000 per kilogram.",
        "Rapat dibuka Dr. Sari Dewi pukul 08.30 di Jl. Melati.",
        "PT Lontar Jaya Tbk. membayar M. Hasan Basri tiga kali.",
        '"Air naik. Kami lari. Tidak ada waktu," kata Rahma.',
    ],
)
def test_one_sentence_stays_one(line: str) -> None:
    assert sentences(line) == [line]


def test_a_quotation_that_ends_with_a_stop_ends_its_sentence() -> None:
    assert sentences('"Air naik." Ia lalu pergi.') == ['"Air naik."', "Ia lalu pergi."]


@pytest.mark.parametrize("glue", ["", ",", ",,"])
def test_sentences_glued_by_a_lost_line_end_come_apart(glue: str) -> None:
    assert len(sentences(f"Air sudah surut.{glue}Warga mulai pulang.")) == 2


def test_a_letter_that_tells_which_of_several_ends_a_sentence_and_an_initial_does_not() -> None:
    assert len(sentences("Tim itu masuk grup B. Laga digelar Senin.")) == 2
    assert len(sentences("Surat itu ditulis B. Laga pada Senin.")) == 1


def test_a_body_glued_behind_a_bracket_opens_a_sentence() -> None:
    assert len(sentences("Lomba disoal komisi anak (KPAN).PB Nita berhenti. Ia pergi.")) == 3
    assert len(sentences("Lomba disoal komisi anak (S.PB Nita) Senin.")) == 1


@pytest.mark.parametrize("name", ["kabar.example", "S.Pd", "U.S.A", "node.Js"])
def test_a_stop_inside_a_name_ends_nothing(name: str) -> None:
    assert len(sentences(f"Surat itu memuat {name} di kop.")) == 1


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    reading = parse_article(Article("a", "k", "KUPANG, Lontar - Hujan turun.", "", ""), load_packs(), language="id")
    assert [sentence.kind for sentence in reading.sentences] == ["dateline", "body"]


def test_a_hyphen_glued_to_capitals_or_before_a_blank_ends_a_dateline() -> None:
    for line in ("KUPANG-Hujan turun.", "Kupang- Hujan turun."):
        reading = parse_article(Article("a", "k", line, "", ""), load_packs(), language="id")
        assert [sentence.kind for sentence in reading.sentences] == ["dateline", "body"]


def test_initials_end_no_sentence_before_a_name_and_degrees_do_behind_a_comma() -> None:
    assert len(sentences("Jembatan B.J. Marlow ditutup.")) == 1
    assert len(sentences("Camat itu Rahma Dewi, S.H. Polisi datang.")) == 2


def test_a_dateline_may_stand_behind_the_title() -> None:
    text = "Air Surut di Kupang. KUPANG, Lontar - Hujan turun. Air naik."
    reading = parse_article(Article("a", "k", text, "", ""), load_packs(), language="id")
    assert [sentence.kind for sentence in reading.sentences] == ["body", "dateline", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Jalan Tol Ende - Maumere ditutup.",
        "Kota itu - kata dia - sepi.",
        "Anne-Marie pulang.",
        "Air surut. Jalan Ende - Maumere ditutup.",
    ],
)
def test_a_dash_in_prose_makes_no_dateline(line: str) -> None:
    reading = parse_article(Article("a", "k", line, "", ""), load_packs(), language="id")
    assert {sentence.kind for sentence in reading.sentences} == {"body"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Baca juga: Jalan Ende Putus", "related"),
        ("Pewarta: Agnes Lodo", "credit"),
        ("Sumber : Lontar", "credit"),
        ("Jalan Masih Putus", "subhead"),
        ("Dikutip dari Lontar, air sudah surut.", "body"),
        ("Air sudah surut.", "body"),
    ],
)
def test_a_line_is_told_by_how_it_opens(line: str, kind: str) -> None:
    article = Article("a", "k", f"Hujan turun.\n\n{line}", "", "")
    assert parse_article(article, load_packs(), language="id").sentences[-1].kind == kind


@given(st.text(max_size=200))
def test_sentences_hold_all_words_and_do_not_overlap(text: str) -> None:
    reading = parse_article(Article("a", "k", text, "", ""), load_packs(), language="id")
    end = 0
    for sentence in reading.sentences:
        assert end <= sentence.span.start < sentence.span.end
        end = sentence.span.end
    held = sum(any(s.span.start <= w.start and w.end <= s.span.end for s in reading.sentences) for w in reading.words)
    assert held == len(reading.words)


def test_what_goes_on_without_a_stop_is_cut_at_a_blank() -> None:
    line = "air dan api " * 2000
    found = sentences(line)
    assert len(found) > 1
    assert " ".join(found) == line.strip()


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("PALU, LONTAR PAGI | Hujan turun.", ["dateline", "body"]),
        ("Palu | Hujan turun.", ["dateline", "body"]),
        ("Jembatan Palu Putus | Lontar Pagi", ["body"]),
        ("PALU (Lontar): Hujan turun.", ["dateline", "body"]),
        ("PALU, Lontar Pagi: Hujan turun.", ["dateline", "body"]),
        ("RAHMA (34): Hujan turun.", ["body"]),
        ("BMKG: Hujan turun.", ["body"]),
    ],
)
def test_a_bar_or_a_colon_ends_a_dateline_and_no_headline(line: str, kinds: list[str]) -> None:
    reading = parse_article(Article("a", "k", line, "", ""), load_packs(), language="id")
    assert [sentence.kind for sentence in reading.sentences] == kinds
