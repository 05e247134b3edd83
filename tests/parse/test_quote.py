"""Quotation marks as pages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Span
from saksi.pack import load_packs
from saksi.parse.quote import find_quotes

PACK = load_packs()["id"]


def inner(text: str) -> list[str]:
    return [text[slice(*quote.inner)] for quote in find_quotes(text, Span(0, len(text)), 0, PACK)]


@pytest.mark.parametrize(
    "line",
    ['"Air surut," kata Rahma.', "“Air surut,” kata Rahma.", "”Air surut,” kata Rahma.", "“Air surut,“ kata Rahma."],
)
def test_marks_pair_whichever_way_they_point(line: str) -> None:
    assert inner(line) == ["Air surut,"]


def test_two_quotations_on_one_line_stay_apart() -> None:
    assert inner('"Satu," kata Rahma. "Dua."') == ["Satu,", "Dua."]


def test_a_quotation_without_its_end_mark_runs_to_the_end_of_the_paragraph() -> None:
    [quote] = find_quotes('"Air surut, kata dia', Span(0, 20), 0, PACK)
    assert not quote.is_closed
    assert quote.outer == Span(0, 20)


def test_a_missing_end_mark_does_not_swallow_the_next_quotation() -> None:
    assert inner('"Air surut, kata Rahma. "Kami pulang," katanya.')[-1] == "Kami pulang,"


def test_an_apostrophe_opens_nothing() -> None:
    assert inner("Jum'at itu Ma'ruf Sanjaya datang ke Sa'dan.") == []


@given(st.text(alphabet='ab ."“”,', max_size=60))
def test_quotations_lie_in_order_inside_the_paragraph(text: str) -> None:
    end = 0
    for quote in find_quotes(text, Span(0, len(text)), 0, PACK):
        assert end <= quote.outer.start < quote.inner.start <= quote.inner.end <= quote.outer.end <= len(text)
        end = quote.outer.end


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("'We saw it,' said Hale.", ["We saw it,"]),
        ("‘The crew’s gone,’ Hale said. ‘Where to?’", ["The crew’s gone,", "Where to?"]),
        ("Hale said: 'The workers' strike is over.'", ["The workers' strike is over."]),
        ("The 'experts' left. 'Go on,' said Hale.", ["Go on,"]),
        ("The boss's car, the workers' strike, the '90s, rock 'n' roll.", []),
        ("Hale said: \"He told me, 'Go home,' and left.\"", ["He told me, 'Go home,' and left."]),
    ],
)
def test_single_marks_quote_where_a_stop_stands_before_the_last(line: str, wanted: list[str]) -> None:
    quotes = find_quotes(line, Span(0, len(line)), 0, load_packs()["en"])
    assert [line[slice(*quote.inner)] for quote in quotes] == wanted


@given(st.text(alphabet="ab ,.'‘’\"", max_size=60))
def test_single_and_double_marks_stay_in_order(text: str) -> None:
    end = 0
    for quote in find_quotes(text, Span(0, len(text)), 0, load_packs()["en"]):
        assert end <= quote.outer.start <= quote.inner.start <= quote.inner.end <= quote.outer.end <= len(text)
        end = quote.outer.end
