"""Where and when a quantity holds."""

from saksi.kinds import Quantity, Sentence, Span, When, Where
from saksi.resolve.count.setting import settle

TEXT = "Di Oelet, Ende, 3 orang tewas. Di Sikka 4 orang."


def count(start: int, end: int, claim: str | None = None) -> Quantity:
    return Quantity("q", Span(start, end), 3, 3, "=", "orang", "noun", "test", claim=claim)


def scene(name: str, claim: str | None = None) -> Where:
    at = TEXT.index(name)
    return Where(name, Span(at, at + len(name)), name, "ID-NT", "test", role="event", claim=claim)


SENTENCES = [Sentence(Span(0, 30), 0), Sentence(Span(31, 48), 0)]


def test_the_first_of_places_told_side_by_side_is_the_nearest() -> None:
    (found,) = settle(TEXT, SENTENCES, [count(16, 23)], [scene("Oelet"), scene("Ende"), scene("Sikka")], [])
    assert found.place == "Oelet"


def test_the_next_sentence_says_nothing_of_it() -> None:
    (found,) = settle(TEXT, SENTENCES, [count(16, 23)], [scene("Sikka")], [])
    assert found.place is None


def test_another_s_words_say_nothing_of_it() -> None:
    (found,) = settle(TEXT, SENTENCES, [count(16, 23, "c1")], [scene("Oelet")], [])
    assert found.place is None


def test_a_length_of_time_is_no_day() -> None:
    length = When("t1", Span(0, 2), "DURATION", "P3D", "test")
    (found,) = settle(TEXT, SENTENCES, [count(16, 23)], [], [length])
    assert found.as_of is None


def test_a_quantity_outside_all_sentences_has_no_setting() -> None:
    (found,) = settle(TEXT, [], [count(16, 23)], [scene("Oelet")], [])
    assert found.place is None
