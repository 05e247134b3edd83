"""Whose a number is by words beside it that say nobody tells it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from saksi.flow import _read_text
from saksi.link.teller import tell
from saksi.pack import load_packs

CASES = tomllib.loads((Path(__file__).parents[1] / "beside.toml").read_text(encoding="utf-8"))["case"]
MOMENT = "2025-03-19T08:00:00+07:00"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']}: {case['text']}")
def test_a_number_is_of_who_stands_beside_it(case: Mapping[str, str]) -> None:
    finding = _read_text(case["text"], case["language"], MOMENT)
    text = finding.article.text
    told = {text[slice(*each.quantity.span)]: each for each in tell(finding, MOMENT, load_packs())}
    figure = next(each for words, each in told.items() if case["figure"] in words)
    who = figure.source or figure.nearby
    assert (who.name if who is not None else "") == case.get("whose", "")
    if "body" in case:
        assert figure.body is not None
        assert figure.body.name == case["body"]
