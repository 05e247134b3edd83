from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Span
from saksi.resolve.taken import Taken

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 12))


@given(st.lists(spans, max_size=8), spans)
def test_what_overlaps_one_of_several_spans_is_what_overlaps_when_each_is_compared(
    taken: list[Span], span: Span
) -> None:
    overlaps = any(span.start < each.end and each.start < span.end for each in taken)
    assert Taken(taken).has_part_of(span) == overlaps
