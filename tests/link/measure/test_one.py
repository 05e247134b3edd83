"""Which numbers of two articles count one thing: sentences from a table, read down the whole road."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link
from saksi.link.find import find_measures
from saksi.pack import load_packs

PAIRS = tomllib.loads((Path(__file__).parent / "one.toml").read_text(encoding="utf-8"))["pair"]
DAY = "2025-03-04T{hour}:00:00+07:00"


def _read(pair: dict[str, Any], name: str, hour: str) -> Finding:
    text = f"{pair['opening']}\n{pair[name].replace('{', '').replace('}', '')}"
    finding = _read_text(text, pair.get(f"{name}_language", pair.get("language", "id")), DAY.format(hour=hour))
    return replace(finding, article=replace(finding.article, id=name, outlet=f"Koran {name}"))


@pytest.mark.parametrize("pair", PAIRS, ids=[each["why"].replace(" ", "_") for each in PAIRS])
def test_numbers_of_two_articles_count_one_thing_or_not(pair: dict[str, Any]) -> None:
    a, b = _read(pair, "a", "08"), _read(pair, "b", "15")
    links = [Link("same-story", b.article.key, a.article.key, 1.0, "told", "test")]
    meant = {name: pair[name].partition("{")[2].partition("}")[0] for name in ("a", "b")}
    told = [
        {(figure.article, figure.quantity.span) for figure in each.figures}
        for each in find_measures([a, b], links, load_packs())
    ]
    spans = {name: _find(finding, meant[name]) for name, finding in (("a", a), ("b", b))}
    assert all(any((name, span) in each for each in told) for name, span in spans.items()), "a number is not read"
    assert any(set(spans.items()) <= each for each in told) is pair["one"]


def _find(finding: Finding, words: str) -> tuple[int, int]:
    at = finding.article.text.index(words)
    return next(each.span for each in finding.quantities if each.span.start < at + len(words) and at < each.span.end)
