"""What readers write: judged, named, joined, taken back; and the check of a pasted text."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from lxml import html
from starlette.testclient import TestClient

from saksi import Ledger
from saksi.ledger.correct import Correction
from saksi.ledger.search.query import ClaimQuery
from saksi.show.web.act import about_claim
from saksi.show.web.app import make_app
from saksi.show.web.guard import Door
from saksi.show.web.request import FORM_LIMIT_BYTES


def tree(text: str) -> Any:
    return html.fromstring(text)


@pytest.fixture
def own_path(demo_path: Path, tmp_path: Path) -> Path:
    """A ledger that may be written."""
    return Path(shutil.copy(demo_path, tmp_path / "own.ledger"))


@pytest.fixture
def own(own_path: Path) -> Iterator[TestClient]:
    """A browser on it."""
    with TestClient(make_app(str(own_path), Door()), base_url="http://localhost", follow_redirects=False) as client:
        yield client


def first_claim(client: TestClient) -> dict[str, str]:
    say(client, "name", "Ani")
    form = tree(client.get("/review").text).xpath("//div[@class='queued']//form")[0]
    return {name: form.xpath(f"input[@name='{name}']/@value")[0] for name in ("article", "claim", "back")}


def say(client: TestClient, action: str, reader: str, **more: str) -> None:
    answer = client.post("/review/judge", data={"action": action, "reader": reader, **more})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review")


def test_what_is_rejected_is_gone_from_search_and_comes_back_when_taken_back(own: TestClient, own_path: Path) -> None:
    claim = first_claim(own)
    with Ledger.open(str(own_path)) as ledger:
        whole = ledger.count(ClaimQuery())
    say(own, "reject", "Ani", **claim, note="a headline")
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery()) == whole - 1
        [made] = ledger.corrections()
    assert (made.action, made.made_by, made.note, made.claim) == ("reject", "Ani", "a headline", claim["claim"])
    assert first_claim(own) != claim
    say(own, "undo", "Ani", number=str(made.number))
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery()) == whole


def test_a_second_reader_sees_what_the_first_accepted_and_agreement_is_counted(own: TestClient) -> None:
    claim = first_claim(own)
    say(own, "accept", "Ani", **claim)
    assert "No claim was judged by two readers" in own.get("/review").text
    say(own, "name", "Büdi Ā“")
    assert "Büdi Ā“" in own.get("/review").text
    say(own, "name", "Budi")
    queue = tree(own.get("/review?judged=accepted").text)
    assert queue.xpath("//div[@class='queued']//input[@name='claim']/@value") == [claim["claim"]]
    say(own, "reject", "Budi", **claim)
    page = own.get("/review").text
    assert "0 of 1 claims" in page
    assert "Judged differently" in page
    assert "Cohen&#39;s kappa 0.00" in page


def test_agreement_of_three_readers_is_given_with_chance_taken_out(own: TestClient, own_path: Path) -> None:
    with Ledger.open(str(own_path)) as ledger:
        hits = list(ledger.search(ClaimQuery(), 6))
    for number, hit in enumerate(hits):
        claim = {"article": hit.article.key, "claim": hit.claim.id}
        for reader in ("Ani", "Budi", "Citra")[: 2 + number % 2]:
            say(own, "accept" if number < 3 or (reader == "Ani" and number == 5) else "reject", reader, **claim)
    page = tree(own.get("/review").text).text_content()
    assert "5 of 6 claims that two or more people judged" in page
    assert "5 of 6 alike: both right 3, both not a claim 2" in page
    assert "Cohen's kappa 0.67" in page
    assert "Krippendorff's alpha 0.75, over 6 claims and 3 readers" in page
    own.get("/language/id")
    assert "alfa Krippendorff 0,75" in own.get("/review").text


def test_without_a_name_the_review_asks_for_one_and_shows_no_buttons(own: TestClient) -> None:
    page = tree(own.get("/review").text)
    assert page.xpath("//form[contains(@class, 'begin')]//input[@name='reader']")
    assert page.xpath("//div[@class='queued']")
    assert not page.xpath("//div[@class='queued']//button")


def test_a_speaker_is_corrected_and_what_was_read_stays(own: TestClient, own_path: Path) -> None:
    claim = first_claim(own)
    say(own, "speaker", "Ani", **claim, speaker=" Dewi  <b>Sari</b> ")
    with Ledger.open(str(own_path)) as ledger:
        hit = ledger.hit(claim["article"], claim["claim"])
        assert hit is not None
        assert hit.claim.speaker == "Dewi <b>Sari</b>"
        read = {each.id: each.speaker for each in ledger.machine_finding(claim["article"]).claims}
        assert read[claim["claim"]] != hit.claim.speaker
    assert "Dewi &lt;b&gt;Sari" in own.get("/?speaker=Dewi").text


def test_two_names_are_joined_and_counted_as_one(own: TestClient, own_path: Path) -> None:
    form = {"old": "rumah sakit", "new": "Maria Goreti Tenda", "reader": "Ani"}
    with Ledger.open(str(own_path)) as ledger:
        both = sum(ledger.count(ClaimQuery(speaker_is=form[name])) for name in ("old", "new"))
    answer = own.post("/people/join", data=form)
    assert answer.headers["location"].startswith("/name/speaker?name=Maria")
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery(speaker_is=form["new"])) == both
    page = tree(own.get(answer.headers["location"]).text)
    [part] = page.xpath("//form[@action='/people/part']")
    sent = {each.get("name"): each.get("value") for each in part.xpath("input")}
    answer = own.post("/people/part", data={**sent, "reader": "Ani"})
    assert answer.headers["location"] == "/name/speaker?name=rumah+sakit"
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery(speaker_is=form["new"])) < both
        assert ledger.corrections(in_force=True) == ()


def test_a_name_is_taken_apart_by_the_number_of_a_joining_only(own: TestClient, own_path: Path) -> None:
    say(own, "accept", "Ani", **first_claim(own))
    for number in ("1", "99", "", "x"):
        own.post("/people/part", data={"number": number, "name": "rumah sakit", "reader": "Ani"})
    with Ledger.open(str(own_path)) as ledger:
        assert [made.action for made in ledger.corrections()] == ["accept"]


def test_a_name_that_two_bear_is_split_by_the_articles_that_are_ticked(own: TestClient, own_path: Path) -> None:
    name, other = "Yulius Raga Ndopo", "Yulius Raga (Kupang)"
    with Ledger.open(str(own_path)) as ledger:
        whole = ledger.count(ClaimQuery(speaker_is=name))
    page = tree(own.get("/people/split", params={"name": name}).text)
    keys = page.xpath("//input[@name='article']/@value")
    assert len(keys) == len(set(keys)) > 2
    with Ledger.open(str(own_path)) as ledger:
        moved = [c for key in keys[:2] for c in ledger.finding(key).claims if c.speaker == name]
    answer = own.post("/people/split", data={"name": name, "new": f" {other} ", "reader": "Ani", "article": keys[:2]})
    assert answer.headers["location"].startswith("/name/speaker?name=Yulius+Raga+%28Kupang")
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery(speaker_is=other)) == len(moved) > 2
        assert ledger.count(ClaimQuery(speaker_is=name)) == whole - len(moved)
        assert {c.action for c in ledger.corrections()} == {"split"}


@pytest.mark.parametrize(
    "form", [{}, {"name": "Yulius Raga Ndopo"}, {"name": "x", "new": "y", "article": "none"},
             {"name": "Yulius Raga Ndopo", "new": "Yulius Raga Ndopo", "article": "lontar-1"}],
)  # fmt: skip
def test_a_split_without_articles_or_another_name_writes_nothing(
    own: TestClient, own_path: Path, form: dict[str, str]
) -> None:
    answer = own.post("/people/split", data=form)
    assert "missing=1" in answer.headers["location"]
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.corrections() == ()


def test_a_split_that_is_asked_again_says_what_is_missing(own: TestClient) -> None:
    answer = own.post("/people/split", data={"name": "Yulius Raga Ndopo", "new": "<b>Yulius"})
    page = own.get(answer.headers["location"]).text
    assert "Tick at least one article" in page
    assert "&lt;b&gt;Yulius" in page


@pytest.mark.parametrize(
    "form",
    [{}, {"action": "undo", "number": "99"}, {"action": "undo", "number": "x"}, {"action": "reject", "article": "none"},
     {"action": "reject", "article": "lontar-1", "claim": "c999"}, {"action": "sing"}],
)  # fmt: skip
def test_a_form_that_makes_no_sense_writes_nothing(own: TestClient, own_path: Path, form: dict[str, str]) -> None:
    assert own.post("/review/judge", data=form).status_code in (303, 404, 503)
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.corrections() == ()


def test_a_form_leads_back_to_the_review_and_nowhere_else(own: TestClient) -> None:
    for back in ("//evil.example", "https://evil.example", "/\\evil.example"):
        answer = own.post("/review/judge", data={"action": "name", "reader": "Ani", "back": back})
        assert answer.headers["location"] == "/review"


def test_pages_write_nothing(own: TestClient, own_path: Path) -> None:
    before = own_path.read_bytes()
    for address in ("/", "/review", "/check", "/people", "/stories", "/figures", "/health", "/article/lontar-1"):
        assert own.get(address).status_code == 200
    assert own_path.read_bytes() == before


def test_a_pasted_sentence_finds_who_gives_the_same_figure_and_who_another(site: TestClient) -> None:
    page = tree(site.post("/check", data={"text": "Sebanyak 11 orang tewas dalam longsor di Ende, kata BPBD."}).text)
    assert page.xpath("//span[contains(@class, 'same-figure')]")
    assert page.xpath("//span[contains(@class, 'other-figure')]")
    assert page.xpath("//aside//a[@class='head-link']")


def test_an_address_of_the_ledger_leads_to_its_article(site: TestClient, demo_path: Path) -> None:
    with Ledger.open(str(demo_path)) as ledger:
        article = ledger.article(ledger.find_key("lontar-1"))
    answer = site.post("/check", data={"text": f" {article.url} "})
    assert answer.headers["location"] == f"/article/{article.key}"


@pytest.mark.parametrize("text", ["zzz qqq", "<script>alert(1)</script>", "\"*' OR 1", "https://evil.example/x", "12"])
def test_what_the_ledger_does_not_know_is_no_verdict(site: TestClient, text: str) -> None:
    answer = site.post("/check", data={"text": text})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_text_without_end_is_cut_and_that_is_said(site: TestClient) -> None:
    answer = site.post("/check", data={"text": "Air naik. " * 3000})
    assert "Only the beginning" in answer.text
    assert site.post("/check", content=b"text=" + b"a" * (FORM_LIMIT_BYTES + 9)).status_code == 200


def test_the_words_of_a_claim_are_corrected_and_what_the_article_lacks_is_not_taken(
    own: TestClient, own_path: Path
) -> None:
    claim = first_claim(own)
    with Ledger.open(str(own_path)) as ledger:
        hit = ledger.hit(claim["article"], claim["claim"])
        assert hit is not None
        first = hit.article.text[slice(*hit.claim.content[0])].split()
    say(own, "words", "Ani", **claim, words="  ".join(first[:-1]))
    with Ledger.open(str(own_path)) as ledger:
        hit = ledger.hit(claim["article"], claim["claim"])
        assert hit is not None
        assert [hit.article.text[slice(*span)].split() for span in hit.claim.content] == [first[:-1]]
    answer = own.post("/review/judge", data={"action": "words", "reader": "Ani", **claim, "words": "<b>tidak ada</b>"})
    page = own.get(answer.headers["location"]).text
    assert "does not have these words" in page
    assert "&lt;b&gt;tidak ada&lt;/b&gt;" in page
    with Ledger.open(str(own_path)) as ledger:
        assert [made.action for made in ledger.corrections()] == ["words"]


def test_a_name_with_signs_that_act_is_joined_and_split_by_the_form_of_its_page(
    own: TestClient, own_path: Path
) -> None:
    name = "Dewi \u202eSari\x1b " + "dan kawan-kawan " * 20
    name = name.strip()
    claim = first_claim(own)
    with Ledger.open_to_write(str(own_path), writer="test") as ledger:
        hit = ledger.hit(claim["article"], claim["claim"])
        assert hit is not None
        values: dict[str, Any] = {**about_claim(hit), "old_value": hit.claim.speaker, "new_value": name}
        ledger.correct(Correction("speaker", "2025-03-09T08:00:00+00:00", "Ani", "0", **values))
        assert ledger.count(ClaimQuery(speaker_is=name)) == 1
    page = tree(own.get(f"/name/speaker?{urlencode({'name': name})}").text)
    [join] = page.xpath("//form[@action='/people/join']")
    sent = {each.get("name"): each.get("value") for each in join.xpath(".//input")}
    assert "\u202e" not in sent["old"]
    own.post("/people/join", data={**sent, "new": "Dewi Sari", "note": "", "reader": "Ani"})
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery(speaker_is=name)) == 0
        assert ledger.count(ClaimQuery(speaker_is="Dewi Sari")) == 1
    [part] = tree(own.get("/name/speaker?name=Dewi+Sari").text).xpath("//form[@action='/people/part']")
    taken = {each.get("name"): each.get("value") for each in part.xpath("input")}
    own.post("/people/part", data={**taken, "reader": "Ani"})
    [split] = tree(own.get(f"/people/split?{urlencode({'name': name})}").text).xpath("//form[@action='/people/split']")
    ticked = {each.get("name"): each.get("value") for each in split.xpath(".//input[@type!='text']")}
    own.post("/people/split", data={**ticked, "article": claim["article"], "new": "Rina", "reader": "Ani"})
    with Ledger.open(str(own_path)) as ledger:
        assert ledger.count(ClaimQuery(speaker_is=name)) == 0
        assert ledger.count(ClaimQuery(speaker_is="Rina")) == 1
