"""Measures are found by their words and listed by how many tell them, whatever was linked before."""

from collections.abc import Callable, Iterator

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.kinds import Figure, Finding, Measure, Origin, Quantity, Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.index import rebuild_search

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]
ARTICLES = ("k1", "k2", "k3")
WORDS = ("air", "banjir", "12", "120", "korban", "korbannya", "Sigi", "José", "tewas")


def measure(id: str, what: str, *told: tuple[str, str | None, str]) -> Measure:
    """A measure with a figure for each article, outlet and sentence told."""
    quantity = Quantity("q1", Span(0, 2), 12, 12, "=", "orang", "noun", "rule")
    figures = tuple(
        Figure(key, key, outlet, None, quantity, "12", Span(0, 9), words, "Sari Dewi", "say", ("Sari Dewi",), "o1")
        for key, outlet, words in told
    )
    return Measure(id, what, None, None, "orang", figures, (Origin("o1", "Sari Dewi", True, ()),), 1, 1)


@pytest.fixture
def filled(ledger: Ledger, keep: Keep, make_finding: Make) -> Ledger:
    """A ledger of three articles, whose ids are their keys."""
    keep(*(make_finding(key, id=key) for key in ARTICLES))
    return ledger


def ids(ledger: Ledger, words: str) -> list[str]:
    """The measures found; their number must agree."""
    found, heads = ledger.browse.find_heads(words, limit=100)
    assert found == len(heads) == ledger.browse.count_heads(words)
    return [head.id for head in heads]


def test_words_are_found_by_their_beginnings_but_numbers_whole(filled: Ledger) -> None:
    one = measure("m1", "korban, Sigi", ("k1", "A", "Ada 120 korbannya."), ("k2", "B", "Air naik di sana."))
    two = measure("m2", "warga", ("k1", "A", "Ada 12 warga mengungsi ke rumah José."))
    with filled.batch():
        filled.replace_ties((), (one, two))
    for words, found in {
        "": ["m1", "m2"],
        "kor": ["m1"],
        '"kor"': [],
        "korbannya air": ["m1"],
        "12": ["m2"],
        "jose": ["m2"],
        "dewi": ["m1", "m2"],
        '"rumah jose"': ["m2"],
        "%": [],
    }.items():
        assert ids(filled, words) == found, words


def test_more_measures_than_sqlite_takes_variables_are_found(filled: Ledger) -> None:
    with filled.batch():
        filled.replace_ties((), [measure(f"m{number}", "a", ("k1", "A", "x")) for number in range(9)])
    filled.browse.connection.limit(apsw.SQLITE_LIMIT_VARIABLE_NUMBER, 8)
    assert len(ids(filled, "")) == 9


def test_what_more_outlets_tell_comes_first_and_an_article_without_one_counts(filled: Ledger) -> None:
    one = measure("m1", "a", ("k1", "A", "x"), ("k2", "A", "y"), ("k3", "A", "z"))
    two = measure("m2", "a", ("k1", "A", "x"), ("k2", None, "y"))
    with filled.batch():
        filled.replace_ties((), (one, two))
    assert ids(filled, "a") == ["m2", "m1"]
    assert [(head.outlets, head.figures) for head in filled.browse.heads(limit=9)] == [(2, 2), (1, 3)]


@st.composite
def linkings(draw: st.DrawFn) -> list[tuple[Measure, ...]]:
    """Several linkings, one after the other, each with some measures."""
    told = st.tuples(st.sampled_from(ARTICLES), st.sampled_from((None, "A", "B")), st.sampled_from(WORDS))
    numbers = iter(range(100))

    def some() -> Iterator[Measure]:
        for _ in range(draw(st.integers(0, 3))):
            what = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=2)))
            yield measure(f"m{next(numbers)}", what, *draw(st.lists(told, min_size=1, max_size=3)))

    return [tuple(some()) for _ in range(draw(st.integers(1, 3)))]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(runs=linkings())
def test_after_any_linkings_words_find_what_a_fresh_index_finds(
    filled: Ledger, runs: list[tuple[Measure, ...]]
) -> None:
    with filled.batch():
        filled.replace_ties((), runs[0])
    for measures in runs[1:]:
        with filled.batch():
            told_in = {figure.article_key for each in measures for figure in each.figures}
            filled.extend_ties((), measures, filled.stock.measured(told_in))
    told = {words: ids(filled, words) for words in ("", *WORDS)}
    filled._connection.execute("INSERT INTO measure_search (measure_search, rank) VALUES ('integrity-check', 1)")
    with filled.batch():
        rebuild_search(filled._connection)
    assert {words: ids(filled, words) for words in told} == told
    assert set(told[""]) == {each.id for each in filled.measures()}


def test_a_measure_that_stays_is_not_written_again(filled: Ledger) -> None:
    one = measure("m1", "a", ("k1", "A", "x"), ("k2", "A", "y"))
    two, more = measure("m2", "b", ("k1", "B", "z")), measure("m2", "b", ("k1", "B", "z"), ("k3", None, "y"))
    with filled.batch():
        filled.replace_ties((), (two, one))
    with filled.batch():
        filled.extend_ties((), (one, more), {"m1", "m2"})
    assert filled.measures() == (one, more)
    assert filled._connection.execute("SELECT position FROM measures WHERE id = 'm1'").get == 1
    assert ids(filled, "b") == ["m2"]
    with filled.batch():
        assert filled.stock.measured(["k2", "k3"]) == {"m1", "m2"}
        assert filled.stock.measured(["k1", "k4"]) == {"m1", "m2"}
        assert filled.stock.measured(["k3"]) == {"m2"}
        filled.extend_ties((), (), {"m1"})
    assert filled.measures() == (more,)
