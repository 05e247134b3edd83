"""Every command has an example in its help, and every example works as it stands there, on the bundled pages."""

import gzip
import io
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from saksi.show.cli import SECTIONS, cli
from saksi.show.demo import demo

Run = Callable[..., Any]
PAGES = Path(sys.modules[demo.callback.__module__].__file__ or "").parents[1] / "demo" / "pages"
STORY = (
    "Sedikitnya 12 orang mengungsi akibat banjir di Kabupaten Sigi, kata Kepala BPBD Sari Dewi pada hari Senin. "
    "Air sudah surut sejak pagi, tetapi jalan masih tertutup lumpur, ujar Sari Dewi. "
)
FEED = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harian Contoh</title><item><guid>g1</guid><title>Banjir</title><link>https://harian.example/1</link>
<content:encoded>&lt;p&gt;{STORY * 4}&lt;/p&gt;</content:encoded></item></channel></rss>"""
# What these do goes on until it is stopped, goes to the network, or needs other machines: only their options are read.
ONLY_BEGUN = ("saksi serve", "saksi mcp", "saksi add --fetch", "saksi wide", "saksi load")


def walk(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part, each in command.commands.items():
            yield from walk(each, f"{name} {part}")


COMMANDS = dict(walk(cli, "saksi"))


def examples_of(command: click.Command) -> list[str]:
    told = (command.help or "").partition("Example")[2]
    return re.findall(r"^ *(saksi .*)$", told, re.M)


EXAMPLES = list(dict.fromkeys(line for command in COMMANDS.values() for line in examples_of(command)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples name: pages, texts, ledgers, one of them with a correction."""
    at = tmp_path_factory.mktemp("examples")
    shutil.copytree(PAGES, at / "news", ignore=shutil.ignore_patterns("wartanusabunga-2*"))
    shutil.copy(PAGES / "lontar-1.html", at / "page.html")
    text = "Sedikitnya 12 orang mengungsi akibat banjir di Kabupaten Sigi, kata Kepala BPBD Sari Dewi, Senin."
    (at / "article.txt").write_text(text, encoding="utf-8")
    (at / "pasted.txt").write_text(text, encoding="utf-8")
    (at / "feed.xml").write_text(FEED, encoding="utf-8")
    (at / "mine.tsv").write_text("outlet\tnewsroom\nKabar Sabana\tSabana\nWarta Nusa Bunga\tSabana\n", encoding="utf-8")
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + (PAGES / "lontar-1.html").read_bytes()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lontar.example/1\r\n"
        "WARC-Date: 2025-03-07T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1c8ff0a0-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    (at / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    for name in ("copies", "crawl", "result"):
        (at / name).mkdir()
    return at


@pytest.fixture
def here(folder: Path, demo_path: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all of that, in which a command runs."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for name in ("saksi", "my", "old", "broken"):
        shutil.copy(demo_path, f"{name}.ledger")
    assert run("correct", "merge", "Ani", "Budi", "--ledger", "saksi.ledger").code == 0
    return tmp_path


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "saksi"])
def test_every_command_has_an_example(name: str) -> None:
    assert examples_of(COMMANDS[name]), f"{name} has no example in its help"


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_works_as_it_stands(line: str, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    command, _, _ = line.partition(" | ")
    command, _, source = command.partition(" < ")
    words = shlex.split(re.split(r" >>? ", command)[0])[1:]
    if line.startswith(ONLY_BEGUN):
        cli.commands[words[0]].make_context(words[0], words[1:])
        return
    if " | " in line:
        assert subprocess.run([sys.executable, "-m", "saksi", *words], check=True, capture_output=True).stdout
        return
    if source:
        monkeypatch.setattr("sys.stdin", io.StringIO((here / source).read_text(encoding="utf-8")))
    ran = run(*words)
    assert ran.code == 0, ran.err
    assert " > " not in line or ran.out


def test_help_lists_every_command_once_on_one_line() -> None:
    listed = [command for commands in SECTIONS.values() for command, _ in commands]
    assert {command.name for command in listed} == set(cli.commands)
    assert len(listed) == len(cli.commands)
    page = cli.get_help(click.Context(cli, info_name="saksi", terminal_width=80))
    for commands in SECTIONS.values():
        for command, line in commands:
            assert re.search(rf"^  {command.name} +{re.escape(line)}$", page, re.M), command.name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands_and_options(shell: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "_SAKSI_COMPLETE" in run("completion", shell).out
    monkeypatch.setenv("_SAKSI_COMPLETE", f"{shell}_complete")
    for typed, wanted in (("saksi se", {"search", "serve"}), ("saksi search --st", {"--stems", "--stance"})):
        words = typed.split()
        monkeypatch.setenv("COMP_WORDS", typed)
        monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words) - 1))
        told = run().out
        assert wanted <= set(re.findall(r"[\w-]+", told))
        assert "copies" not in told


def test_no_colour_where_it_is_not_wanted(run: Run, demo_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from saksi.show.screen import console

    shown = ("show", "lontar-1", "--ledger", str(demo_path))
    for name, value, is_coloured in (("FORCE_COLOR", "1", True), ("NO_COLOR", "1", False)):
        monkeypatch.setenv(name, value)
        monkeypatch.setenv("TERM", "xterm-256color")
        console.cache_clear()
        out = run(*shown).out
        assert re.search(r"\x1b\[\d*(;\d+)*3[0-7]m", out) is not None if is_coloured else "\x1b[3" not in out
    console.cache_clear()
