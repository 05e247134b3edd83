"""What only a browser can tell: accessibility, the policy, keys, and the tasks of three users from beginning to end."""

import csv
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
SHOTS = os.environ.get("SHOTS")
PAGES = {
    "search": "/",
    "found": "/?q=tewas&not-outlet-is=Kabar+Sabana",
    "nothing": "/?q=nothinglikethis",
    "article": "/article/wartanusabunga-1",
    "english": "/article/timorstraitpost-1",
    "cite": "/article/lontar-1/cite/c1",
    "figures": "/figures",
    "rivals": "/figures?only=rivals",
    "stories": "/stories",
    "stories-found": "/stories?q=longsor&since=2025-03-06",
    "story": "/story/lontar-1",
    "report": "/story/lontar-1/report",
    "people": "/people",
    "outlets": "/people?role=outlet",
    "name": "/name/speaker?name=Yulius+Raga+Ndopo",
    "outlet": "/name/outlet?name=Kabar+Sabana",
    "split": "/people/split?name=Yulius+Raga+Ndopo",
    "check": "/check?text=Sebanyak+11+orang+tewas+dalam+longsor+di+Ende",
    "review": "/review",
    "health": "/health",
    "wrong": "/nothing",
}


def figure_address(page: Page, site: str) -> str:
    page.goto(f"{site}/figures")
    return page.locator("a.head-link").first.get_attribute("href") or ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_and_nothing_is_wider_than_the_screen(
    browser: Browser, site: str, size: str, scheme: str
) -> None:
    width, height = SIZES[size]
    # Only here the policy is bypassed: axe is put into the page, which the policy forbids.
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True, locale="en-GB"
    )
    page = context.new_page()
    figure = figure_address(page, site)
    wrong = []
    for name, address in {**PAGES, "figure": figure, "trace": f"{figure}/trace"}.items():
        for language in ("en", "id") if name in ("search", "figure") else ("en",):
            page.goto(f"{site}/language/{language}?back=/")
            page.goto(site + address)
            found = Axe().run(page).response["violations"]
            wrong += [
                f"{name}: {each['id']}: {each['nodes'][0]['html'][:160]}"
                for each in found
                if each["impact"] in ("serious", "critical")
            ]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wrong.append(f"{name}: wider than the screen")
            if SHOTS:
                page.screenshot(path=Path(SHOTS) / f"{name}-{language}-{size}-{scheme}.png", full_page=True)
    context.close()
    assert wrong == []


@pytest.mark.parametrize("address", [address for name, address in PAGES.items() if name != "wrong"])
def test_every_page_opens_under_the_policy_without_an_error(page: Page, site: str, address: str) -> None:
    answer = page.goto(site + address)
    assert answer is not None
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.status == 200
    expect(page.locator("h1")).to_be_visible()


def test_a_page_that_attacks_does_nothing(page: Page, hostile: str) -> None:
    for address in (
        "/",
        "/article/hostile",
        "/figures",
        "/people?role=outlet",
        "/review",
        "/check?text=12+orang+tewas",
    ):
        page.goto(hostile + address)
        assert page.title() != "run"
        assert page.locator("main img, main script").count() == 0
    for query in ("<script>document.title='run'</script>", "\"><img src=x onerror=document.title='run'>"):
        page.goto(f"{hostile}/")
        page.fill("#q", query)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.title() != "run"


def test_a_fact_checker_traces_a_sentence_tonight(page: Page, site: str) -> None:
    """Paste it, see who says so and who otherwise, follow the figure to its origins, copy the evidence."""
    page.goto(f"{site}/check")
    page.fill("#text", "Sebanyak 11 orang tewas dalam longsor di Ende")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("same figure").first).to_be_visible()
    page.locator("aside a.head-link").first.click()
    expect(page.get_by_role("heading", name="Figures that disagree")).to_be_visible()
    page.get_by_role("link", name="Trace it").click()
    expect(page.locator(".node").first).to_be_visible()
    page.locator("tbody td a").first.click()
    expect(page.locator(".card.now")).to_be_visible()
    expect(page.locator(".text .now").first).to_be_in_viewport()
    page.locator(".card.now").get_by_role("link", name="Cite").click()
    expect(page.locator("#cite pre").first).to_contain_text("(")


