"""Which articles are worth comparing."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.link.article.word import Words
from saksi.link.text.candidate import WINDOW, find_candidates, fingerprint

NUMBERS = st.integers(0, 2**32 - 1)


@given(st.lists(NUMBERS, max_size=80))
def test_of_so_many_runs_in_a_row_one_is_a_mark(grams: list[int]) -> None:
    marks = list(fingerprint(Words(len(grams), grams)))
    assert marks == sorted(set(marks))
    assert set(marks) <= set(grams)
    assert bool(marks) == bool(grams)
    for at in range(len(grams) - WINDOW + 1):
        assert not set(marks).isdisjoint(grams[at : at + WINDOW])


@given(st.lists(NUMBERS, min_size=WINDOW + 1, max_size=60, unique=True))
def test_where_no_run_is_a_mark_by_itself_the_smallest_of_each_window_is(numbers: list[int]) -> None:
    grams = [number | 0xFF00 for number in numbers]
    windows = (grams[at : at + WINDOW] for at in range(len(grams) - WINDOW + 1))
    assert list(fingerprint(Words(len(grams), grams))) == sorted({min(window) for window in windows})


def test_a_mark_of_two_texts_pairs_them_and_one_of_many_wants_a_second() -> None:
    assert list(find_candidates([[1, 2, 3], [9], [2, 3, 4]])) == [(0, 2)]
    many = [[7, 100 + 10 * at, 101 + 10 * at, 102 + 10 * at] for at in range(14)]
    assert list(find_candidates(many)) == []
    many[3].append(999)
    many[5].append(999)
    assert list(find_candidates(many)) == [(3, 5)]
