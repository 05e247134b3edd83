"""Text that a page does not show is taken out and kept."""

import pytest
from lxml.html import HtmlElement, document_fromstring

from saksi.clean.hidden import hides, take_hidden


@pytest.mark.parametrize(
    "style",
    [
        "display: none",
        "DISPLAY:NONE !important",
        "color:red; visibility : hidden",
        "position:absolute; left:-9999px",
        "text-indent:-5000em",
        "font-size:0",
        "font-size: 0px;",
        "opacity:0",
        "color:#fff;background:#fff",
        "clip: rect(0,0,0,0)",
    ],
)
def test_a_style_that_hides_is_known(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize(
    "style",
    ["", "display:block", "font-size:0.9em", "left:-10px", "opacity:0.5", "color:#fff;background:#000", "top:0"],
)
def test_a_style_that_shows_is_left(style: str) -> None:
    assert not hides(style)


def build(body: str) -> HtmlElement:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    assert isinstance(tree, HtmlElement)
    return tree


def taken(markup: str) -> tuple[list[str], str]:
    tree = build(f"{markup}<p>{'Hujan turun sejak pagi. ' * 5}</p>")
    return [text.strip() for text in take_hidden(tree)], tree.text_content()


@pytest.mark.parametrize(
    "markup",
    [
        "<div hidden>rahasia</div>",
        "<style>.x, #y { left: -9999px }</style><span class='a x'>rahasia</span>",
        "<style>.x, #y { left: -9999px }</style><p id=y>rahasia</p>",
        "<div style='display:none'><p>rah<b style='opacity:0'>asia</b></p></div>",
    ],
)
def test_hidden_elements_are_taken_out_once(markup: str) -> None:
    texts, shown = taken(markup)
    assert texts == ["rahasia"]
    assert "rahasia" not in shown


def test_a_class_hidden_on_some_screens_only_is_shown() -> None:
    texts, shown = taken("<style>@media print { .x { display: none } }</style><p class=x>terbuka</p>")
    assert texts == []
    assert "terbuka" in shown


def test_a_page_that_a_script_will_show_is_not_hidden() -> None:
    tree = build("<div style='display:none'><p>Hujan turun sejak pagi.</p></div>")
    assert take_hidden(tree) == []
    assert "Hujan" in tree.text_content()
