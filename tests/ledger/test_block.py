"""Common words are counted by blocks, and give what an export of the same query gives, whatever was done before."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.kinds import Claim, Finding, Page, Span
from saksi.ledger.block import full_blocks
from saksi.ledger.correct import Correction
from saksi.ledger.ledger import Ledger
from saksi.ledger.query import ClaimQuery
from saksi.ledger.tally import count_common, tally_common

Make = Callable[..., Finding]
WORDS = ("air", "surut", "José", "serangan", "menyerang", "12", "b_c")
QUERIES = (
    *(ClaimQuery(words=word) for word in WORDS),
    *(ClaimQuery(words=word, by_stem=True) for word in ("menyerang", "air")),
    *(ClaimQuery(words=words) for words in ("air surut", '"air surut"', "jose", "a*", "air nowhere", "", "...")),
    *(ClaimQuery(words=words, by_stem=True) for words in ("serangan air", "12 José")),
    ClaimQuery(words=("air", "surut")),
    ClaimQuery(words="air", speaker="dewi"),
)


def agree(ledger: Ledger) -> None:
    """Counts and facets are those of the claims found, one by one."""
    for query in QUERIES:
        hits = list(ledger.search(query))
        assert ledger.count(query) == len(hits), query
        divided: dict[str, list[str]] = {
            "speaker": [hit.claim.speaker for hit in hits],
            "outlet": [hit.article.outlet or "" for hit in hits],
            "month": [(hit.article.published or "")[:7] for hit in hits],
            "stance": [hit.claim.stance for hit in hits],
        }
        for facet, values in divided.items():
            told = {value.value: value.claims for value in ledger.facets(query)[facet]}
            assert told == Counter(values), (query, facet)


def article(make: Make, number: int, words: Sequence[str], speakers: Sequence[str], outlet: str | None) -> Finding:
    """An article with a claim for each speaker, each with all its words."""
    finding = make(f"k{number}", " ".join(words) or "kosong", id=f"a{number}", outlet=outlet)
    [claim] = finding.claims
    claims = [replace(claim, id=f"c{at}", speaker=name) for at, name in enumerate(speakers)]
    return replace(finding, claims=tuple(claims), version=f"{len(speakers)}")


def reject(finding: Finding, claim: Claim) -> Correction:
    words = finding.article.text
    about = Correction("reject", "2025-03-06", "Wati", "0", article=finding.article.key, claim=claim.id)
    return replace(about, content=(Span(0, len(words)),), words=words)


ARTICLES = st.tuples(
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.lists(st.sampled_from(("Sari Dewi", "Budi", "")), max_size=6),
    st.sampled_from(("A", None)),
)
ACTS = st.tuples(st.sampled_from(("replace", "reject", "undo")), st.integers(0, 9), ARTICLES)


def act(ledger: Ledger, make: Make, what: tuple[str, int, tuple[list[str], list[str], str | None]], held: int) -> None:
    """Read an article anew, reject a claim of it, or take back what was last said."""
    kind, at, told = what
    key = f"k{at % held}"
    finding = ledger.machine_finding(key)
    with ledger.batch():
        if kind == "replace":
            ledger.replace(article(make, at % held, *told))
        elif kind == "reject" and finding.claims:
            ledger.correct(reject(finding, finding.claims[at % len(finding.claims)]))
        elif kind == "undo" and (made := ledger.corrections(in_force=True)):
            ledger.correct(Correction("undo", "2025-03-07", "Wati", "0", undoes=made[-1].number))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=20)
@given(articles=st.lists(ARTICLES, min_size=4, max_size=10), acts=st.lists(ACTS, max_size=4))
def test_counts_are_those_of_an_export_whatever_was_done(
    small_blocks: int,
    make_finding: Make,
    articles: list[tuple[list[str], list[str], str | None]],
    acts: list[tuple[str, int, tuple[list[str], list[str], str | None]]],
) -> None:
    with Ledger.open_to_write(":memory:", writer="the test") as ledger:
        for number, told in enumerate(articles):
            finding = article(make_finding, number, *told)
            with ledger.batch():
                ledger.add(Page(b"", f"s{number}", f"k{number}", "text/plain", "", f"a{number}"), finding)
        agree(ledger)
        for what in acts:
            act(ledger, make_finding, what, len(articles))
            agree(ledger)


@pytest.fixture
def packed(ledger: Ledger, small_blocks: int, make_finding: Make) -> Ledger:
    """A ledger of three full blocks and a part of a fourth: nearly all claims hold air, one in three surut."""
    with ledger.batch():
        for number in range(9):
            words = ("kering",) if number == 4 else ("air", "surut") if number % 3 else ("air",)
            finding = article(make_finding, number, words, ("Sari Dewi", "Budi", ""), "A")
            ledger.add(Page(b"", f"s{number}", f"k{number}", "text/plain", "", f"a{number}"), finding)
    return ledger


def test_common_words_are_counted_by_blocks_the_most_common_by_the_others(packed: Ledger) -> None:
    assert full_blocks(packed._connection) == 3
    for words, are_most in (("air", True), ("kering", False)):
        query = ClaimQuery(words=words)
        assert count_common(packed._connection, query) == packed.count(query) == (24 if are_most else 3)
        tally = tally_common(packed._connection, query)
        assert tally is not None
        assert tally.is_of_others is are_most
    for words in ('"air surut"', "ai*", "nowhere"):
        assert count_common(packed._connection, ClaimQuery(words=words)) is None
    agree(packed)


def test_numbers_that_are_given_anew_are_packed_anew(packed: Ledger, make_finding: Make) -> None:
    with packed.batch():
        packed.replace(article(make_finding, 8, (), (), None))
        packed.replace(article(make_finding, 7, (), (), None))
    with packed.batch():
        packed.replace(article(make_finding, 8, ("surut",), ("Budi",) * 9, "B"))
    assert full_blocks(packed._connection) == 3
    agree(packed)
