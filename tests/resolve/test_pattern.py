import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.resolve.pattern import any_of, compile_phrase, filled, first_words

SLOTS = {"day": r"\d+", "month": "(?:Juni|Juli)"}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[pada ]{day} {month}", "Pada 3 Juni"),
        ("[pada ]{day} {month}", "3 Juli"),
        ("<awal|akhir> {month}", "akhir Juli"),
        ("{day}[ sampai {day2}] {month}", "3 sampai 5 Juni"),
        ("({day}/{day2})", "(3/7)"),
    ],
)
def test_a_pattern_fits_what_it_describes(pattern: str, text: str) -> None:
    assert re.fullmatch(compile_phrase(pattern, SLOTS), text)


def test_slots_hold_what_they_matched() -> None:
    match = re.fullmatch(compile_phrase("{day}[ sampai {day2}] {month}", SLOTS), "3 sampai 5 Juni")
    assert match
    assert filled(match) == {"day": "3", "day2": "5", "month": "Juni"}


def test_a_slot_may_stand_in_two_places() -> None:
    match = re.fullmatch(compile_phrase("[{day} ]{month}[ {day}]", SLOTS), "Juni 5")
    assert match
    assert filled(match) == {"day": "5", "month": "Juni"}


def test_the_longest_form_wins() -> None:
    match = re.match(any_of(["lebih", "lebih dari"]), "Lebih dari 3")
    assert match
    assert match.group() == "Lebih dari"


@given(st.lists(st.text("ab ", min_size=1).map(str.split).filter(bool).map(" ".join), min_size=1), st.text("ab "))
def test_any_of_fits_the_longest_form_that_a_text_begins_with(forms: list[str], text: str) -> None:
    match = re.match(any_of(forms, exact=True), text)
    fitting = [form for form in forms if re.match("[ ]+".join(form.split(" ")), text)]
    assert (match is not None) == bool(fitting)
    assert match is None or " ".join(match.group().split()) == max(fitting, key=len)


def test_an_unknown_slot_is_an_error() -> None:
    with pytest.raises(KeyError, match="moon"):
        compile_phrase("{moon}", SLOTS)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("[pada ]{day}", {"pada", "0"}),
        ("<awal|akhir> {day}", {"awal", "akhir"}),
        ("[<di|ke> ^]masa depan", {"di", "ke", "masa"}),
        ("({day})", {"("}),
    ],
)
def test_first_words_are_all_that_a_phrase_may_begin_with(pattern: str, words: set[str]) -> None:
    assert first_words(pattern, {"day": frozenset("0")}) == words
