"""Lines that a page puts among a story's paragraphs are cut and told, and the story's own stay."""

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.clean.article import clean_page
from saksi.clean.cut import apply_removals, restore_cuts
from saksi.clean.notice import NOTICE, find_notices
from saksi.kinds import Article, Page, Settings
from saksi.pack import load_packs

FOLDER = Path(__file__).parent / "notices"
PACKS = load_packs()
ALL = tuple(PACKS.values())
PLACES = ("head", "within", "end", "tail")


def read_lines() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for line in file["line"]:
            marks = [pytest.mark.xfail(reason=line["fails"], strict=True)] if "fails" in line else []
            yield pytest.param(file["story"], line, id=f"{path.stem}: {' / '.join(line['lines'])}", marks=marks)


def put(story: list[str], line: dict[str, Any]) -> list[str]:
    """The story's paragraphs with a line where it stands."""
    at, lines = line["at"], line["lines"]
    assert at in PLACES
    if at == "tail":
        return [*story[:-1], f"{story[-1]} {lines[0]}"]
    place = {"head": 0, "within": 2, "end": len(story)}[at]
    return [*story[:place], *lines, *story[place:]]


def read_page(paragraphs: list[str], media_type: str = "text/html; fragment") -> Article:
    data = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs).encode()
    return clean_page(Page(data, "s", "k", media_type, "a.html", "a"), PACKS, Settings())


@pytest.mark.parametrize(("story", "line"), list(read_lines()))
def test_a_line_of_the_page_is_cut_and_a_paragraph_of_the_story_stays(story: list[str], line: dict[str, Any]) -> None:
    paragraphs = put(story, line)
    article = read_page(paragraphs)
    is_trap = line["by"] == "none"
    assert article.text.split("\n\n") == (paragraphs if is_trap else story)
    assert {cut.by for cut in article.cuts} == (set() if is_trap else {line["by"]})
    assert {cut.reason for cut in article.cuts} <= {NOTICE}
    assert restore_cuts(article.text, article.cuts) == "\n\n".join(paragraphs)


def test_a_given_text_keeps_every_line() -> None:
    text = "Hujan turun di Ende.\n\nBaca juga: Gempa di Sikka\n\nEditor: Budi Contoh"
    assert clean_page(Page(text.encode(), "s", "k", "text/plain", "a.txt", "a"), PACKS, Settings()).text == text


def test_a_byline_that_is_cut_is_still_told() -> None:
    article = read_page(["Hujan turun di Ende sejak pagi.", "Reporter: Ani Percobaan | Editor: Budi Contoh"])
    assert (article.text, article.authors, article.editors) == (
        "Hujan turun di Ende sejak pagi.",
        ("Ani Percobaan",),
        ("Budi Contoh",),
    )


def test_a_page_of_nothing_but_notices_stays_as_it_is() -> None:
    assert not list(find_notices("Baca juga: Gempa\n\nIklan\n\nEditor: Budi Contoh", ALL))


LINES = [
    "Iklan",
    "Hujan turun.",
    "Baca juga:",
    "Gempa di Sikka",
    "(a/b)",
    "Air surut. (ani/bud)",
    "",
    "***",
    "X 1 2",
    "©",
]


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=12).map("\n\n".join))
@settings(max_examples=100, deadline=None)
def test_cuts_of_lines_restore_any_text(text: str) -> None:
    shown, cuts = apply_removals(text, find_notices(text, ALL))
    assert restore_cuts(shown, cuts) == text
    assert not (shown == "" and text.strip())


@pytest.mark.parametrize("line", ["1.", "1.1", "Facebook ", "Baca juga ", "Halaman 1 ", "(Baca: "])
def test_a_line_built_to_wear_the_reader_out_does_not(line: str) -> None:
    text = f"Hujan turun.\n\n{line * 20_000}!x"
    assert list(find_notices(text, ALL)) == []
