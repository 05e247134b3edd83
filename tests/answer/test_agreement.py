"""Agreement between readers, against figures that others published or that can be done by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.answer.agreement import cohen_kappa, find_agreement, krippendorff_alpha
from saksi.ledger.correct import Action, Correction

# Three coders, fifteen units, some not coded: the worked example of the article on Krippendorff's alpha in the English
# Wikipedia, which gives 0.691 for nominal data.
CODERS = ("* * * * * 3 4 1 2 1 1 3 3 * 3", "1 * 2 1 3 3 4 3 * * * * * * *", "* * 2 1 3 4 4 * 2 1 1 3 3 * 4")


def judge(action: Action, claim: str, reader: str) -> Correction:
    return Correction(action, "2025-03-03T00:00:00+00:00", reader, "0", article="k", claim="c", words=claim)


def test_alpha_is_that_of_a_published_example_with_missing_marks() -> None:
    columns = zip(*(coder.split() for coder in CODERS), strict=True)
    alpha = krippendorff_alpha([[mark for mark in column if mark != "*"] for column in columns])
    assert alpha is not None
    assert round(alpha, 3) == 0.691


def test_readers_who_always_agree_have_one_and_those_who_give_one_answer_have_none() -> None:
    assert cohen_kappa([("a", "a"), ("b", "b")]) == 1
    assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == 1
    assert cohen_kappa([("a", "a")] * 9) is None
    assert krippendorff_alpha([["a", "a"]] * 9) is None
    assert cohen_kappa([]) is None
    assert krippendorff_alpha([["a"], ["b"], []]) is None


def test_agreement_counts_the_last_word_of_each_reader_on_claims_that_two_judged() -> None:
    made = [
        judge("accept", "one", "Ani"),
        judge("reject", "one", "Ani"),
        judge("reject", "one", "Budi"),
        judge("accept", "two", "Ani"),
        judge("reject", "two", "Citra"),
        judge("accept", "three", "Ani"),
        judge("accept", "four", "Budi"),
        judge("accept", "four", "Citra"),
        judge("speaker", "four", "Ani"),
    ]
    found = find_agreement(made)
    assert (found.claims, found.alike, found.readers) == (3, 2, 3)
    assert found.split == {("k", "two")}
    assert [(pair.a, pair.b, pair.both, pair.alike, pair.accepted, pair.rejected) for pair in found.pairs] == [
        ("Ani", "Budi", 1, 1, 0, 1),
        ("Ani", "Citra", 1, 0, 0, 0),
        ("Budi", "Citra", 1, 1, 1, 0),
    ]


@settings(max_examples=50)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab")), min_size=1, max_size=40))
def test_kappa_and_alpha_are_at_most_one_and_do_not_change_with_the_order_of_readers(
    pairs: list[tuple[str, str]],
) -> None:
    turned = [(b, a) for a, b in pairs]
    for measure in (cohen_kappa(pairs), krippendorff_alpha(pairs)):
        assert measure is None or measure <= 1
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa(turned))
    assert krippendorff_alpha(pairs) == pytest.approx(krippendorff_alpha(turned))
