"""What an assistant is told: every answer has its sentences, and each is where it is said to be."""

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from saksi import Ledger
from saksi.errors import LedgerError
from saksi.show import tool
from saksi.show.mcp import McpError, mcp


def ask(path: Path, one: Any, *given: object) -> Any:
    """Ask, look every sentence up in the ledger, and give back the answer as plain values."""
    told = tool.ask(str(path), one, *given)
    with Ledger.open(str(path)) as ledger:
        for each in told.evidence:
            article = ledger.article(each.article_key)
            assert article.text[each.start : each.end] == each.sentence != ""
            assert hashlib.sha256(ledger.page(each.article_key).data).hexdigest() == each.sha256
            assert (article.outlet, article.published, article.url) == (each.outlet, each.published, each.url)
    return msgspec.to_builtins(told.answer), told.evidence


def test_every_tool_answers_with_evidence(demo_path: Path) -> None:
    claims, evidence = ask(demo_path, tool.search_claims, tool.Wanted(words="tewas", stance="say"), 3)
    assert len(claims["claims"]) == len(evidence) == 3
    first = claims["claims"][0]
    one, evidence = ask(demo_path, tool.get_claim, first["article_key"], first["claim"]["id"])
    assert (one, len(evidence)) == (first, 1)
    figures, evidence = ask(demo_path, tool.find_figures, "tewas", 1)
    assert evidence
    id = figures[0]["measure"]["measure"]
    for one_tool in (tool.figure_history, tool.source_chain):
        _, told = ask(demo_path, one_tool, id)
        assert {each.sentence for each in told} == {each.sentence for each in evidence}
    known, evidence = ask(demo_path, tool.check_sentence, "Sebanyak 50 orang tewas dalam longsor di Detusoko.")
    assert len(known["matches"]) == len(evidence) > 0
    conflicts, evidence = ask(demo_path, tool.list_conflicts, "2025-03-07", "", 1)
    assert len(conflicts["conflicts"]) == 1
    assert evidence
    outside, evidence = ask(demo_path, tool.search_sentences, "di", "2025-03-01", "", 2)
    assert len(outside["sentences"]) == len(evidence) == 2
    assert len(tool.TOOLS) == 8


def test_what_is_not_there_is_told_without_evidence(demo_path: Path) -> None:
    answer, evidence = ask(demo_path, tool.get_claim, "no-such-article", "c1")
    assert "no article" in answer["nothing"]
    assert evidence == ()
    assert ask(demo_path, tool.figure_history, "m0") == (None, ())
    assert ask(demo_path, tool.get_claim, "lontar-1", "c999") == (None, ())


def test_a_ledger_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        tool.ask(str(tmp_path / "none.ledger"), tool.find_figures)


def test_the_server_says_what_it_needs(demo_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(McpError, match=r"saksi\[mcp\]"):
        mcp.callback(str(demo_path))  # type: ignore[misc]
