"""A page is never deeper than it is taken to be."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from

from saksi.clean.article import clean_page
from saksi.clean.depth import _bound as bound
from saksi.clean.depth import depth, is_deeper
from saksi.errors import InputError
from saksi.kinds import Page, Settings
from saksi.pack import load_packs

DEEP = "<p>Hujan turun." + "<div>" * 501
LIMIT = Settings().depth_limit
TAGS = [
    *("<div>", "</div>", "<p>", "</p>", "<b/>", "<DIV>", "</a>", "<a href=x>", "x"),
    *("<table>", "</table>", "<svg>", "<i>", "</i>"),
]


def test_elements_without_an_end_are_not_deep() -> None:
    assert depth(b"<ul>" + b"<li><p>Hujan<br><img src=a>" * 1000 + b"</ul>", LIMIT) == 1
    assert depth(b"<div></div>" * 1000, LIMIT) == 1


@given(lists(sampled_from(TAGS), max_size=900))
@settings(max_examples=30, deadline=None)
def test_the_quick_bound_of_a_depth_is_never_below_it(tags: list[str]) -> None:
    markup = "".join(tags).encode()
    assert bound(markup, LIMIT) >= min(depth(markup, LIMIT), LIMIT + 1)


@pytest.mark.parametrize(
    "markup",
    [
        *("<div>", "<div/>", "<p_x>", "<DIV></span>", "<div><table><td></div></table>", "<button><table></button>"),
        "<table><td><div></table><div></td></i>",
    ],
    ids=["plain", "a slash", "a sign in the name", "another's end", "an end behind a table", "in a button", "a cell's"],
)
def test_what_is_nested_is_seen_whatever_seems_to_close_it(markup: str) -> None:
    assert is_deeper(b"<html><body>" + markup.encode() * 10_000, LIMIT)


def test_names_that_are_closed_before_they_are_opened_hide_no_depth() -> None:
    names = ["div", *(f"x{number}" for number in range(40))]
    markup = "".join(f"<{name}></{other}>" * 99 for name, other in itertools.pairwise(names)).encode()
    assert is_deeper(markup, LIMIT)
    assert bound(markup, LIMIT) >= depth(markup, len(markup)) == 99 * 40


def test_a_page_of_names_that_are_none_of_html_is_counted_tag_by_tag() -> None:
    flat = b"".join(b"<x%d></x%d>" % (number, number) for number in range(1000))
    assert not is_deeper(flat, LIMIT)
    assert is_deeper(flat + b"<div>" * 501, LIMIT)


@pytest.mark.parametrize(
    "markup",
    [
        *("<div><span>x</span></div>", "<svg><path d=m/><g><path/></g></svg>", "<table><tr><td><b>x</b></table>"),
        *("<p>Hujan<br/>turun</P>", "<UL><LI><A HREF=x>x</A></UL>", "<button><i></i></button>", "</div>"),
    ],
)
def test_a_long_flat_page_is_not_deep(markup: str) -> None:
    assert not is_deeper(markup.encode() * 20_000, LIMIT)


@pytest.mark.parametrize("is_fast", [False, True], ids=["", "fast"])
@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ((DEEP * 400).encode(), "text/html"),
        (DEEP.encode("utf-16"), "text/html"),
        (DEEP.encode(), "text/html; fragment"),
        (f"<head>{'<b>' * 501}".encode(), "text/html"),
    ],
    ids=["200,400 tags", "UTF-16", "a feed's", "a head without an end"],
)
def test_a_deep_page_is_refused_whatever_it_is_written_in(data: bytes, media_type: str, is_fast: bool) -> None:
    page = Page(data, "s", "k", media_type, "a.html", "a")
    with pytest.raises(InputError, match=r"a\.html: elements nested more than 500 deep"):
        clean_page(page, load_packs(), Settings(is_fast=is_fast))


def test_depth_counts_only_where_a_tree_is_built() -> None:
    story = "".join(f"<p>Hujan turun di desa ke-{number} dan warga mengungsi ke sekolah.</p>" for number in range(9))
    data = f"<head><title>x</title></head><body><script>{DEEP}</script>{story}".encode()
    article = clean_page(Page(data, "s", "k", "text/html", "a.html", "a"), load_packs(), Settings(is_fast=True))
    assert article.text.startswith("Hujan turun di desa ke-0")
