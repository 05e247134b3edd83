"""The search page: what is found, how it is narrowed, and that every export holds exactly that."""

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from saksi import Ledger, add_paths
from saksi.kinds import LinkKind
from saksi.ledger.correct import Correction, content_words
from saksi.ledger.search.query import ClaimQuery
from saksi.link.measure.odds import TABLE, tell_reasons
from saksi.pack import UNDETERMINED, load_table
from saksi.show.web.address import claim_query, make_asked
from saksi.show.web.app import make_app
from saksi.show.web.guard import Door
from saksi.show.web.speech import REASON, speeches

SEARCHES = [
    "",
    "q=tewas",
    "q=tewas&order=oldest",
    "q=menewaskan&stems=1",
    "stance=deny",
    "not-stance=say",
    "speaker-is=",
    "speaker-is=Yulius+Raga+Ndopo&not-outlet-is=Kabar+Sabana",
    "unit=killed&from=10",
    "unit=killed&to=9&kind=direct&kind=indirect",
    "month=2025-03&language=en",
    "place=Ende&not-q=tewas",
    "since=2025-03-07&until=2025-03-07",
    "q=nothinglikethis",
    "q=di&in=text",
    "q=desa+di&in=text&order=oldest",
    "q=menewaskan&stems=1&in=text&not-q=desa",
    "q=di&in=text&not-outlet-is=Kabar+Sabana&since=2025-03-06",
]


def tree(text: str) -> Any:
    return html.fromstring(text)


def found_of(page: str) -> int:
    [words] = tree(page).xpath("//h2[@id='found']/text()[1]")
    return int(re.sub(r"\D", "", words))


@pytest.mark.parametrize("search", SEARCHES)
def test_the_count_on_the_page_is_the_rows_of_every_export(site: TestClient, search: str) -> None:
    found = found_of(site.get(f"/?{search}").text)
    rows = list(csv.DictReader(io.StringIO(site.get(f"/export/csv?{search}").content.decode("utf-8-sig"))))
    lines = [json.loads(line) for line in site.get(f"/export/jsonl?{search}").text.splitlines()]
    assert len(rows) == len(lines) == found
    assert [row["sentence"] for row in rows] == [line["sentence_text"] for line in lines]


def test_all_pages_together_show_what_the_export_holds(site: TestClient) -> None:
    shown: list[str] = []
    address = "/?order=oldest"
    while address:
        page: Any = html.fromstring(site.get(address).text)
        shown += page.xpath("//article[@class='row']//blockquote/a/@href")
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    lines = [json.loads(line) for line in site.get("/export/jsonl?order=oldest").text.splitlines()]
    assert shown == [f"/article/{line['article_key']}#{line['claim']['id']}" for line in lines]


def test_a_value_clicked_leads_to_as_many_claims_as_stand_beside_it(site: TestClient) -> None:
    page: Any = html.fromstring(site.get("/").text)
    whole = found_of(site.get("/").text)
    choices = page.xpath("//li[contains(@class, 'choice')]")
    assert len(choices) > 20
    for choice in choices:
        [only], [but] = choice.xpath("a[@class='only']/@href"), choice.xpath("a[@class='not']/@href")
        count = int(choice.xpath(".//span[@class='n']/text()")[0])
        assert found_of(site.get(only).text) == count
        assert found_of(site.get(but).text) == whole - count


def test_a_result_opens_its_article_at_the_sentence(site: TestClient) -> None:
    place = tree(site.get("/?q=tewas").text).xpath("//article//blockquote/a/@href")[0]
    page, _, claim = place.partition("#")
    article: Any = html.fromstring(site.get(page).text)
    assert article.xpath(f"//*[@id='{claim}']")
    assert article.xpath(f"//*[@id='card-{claim}']")


def test_the_words_sought_are_marked(site: TestClient) -> None:
    page: Any = html.fromstring(site.get("/?q=tewas").text)
    assert {text.casefold() for text in page.xpath("//*[contains(@class, 'sought')]/text()")} == {"tewas"}


def test_what_the_form_has_no_field_for_stays(site: TestClient) -> None:
    page: Any = html.fromstring(site.get("/?q=tewas&stance=say&not-outlet-is=Kabar+Sabana").text)
    hidden = {(field.get("name"), field.get("value")) for field in page.xpath("//form//input[@type='hidden']")}
    assert hidden == {("stance", "say"), ("not-outlet-is", "Kabar Sabana")}


