"""A pattern of many forms finds the longest that fits."""

import re

from hypothesis import given
from hypothesis import strategies as st

from saksi.clean.form import any_form


@given(st.lists(st.text("ab c'", max_size=5), max_size=12), st.text("ab c'", max_size=8))
def test_the_longest_form_that_a_text_opens_with_is_found(forms: list[str], text: str) -> None:
    fitting = [form for form in forms if form and text.startswith(form)]
    found = re.match(any_form(forms), text)
    assert (found[0] if found else None) == max(fitting, key=len, default=None)


def test_a_sign_of_a_form_may_stand_for_more() -> None:
    pattern = re.compile(any_form(["% kali dibagikan", "% suka", "bagi'"], {"%": r"\d+", "'": "['\u2019]"}))
    assert [bool(pattern.fullmatch(line)) for line in ("12 kali dibagikan", "3 suka", "bagi\u2019", "% suka")] == [
        *(True, True, True),
        False,
    ]
