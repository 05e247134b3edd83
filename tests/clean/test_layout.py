"""A page's lines, each in its box; what is hidden is marked where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from saksi.clean.hidden import MARK
from saksi.clean.layout import ASIDE, NEITHER, STORY, Layout, lay_out
from saksi.pack import load_packs

PACK = load_packs()["und"]


def laid_out(markup: str) -> Layout:
    return lay_out(etree.HTML(markup), PACK)


def texts(markup: str) -> list[str]:
    return [line.text for line in laid_out(markup).lines]


def test_blocks_and_breaks_end_a_line_and_inline_elements_do_not() -> None:
    assert texts("<div>Hujan<br>turun <b>deras</b> di <i>Ende</i>.<p>Reda.</div>Sore.") == [
        "Hujan",
        "turun deras di Ende.",
        "Reda.",
        "Sore.",
    ]


def test_scripts_and_fields_are_passed_over_and_what_follows_them_stays() -> None:
    page = (
        "<title>x</title><p>Hujan <script>f()</script>turun<style>p{}</style>.<button>Bagikan</button><select><option>1"
    )
    assert texts(page) == ["Hujan turun."]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<div class="article-body">', STORY),
        ('<div class="articleBody">', STORY),
        ('<div id="post_content">', STORY),
        ('<div itemprop="articleBody" class="share">', STORY),
        ('<div class="baca-juga">', ASIDE),
        ('<div class="RelatedPosts">', ASIDE),
        ('<section role="navigation">', ASIDE),
        ("<aside>", ASIDE),
        ('<div class="shared-roads adsorption">', NEITHER),
        ('<div class="x y z">', NEITHER),
    ],
)
def test_a_box_is_told_by_the_words_of_its_name(markup: str, kind: int) -> None:
    layout = laid_out(f"<body>{markup}Hujan.")
    assert layout.boxes[layout.lines[0].box].kind == kind


def test_a_body_whose_name_tells_of_a_sidebar_is_none() -> None:
    layout = laid_out('<body class="single no-sidebar"><p>Hujan.')
    assert [box.kind for box in layout.boxes] == [NEITHER] * len(layout.boxes)


@pytest.mark.parametrize(
    "hidden",
    [
        '<b style="display: none">judi</b>',
        "<b hidden>judi</b>",
        '<b style="FONT-SIZE : 0">judi</b>',
        '<b class="off x">judi</b>',
        '<b style="position:absolute;left:-9999px">judi</b>',
        '<b style="color:#fff;background:#fff">judi</b>',
    ],
)
def test_hidden_text_leaves_a_mark_where_it_stood(hidden: str) -> None:
    layout = laid_out(f"<style>.a{{color:red}} .off , #y{{ display : none }}</style><p>Hujan {hidden}turun.")
    assert layout.hidden == ["judi"]
    assert [MARK.sub("*", line.text) for line in layout.lines] == ["Hujan *turun."]


def test_a_hidden_block_is_marked_at_the_end_of_the_line_before_it() -> None:
    layout = laid_out("<p>Hujan.</p><div hidden><p>situs</p><p>slot</p></div><p>" + "Reda lagi. " * 9)
    assert layout.hidden == ["\n\nsitus slot"]
    assert MARK.sub("*", layout.lines[0].text) == "Hujan.*"


def test_a_page_that_is_shown_by_a_script_is_not_hidden() -> None:
    assert texts('<div style="opacity:0"><p>Hujan turun.</p><p>Reda.</p></div>') == ["Hujan turun.", "Reda."]


def test_what_print_hides_is_shown_on_the_screen() -> None:
    assert texts("<style>@media print{.a{display:none}}</style><p class=a>Hujan.") == ["Hujan."]


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b hidden>", "</b>", "<a href=x>", "</a>", "<br>", "kata ", "<div>"])))
def test_any_tags_give_lines_in_boxes_that_exist(pieces: list[str]) -> None:
    tree = etree.HTML("<html><body>" + "".join(pieces))
    layout = lay_out(tree, PACK)
    for line in layout.lines:
        assert line.text.strip()
        assert 0.0 <= line.link_share <= 1.0
        assert 0 <= line.box < len(layout.boxes)
    assert all(box.parent < number for number, box in enumerate(layout.boxes))
