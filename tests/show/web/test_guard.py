"""Who may come in, and what every answer carries."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from saksi.show.web.app import make_app
from saksi.show.web.guard import HEADERS, Door

TOKEN = "not-to-be-guessed"


@pytest.mark.parametrize("address", ["/", "/article/lontar-1", "/nothing", "/static/saksi.css", "/export/csv"])
def test_every_answer_carries_the_policy(site: TestClient, address: str) -> None:
    answer = site.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "[::1"])
def test_another_name_of_this_machine_is_turned_away(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765"])
def test_this_machine_by_its_own_names_comes_in(site: TestClient, host: str) -> None:
    assert site.get("/", headers={"host": host}).status_code == 200


def test_an_address_without_end_is_refused(site: TestClient) -> None:
    assert site.get("/?q=" + "a" * 9000).status_code == 414


def test_a_method_that_is_not_known_is_refused(site: TestClient) -> None:
    assert site.delete("/").status_code == 405


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_a_form_of_another_site_is_refused(site: TestClient, headers: dict[str, str]) -> None:
    assert site.post("/", headers=headers).status_code == 403


def test_with_a_token_nobody_comes_in_without_it(demo_path: Path) -> None:
    app = make_app(str(demo_path), Door("0.0.0.0", TOKEN))
    with TestClient(app, base_url="http://news.example", follow_redirects=False) as client:
        for headers in ({}, {"authorization": "Bearer x"}, {"cookie": "saksi_token=x"}, {"cookie": "=;=\x01"}):
            assert client.get("/", headers=headers).status_code == 401
        assert client.get("/?token=wrong").status_code == 401
        assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_token_in_the_address_goes_into_a_cookie(demo_path: Path) -> None:
    app = make_app(str(demo_path), Door("0.0.0.0", TOKEN))
    with TestClient(app, base_url="http://news.example", follow_redirects=False) as client:
        answer = client.get(f"/?q=banjir&token={TOKEN}")
        assert (answer.status_code, answer.headers["location"]) == (303, "/?q=banjir")
        assert "httponly" in answer.headers["set-cookie"].lower()
        assert client.get("/").status_code == 200
        away = client.get(f"http://news.example//evil.example/?token={TOKEN}")
        assert away.headers["location"].startswith("/evil.example")


def test_the_language_is_kept_and_never_leads_away(site: TestClient) -> None:
    answer = site.get("/language/id?back=/%3Fq%3Dtewas")
    assert answer.headers["location"] == "/?q=tewas"
    assert 'lang="id"' in site.get("/").text
    for away in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb: c"):
        assert site.get("/language/xx", params={"back": away}).headers["location"] == "/"
