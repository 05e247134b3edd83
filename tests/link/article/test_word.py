"""An article as folded words."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from saksi.kinds import Finding
from saksi.link.article.word import _FACTORS, GRAM_WORDS, _grams, fold_words
from saksi.pack import load_packs

PACKS = load_packs()
NUMBERS = st.integers(0, 2**32 - 1)


@given(st.lists(NUMBERS, max_size=40))
def test_a_run_is_the_sum_of_its_words_each_times_the_factor_of_its_place(marks: list[int]) -> None:
    runs = (marks[at : at + GRAM_WORDS] for at in range(len(marks) - GRAM_WORDS + 1))
    assert list(_grams(marks)) == [
        sum(map(int.__mul__, run, _FACTORS)) % 2**32 for run in runs if len(run) == GRAM_WORDS
    ]


def test_letters_that_are_not_in_ascii_in_one_line_change_no_other(report: Callable[..., Finding]) -> None:
    plain = "Air naik lagi di Wera, kata Rahma \u201ckemarin pagi\u201d."
    line = "Kafé Ölberg di Sape tetap buka sampai malam hari."
    alone = [fold_words(report("a", "Kabar", text, ""), PACKS) for text in (plain, line)]
    both = fold_words(report("a", "Kabar", f"{plain}\n{line}", ""), PACKS)
    assert both.size == sum(each.size for each in alone)
    assert list(both.grams[: len(alone[0].grams)]) == list(alone[0].grams)
    assert list(both.grams[-len(alone[1].grams) :]) == list(alone[1].grams)
    assert fold_words(report("a", "Kabar", plain.replace("\u201c", '"'), ""), PACKS).grams == alone[0].grams
