"""Words of a sentence: what is asked beyond its end is answered with no."""

import pytest

from saksi import find_claims


@pytest.mark.parametrize("text", ["The house was described by the judge as a tomb TO", "It was said by the clerk as"])
def test_a_text_that_breaks_off_behind_an_agent_is_read(text: str) -> None:
    assert all(text[start:end] for claim in find_claims(text, language="en") for start, end in claim.content)
