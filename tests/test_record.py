"""A finding comes back the same, from a line of JSON and from a ledger."""

import dataclasses
import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from saksi.kinds import (
    Actor,
    Article,
    Candidate,
    Claim,
    Coverage,
    Cut,
    Event,
    Finding,
    Given,
    Mention,
    Page,
    Quantity,
    Relay,
    Sentence,
    Span,
    Unread,
    When,
    Where,
)
from saksi.ledger.ledger import Ledger
from saksi.record import decode_finding, encode_finding

WHOLE = st.integers(0, 10_000)
SPANS = st.builds(Span, WHOLE, WHOLE)
NUMBERS = st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)


def some(strategy: SearchStrategy[Any], prefix: str = "") -> SearchStrategy[tuple[Any, ...]]:
    """A few of something; with a prefix, each with an id of its own."""

    def number(items: list[Any]) -> tuple[Any, ...]:
        if not prefix:
            return tuple(items)
        return tuple(dataclasses.replace(item, id=f"{prefix}{i}") for i, item in enumerate(items, 1))

    return st.lists(strategy, max_size=3).map(number)


RELAYS = st.builds(Relay, text=SPANS, cue=st.none() | SPANS, basis=...)
CLAIMS = st.builds(
    Claim,
    source=some(SPANS),
    cue=some(SPANS),
    content=some(SPANS),
    sentence=SPANS,
    relay=some(RELAYS),
    nested_in=...,
    actor=...,
    speaker_by=...,
    events=some(st.builds(Event, span=SPANS, mode=..., marks=..., precision=st.none() | st.floats(0, 1))),
)
OPTIONS = {"concept": ..., "outcome": ..., "change": ..., "mode": ..., "per": ..., "claim": ...}
QUANTITIES: SearchStrategy[Quantity] = st.builds(Quantity, span=SPANS, lo=NUMBERS, hi=NUMBERS, **OPTIONS)
TIMES = st.builds(When, span=SPANS, edtf=..., start=..., end=..., granularity=..., weekday=..., claim=...)
DEGREES = st.none() | st.floats(-180, 180)
CANDIDATES = st.builds(Candidate, share=st.floats(0, 1), latitude=DEGREES, longitude=DEGREES)
PLACES = st.builds(
    Where,
    span=SPANS,
    role=...,
    candidates=some(CANDIDATES),
    level=...,
    latitude=DEGREES,
    longitude=DEGREES,
    ids=...,
    claim=...,
)
CUTS = st.builds(Cut, at=WHOLE, score=st.floats(0, 1))
ARTICLES = st.builds(
    Article,
    title=...,
    outlet=...,
    published=...,
    url=...,
    authors=...,
    cuts=some(CUTS),
    provenance=...,
    also=...,
    section=...,
    editors=...,
    tags=...,
    fetched=...,
)
FINDINGS = st.builds(
    Finding,
    article=ARTICLES,
    language=...,
    sentences=some(st.builds(Sentence, SPANS, WHOLE, kind=...)),
    claims=some(CLAIMS, "c"),
    quantities=some(QUANTITIES, "q"),
    times=some(TIMES, "t"),
    places=some(PLACES, "p"),
    actors=some(
        st.builds(Actor, mentions=some(st.builds(Mention, SPANS)), title=..., affiliation=..., country=...), "a"
    ),
    coverage=st.builds(Coverage, WHOLE, WHOLE, WHOLE, some(st.builds(Unread, SPANS))),
)


@given(FINDINGS)
def test_a_finding_comes_back_from_json(finding: Finding) -> None:
    line = encode_finding(finding)
    assert b"\n" not in line
    assert decode_finding(line) == finding


@given(FINDINGS, st.binary(), st.none() | st.text())
def test_a_finding_and_its_page_come_back_from_a_ledger(finding: Finding, data: bytes, outlet: str | None) -> None:
    article = finding.article
    page = Page(data, "sha", article.key, "text/plain", article.address, article.id, Given(outlet=outlet))
    with Ledger.open_to_write(":memory:", writer="test") as ledger:
        with ledger.batch():
            assert ledger.add(page, finding)
        assert ledger.finding(article.key) == finding
        assert ledger.page(article.key) == page
        assert ledger.article(article.key) == article


def test_the_fields_are_those_the_scorer_reads(tmp_path: Path) -> None:
    relay = Relay(Span(0, 4), None, "Kantor Berita Contoh")
    claim = Claim(
        *("c1", "mixed", (Span(5, 8),), (Span(9, 13),), (Span(14, 18), Span(20, 24)), "Sari Dewi", "say"),
        *(Span(0, 24), "rule", "A", (relay,)),
    )
    quantity = Quantity("q1", Span(14, 18), 12, None, ">=", "orang", "noun", "rule", claim="c1")
    when = When("t1", Span(20, 24), "DATE", "2025-07-12", "rule")
    article = Article("a1", "key", "x" * 24, "sha", "a1.txt", cuts=(Cut(3, "y", "advert", 0.9, "rule"),))
    finding = Finding(article, "id", (), (claim,), (quantity,), (when,), (), (), Coverage(24, 1, 1), "0")
    line = json.loads(encode_finding(finding))
    assert line.keys() >= {
        *("id", "text", "sha256", "language", "title", "outlet", "published", "cuts", "claims"),
        *("quantities", "times", "places", "actors", "coverage", "version"),
    }
    [said] = line["claims"]
    assert (said["source"], said["content"]) == ([[5, 8]], [[14, 18], [20, 24]])
    assert (said["kind"], said["stance"], said["speaker"], said["nested_in"]) == ("mixed", "say", "Sari Dewi", None)
    assert [(link["text"], link["cue"]) for link in said["relay"]] == [([0, 4], None)]
    [many] = line["quantities"]
    assert [many[name] for name in ("span", "lo", "hi", "cmp", "unit", "change", "claim")] == [
        *([14, 18], 12, None, ">=", "orang", None, "c1")
    ]
    assert [line["times"][0][name] for name in ("span", "type", "value")] == [[20, 24], "DATE", "2025-07-12"]
    assert line["cuts"][0]["at"] == 3
