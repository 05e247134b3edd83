"""Pages and addresses that attack the reader: what they hold stays text."""

import re
from typing import Any

import pytest
from lxml import html
from starlette.testclient import TestClient

PAGES = [
    *("/", "/?q=banjir", "/?q=banjir&speaker-is=x", "/figures", "/figures?q=%25_!", "/stories", "/people"),
    *("/people?role=outlet", "/check?text=banjir+di+Sigi+12+orang+tewas", "/review", "/health"),
]
QUERIES = [
    "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/?speaker-is=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "/?q=%27%20OR%201=1%20--&place=%00",
    "/?q=%22*%22%20NEAR(a%20b)&order=%3C&page=99999999999",
    "/?stance={{7*7}}&month=0000-00&since=2025-99-99",
    "/nothing/%3Cscript%3E",
    "/article/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/?q=%ff%fe%ed%a0%80",
]


def tree(text: str) -> Any:
    return html.fromstring(text)


def articles(client: TestClient) -> list[str]:
    places = tree(client.get("/?order=oldest").text).xpath("//blockquote/a/@href")
    return sorted({place.partition("#")[0] for place in places})


def assert_harmless(text: str) -> None:
    page: Any = html.fromstring(text)
    assert {script.get("src") for script in page.xpath("//script")} <= {"/static/htmx.min.js", "/static/saksi.js"}
    assert page.xpath("//img") == []
    assert page.xpath("//*[@style]") == []
    attributes = [name for each in page.iter() if isinstance(each.tag, str) for name in each.attrib]
    assert [name for name in attributes if name.startswith(("on", "hx-on"))] == []
    links = page.xpath("//@href | //@src | //@action | //@data-hx-get")
    assert [link for link in links if re.match(r"\s*(javascript|data|vbscript):", link, re.I)] == []
    assert [link for link in links if link.startswith("http") and ".example" not in link] == []
    assert "\u202e" not in text
    assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text) is None


@pytest.mark.parametrize("address", PAGES + QUERIES)
def test_a_hostile_page_or_address_does_nothing(hostile: TestClient, address: str) -> None:
    answer = hostile.get(address)
    assert answer.status_code in (200, 404)
    assert_harmless(answer.text)


def test_hostile_articles_and_citations_do_nothing(hostile: TestClient) -> None:
    found = articles(hostile)
    assert len(found) == 3
    for address in found:
        answer = hostile.get(address)
        assert answer.status_code == 200
        assert_harmless(answer.text)
        cites = tree(answer.text).xpath("//a/@data-hx-get")
        assert cites
        for cite in cites:
            assert_harmless(hostile.get(cite).text)


def test_hostile_figures_stories_and_names_do_nothing(hostile: TestClient) -> None:
    for listing in ("/figures", "/stories", "/people?role=outlet", "/people?role=speaker"):
        places = tree(hostile.get(listing).text).xpath("//main//ul/li/a[@class='head-link']/@href | //tbody//a/@href")
        assert places, listing
        for place in places:
            for address in (place, f"{place}/trace") if place.startswith("/figure/") else (place,):
                answer = hostile.get(address)
                assert answer.status_code == 200
                assert_harmless(answer.text)
                for split in tree(answer.text).xpath("//a[starts-with(@href, '/people/split')]/@href"):
                    assert_harmless(hostile.get(split).text)
