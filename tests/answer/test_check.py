"""What a ledger knows of a sentence."""

from saksi import Ledger
from saksi.answer.check import look_up


def test_the_same_figure_stands_before_another(ledger: Ledger) -> None:
    known = look_up(ledger, "Sebanyak 11 orang tewas dalam longsor di Detusoko.")
    figures = [match.figure for match in known.matches]
    assert figures[0] == "same"
    assert "other" in figures
    assert known.figures[0].what == "orang tewas"


def test_who_gives_the_number_asked_about_is_named_in_any_language_and_without_a_source(ledger: Ledger) -> None:
    for text in ("Korban tewas longsor Detusoko capai 14 orang", "14 people were killed in the Ende landslide"):
        [given] = look_up(ledger, text).given
        assert given.measure.what == "orang tewas"
        assert [figure.article for group in given.groups for figure in group.figures] == ["samudrakini-2"]
    assert look_up(ledger, "Korban tewas longsor Detusoko capai 77 orang").given == ()


def test_who_gives_another_number_and_what_it_was_revised_to_stand_beside_it(ledger: Ledger) -> None:
    [eleven] = look_up(ledger, "Korban tewas longsor Detusoko 11 orang").given
    assert {group.quantity.lo for group in eleven.against} == {13, 14, 50}
    [seven] = look_up(ledger, "Longsor Detusoko menewaskan sedikitnya 7 orang").given
    assert 11 in {group.quantity.lo for group in seven.later}


def test_copies_of_a_sentence_are_one_match_that_names_them(ledger: Ledger) -> None:
    known = look_up(ledger, "Sedikitnya tujuh orang tewas ketika tebing setinggi 40 meter runtuh")
    [first] = [match for match in known.matches if match.hit.article.id == "lontar-1" and match.hit.claim.id == "c1"]
    assert {article.id for article in first.also} == {"kabarsabana-1", "wartanusabunga-1", "samudrakini-1"}


def test_what_it_does_not_hold_has_no_match(ledger: Ledger) -> None:
    assert look_up(ledger, "zzz qqq").matches == ()


def test_what_the_likest_sentences_count_comes_first(ledger: Ledger) -> None:
    known = look_up(ledger, "Tebing setinggi 90 meter runtuh di Detusoko")
    [match, *_] = known.matches
    first = ledger.browse.heads_in([(match.hit.article.key, match.hit.claim.sentence.start)], limit=9)
    assert known.figures[: len(first)] == first[: len(known.figures)]
    assert any("meter" in head.what or "(m)" in head.what for head in known.figures)


def test_where_no_sentence_holds_half_of_what_tells_it_is_said(ledger: Ledger) -> None:
    assert look_up(ledger, "Kendaraan tertahan longsor Detusoko dibawa kapal ke Surabaya").is_far
    assert not look_up(ledger, "Sebanyak 11 orang tewas dalam longsor di Detusoko.").is_far
    assert not look_up(ledger, "zzz qqq").is_far