def test_a_conflict_researcher_chooses_how_to_count(page: Page, site: str) -> None:
    page.goto(f"{site}/stories")
    page.fill("#q", "longsor ende")
    page.get_by_label("From day").fill("2025-03-06")
    page.get_by_role("button", name="Search").click()
    page.locator("a.head-link").first.click()
    expect(page.locator(".map-point").first).to_be_visible()
    page.locator("a.head-link").first.click()
    page.get_by_role("link", name="Lowest").click()
    expect(page.locator(".taken .reach")).to_have_text("11")
    page.get_by_role("link", name="Highest").click()
    expect(page.locator(".taken .reach")).to_have_text("14")


def test_a_report_is_handed_on_as_one_file_that_asks_for_nothing(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/story/lontar-1")
    page.get_by_role("link", name="Report to print").click()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Save as one file").click()
    path = tmp_path / "report.html"
    download.value.save_as(path)
    asked: list[str] = []
    page.context.set_offline(True)
    alone = page.context.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(path.as_uri())
    expect(alone.locator("h1")).to_have_css("font-weight", "600")
    expect(alone.locator(".strip .dot").first).to_be_visible()
    alone.locator("table.values .ref").first.click()
    expect(alone.locator("li:target")).to_be_in_viewport()
    assert {url.partition("#")[0] for url in asked} == {path.as_uri()}
    assert alone.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_social_scientist_takes_away_exactly_what_is_shown(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/")
    page.get_by_text("How it is put").locator("..").get_by_text("more").click()
    page.locator("a.only[title='Only denied']").click()
    found = int((page.locator("#found").text_content() or "").split()[0])
    page.locator("details.export summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    path = tmp_path / "claims.csv"
    download.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == found > 0
    assert {row["stance"] for row in rows} == {"deny"}


def test_a_reviewer_judges_with_keys_and_splits_a_name_and_takes_it_back(page: Page, hostile: str) -> None:
    page.goto(f"{hostile}/review")
    expect(page.get_by_role("button", name="Right")).to_have_count(0)
    page.get_by_placeholder("Your name").fill("Ani")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("button", name="Right").first).to_be_visible()
    left = page.locator("#queue").text_content()
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.locator("#queue")).not_to_have_text(left or "")
    page.goto(f"{hostile}/people")
    page.locator("tbody a").first.click()
    name = page.locator("h1").text_content() or ""
    page.get_by_role("link", name="Choose the articles").click()
    page.locator("input[name=article]").first.check()
    page.get_by_label("In the ticked articles it is").fill("Somebody Else")
    page.get_by_role("button", name="Split the name").click()
    expect(page.locator("h1")).to_have_text("Somebody Else")
    page.goto(f"{hostile}/review")
    expect(page.get_by_text("name split").first).to_be_visible()
    while page.get_by_role("button", name="Take back").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Take back").first.click()
    page.goto(f"{hostile}/people")
    expect(page.locator("tbody a").first).to_have_text(name)


def test_claims_are_walked_with_keys_and_cited_in_place(page: Page, site: str) -> None:
    page.goto(f"{site}/article/lontar-1")
    page.keyboard.press("j")
    first = page.locator(".card.now").get_attribute("data-claim")
    page.keyboard.press("j")
    second = page.locator(".card.now").get_attribute("data-claim")
    page.keyboard.press("k")
    assert page.locator(".card.now").get_attribute("data-claim") == first != second
    page.locator(".card.now").get_by_role("link", name="Cite").click()
    expect(page.locator(".card.now #cite, .card.now pre").first).to_be_visible()
    assert "/cite/" not in page.url


def test_every_control_of_the_search_is_reached_with_the_tab_key(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert {"q", "only", "not"} <= reached


def test_a_page_is_printed_without_its_navigation(page: Page, site: str) -> None:
    page.goto(f"{site}/article/lontar-1")
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator(".card").first).to_be_visible()
