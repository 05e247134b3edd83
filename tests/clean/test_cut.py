"""What is cut can be put back, whatever was cut."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.clean.cut import Removal, apply_removals, lift_removals, restore_cuts
from saksi.kinds import Span

TEXTS = st.text(max_size=60)


@st.composite
def texts_with_removals(draw: st.DrawFn) -> tuple[str, list[Removal]]:
    text = draw(TEXTS)
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places), max_size=6))
    return text, [Removal(Span(min(pair), max(pair)), "brand", 0.9, "form") for pair in spans]


@given(texts_with_removals())
def test_putting_cuts_back_restores_the_text(case: tuple[str, list[Removal]]) -> None:
    text, removals = case
    cleaned, cuts = apply_removals(text, removals)
    assert restore_cuts(cleaned, cuts) == text
    assert len(cleaned) + sum(len(cut.text) for cut in cuts) == len(text)
    assert [cut.at for cut in cuts] == sorted(cut.at for cut in cuts)


@given(texts_with_removals(), st.data())
def test_a_removal_found_after_cutting_takes_the_same_text_before_it(
    case: tuple[str, list[Removal]], data: st.DataObject
) -> None:
    text, removals = case
    cleaned, cuts = apply_removals(text, removals)
    start = data.draw(st.integers(0, len(cleaned)))
    end = data.draw(st.integers(start, len(cleaned)))
    found = Removal(Span(start, end), "brand", 0.9, "form")
    once, _ = apply_removals(cleaned, [found])
    at_once, kept = apply_removals(text, [*removals, *lift_removals([found], cuts)])
    assert at_once == once
    assert restore_cuts(at_once, kept) == text


def test_stretches_that_overlap_come_out_as_one_for_the_first_reason() -> None:
    removals = [Removal(Span(4, 8), "brand", 0.9, "form"), Removal(Span(2, 6), "hidden", 1.0, "style")]
    cleaned, (cut,) = apply_removals("abcdefghij", removals)
    assert (cleaned, cut.at, cut.text, cut.reason) == ("abij", 2, "cdefgh", "hidden")
