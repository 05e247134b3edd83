"""The guides: every command works as it stands, prints what the guide shows, and every figure is the measured one."""

import doctest
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.show.cli import cli

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
GUIDES = (
    "tutorial",
    "howto-fact-check",
    "howto-events",
    "howto-corpus",
    "origins",
    "errors",
    "actors",
    "events",
    "times",
)
# Done, or done with some pages rejected, as the first lines of each guide are.
DONE = (0, 3)


def read_guide(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_of_a_guide_works_and_prints_what_is_shown(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out, seen = "", 0
    for part in re.finditer(
        r"^ {4}(saksi [^\n]*)$|^```text\n(.*?)^```$|^```python\n(.*?)^```$", read_guide(name), re.M | re.S
    ):
        command, shown, code = part.groups()
        if shown is not None:
            missing = [line for line in shown.splitlines() if squeezed(line) not in squeezed(out)]
            assert missing == [], f"not printed by the command above: {missing}"
            continue
        if code is not None:
            failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(
                doctest.DocTestParser().get_doctest(code, {}, name, None, None)
            )
            assert failed.failed == 0
            continue
        words = shlex.split(command.split("\n")[0])[1:]
        if words[0] == "serve":
            cli.commands["serve"].make_context("serve", words[1:])
            continue
        ran = run(*words)
        assert ran.code in DONE, (command, ran.err)
        out, seen = ran.out + ran.err, seen + 1
    assert seen > 1


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", [*GUIDES, "web"])
def test_a_guide_leads_nowhere_that_is_not_there(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", read_guide(name)):
        assert (ROOT / "docs" / target).exists(), target


# Floors stand close below what was measured last; a page further off than this is of another version.
BELOW, ABOVE = 4.0, 10.0
FLOORS = {
    "a claim is found (its words overlap by half)": "M1",
    "and its source and cue overlap too": "M3",
    "and all three are exact": "M4",
    "the speaker, of claims found": "speaker",
    "a number with both bounds and comparison": "quantity_full",
    "a time": "time_value",
    "figures of one measure are put together": "measure_pairs",
    "the count of origins is exactly right": "origins_right",
    "contradictions": "contradictions",
    "revisions": "revisions",
}


def test_the_figures_in_the_guide_are_those_of_this_version() -> None:
    floors = tomllib.loads((ROOT / "eval" / "floors.toml").read_text(encoding="utf-8"))
    held = {"id": floors["id"]["dev"], "en": floors["en"]["dev"], "stories": floors["stories"]["pages"]}
    checked = 0
    for row in re.findall(r"^\| (.*) \|$", read_guide("errors"), re.M):
        name, *cells = [cell.strip() for cell in row.split("|")]
        if name not in FLOORS:
            continue
        for kind, told in zip(("id", "en") if len(cells) > 1 else ("stories",), cells, strict=True):
            floor = held[kind].get(FLOORS[name])
            if floor is not None:
                assert floor - BELOW <= float(told) <= floor + ABOVE, f"{name} ({kind}): the floor is {floor}"
                checked += 1
    assert checked > 12


def test_the_reference_is_what_the_code_says() -> None:
    """Where it is not, `make reference` writes it anew."""
    ran = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "reference.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}run `make reference`"
