"""Which numbers of one article exclude each other: those of two sides, and none of two parts, days or places."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Measure
from saksi.link.find import find_links, find_measures
from saksi.pack import load_packs

ARTICLES = tomllib.loads((Path(__file__).parent / "within.toml").read_text(encoding="utf-8"))["article"]
DAY = "2025-03-04T08:00:00+07:00"


def measure(*findings: Finding) -> list[Measure]:
    packs = load_packs()
    return list(find_measures(findings, find_links(findings, packs), packs))


@pytest.mark.parametrize("article", ARTICLES, ids=[each["why"].replace(" ", "_") for each in ARTICLES])
def test_two_sides_of_one_article_exclude_each_other(article: dict[str, Any]) -> None:
    finding = _read_text(article["text"], article.get("language", "id"), DAY)
    assert any(each.contradictions for each in measure(finding)) is article["rival"]
