"""The article page: the whole text in its order, claims, cards, cuts, and nothing that runs."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from saksi import Ledger
from saksi.kinds import Span
from saksi.show.web.marked import Mark, cut_pieces

PAGES = ["lontar-1", "kabarsabana-1", "wartanusabunga-1", "timorstraitpost-1", "suarapelabuhan-1"]


@pytest.mark.parametrize("name", PAGES)
def test_the_text_stands_there_whole_with_every_claim_and_card(site: TestClient, demo_path: Path, name: str) -> None:
    page: Any = html.fromstring(site.get(f"/article/{name}").text)
    with Ledger.open(str(demo_path)) as ledger:
        finding = ledger.finding(ledger.find_key(name))
    [text] = page.xpath("//div[@class='text']")
    for cut in text.xpath(".//del"):
        cut.clear(keep_tail=True)
    shown = ["".join(paragraph.itertext()) for paragraph in text.xpath("p")]
    assert [line for line in shown if line] == [line for line in finding.article.text.splitlines() if line.strip()]
    assert page.xpath("//article[contains(@class, 'card')]/@data-claim")
    for claim in finding.claims:
        assert len(page.xpath(f"//*[@id='{claim.id}']")) == 1
        assert len(page.xpath(f"//*[@id='card-{claim.id}']")) == 1


def test_what_was_cut_is_shown_where_it_was_with_its_reason(site: TestClient) -> None:
    page: Any = html.fromstring(site.get("/article/wartanusabunga-1").text)
    inside = page.xpath("//div[@class='text']//del[@class='cut']")
    assert inside
    assert all(cut.get("title") for cut in inside)


def test_figures_stand_as_printed_beside_as_read(site: TestClient) -> None:
    site.get("/language/id")
    page = site.get("/article/lontar-1").text
    assert "<q>Sedikitnya tujuh orang</q>" in page
    assert "sedikitnya 7 orang, tewas" in page


def test_a_claim_is_cited_in_four_forms(site: TestClient) -> None:
    page: Any = html.fromstring(site.get("/article/lontar-1/cite/c1").text)
    forms = [pre.text_content() for pre in page.xpath("//div[@id='cite']//pre")]
    assert len(forms) == 4
    assert forms[1].startswith("@online{")
    assert forms[2].startswith("{{cite news")
    assert '"TextQuoteSelector"' in forms[3]


@pytest.mark.parametrize("address", ["/article/none", "/article/lontar-1/cite/c999", "/article/%00", "/x", "/export/x"])
def test_what_is_not_there_is_said_kindly(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text


@given(
    text=st.text(max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abc"))),
)
def test_pieces_put_together_are_the_text(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(Span(min(a, b), max(a, b)), "x", owner) for a, b, owner in spans if a != b]
    pieces = cut_pieces(text, Span(0, len(text)), marks)
    assert "".join(piece.text for piece in pieces) == text
    begins = [owner for piece in pieces for owner in piece.begins]
    assert len(begins) == len(set(begins))
    assert set(begins) == {mark.owner for mark in marks if mark.span.start < len(text)}
