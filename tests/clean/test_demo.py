"""The bundled pages are what their README says."""

import importlib.resources

import pytest

from saksi.clean.article import clean_page
from saksi.errors import InputError
from saksi.kinds import Article, Page, Settings
from saksi.pack import load_packs

FOLDER = importlib.resources.files("saksi") / "demo" / "pages"
NAMES = sorted(file.name.removesuffix(".html") for file in FOLDER.iterdir())


def read(name: str) -> Article:
    data = (FOLDER / f"{name}.html").read_bytes()
    return clean_page(Page(data, name, name, "text/html", f"{name}.html", name), load_packs(), Settings())


@pytest.mark.parametrize("name", [name for name in NAMES if name != "wartanusabunga-2"])
def test_a_page_gives_outlet_title_and_time_with_zone(name: str) -> None:
    article = read(name)
    assert article.outlet
    assert article.title
    assert article.url
    assert (article.published or "").endswith(":00+08:00")
    assert 80 <= len(article.text.split()) <= 300


def test_one_page_cannot_be_read() -> None:
    with pytest.raises(InputError, match="no article"):
        read("wartanusabunga-2")


def test_the_copies_name_their_agency_or_nobody() -> None:
    assert [
        read(f"{name}-1").republished_from for name in ("kabarsabana", "wartanusabunga", "samudrakini", "lontar")
    ] == [
        "Lontar",
        "Lontar",
        None,
        None,
    ]


def test_what_was_put_into_a_page_is_cut_and_the_road_board_is_whole() -> None:
    article = read("wartanusabunga-1")
    assert "Balai jalan nasional" in article.text
    assert [cut.reason for cut in article.cuts] == ["brand", "hidden"]


def test_the_byline_is_found_where_json_ld_names_an_account() -> None:
    assert read("florespagi-2").authors == ("Kristo Ngaji Sera", "Yovita Mbulu")
