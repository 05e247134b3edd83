"""Claims are found by what they say, who says it, where and when; counts agree with what is found."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.kinds import Finding
from saksi.ledger.block import walk
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]


@pytest.fixture
def filled(ledger: Ledger, keep: Keep, make_finding: Make) -> Ledger:
    """A ledger of four claims in four articles."""
    keep(
        make_finding("k1", "Air sudah surut di Kota Palu, kata Sari Dewi.", id="a1"),
        make_finding("k2", "Kota itu, kata José Bere, bukan Palu.", id="a2", speaker="José Bere", stance="deny"),
        make_finding(
            "k3", "Bendungan retak.", id="a3", speaker="", stance="report", outlet="100% Warta", published=None
        ),
        make_finding("k4", "Bendungan aman.", id="a4", published="2025-04-01"),
    )
    return ledger


def found(ledger: Ledger, query: ClaimQuery) -> list[str]:
    """The ids of the articles found; the count must agree."""
    hits = [hit.article.id for hit in ledger.search(query)]
    assert ledger.count(query) == len(hits)
    return hits


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (ClaimQuery(), ["a1", "a2", "a4", "a3"]),
        (ClaimQuery(words="palu"), ["a1", "a2"]),
        (ClaimQuery(words='"kota palu"'), ["a1"]),
        (ClaimQuery(words="palu kota"), ["a1", "a2"]),
        (ClaimQuery(words="bend*"), ["a4", "a3"]),
        (ClaimQuery(words="bend"), []),
        (ClaimQuery(words="..."), []),
        (ClaimQuery(words=""), []),
        (ClaimQuery(speaker="DEWI"), ["a1", "a4"]),
        (ClaimQuery(speaker="jose"), ["a2"]),
        (ClaimQuery(outlet="contoh"), ["a1", "a2", "a4"]),
        (ClaimQuery(outlet="100%"), ["a3"]),
        (ClaimQuery(outlet="%"), ["a3"]),
        (ClaimQuery(stance="deny"), ["a2"]),
        (ClaimQuery(since="2025-03-06"), ["a4"]),
        (ClaimQuery(until="2025-03-05"), ["a1", "a2"]),
        (ClaimQuery(since="2025-03-05", until="2025-04-01", speaker="dewi"), ["a1", "a4"]),
    ],
)
def test_a_query_finds(filled: Ledger, query: ClaimQuery, ids: list[str]) -> None:
    assert found(filled, query) == ids


def test_words_after_a_nul_character_are_found(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    keep(make_finding("k1", "Jalan ditutup,\x00 kata Sari Dewi."))
    assert found(ledger, ClaimQuery(words="kata")) == ["a1"]
    ledger._connection.execute("INSERT INTO claim_search (claim_search) VALUES ('integrity-check')")


def test_a_limit_takes_the_first(filled: Ledger) -> None:
    assert [hit.article.id for hit in filled.search(ClaimQuery(), limit=2)] == ["a1", "a2"]


@given(words=st.text(max_size=20), speaker=st.text('ab"*()^:-+{}\x00 ORANDNOTEAR', max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_search_string_is_safe(filled: Ledger, words: str, speaker: str) -> None:
    assert len(found(filled, ClaimQuery(words=words))) <= 4
    assert len(found(filled, ClaimQuery(speaker=speaker, outlet=words))) <= 4


def test_with_a_limit_facets_are_the_first_of_all(filled: Ledger) -> None:
    query = ClaimQuery(words="bendungan")
    every = filled.facets(query)
    for limit in (1, 2, 50):
        assert filled.facets(query, limit) == {facet: values[:limit] for facet, values in every.items()}


def test_best_first_gives_each_claim_once_however_it_is_paged(
    ledger: Ledger, keep: Keep, make_finding: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ("Air surut.", "Air surut di kota itu.", "Air di kota itu surut hari ini.", "Kota aman.", "Air, air, air.")
    days = (3, 2, 1, 4, 5)
    keep(
        *(
            make_finding(f"k{i}", text, id=f"a{i}", published=f"2025-03-0{day}")
            for i, (text, day) in enumerate(zip(texts, days, strict=True))
        )
    )

    def ids(limit: int | None = None, *, skip: int = 0) -> list[str]:
        return [hit.article.id for hit in ledger.search(ClaimQuery(words="air"), limit, skip=skip, order="best")]

    assert ids() == ["a4", "a0", "a1", "a2"]
    monkeypatch.setattr(walk, "COMMON", 2)
    assert ids() == ["a4", "a0", "a1", "a2"]
    monkeypatch.setattr(walk, "RANKED", 2)
    whole = ids()
    assert whole == ["a4", "a0", "a1", "a2"]
    assert [one for skip in range(4) for one in ids(1, skip=skip)] == whole
    assert ids(3) == whole[:3]


def test_of_a_common_word_the_newest_come_first(
    ledger: Ledger, keep: Keep, make_finding: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "COMMON", 2)
    monkeypatch.setattr(walk, "RANKED", 2)
    texts = ("Air surut.", "Air surut di kota itu sejak pagi.", "Air surut di kota itu.")
    keep(*(make_finding(f"k{i}", text, id=f"a{i}", published=f"2025-03-0{i + 1}") for i, text in enumerate(texts)))
    hits = ledger.search(ClaimQuery(words="air"), order="best")
    assert [hit.article.id for hit in hits] == ["a2", "a1", "a0"]
