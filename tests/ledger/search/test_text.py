"""Sentences that no claim stands in are found by their words, and counted as an export of them has them."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksi.errors import LedgerError
from saksi.kinds import Coverage, Finding, Page, Sentence, Span
from saksi.ledger.ledger import Ledger
from saksi.ledger.search import text as searched
from saksi.ledger.search.query import ClaimQuery, Order

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]
WORDS = ("air", "surut", "serangan", "José", "12")


def article(make: Make, key: str, sentences: list[tuple[list[str], bool]], **told: object) -> Finding:
    """An article with these sentences, of which some have a claim."""
    text, spans = "", []
    for words, _ in sentences:
        start = len(text)
        text += " ".join(words) + ". "
        spans.append(Span(start, len(text) - 1))
    finding = make(key, text or "Kosong.", id=key, **told)
    [claim] = finding.claims
    claims = [
        replace(claim, id=f"c{at}", content=(span,), sentence=span)
        for at, (span, (_, has_claim)) in enumerate(zip(spans, sentences, strict=True))
        if has_claim
    ]
    kept = tuple(Sentence(span, 0) for span in spans)
    coverage = Coverage(len(finding.article.text), len(kept), len(kept))
    return replace(finding, sentences=kept, claims=tuple(claims), coverage=coverage)


def found(ledger: Ledger, words: str, **more: object) -> list[str]:
    """The sentences found, the oldest first."""
    query = ClaimQuery(words=words, **more)  # type: ignore[arg-type]
    return [hit.article.text[slice(*hit.sentence)] for hit in ledger.text.search(query)]


SENTENCES = st.lists(st.tuples(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.booleans()), max_size=5)
ARTICLES = st.lists(
    st.tuples(SENTENCES, st.sampled_from(("A", "B", None)), st.sampled_from(("05", "07", None))), max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(articles=ARTICLES, again=ARTICLES, common=st.sampled_from((2, 4000)))
def test_what_is_found_is_what_stands_there_in_whatever_order_it_came(
    make_finding: Make,
    articles: list[tuple[list[tuple[list[str], bool]], str | None, str | None]],
    again: list[tuple[list[tuple[list[str], bool]], str | None, str | None]],
    common: int,
) -> None:
    with Ledger.open_to_write(":memory:", writer="the test") as ledger, pytest.MonkeyPatch.context() as patch:
        patch.setattr(searched, "COMMON", common)
        patch.setattr(searched, "STRIDE", 2)
        for told in (articles, again):
            with ledger.batch():
                for number, (sentences, outlet, day) in enumerate(told):
                    published = day and f"2025-03-{day}T08:00:00+08:00"
                    finding = article(make_finding, f"k{number}", sentences, outlet=outlet, published=published)
                    if not ledger.add(Page(b"", f"s{number}", f"k{number}", "text/plain", "", "a"), finding):
                        ledger.replace(finding)
        every = [
            ledger.machine_finding(key) for key in sorted({f"k{n}" for n in range(max(len(articles), len(again)))})
        ]
        for words, outlet in (("air", None), ("surut air", None), ("jose", "A"), ("12", "B")):
            query = ClaimQuery(words=words, outlet_is=outlet)
            there = {
                (finding.article.key, sentence.span)
                for finding in every
                for sentence in finding.sentences
                if not any(claim.sentence == sentence.span for claim in finding.claims)
                if outlet is None or finding.article.outlet == outlet
                if set(words.split()) <= set(_words(finding, sentence))
            }
            orders: tuple[Order, ...] = ("oldest", "newest", "best")
            for order in orders:
                hits = list(ledger.text.search(query, order=order))
                assert {(hit.article.key, hit.sentence) for hit in hits} == there
                assert len(hits) == len(there) == ledger.text.count(query)
                if order != "best":
                    assert list(ledger.text.search(query, 3, order=order)) == hits[:3]
                assert (
                    list(ledger.text.search(query, 2, skip=1, order=order))
                    == list(ledger.text.search(query, 3, order=order))[1:3]
                )
        assert ledger.damage() == ()


def _words(finding: Finding, sentence: Sentence) -> list[str]:
    return finding.article.text[slice(*sentence.span)].strip(".").replace("José", "jose").casefold().split()


def test_a_sentence_is_found_by_words_stems_outlet_and_day(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    told = [(["Air", "surut"], True), (["Serangan", "di", "Misal"], False), (["Hujan", "di", "Misal"], False)]
    keep(article(make_finding, "k1", told), article(make_finding, "k2", told[1:2], published=None, outlet=None))
    assert found(ledger, "misal") == ["Serangan di Misal.", "Hujan di Misal.", "Serangan di Misal."]
    assert found(ledger, "menyerang") == found(ledger, "surut") == found(ledger, "...") == []
    assert found(ledger, "menyerang", by_stem=True) == ["Serangan di Misal."] * 2
    assert found(ledger, "misal", outlet="contoh", language="id") == ["Serangan di Misal.", "Hujan di Misal."]
    assert found(ledger, "misal", outlet_is="") == ["Serangan di Misal."]
    assert found(ledger, "misal", until="2025-03-04") == []
    assert found(ledger, '"di misal"', without=(ClaimQuery(words="hujan"), ClaimQuery(outlet_is="")))[1:] == []
    assert found(ledger, "huj*") == ["Hujan di Misal."]


def test_what_only_claims_have_is_refused(ledger: Ledger) -> None:
    for query in (
        ClaimQuery(),
        ClaimQuery(words="air", stance="deny"),
        ClaimQuery(words="air", without=(ClaimQuery(speaker="Budi"),)),
    ):
        with pytest.raises(LedgerError, match="outside claims"):
            ledger.text.count(query)


def test_a_compacted_ledger_finds_the_same(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    keep(article(make_finding, "k1", [(["Air", "surut"], False)]))
    with ledger.batch():
        ledger.replace(article(make_finding, "k1", [(["Hujan", "lagi"], False)]))
    ledger.compact()
    assert found(ledger, "air") == []
    assert found(ledger, "hujan") == ["Hujan lagi."]