NAMES = st.sampled_from(
    ["q", "speaker", "speaker-is", "stance", "not-stance", "month", "since", "from", "page", "order", "unit", "place",
     "not-q", "judged", "x", "stems", "language", "not-month"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs=st.lists(st.tuples(NAMES, st.text(max_size=20) | st.sampled_from(["say", "2025-03", "1", '"', "*"]))))
def test_any_address_is_answered_and_counts_what_it_exports(site: TestClient, pairs: list[tuple[str, str]]) -> None:
    search = urlencode(pairs, errors="replace")
    page = site.get(f"/?{search}", follow_redirects=True)
    assert page.status_code == 200
    lines = site.get(f"/export/jsonl?{search}").text.splitlines()
    assert found_of(page.text) == len(lines)


@given(pairs=st.lists(st.tuples(NAMES, st.text(max_size=9) | st.sampled_from(["say", "2025-03", "4.000"]))))
def test_an_address_says_all_of_a_search(pairs: list[tuple[str, str]]) -> None:
    asked = make_asked(pairs)
    assert make_asked(asked.pairs) == asked
    claim_query(asked)


def test_every_tie_between_articles_has_words() -> None:
    ties = {f"tie.{kind}.{end}" for kind in get_args(LinkKind) if kind != "same-story" for end in ("from", "to")}
    assert all(ties <= speech.words.keys() for speech in speeches().values())


def test_both_languages_say_the_same_things() -> None:
    every = speeches()
    plural = {name for name in every["en"].words if name.endswith(".one")}
    told = {name: message for name, message in every["id"].words.items() if not name.startswith(REASON)}
    assert every["en"].words.keys() - plural == told.keys()
    for name, message in told.items():
        held = re.findall(r"\{(\w+)\}", message)
        assert sorted(held) == sorted(re.findall(r"\{(\w+)\}", every["en"].words[name])), name


def test_every_reason_of_the_bundled_pages_is_told_in_indonesian(demo_path: Path) -> None:
    speech = speeches()["id"]
    with Ledger.open(str(demo_path)) as ledger:
        reasons = {reason for measure in ledger.measures() for origin in measure.origins for reason in origin.reasons}
        reasons |= {link.reason for link in ledger.links()}
    assert len(reasons) > 10
    assert [reason for reason in reasons if speech.reason(reason) == reason] == []
    assert all(speeches()["en"].reason(reason) == reason for reason in reasons)


def test_every_reason_of_a_guess_is_told_in_indonesian() -> None:
    speech = speeches()["id"]
    clues = [row["clue"] for row in load_table(UNDETERMINED, TABLE)]
    reasons = {reason for clue in clues for sign in (1.0, -1.0) if (reason := tell_reasons({clue: sign}))}
    assert len(reasons) > 5
    for reason in reasons:
        told = speech.reason(f"a5 likely counts what a1 counts: {reason} and like sentences")
        assert "counts" not in told
        assert reason not in told


def test_why_pages_were_not_read_is_told_in_indonesian(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "paper.html").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "deep.html").write_bytes(b"<div>" * 9000)
    (tmp_path / "menu.html").write_bytes(b"<html><body><nav><a href=/>Beranda</a></nav></body></html>")
    (tmp_path / "bad.jsonl").write_bytes(
        b'{"id": "x", "text": ""}\n{"id": "y", "text": "Air naik.", "published": "besok"}\n'
    )
    path = str(tmp_path / "x.ledger")
    with Ledger.open_to_write(path, writer="test") as ledger:
        assert list(add_paths([str(tmp_path)], ledger)) is not None
    with Ledger.open(path) as ledger:
        reasons = {each.reason for each in ledger.rejects()}
    assert len(reasons) >= 6
    told = {reason: speeches()["id"].reason(reason) for reason in reasons}
    assert [reason for reason, words in told.items() if reason == words] == []


def test_what_is_named_in_a_reason_keeps_its_place() -> None:
    reason = "{x} (a) gives the same number from B, who is not named: it may be from C and D"
    assert speeches()["id"].reason(reason) == (
        "{x} (a) memberi angka yang sama dari B, yang tidak disebut namanya: mungkin dari C and D"
    )


def test_an_exact_name_is_no_part_of_a_name(demo_path: Path) -> None:
    with Ledger.open(str(demo_path)) as ledger:
        whole = ledger.count(claim_query(make_asked([("outlet-is", "Kabar Sabana")])))
        assert whole == ledger.count(claim_query(make_asked([("outlet", "Kabar Sabana")]))) > 0
        assert ledger.count(claim_query(make_asked([("outlet-is", "Kabar")]))) == 0


