"""The API: what the pages show, as JSON, and as its own description says."""

import json
import re
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from saksi import Ledger
from saksi.show.web.address import claim_query, make_asked
from saksi.show.web.api import QUESTIONS, Fault, openapi
from saksi.show.web.asked import FILTERS, ORDER, PAGING, BadAskError, Param, read_asked

MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ANYTHING = st.text(max_size=20) | st.sampled_from(["1", "-1", "9" * 25, "%", '"', "NaN", "٣", "\ud800"])
NAMES = sorted({param.name for question in QUESTIONS for param in question.params} | {"x"})
PARTS = ("lontar-1", "c1", "speaker", "m1", "..", "%2f", "\x00", "é")


def get(site: TestClient, path: str, **params: str) -> Any:
    answer = site.get(f"/api{path}?{urlencode(params)}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_question_is_answered_in_its_own_kind(site: TestClient) -> None:
    claims = get(site, "/claims", limit="1")["claims"]
    figures = get(site, "/figures", limit="1")["figures"]
    parts = {
        "key": claims[0]["article_key"],
        "claim": claims[0]["claim"]["id"],
        "id": figures[0]["id"],
        "role": "speaker",
    }
    for question in QUESTIONS:
        path = question.path.format_map(parts)
        params = {param.name: "Sedikitnya tujuh orang tewas" for param in question.params if param.is_required}
        answer = site.get(f"/api{path}?{urlencode(params)}")
        assert answer.status_code == 200, path
        msgspec.json.decode(answer.content, type=question.gives)
        assert answer.headers["content-type"] == "application/json"


def test_claims_are_those_of_the_page_with_their_words_places_and_hashes(site: TestClient, demo_path: Any) -> None:
    found = get(site, "/claims", q="tewas", stance="say", limit="200")
    with Ledger.open(str(demo_path)) as ledger:
        query = claim_query(make_asked([("q", "tewas"), ("stance", "say")]))
        assert found["found"] == ledger.count(query) == len(found["claims"]) > 3
        for line in found["claims"]:
            text = ledger.article(line["article_key"]).text
            assert line["words"] == [text[start:end] for start, end in line["claim"]["content"]]
            start, end = line["claim"]["sentence"]
            assert line["sentence_text"] == text[start:end]
            assert line["sha256"] == ledger.page(line["article_key"]).sha256
    rest = get(site, "/claims", q="tewas", stance="say", skip="2", limit="1")
    assert rest["claims"] == found["claims"][2:3]


def test_a_figure_comes_with_its_origins_and_the_hashes_of_its_pages(site: TestClient) -> None:
    head = get(site, "/figures", q="tewas")["figures"][0]
    figure = get(site, f"/figures/{head['id']}")
    assert figure["measure"]["origins"]["lower"] == head["lower"]
    assert {line["article_key"] for line in figure["measure"]["figures"]} == figure["pages"].keys()
    assert all(re.fullmatch("[0-9a-f]{64}", sha) for sha in figure["pages"].values())


def test_a_sentence_is_checked_against_the_ledger(site: TestClient) -> None:
    first = get(site, "/check", text="Sedikitnya tujuh orang tewas dalam longsor di Detusoko")["matches"][0]
    assert first["figure"] == "same"
    assert "tujuh orang" in first["found"]["sentence_text"]


def test_figures_and_claims_are_traced_and_conflicts_told(site: TestClient) -> None:
    conflicts = get(site, "/conflicts", limit="1")["conflicts"]
    assert len(conflicts) == 1
    traced = get(site, f"/figures/{conflicts[0]['figure']}/trace")
    assert all(hop["told"]["sentence_text"] for hop in traced["hops"])
    assert get(site, "/articles/lontar-1/claims/c1/trace")["claim"]["article"] == "lontar-1"
    assert get(site, "/conflicts", since="2031-01-01") == {"conflicts": []}


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/claims?stanse=deny", 400, "'stanse' is no parameter here"),
        ("/claims?stance=denies", 400, "is none of say, report"),
        ("/claims?since=March", 400, "should look like"),
        ("/claims?limit=1000", 400, "from 0 to 200"),
        ("/claims?q=a&q=b", 400, "once only"),
        ("/check", 400, "text must be given"),
        ("/health?x=1", 400, "there are none"),
        ("/articles/none", 404, "no article"),
        ("/articles/lontar-1/claims/c999", 404, "no such thing"),
        ("/figures/none", 404, "no such thing"),
        ("/names/cats", 404, "no such thing"),
        ("/none", 404, "openapi.json lists"),
    ],
)
def test_what_is_not_understood_is_said(site: TestClient, path: str, status: int, words: str) -> None:
    answer = site.get(f"/api{path}")
    assert answer.status_code == status
    assert words in msgspec.json.decode(answer.content, type=Fault).error


@MANY
@given(
    question=st.sampled_from(QUESTIONS),
    part=st.sampled_from(PARTS) | st.text(min_size=1, max_size=9),
    pairs=st.lists(st.tuples(st.sampled_from(NAMES), ANYTHING), max_size=5),
)
def test_nothing_that_is_asked_makes_an_error(
    site: TestClient, question: Any, part: str, pairs: list[tuple[str, str]]
) -> None:
    path = re.sub(r"\{\w+\}", lambda _: quote(part, safe="", errors="replace"), question.path)
    answer = site.get(f"/api{path}?{urlencode(pairs, errors='replace')}")
    assert answer.status_code in (200, 400, 404), answer.text


def test_the_description_names_every_question_and_every_kind_it_points_to(site: TestClient) -> None:
    told = json.loads(site.get("/api/openapi.json").content)
    assert told == json.loads(msgspec.json.encode(openapi()))
    assert list(told["paths"]) == [f"/api{question.path}" for question in QUESTIONS]
    pointed = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(told)))
    assert pointed == told["components"]["schemas"].keys()
    ids = [path["get"]["operationId"] for path in told["paths"].values()]
    assert len(set(ids)) == len(ids)


def test_the_filters_are_those_of_the_search_page() -> None:
    for param in (*FILTERS, ORDER):
        value = {"month": "2025-03", "since": "2025-03-01", "until": "2025-03-01", "from": "1", "to": "2"}.get(
            param.name, param.choices[0] if param.choices else "x"
        )
        param.check(value)
        assert make_asked([(param.name, value)]).pairs == ((param.name, value),)


@given(st.text(max_size=12))
def test_a_number_is_read_or_refused(value: str) -> None:
    try:
        asked = read_asked({}, [("skip", value)], PAGING)
    except BadAskError:
        return
    assert 0 <= asked.number("skip", 0) <= 10_000


def test_a_value_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadAskError, match="1 to 400"):
        Param("q", "").check("x" * 401)


def test_sentences_outside_claims_are_answered_with_their_spans(site: TestClient) -> None:
    found = get(site, "/sentences", q="di", limit="200")
    assert found["found"] == len(found["sentences"]) > 0
    for line in found["sentences"]:
        text = get(site, f"/articles/{line['article_key']}")["text"]
        assert text[slice(*line["sentence"])] == line["sentence_text"]
    assert get(site, "/sentences", q="di", skip="1", limit="1")["sentences"] == found["sentences"][1:2]
    assert site.get("/api/sentences").status_code == 400
    assert site.get("/api/sentences?q=di&stance=deny").status_code == 400
