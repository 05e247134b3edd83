"""Pages built as outlets build theirs give their story and what they say of themselves."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from saksi.clean.article import clean_page
from saksi.kinds import Article, Page, Settings
from saksi.pack import load_packs

FOLDER = Path(__file__).parent / "outlets"
PACKS = load_packs()
FIELDS = (
    "title",
    "outlet",
    "published",
    "modified",
    "url",
    "authors",
    "editors",
    "republished_from",
    "section",
    "tags",
)


def read_pages() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for page in file["page"]:
            yield pytest.param(file, page, id=f"{path.stem}: {page['name']}")


PAGES = list(read_pages())


def fill(text: str, file: dict[str, Any]) -> str:
    """Write the story's paragraphs and its title where they are called."""
    for number, paragraph in enumerate(file["story"], 1):
        text = text.replace(f"%{number}", paragraph)
    return text.replace("%t", file["title"])


def clean(file: dict[str, Any], page: dict[str, Any], *, is_fast: bool = False) -> Article:
    data = fill(page["html"], file).strip().encode()
    return clean_page(Page(data, "s", "k", "text/html", "a.html", "a"), PACKS, Settings(is_fast=is_fast))


def said(article: Article, field: str) -> object:
    value = getattr(article, field)
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(("file", "page"), PAGES)
def test_a_page_gives_its_story(file: dict[str, Any], page: dict[str, Any]) -> None:
    expected = [fill(line, file) for line in page["text"]]
    assert clean(file, page).text.split("\n\n") == expected


@pytest.mark.parametrize(("file", "page"), PAGES)
def test_a_page_tells_what_it_says_of_itself(file: dict[str, Any], page: dict[str, Any]) -> None:
    expected = {field: page[field] for field in FIELDS if field in page}
    expected = {field: fill(value, file) if isinstance(value, str) else value for field, value in expected.items()}
    expected = {field: None if value == "none" else value for field, value in expected.items()}
    article = clean(file, page)
    assert {field: said(article, field) for field in expected} == expected
