"""Nothing a stranger wrote acts on the terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from saksi.show.plain import flat, visible


@given(st.text(st.characters()))
def test_no_control_character_is_left(text: str) -> None:
    shown = visible(text)
    assert {unicodedata.category(character) for character in shown if character not in "\n\t"} & {"Cc", "Cf"} == set()
    shown.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_every_other_character_stays(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_a_flat_text_is_one_line(text: str) -> None:
    assert len(flat(text).splitlines()) <= 1


def test_escapes_and_turned_text_are_shown_as_what_they_are() -> None:
    assert visible("\x1b]0;judul\x07 \u202egnirab\u200b") == r"\x1b]0;judul\x07 \u202egnirab\u200b"
