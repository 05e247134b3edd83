"""The report of a story: it stands alone, holds every sentence with its place, and says what it leaves out."""

import base64
import datetime
import hashlib
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from saksi import Ledger
from saksi.answer.story import story_head, story_keys
from saksi.answer.told import group_figures
from saksi.show.web import report as made
from saksi.show.web.report import write_report
from saksi.show.web.speech import speeches
from saksi.show.web.strip import LEFT, RIGHT, WIDTH, Moment, draw_strip
from saksi.show.web.visit import Visit

NOW = datetime.datetime(2025, 3, 9, 8, 30, tzinfo=datetime.UTC)


def write(path: Path, name: str, language: str = "en", **asked: str) -> str:
    with Ledger.open(str(path)) as ledger:
        return write_report(ledger, Visit(speeches()[language], pairs=tuple(asked.items())), name, NOW)


@pytest.fixture(scope="module")
def text(demo_path: Path) -> str:
    return write(demo_path, "lontar-1")


@pytest.fixture(scope="module")
def page(text: str) -> Any:
    return html.fromstring(text)


def tree(text: str) -> Any:
    return html.fromstring(text)


def words(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_it_stands_alone_and_its_policy_lets_in_nothing_but_its_own_style(text: str, page: Any) -> None:
    assert page.xpath("//script | //link | //img | //iframe | //*[@src] | //*[@style] | //form") == []
    [style], [policy] = page.xpath("//style/text()"), page.xpath("//meta[@http-equiv]/@content")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "@import" not in style
    assert "url(" not in style
    places = {link for link in page.xpath("//@href") if not link.startswith("#")}
    assert places == set(page.xpath("//div[@class='address']/a/@href")) != set()


def test_every_number_and_mark_leads_to_something_and_no_name_is_given_twice(page: Any) -> None:
    names = page.xpath("//@id")
    assert sorted(set(names)) == sorted(names)
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(names)


def test_every_figure_of_the_story_stands_there_with_outlet_time_and_number(demo_path: Path, page: Any) -> None:
    with Ledger.open(str(demo_path)) as ledger:
        keys = story_keys(ledger, story_head(ledger, ledger.find_key("lontar-1")))
        articles = [ledger.article(key) for key in keys]
        heads = ledger.browse.heads_among(keys, limit=1000)
        measures = [measure for head in heads if (measure := ledger.browse.measure(head.id))]
    entries = page.xpath("//ol[@class='articles']//li")
    numbers = {words(entry.xpath("./div[@class='hash']")[0]): int(entry.get("value")) for entry in entries}
    assert sorted(numbers.values()) == list(range(1, len(articles) + 1))
    rows = [words(row) for row in page.xpath("//table[not(@class='glance')]/tbody/tr")]
    hashes = {article.key: article.sha256 for article in articles}
    for group in (group for measure in measures for group in group_figures(measure)):
        sentence = " ".join(group.figures[0].sentence_text.split())
        refs = {f"[{numbers[hashes[figure.article_key]]}]" for figure in group.figures}
        assert any(sentence in row and all(ref in row for ref in refs) for row in rows)
    told = {words(entry) for entry in entries}
    for article in articles:
        assert any(
            (article.outlet or "") in each and article.sha256 in each and (article.url or "") in each for each in told
        )


def test_copies_lie_beneath_the_text_they_come_from(page: Any) -> None:
    folded = {
        words(source.xpath("./div/b")[0]): [words(copy.xpath("./div/b")[0]) for copy in source.xpath("./ol/li")]
        for source in page.xpath("//ol[@class='articles']/li")
        if source.xpath("./ol")
    }
    assert folded == {"Kantor Berita Lontar": ["Kabar Sabana", "Warta Nusa Bunga", "Samudra Kini"]}
    marks = page.xpath("//*[local-name()='g'][contains(@class, 'is-copy')]")
    assert len(marks) == 3


def test_rival_figures_stand_side_by_side_and_what_is_only_denied_does_not_count(page: Any) -> None:
    [first] = page.xpath("(//table[@class='glance']/tbody/tr)[1]")
    assert [words(cell) for cell in first.xpath("./th | ./td")][:2] == ["orang tewas", "11 \u2013 14"]
    pairs = [words(each) for each in page.xpath("(//section[@class='figure'])[1]//ul[@class='pairs'][1]/li")]
    assert int(words(first.xpath("./td[last()]")[0])) == len(pairs)
    assert any("11 orang" in pair and "13 jenazah" in pair for pair in pairs)


def test_the_rule_asked_for_is_the_one_that_is_told(demo_path: Path) -> None:
    lowest = tree(write(demo_path, "lontar-1", rule="lowest"))
    assert words(lowest.xpath("(//td[@class='value'])[1]")[0]) == "11"
    assert "the lowest" in words(lowest.xpath("//section[@class='method']")[0])
    assert write(demo_path, "lontar-1", rule="none such") == write(demo_path, "lontar-1")


def test_any_article_of_a_story_gives_the_same_report_each_time(demo_path: Path, text: str) -> None:
    assert write(demo_path, "florespagi-2") == text


def test_it_speaks_indonesian(demo_path: Path) -> None:
    told = write(demo_path, "lontar-1", "id")
    assert '<html lang="id">' in told
    for said in ("Siapa mengatakan apa", "Dibuat pada 9 Maret 2025", "Saling bertentangan", "2.500.000.000"):
        assert said in told


def test_what_is_left_out_is_counted(demo_path: Path, monkeypatch: pytest.MonkeyPatch, page: Any) -> None:
    assert "Left out" not in words(page)
    every = len(page.xpath("//table[@class='lone']/tbody/tr"))
    monkeypatch.setattr(made, "LONE_SHOWN", 5)
    monkeypatch.setattr(made, "ARTICLES_SHOWN", 9)
    monkeypatch.setattr("saksi.show.web.statement.SHOWN", 10)
    short = tree(write(demo_path, "lontar-1"))
    assert len(short.xpath("//table[@class='lone']/tbody/tr")) < every
    assert len(short.xpath("//section[@class='voice']//li")) == 10
    found = re.search(r"Left out for length: 2 articles, (\d+) figures, (\d+) statements", words(short))
    assert found is not None
    assert min(int(number) for number in found.groups()) > 0


def test_a_page_that_attacks_does_nothing_in_it(hostile_path: Path) -> None:
    with Ledger.open(str(hostile_path)) as ledger:
        key = ledger.keys()[0]
    told = write(hostile_path, key)
    shown = tree(told)
    assert shown.xpath("//script | //img") == []
    assert [link for link in shown.xpath("//@href") if not link.startswith(("#", "http"))] == []
    assert "\u202e" not in told
    assert "\x07" not in told


def test_the_page_is_under_the_policy_and_the_file_is_saved(site: TestClient) -> None:
    shown = site.get("/story/lontar-1/report")
    assert "unsafe" not in shown.headers["content-security-policy"]
    assert tree(shown.text).xpath("//style") == []
    [saved] = tree(shown.text).xpath("//a[@download]/@href")
    file = site.get(saved)
    assert file.headers["content-disposition"] == 'attachment; filename="saksi-report.html"'
    assert tree(file.text).xpath("//link") == []
    assert site.get("/story/none/report").status_code == 404
    assert site.get("/story/none/report/file").status_code == 404
    assert tree(site.get("/story/lontar-1").text).xpath("//a[contains(@href, '/report')]")


def test_the_command_writes_it_whole_or_says_why_not(run: Callable[..., Any], demo_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    assert run("report", "lontar-1", "--ledger", demo_path, "--out", out, "--language", "id").code == 0
    assert "Laporan peristiwa" in out.read_text(encoding="utf-8")
    missing = run("report", "none-such", "--ledger", demo_path)
    assert (missing.code, missing.out) == (4, "")
    nowhere = run("report", "lontar-1", "--ledger", demo_path, "--out", tmp_path / "no" / "r.html")
    assert nowhere.code == 2
    assert "cannot be written" in nowhere.err


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 10**7), st.booleans()), min_size=2, max_size=60))
def test_marks_of_one_outlet_stand_in_order_within_the_drawing(told: list[tuple[str, int, bool]]) -> None:
    moments = [Moment(i, name, seconds, int(is_copy)) for i, (name, seconds, is_copy) in enumerate(told, 1)]
    strip = draw_strip(moments, 0, speeches()["en"])
    assert strip is not None
    assert sorted(dot.number for dot in strip.dots) == list(range(1, len(told) + 1))
    when = {each.number: each.seconds for each in moments}
    for row in strip.rows:
        marks = [dot for dot in strip.dots if dot.y == row.at]
        assert [when[dot.number] for dot in marks] == sorted(when[dot.number] for dot in marks)
        assert all(a.x < b.x for a, b in itertools.pairwise(marks))
        assert all(LEFT <= dot.x <= WIDTH - RIGHT for dot in marks)
