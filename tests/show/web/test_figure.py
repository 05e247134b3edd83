"""Figures, traces, stories, names: what is drawn is what the ledger holds."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from starlette.testclient import TestClient

from saksi import Ledger
from saksi.answer.policy import POLICIES, take
from saksi.answer.told import ends, group_figures
from saksi.answer.trace import Hop, Point
from saksi.kinds import Figure, Measure, Quantity, Span
from saksi.show.web.app import make_app
from saksi.show.web.graph import Edge, Node, draw_graph
from saksi.show.web.guard import Door
from saksi.show.web.plot import draw_plot
from saksi.show.web.scale import Width, make_height
from saksi.show.web.sheaf import bind_hops, hold_texts, order_hops
from saksi.show.web.speech import speeches

QUANTITY = Quantity("q1", Span(0, 1), 7, 7, "=", "orang", "noun", "rule")


@pytest.fixture(scope="module")
def widest(demo_path: Path) -> Measure:
    """The figure that the most articles of the bundled pages give."""
    with Ledger.open(str(demo_path)) as ledger:
        return max(ledger.measures(), key=lambda measure: len(measure.figures))


def tree(text: str) -> Any:
    return html.fromstring(text)


def test_the_list_leads_to_every_figure_and_each_shows_all_its_sentences(site: TestClient, demo_path: Path) -> None:
    places: list[str] = []
    address = "/figures"
    while address:
        page = tree(site.get(address).text)
        places += page.xpath("//a[@class='head-link']/@href")
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    with Ledger.open(str(demo_path)) as ledger:
        measures = {f"/figure/{measure.id}": measure for measure in ledger.measures()}
    assert sorted(places) == sorted(measures)
    for place in places[:8]:
        page = tree(site.get(place).text)
        assert len(page.xpath("//div[@class='told']")) == len(measures[place].figures)
        rows = page.xpath("//tr[@id]/@id")
        assert rows == list(dict.fromkeys(rows))
        assert {link.removeprefix("#") for link in page.xpath("//svg//a/@href")} == set(rows)


def test_only_figures_that_disagree_are_listed_where_these_are_asked_for(site: TestClient, demo_path: Path) -> None:
    with Ledger.open(str(demo_path)) as ledger:
        rivals = {f"/figure/{measure.id}" for measure in ledger.measures() if measure.contradictions}
        every = ledger.browse.count_heads()
    page = tree(site.get("/figures?only=rivals").text)
    assert set(page.xpath("//a[@class='head-link']/@href")) == rivals
    assert page.xpath("//h2")[0].text_content().startswith(str(len(rivals)))
    assert page.xpath("//input[@name='only']/@value") == ["rivals"]
    [to_all] = page.xpath("//ul[@class='tabs']//a[not(@aria-current)]/@href")
    assert tree(site.get(to_all).text).xpath("//h2")[0].text_content().startswith(str(every))
    assert rivals > set(tree(site.get("/figures?only=rivals&q=tewas").text).xpath("//a[@class='head-link']/@href"))


def test_a_figure_in_a_list_is_told_apart_by_its_first_title(site: TestClient, widest: Measure) -> None:
    page = tree(site.get("/figures").text)
    [cite] = page.xpath(f"//li[a[@href='/figure/{widest.id}']]//cite/text()")
    assert cite == "Tebing longsor timpa permukiman di Ende, sedikitnya tujuh tewas"


def test_stories_are_found_by_words_of_their_titles_and_by_days(site: TestClient) -> None:
    def found(query: str) -> list[str]:
        return [str(link) for link in tree(site.get(f"/stories?{query}").text).xpath("//a[@class='head-link']/@href")]

    every = found("")
    assert every
    assert found("q=LONGSOR+ende&since=2025-03-06&until=2025-03-07") == every
    for nothing in ("q=gempa", "q=%25", "q=l_ngsor", "since=2025-03-09", "until=2025-03-05", "page=2"):
        assert found(nothing) == []
    assert found("since=tomorrow&q=") == every
    shown = tree(site.get("/stories?q=gempa&until=2025-03-08").text)
    assert "No story has these words" in shown.text_content()
    assert shown.xpath("//input[@name='until']/@value") == ["2025-03-08"]


def test_one_mark_for_each_origin_and_value(widest: Measure) -> None:
    groups = group_figures(widest)
    assert sum(len(group.figures) for group in groups) == len(widest.figures)
    plot = draw_plot(widest, groups, speeches()["en"], is_log=False)
    assert plot is not None
    assert len(plot.marks) == len(groups) > 3
    for mark in plot.marks:
        assert plot.left <= mark.x <= plot.width
        assert plot.top <= mark.y <= plot.bottom
    assert plot.joins


@pytest.mark.parametrize("rule", POLICIES)
def test_every_rule_takes_from_what_was_said_and_not_from_what_was_denied(widest: Measure, rule: str) -> None:
    taken = take(group_figures(widest), POLICIES[rule], {(f.article_key, f.speaker) for f in widest.figures})
    assert taken is not None
    assert set(taken.groups) <= set(group_figures(widest))
    assert not any(group.is_denied for group in taken.groups)
    assert taken.low <= taken.high < 50


def test_rules_differ_as_their_names_say(widest: Measure) -> None:
    groups, everybody = group_figures(widest), {(figure.article_key, figure.speaker) for figure in widest.figures}
    taken = {rule: take(groups, policy, everybody) for rule, policy in POLICIES.items()}
    reach = {rule: (made.low, made.high) for rule, made in taken.items() if made}
    assert reach["lowest"][0] <= reach["newest"][0] <= reach["newest"][1] <= reach["highest"][1]
    assert reach["range"][0] <= reach["newest"][0]
    assert reach["latest"] == (13.0, 13.0)


def test_a_rule_that_does_not_exist_is_the_usual_one(site: TestClient, widest: Measure) -> None:
    page = tree(site.get(f"/figure/{widest.id}?rule=%3Cb%3E&scale=x").text)
    assert len(page.xpath("//ul[@class='tabs']//a[@aria-current]")) == 1


def test_the_export_of_a_figure_holds_its_reports_and_no_formula(site: TestClient, widest: Measure) -> None:
    answer = site.get(f"/figure/{widest.id}/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert [row["sentence"] for row in rows] == [figure.sentence_text for figure in widest.figures]
    assert f"these {len(rows)} reports" in site.get(f"/figure/{widest.id}").text
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("+", "-", "@"))] == []
    assert {row["comparison"] for row in rows} == {"'=", ">="}
    assert {"Detusoko", "Kabupaten Ende"} <= {row["place"] for row in rows}
    assert {(row["as_of"], row["as_of_start"], row["as_of_end"]) for row in rows} >= {
        ("2025-03-07TAF", "2025-03-07", "2025-03-08"),
        ("", "", ""),
    }
    assert {row["place_code"] for row in rows if row["place"]} == {"ID-NT"}


def test_a_figure_and_its_card_say_of_whom_where_and_as_of_when(site: TestClient, widest: Measure) -> None:
    page = tree(site.get(f"/figure/{widest.id}").text)
    assert "in Detusoko, as of 7 March 2025, afternoon" in page.text_content()
    card = tree(site.get("/article/lontar-1").text).xpath("//article[@data-claim='c1']")[0]
    assert "in Detusoko, as of 6 March 2025, morning" in card.text_content()
    assert (
        "di Detusoko, per 6 Maret 2025, pagi"
        in tree(site.get("/article/lontar-1", headers={"accept-language": "id"}).text).text_content()
    )


def test_reasons_name_outlets_and_not_the_ids_of_articles(site: TestClient, widest: Measure) -> None:
    for address in (f"/figure/{widest.id}", f"/figure/{widest.id}/trace"):
        told = " ".join(tree(site.get(address).text).xpath("//main//ul[contains(@class, 'plain')]/li//text()"))
        assert "Flores Pagi gives the same number" in told
        assert "timorstraitpost-1" not in told


def test_the_trace_has_every_outlet_once_and_each_link_its_sentence(site: TestClient, widest: Measure) -> None:
    page = tree(site.get(f"/figure/{widest.id}/trace").text)
    steps = page.xpath("//tr[starts-with(@id, 'step-')]")
    assert len(steps) == len(page.xpath("//a[@class='edge-number']")) > 5
    assert all(step.xpath(".//div[@class='sentence']/text()") for step in steps)
    folded = page.xpath("//ul[@class='plain']/li/a[1]/text()")
    assert {"Kabar Sabana", "Warta Nusa Bunga", "Samudra Kini"} <= set(folded)
    numbers = [re.sub(r"\s", "", b.text_content()) for b in page.xpath("//ul[@class='numbers']/li/b")]
    assert (numbers[0], numbers[1]) == ("11", "8")


def test_many_texts_that_lead_to_the_same_are_drawn_as_one_and_none_is_lost() -> None:
    texts = [Point("text", f"k{i}", f"Outlet {i}") for i in range(30)]
    sari, budi = Point("speaker", "sari", "Sari"), Point("speaker", "budi", "Budi")
    figure = Figure("a", "k", None, None, QUANTITY, "", Span(0, 1), "", "", None, (), "o1")
    hops = [Hop(text, (sari, budi)[i % 2], "names", figure) for i, text in enumerate(texts)]
    hops += [Hop(texts[0], budi, "names", figure)]
    held = hold_texts(hops)
    assert sorted(map(len, held.values())) == [1, 14, 15]
    assert sorted(text.key for some in held.values() for text in some) == sorted(text.key for text in texts)
    ordered = order_hops(hops, held)
    assert sorted(map(id, ordered)) == sorted(map(id, hops))
    sheaves = list(bind_hops(ordered, held))
    assert len(sheaves) == 4
    assert [number for each in sheaves for number in range(each.first, each.last + 1)] == list(range(1, len(hops) + 1))
    few = hops[:8]
    assert order_hops(few, hold_texts(few)) == few


def test_a_story_holds_all_its_articles_whichever_is_asked_for(site: TestClient) -> None:
    shown = [tree(site.get(f"/story/{name}").text).xpath("//ol/li/a/@href") for name in ("lontar-1", "florespagi-2")]
    assert shown[0] == shown[1]
    assert len(shown[0]) == 11
    assert tree(site.get("/stories").text).xpath("//a[@class='head-link']/@href")


def test_the_map_draws_land_and_places_and_fetches_nothing(site: TestClient) -> None:
    page = tree(site.get("/story/lontar-1").text)
    assert page.xpath("//*[@class='map-land']/@d")[0].startswith("M")
    assert page.xpath("//*[@class='map-point']")
    assert page.xpath("//svg//image | //svg//use") == []


def test_names_are_listed_with_as_many_claims_as_their_page_finds(site: TestClient) -> None:
    for role in ("speaker", "outlet"):
        rows = tree(site.get(f"/people?role={role}").text).xpath("//tbody/tr")
        assert len(rows) > 5
        for row in rows[:6]:
            [place], [count] = row.xpath(".//a/@href"), row.xpath("td[@class='n']/text()")
            page = tree(site.get(place).text)
            search = page.xpath("//p[@class='lead']/a/@href")[0]
            found = tree(site.get(search).text).xpath("//h2[@id='found']/text()")[0]
            assert re.sub(r"\D", "", found) == count


def test_where_more_was_cut_than_is_listed_that_is_said(
    demo_path: Path, site: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "the first" not in site.get("/health").text.lower()
    monkeypatch.setattr("saksi.show.web.health.LISTED", 1)
    with TestClient(make_app(str(demo_path), Door()), base_url="http://localhost") as client:
        assert "the first 1" in client.get("/health").text.lower()


def test_health_names_what_was_rejected_and_cut_with_reasons(site: TestClient) -> None:
    page = site.get("/health").text
    assert "wartanusabunga-2" in page
    assert "no article" in page
    assert tree(page).xpath("//del[@class='cut']")


@pytest.mark.parametrize(
    "address", ["/figure/none", "/figure/none/csv", "/figure/none/trace", "/story/none", "/name/speaker?name=none"]
)
def test_what_is_not_there_is_said(site: TestClient, address: str) -> None:
    assert site.get(address).status_code == 404


@given(values=st.lists(st.floats(0, 1e12), min_size=1, max_size=9), is_log=st.booleans())
def test_every_value_lies_within_its_scale(values: list[float], *, is_log: bool) -> None:
    is_log = is_log and min(values) > 0
    height = make_height(values, bottom=300, top=10, is_log=is_log)
    assert all(9.9 <= height.at(value) <= 300.1 for value in values)
    ticks = list(height.ticks(speeches()["en"]))
    assert len(ticks) < 60


@given(first=st.floats(0, 4e9), span=st.floats(0, 4e9))
def test_few_days_are_named_whatever_the_span(first: float, span: float) -> None:
    width = Width(first, first + span + 3600, 0, 900, 8 * 3600)
    assert len(list(width.ticks(speeches()["id"]))) <= 12


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_boxes_of_a_drawing_never_lie_on_one_another(pairs: list[tuple[int, int]]) -> None:
    edges = [Edge(i, Node(f"a{a}", 0, "x"), Node(f"b{b}", 3 if b % 2 else 2, "y")) for i, (a, b) in enumerate(pairs, 1)]
    drawing = draw_graph(edges, [(0, "from"), (2, "by"), (3, "to")])
    places = [(box.x, box.y) for box in drawing.boxes]
    for i, (x, y) in enumerate(places):
        assert 0 <= y <= drawing.height
        assert all(x != a or abs(y - b) >= 46 for a, b in places[i + 1 :])
    assert len(drawing.lines) == len(edges)


@pytest.mark.parametrize("number", [10**400, -(10**400), 0, None])
def test_a_number_larger_than_any_drawing_is_drawn(number: int | None) -> None:
    quantity = Quantity("q1", Span(0, 1), number, number, "=", "orang", "noun", "rule")
    assert all(abs(end) <= 1e150 for end in ends(quantity))
