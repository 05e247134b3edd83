"""What each of many has of his own (goals, points, times): one number of it is of one thing only in like words."""

from dataclasses import replace

import pytest

from saksi.flow import _read_text
from saksi.kinds import Link
from saksi.link.find import find_measures
from saksi.pack import load_packs

DAY = "2025-03-04T08:00:00+07:00"
SAME = (
    ("Wirayudha mencetak tiga gol ke gawang Persiba Sape.", "Tiga gol Wirayudha bersarang di gawang Persiba Sape."),
    ("Wirayudha scored three goals against Sape Rovers.", "Against Sape Rovers three goals fell to Wirayudha."),
)
OTHER = (
    ("Wirayudha mencetak tiga gol ke gawang Persiba Sape.", "Lawan memimpin tiga gol hingga Wirayudha masuk."),
    ("Wirayudha scored three goals against Sape Rovers.", "Bima City led by three goals before Wirayudha came on."),
)


def _is_joined(one: str, other: str) -> bool:
    language = "en" if "goals" in one else "id"
    findings = [_read_text(text, language, DAY) for text in (one, other)]
    findings = [replace(each, article=replace(each.article, id=id)) for id, each in zip("ab", findings, strict=True)]
    links = [Link("same-story", findings[1].article.key, findings[0].article.key, 1.0, "told", "test")]
    return any(
        {figure.article for figure in each.figures} == {"a", "b"}
        for each in find_measures(findings, links, load_packs())
    )


@pytest.mark.parametrize(("one", "other"), SAME)
def test_as_many_goals_told_of_in_like_words_are_the_same(one: str, other: str) -> None:
    assert _is_joined(one, other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_as_many_goals_with_one_word_in_common_are_others(one: str, other: str) -> None:
    assert not _is_joined(one, other)
