"""One pattern of many words finds what all of them beside each other find."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.link.form import either

LETTERS = st.text(st.sampled_from("ab .|(-\\é"), max_size=5)


@settings(max_examples=200)
@given(forms=st.lists(LETTERS.filter(bool), max_size=8), text=st.text(st.sampled_from("ab .|(-\\é"), max_size=30))
def test_a_pattern_by_beginnings_finds_what_the_longest_first_finds(forms: list[str], text: str) -> None:
    plain = "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"
    for frame in (r"\b(?:{})\b", r"(?:{})", r"(?i:{})\s+b"):
        expected = [match.span() for match in re.finditer(frame.format(plain), text)]
        assert [match.span() for match in re.finditer(frame.format(either(forms)), text)] == expected


def test_no_words_at_all_are_found_nowhere() -> None:
    assert re.search(either([]), "air bah") is None
