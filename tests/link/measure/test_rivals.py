"""Which numbers of one event exclude each other: sentences from a table, read down the whole road."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link, Measure
from saksi.link.find import find_measures
from saksi.pack import load_packs

PAIRS = tomllib.loads((Path(__file__).parent / "rivals.toml").read_text(encoding="utf-8"))["pair"]
LEADS = {
    "id": "SIGI - Banjir merendam 37 desa di Kabupaten Sigi sejak Senin. Sebanyak 1.140 warga mengungsi ke balai desa.",
    "en": "SIGI - A flood covered 37 villages in Sigi since Monday. 1,140 people have fled to a town hall.",
}
DAY = "2025-03-04T08:00:00+07:00"


def _read(id: str, text: str, language: str) -> Finding:
    finding = _read_text(text, language, DAY)
    return replace(finding, article=replace(finding.article, id=id))


def _find_rivals(findings: list[Finding]) -> list[Measure]:
    links = [Link("same-story", findings[1].article.key, findings[0].article.key, 1.0, "told", "test")]
    return [each for each in find_measures(findings, links, load_packs()) if each.contradictions]


@pytest.mark.parametrize("pair", PAIRS, ids=[each["why"].replace(" ", "_") for each in PAIRS])
def test_numbers_of_one_event_exclude_each_other_or_not(pair: dict[str, Any]) -> None:
    language = "en" if pair["a"].isascii() and " the " in pair["a"].casefold() else "id"
    texts = [f"{LEADS[language]}\n{pair[name].replace('{', '').replace('}', '')}" for name in ("a", "b")]
    findings = [_read(f"a{at}", text, language) for at, text in enumerate(texts)]
    rivals = _find_rivals(findings)
    numbers = {pair[name].partition("{")[2].partition("}")[0] for name in ("a", "b")}
    told = [{figure.text for figure in each.figures} for each in rivals]
    assert any(numbers <= texts for texts in told) is pair["rival"]


@pytest.mark.parametrize(
    ("more", "is_rival"),
    [("", False), (" Penyebabnya sama dengan di Boyolali.", True)],
    ids=["no name in common", "one in common"],
)
def test_numbers_of_two_regions_are_no_rivals_unless_they_share_a_rare_name(more: str, is_rival: bool) -> None:
    one = "Api muncul di Kabupaten Boyolali sejak Senin. Sebanyak 150 rumah terbakar, kata Sari Dewi."
    other = "Api muncul di Kabupaten Lombok Timur sejak Senin. Sebanyak 100 rumah terbakar, kata Yusuf Amin."
    assert bool(_find_rivals([_read("a0", one, "id"), _read("a1", other + more, "id")])) is is_rival
