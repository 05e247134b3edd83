"""The tokens by which phrases of time and numbers are looked up."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.resolve.token import split_tokens


def test_digits_share_one_key_and_fractions_stand_alone() -> None:
    assert split_tokens("Pukul 10.30, \u00bdkg").keys == ["pukul", "0", "0", ",", "\u00bd", "kg"]


def test_a_text_without_tokens_has_none() -> None:
    assert split_tokens(" \n ").keys == []


@given(st.text(alphabet=st.sampled_from("aZ\u0130\u00df\u03a30\u0665 \n,(-\u00bd\u2019"), max_size=40))
def test_each_key_is_what_stands_at_its_span(text: str) -> None:
    tokens = split_tokens(text)
    assert len(tokens.keys) == len(tokens.starts) == len(tokens.ends)
    for key, start, end in zip(*tokens, strict=True):
        printed = text[start:end]
        assert key == ("0" if printed.isdecimal() else printed.lower())
