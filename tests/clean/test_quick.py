"""The fast mode reads what a page says of itself wherever it stands."""

import pytest

from saksi.clean.article import clean_page
from saksi.clean.quick import cut_beside
from saksi.kinds import Article, Page, Settings
from saksi.pack import load_packs

STORY = "".join(f"<p>Hujan turun di desa ke-{number} dan warga mengungsi ke gedung sekolah.</p>" for number in range(9))


def read(page: str, *, is_fast: bool = True) -> Article:
    data = page.encode()
    return clean_page(Page(data, "s", "k", "text/html", "a.html", "a"), load_packs(), Settings(is_fast=is_fast))


@pytest.mark.parametrize("is_fast", [False, True], ids=["", "fast"])
def test_what_a_page_says_behind_its_head_is_read(is_fast: bool) -> None:
    head = """<meta property="og:site_name" content="Kabar Uji"><link rel="canonical" href="https://kabaruji.example/1">
    <link rel=stylesheet href="/a.css"><meta name=keywords content="hujan, Ende">"""
    page = f"""<html><head><title>Hujan di Ende - Kabar Uji</title></head><body>{head}<h1>Hujan di Ende</h1>
    <time datetime="2025-07-12T10:15:00+07:00">Sabtu</time>{STORY}</body></html>"""
    article = read(page, is_fast=is_fast)
    assert (article.title, article.outlet, article.url) == ("Hujan di Ende", "Kabar Uji", "https://kabaruji.example/1")
    assert (article.published, article.tags) == ("2025-07-12T10:15:00+07:00", ("hujan", "Ende"))
    assert article.text.startswith("Hujan turun di desa ke-0")


def test_a_word_left_of_a_byline_is_no_author_where_the_markup_names_one() -> None:
    named = '<meta name="author" content="Ani Uji">'
    page = "<html><head>{}</head><body><div>Oleh {}</div>{}</body></html>"
    assert read(page.format(named, "Kesehatan", STORY)).authors == ("Ani Uji",)
    assert read(page.format(named, "Budi Coba", STORY)).authors == ("Budi Coba",)
    assert read(page.format("", "Rahmawati", STORY)).authors == ("Rahmawati",)


@pytest.mark.parametrize(
    "markup",
    ["<h1>tanpa akhir", '<meta content="a > b">', "<meta name=a", "<h1>" + "x" * 3000 + "</h1>", "<link rel=icon>"],
    ids=["no end", "a sign in an attribute", "cut short", "too long", "no address"],
)
def test_what_may_not_be_whole_speaks_of_nothing(markup: str) -> None:
    assert cut_beside(markup.encode()) == (markup.encode(), b"")
