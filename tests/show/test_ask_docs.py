"""What docs/ask.md says to type works on the bundled pages, and it names every policy."""

import doctest
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.answer.policy import POLICIES

Run = Callable[..., Any]
GUIDE = Path(__file__).parents[2] / "docs" / "ask.md"
TEXT = GUIDE.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ {4}saksi (.*)$", TEXT, re.M)


def test_every_command_and_example_works(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(COMMANDS) > 8
    for command in COMMANDS:
        ran = run(*shlex.split(command))
        assert ran.code == 0, (command, ran.err)
        assert ran.out
    tried = doctest.testfile(str(GUIDE), module_relative=False)
    assert (tried.failed, tried.attempted) == (0, 4)


def test_every_policy_is_told() -> None:
    assert [name for name in POLICIES if f"`{name}`" not in TEXT] == []
