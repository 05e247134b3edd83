"""Claims that share the most words with a text are found without looking at all that hold a common one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.kinds import Finding, Page, Span
from saksi.ledger.correct import Correction
from saksi.ledger.ledger import Ledger
from saksi.ledger.search import alike

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]
TEXTS = ("Air surut di Sigi.", "Air naik di Palu.", "Serangan di Palu dekat air.", "Jalan aman.", "Air.", "Air lagi.")


@pytest.fixture
def filled(ledger: Ledger, keep: Keep, make_finding: Make) -> Ledger:
    """A ledger with a claim for each text."""
    keep(*(make_finding(f"k{i}", text, id=f"a{i}") for i, text in enumerate(TEXTS)))
    return ledger


def ids(ledger: Ledger, *words: str, limit: int = 9) -> list[str]:
    return [hit.article.id for hit in ledger.alike(words, limit)[0]]


def test_a_word_tells_the_more_the_fewer_hold_it(filled: Ledger) -> None:
    _, weights = filled.alike(["air", "Palu", "di", "nowhere", "..."], 9)
    assert list(weights) == ["nowhere", "Palu", "di", "air"]
    _, weights = filled.alike([f"palsu{at}" for at in range(alike.WORDS_SOUGHT + 1)], 9)
    assert len(weights) == alike.WORDS_SOUGHT


def test_those_that_share_the_most_come_first(filled: Ledger) -> None:
    assert ids(filled, "menyerang", "Palu", "aman")[0] == "a2"
    assert ids(filled, "Palu", "naik") == ["a1", "a2"]
    assert ids(filled, "Palu", "naik", limit=1) == ["a1"]
    assert ids(filled) == ids(filled, "...") == ids(filled, "nowhere") == []


def test_a_common_word_alone_finds_none_but_where_all_are_common(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "COMMON", 2)
    assert ids(filled, "air", "jalan") == ["a3"]
    assert set(ids(filled, "air")) == {"a0", "a1", "a2", "a4", "a5"}
    assert ids(filled, "air", "di")[:3] == ["a0", "a1", "a2"]


def test_what_a_person_rejected_is_left_out(filled: Ledger) -> None:
    about = Correction("reject", "2025-03-06", "Wati", "0", article="k1", claim="c1")
    with filled.batch():
        filled.correct(replace(about, content=(Span(0, len(TEXTS[1])),), words=TEXTS[1]))
    assert ids(filled, "Palu", "naik") == ["a2"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(words=st.lists(st.sampled_from(("air", "surut", "Palu", "di", "jalan", "lagi", "serang")), unique=True))
def test_without_common_words_none_is_missed(filled: Ledger, words: Sequence[str]) -> None:
    hits, weights = filled.alike(words, 9)
    found = [hit.article.text for hit in hits]
    assert set(found) == {text for text in TEXTS if any(word.casefold() in text.casefold() for word in words)}
    told = [sum(weights[word] for word in words if word.casefold() in text.casefold()) for text in found]
    assert told == sorted(told, reverse=True)


SAID = st.lists(st.sampled_from(("air", "surut", "Palu", "di", "jalan")), min_size=1, max_size=4, unique=True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=20)
@given(texts=st.lists(SAID, min_size=5, max_size=30), words=SAID)
def test_of_common_words_those_that_share_the_most_come_first_in_blocks_too(
    small_blocks: int, make_finding: Make, texts: list[list[str]], words: list[str]
) -> None:
    shared = sorted((len(set(text) & set(words)) for text in texts), reverse=True)
    with Ledger.open_to_write(":memory:", writer="the test") as ledger, pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "COMMON", 1)
        with ledger.batch():
            for at, text in enumerate(texts):
                page = Page(b"", f"s{at}", f"k{at}", "text/plain", "", f"a{at}")
                ledger.add(page, make_finding(f"k{at}", " ".join(text), id=f"a{at}"))
        hits = list(ledger.alike(words, 99)[0])
    found = sorted((len(set(hit.article.text.split()) & set(words)) for hit in hits), reverse=True)
    assert found == [count for count in shared if count >= (found or [0])[-1]][: len(found)]
    assert (found or [0])[0] == shared[0]
