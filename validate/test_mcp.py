"""The assistant's server, asked by the protocol's own client."""

import asyncio
import json
from pathlib import Path
from typing import Any

from mcp import Client

from saksi.show.mcp import make_server
from saksi.show.tool import TOOLS


def ask(ledger: Path, name: str, **given: object) -> dict[str, Any]:
    async def call() -> Any:
        async with Client(make_server(str(ledger))) as client:
            return await client.call_tool(name, given)

    result = asyncio.run(call())
    assert not result.is_error, result
    told: dict[str, Any] = json.loads(result.content[0].text)
    return told


def test_every_tool_is_listed_as_one_that_only_reads(ledger: Path) -> None:
    async def listed() -> Any:
        async with Client(make_server(str(ledger))) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert {tool.name for tool in tools} == {tool.__name__ for tool in TOOLS}
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert all("ledger" not in tool.input_schema["properties"] for tool in tools)


def test_every_answer_carries_sentence_offsets_and_hash(ledger: Path) -> None:
    found = ask(ledger, "search_claims", wanted={"words": "tewas", "stance": "deny"}, limit=2)
    claim = found["answer"]["claims"][0]
    figures = ask(ledger, "find_figures", words="tewas", limit=1)
    figure = figures["answer"][0]["measure"]["measure"]
    answers = [
        found,
        figures,
        ask(ledger, "get_claim", article=claim["article_key"], claim=claim["claim"]["id"]),
        ask(ledger, "figure_history", figure=figure),
        ask(ledger, "source_chain", figure=figure),
        ask(ledger, "check_sentence", text="Sebanyak 50 orang tewas dalam longsor di Detusoko."),
        ask(ledger, "list_conflicts", limit=1),
    ]
    for told in answers:
        assert told["evidence"]
        for each in told["evidence"]:
            assert each["sentence"]
            assert 0 <= each["start"] < each["end"]
            assert len(each["sha256"]) == 64


def test_what_is_not_there_is_no_error(ledger: Path) -> None:
    assert ask(ledger, "get_claim", article="none", claim="c1")["evidence"] == []
