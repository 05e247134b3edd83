"""The commands of docs/web.md, as they stand there."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.answer.policy import POLICIES
from saksi.show.cli import cli
from saksi.show.export.format import FORMATS
from saksi.show.web.speech import speeches

Run = Callable[..., Any]
GUIDE = Path(__file__).parents[2] / "docs" / "web.md"
COMMANDS = re.findall(r"^ {4}saksi (.*)$", GUIDE.read_text(encoding="utf-8"), re.M)


def test_every_command_works_in_its_turn(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serving is only begun: its options are read, and nothing listens."""
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) > 4
    for command in COMMANDS:
        words = shlex.split(command.partition(" > ")[0])
        if words[0] in ("serve", "mcp"):
            cli.commands[words[0]].make_context(words[0], words[1:])
        else:
            assert run(*words).code == 0, command
    assert {path.name for path in tmp_path.iterdir()} >= {"claims.jsonl", "denied.jsonld"}


def test_every_format_and_rule_is_told() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in guide] == []
    assert [name for name in POLICIES if speeches()["en"].say(f"rule.{name}") not in guide] == []
