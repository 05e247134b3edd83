"""Who stands behind the figures of a story, as data: `origins.toml` says how a story is written there."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding, Link
from saksi.link.find import find_measures
from saksi.pack import load_packs

STORIES = tomllib.loads(Path(__file__).with_name("origins.toml").read_text(encoding="utf-8"))["story"]
PACKS = load_packs()


@pytest.mark.parametrize("story", STORIES, ids=[each["name"] for each in STORIES])
def test_a_story_has_these_origins(story: Mapping[str, Any]) -> None:
    findings = [read(number, text, story["language"]) for number, text in enumerate(story["articles"])]
    assert give_letters(findings, story["numbers"]) == story["origins"]


def read(number: int, text: str, language: str) -> Finding:
    """Read an article, each a day after the one before and of another outlet."""
    finding = _read_text(text, language, f"2025-03-{number + 4:02}T09:00:00+07:00")
    return replace(finding, article=replace(finding.article, id=str(number), outlet=f"Kabar {number}"))


def give_letters(findings: Sequence[Finding], numbers: Sequence[int]) -> str:
    """Give a letter for the origin of each article's number, "-" where nobody is named, "?" where it is not joined."""
    first = findings[0].article.key
    links = [Link("same-story", each.article.key, first, 1.0, "", "") for each in findings[1:]]
    measures = find_measures(findings, links, PACKS)
    wanted = dict(zip(keys(findings), numbers, strict=True))
    told = [
        {
            figure.article_key: ("abcdefg"[int(figure.origin[1:]) - 1], measure.origins[int(figure.origin[1:]) - 1])
            for figure in measure.figures
            if figure.quantity.lo == wanted[figure.article_key]
        }
        for measure in measures
    ]
    most = max(told, key=len)
    found = [most.get(key) for key in keys(findings)]
    return "".join("?" if each is None else each[0] if each[1].is_stated else "-" for each in found)


def keys(findings: Sequence[Finding]) -> list[str]:
    return [finding.article.key for finding in findings]


@pytest.mark.parametrize(("number", "are_rivals"), [("sembilan", False), ("40", True)])
def test_what_a_word_for_many_brings_together_is_set_against_nothing_far_from_it(number: str, are_rivals: bool) -> None:
    texts = (
        "WERA - Sebanyak 82 orang tewas karena banjir, kata BPBD Sape.",
        "WERA - Puluhan orang tewas karena banjir di Sape.",
        f"WERA - Sebanyak {number} orang tewas karena banjir, kata Polres Cianjur.",
    )
    findings = [read(at, text, "id") for at, text in enumerate(texts)]
    links = [Link("same-story", each.article.key, findings[0].article.key, 1.0, "", "") for each in findings[1:]]
    pairs = {pair for measure in find_measures(findings, links, PACKS) for pair in measure.contradictions}
    assert pairs == ({("0", "2")} if are_rivals else set())


def test_a_number_that_is_said_not_to_be_reached_is_that_of_who_told_it() -> None:
    texts = (
        "WERA - Satpol PP merobohkan 286 rumah, kata Kepala Satpol PP Wera Beni Tarigan.",
        "WERA - Ketua RW Dedi Sila menyebut 405 rumah dirobohkan.",
        'WERA - "Tidak sampai 405 rumah dirobohkan," kata Kepala Satpol PP Wera Beni Tarigan.',
    )
    findings = [read(number, text, "id") for number, text in enumerate(texts)]
    links = [Link("same-story", each.article.key, findings[0].article.key, 1.0, "", "") for each in findings[1:]]
    [measure] = (each for each in find_measures(findings, links, PACKS) if len(each.figures) > 1)
    assert [figure.origin for figure in measure.figures] == ["o1", "o2", "o2"]
