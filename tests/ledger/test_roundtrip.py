"""Anything put in comes back the same, in any order of coming; any query is safe; counts are what an export gives."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi import kinds
from saksi.kinds import Coverage, Finding, Given, Page, Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.match import passage_match
from saksi.ledger.search.query import ClaimQuery, Order
from saksi.ledger.sheet import decode_sheet, encode_sheet, lay_out

# Text as a page may hold it: no halves of characters, which reading refuses, but NUL, marks, wide and turned letters.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
# What stands for a quantity may be larger than a database keeps as a number; what counts characters never is.
WHOLE = st.integers(min_value=-(10**30), max_value=10**30)
PLACES = st.integers(min_value=-(2**40), max_value=2**40)
SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 20))
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0))
st.register_type_strategy(int, PLACES)


def one(kind: type[object]) -> st.SearchStrategy[object]:
    """Any value of a kind; what a kind gets later comes by itself."""
    return st.from_type(kind)


def some(kind: type[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one(kind), max_size=most).map(tuple)


@st.composite
def findings(draw: st.DrawFn) -> tuple[Page, Finding]:
    """Any page with any finding, with such ids as the road gives: each once."""
    article = draw(one(kinds.Article))
    assert isinstance(article, kinds.Article)
    article = replace(article, key=draw(st.uuids()).hex)
    lists = {
        name: tuple(replace(item, id=f"{name[0]}{n}") for n, item in enumerate(draw(some(kind)), 1))
        for name, kind in (
            *(("claims", kinds.Claim), ("quantities", kinds.Quantity), ("times", kinds.When)),
            *(("places", kinds.Where), ("actors", kinds.Actor)),
        )
    }
    lists["quantities"] = tuple(
        replace(item, lo=draw(WHOLE), hi=draw(st.none() | WHOLE)) for item in lists["quantities"]
    )
    sentences = tuple(draw(some(kinds.Sentence)))
    coverage = Coverage(draw(PLACES), draw(PLACES), draw(PLACES), draw(some(kinds.Unread)))
    finding = Finding(article, draw(st.none() | TEXTS), sentences, coverage=coverage, version=draw(TEXTS), **lists)
    page = Page(
        draw(st.binary(max_size=40)),
        *(draw(TEXTS), article.key, draw(TEXTS), draw(TEXTS), draw(TEXTS)),
        Given(draw(st.none() | TEXTS), draw(st.none() | TEXTS)),
    )
    return page, finding


@pytest.fixture
def fresh() -> Iterator[Ledger]:
    """An empty ledger in memory."""
    with Ledger.open_to_write(":memory:", writer="the test") as ledger:
        yield ledger


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(both=findings())
def test_anything_put_in_comes_back_the_same(both: tuple[Page, Finding]) -> None:
    page, finding = both
    sheet = lay_out(finding, page)
    assert decode_sheet(encode_sheet(sheet)) == sheet
    with Ledger.open_to_write(":memory:", writer="the test") as ledger:
        with ledger.batch():
            ledger.keep(sheet)
        assert ledger.finding(page.key) == ledger.machine_finding(page.key) == finding
        assert ledger.page(page.key) == page
        with ledger.batch():
            ledger.replace(finding)
        assert ledger.finding(page.key) == finding
        assert sorted(hit.claim.id for hit in ledger.search(ClaimQuery())) == sorted(c.id for c in finding.claims)


TABLES = (
    *("articles", "claims", "sentences", "quantities", "relays", "mentions", "actors", "places", "times"),
    *("who_said_what", "claim_index"),
)
HIDDEN = {"number", "article", "facet_set", "speaker", "outlet"}


def rows(ledger: Ledger, table: str) -> list[tuple[object, ...]]:
    """The rows of a table, but for the numbers that count arrivals, in an order of their own."""
    columns = [name for _, name, *_ in ledger._connection.execute(f"PRAGMA table_info({table})").fetchall()]
    kept = ", ".join(f'"{name}"' for name in columns if name not in HIDDEN)
    return sorted(ledger._connection.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)


def test_the_order_of_coming_changes_nothing(make_finding: object) -> None:
    assert callable(make_finding)
    days = ("2025-03-05", "2025-03-04T10:00:00+07:00", None)
    made = [
        make_finding(f"k{n}", f"Air {n} surut, kata Sari.", id=f"a{n}", speaker=f"S{n % 3}", published=days[n % 3])
        for n in range(9)
    ]
    told = []
    for seed, size in ((0, 1), (1, 4), (2, 9)):
        order = random.Random(seed).sample(made, len(made))
        with Ledger.open_to_write(":memory:", writer="the test") as ledger:
            for start in range(0, 9, size):
                with ledger.batch():
                    for finding in order[start : start + size]:
                        ledger.add(Page(b"", "s", finding.article.key, "text/plain", "a", "a"), finding)
            asked = (ClaimQuery(), ClaimQuery(words="air"), ClaimQuery(speaker="S1"))
            found = [[(h.article.key, h.claim.id) for h in ledger.search(query)] for query in asked]
            told.append((found, [rows(ledger, table) for table in TABLES], ledger.facets(ClaimQuery())))
    assert told[0] == told[1] == told[2]


WORDS = st.text(st.sampled_from('ab"*()^:-+{}\x00~ ORANDNOTEARé%_!\u202e'), max_size=12)
QUERIES = st.builds(
    ClaimQuery,
    words=st.none() | WORDS,
    speaker=st.none() | WORDS,
    outlet=st.none() | WORDS,
    agency=st.none() | WORDS,
    about=st.none() | WORDS,
    place=st.none() | WORDS,
    unit=st.none() | WORDS,
    language=st.none() | WORDS,
    since=st.none() | WORDS,
    until=st.none() | WORDS,
    figure_min=st.none() | st.floats(),
    by_stem=st.booleans(),
    is_named=st.none() | st.booleans(),
    judged=st.sampled_from([None, "accepted", "rejected", "unjudged", "any"]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(query=QUERIES, other=QUERIES)
def test_any_query_is_safe_and_its_counts_are_what_an_export_gives(
    query: ClaimQuery, other: ClaimQuery, fresh: Ledger, make_finding: object
) -> None:
    assert callable(make_finding)
    if not fresh.counts().articles:
        with fresh.batch():
            for n, text in enumerate(("a b", "ab é", "A NOT b~", "OR AND")):
                finding = make_finding(f"k{n}", text, id=f"a{n}", speaker=text, outlet=text)
                fresh.add(Page(b"", "s", f"k{n}", "text/plain", "a", "a"), finding)
    for asked in (query, replace(query, without=(other,)), replace(query, words=("a", str(other.words)))):
        exported = [hit.claim.id for hit in fresh.search(asked)]
        assert fresh.count(asked) == len(exported)
        assert {sum(value.claims for value in values) for values in fresh.facets(asked).values()} == {len(exported)}
        for order in get_args(Order):
            every = list(fresh.search(asked, order=order))
            assert len(every) == len(exported)
            assert list(fresh.search(asked, 2, order=order)) == every[:2]


def test_a_common_word_is_found_in_the_same_order_by_walking(
    fresh: Ledger, make_finding: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(make_finding)
    days = (None, "2025-03-05", "2025-03-04", "2025-03-04T10:00:00+07:00")
    with fresh.batch():
        for n in range(40):
            text = "air naik" if n % 3 else "tanah longsor"
            finding = make_finding(f"k{n}", text, id=f"a{n}", published=days[n % 4])
            fresh.add(Page(b"", "s", f"k{n}", "text/plain", "a", "a"), finding)
    query = ClaimQuery(words="air", speaker="dewi")
    orders: tuple[Order, ...] = ("oldest", "newest")
    sorted_first = {order: [h.article.key for h in fresh.search(query, 20, order=order)] for order in orders}
    monkeypatch.setattr("saksi.ledger.block.walk.COMMON", 10)
    for spread in (0, 32):
        monkeypatch.setattr("saksi.ledger.block.walk.SPREAD", spread)
        walked = {order: [h.article.key for h in fresh.search(query, 20, order=order)] for order in orders}
        assert walked == sorted_first
    assert [h.article.key for h in itertools.islice(fresh.search(query), 20)] == sorted_first["oldest"]


def test_the_index_agrees_with_the_tables_after_everything(fresh: Ledger, make_finding: object) -> None:
    assert callable(make_finding)
    for n in range(6):
        finding = make_finding(f"k{n % 3}", f"Air {n} surut.", id=f"a{n % 3}")
        with fresh.batch():
            if not fresh.add(Page(b"", "s", finding.article.key, "text/plain", "a", "a"), finding):
                fresh.replace(finding)
    for table in ("claim_search", "name_search"):
        fresh._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    assert fresh.damage() == ()
    assert [len(list(fresh.search(ClaimQuery(words=str(n))))) for n in range(6)] == [0, 0, 0, 1, 1, 1]


def test_a_search_by_stem_asks_for_each_languages_stem() -> None:
    match = passage_match('"dua kata" awal*', by_stem=True)
    assert match is not None
    assert match.startswith("stems : (")
    assert '"awal"*' in match
    with pytest.raises(apsw.SQLError):
        apsw.Connection(":memory:").execute("SELECT 1 FROM none WHERE none MATCH ?", (match,))
