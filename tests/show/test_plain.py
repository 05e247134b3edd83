"""Nothing a stranger wrote acts on the terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from saksi.show.plain import flat, visible

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters()))
def test_no_control_character_is_left(text: str) -> None:
    shown = visible(text)
    assert [
        character for character in shown if unicodedata.category(character) == "Cc" and character not in "\n\t"
    ] == []
    shown.encode()


@given(st.text(st.sampled_from(TURNING + "Palu \x9b\x1b")))
def test_nothing_that_turns_the_direction_is_left(text: str) -> None:
    assert visible(text).isascii()


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_every_other_character_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_a_flat_text_is_one_line(text: str) -> None:
    assert len(flat(text).splitlines()) <= 1


def test_escapes_and_turned_words_are_shown_as_what_they_are() -> None:
    assert visible("\x1b]0;judul\x07 \u202egnirab") == r"\x1b]0;judul\x07 \u202egnirab"


def test_joiners_within_words_stay() -> None:
    assert visible("ke\u00adra\u200d\u200c") == "ke\u00adra\u200d\u200c"