def test_a_page_kept_is_not_shown_when_the_ledger_has_changed(tmp_path: Path, demo_path: Path) -> None:
    path = str(shutil.copy(demo_path, tmp_path / "own.ledger"))
    with TestClient(make_app(path, Door()), base_url="http://localhost") as client:
        first = client.get("/?q=tewas")
        assert client.get("/?q=tewas").text == first.text
        assert "tewas" not in client.get("/?q=hujan").text.partition("results")[0].partition("<main")[2]
        with Ledger.open_to_write(path, writer="test") as ledger, ledger.batch():
            hit = next(iter(ledger.search(ClaimQuery(words="tewas"))))
            words = content_words(hit.article.text, hit.claim.content)
            ledger.correct(
                Correction("reject", "2025-01-01", "Ani", "0", article=hit.article.key, claim=hit.claim.id,
                           content=hit.claim.content, words=words)
            )  # fmt: skip
        assert found_of(client.get("/?q=tewas").text) == found_of(first.text) - 1


def test_the_most_frequent_values_are_those_of_all(demo_path: Path) -> None:
    with Ledger.open(str(demo_path)) as ledger:
        every, top = ledger.facets(ClaimQuery()), ledger.browse.top_facets(limit=1000)
        assert {name: set(values) for name, values in every.items()} == {
            name: set(values) for name, values in top.items()
        }


def test_a_form_with_empty_fields_leads_to_the_address_of_what_it_asks(site: TestClient) -> None:
    answer = site.get("/?q=tewas&speaker=&outlet=&order=&stance=say")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=tewas&stance=say")
    assert site.get(answer.headers["location"]).status_code == 200


def test_months_stand_in_the_order_of_time(tmp_path: Path) -> None:
    days = ("2024-11-03", "2025-02-01", "2024-12-24", "2025-02-03")
    lines = [
        {"id": f"a{i}", "published": day, "text": f"Air naik {i} meter di Palu, kata Bupati Sari Dewi."}
        for i, day in enumerate(days, 2)
    ]
    (tmp_path / "pages.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with Ledger.open_to_write(str(tmp_path / "x.ledger"), writer="test") as ledger:
        list(add_paths([str(tmp_path / "pages.jsonl")], ledger))
    with TestClient(make_app(str(tmp_path / "x.ledger"), Door()), base_url="http://localhost") as client:
        page: Any = html.fromstring(client.get("/").text)
    links = page.xpath("//a[@class='only' and contains(@href, 'month=')]/@href")
    assert [link[-7:] for link in links] == ["2025-02", "2024-12", "2024-11"]


def test_sentences_outside_claims_are_listed_and_lead_to_their_place(site: TestClient) -> None:
    page = tree(site.get("/?q=di&in=text").text)
    links = page.xpath("//blockquote/a/@href")
    assert links
    assert not page.xpath("//aside")
    assert page.xpath("//input[@name='in']/@checked")
    for link in links[:3]:
        address, _, anchor = link.partition("#")
        article = tree(site.get(address).text)
        assert len(article.xpath(f"//*[@id='{anchor}']")) == 1
        marked = "".join(article.xpath("//span[contains(@class, 'sought')]/text()"))
        assert marked == "".join(page.xpath(f"//a[@href='{link}']//text()")).strip()


def test_what_only_claims_have_is_left_out_of_a_search_in_the_text(site: TestClient) -> None:
    answer = site.get("/?q=di&stance=deny&in=text")
    assert answer.headers["location"] == "/?q=di&in=text"
    assert site.get("/?in=text").headers["location"] == "/"
    assert site.get("/export/csv?q=di&stance=deny&in=text").status_code == 404
    assert site.get("/export/parquet?q=di&in=text").status_code == 404
    [link] = tree(site.get("/?q=di&stance=deny").text).xpath("//a[contains(@href, 'in=text')]/@href")
    assert link == "/?q=di&in=text"


def test_a_place_that_is_not_in_the_text_is_passed_over(site: TestClient) -> None:
    [link, *_] = tree(site.get("/?q=di&in=text").text).xpath("//blockquote/a/@href")
    path = link.partition("?")[0]
    for at in ("9-2", "0-999999999", "x", "-1-2", "1-2-3", "٣-٤"):
        assert site.get(path, params={"at": at}).status_code == 200
        assert 'id="at"' not in site.get(path, params={"at": at}).text
