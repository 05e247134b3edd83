"""The command that serves pages: what it refuses before it promises anything."""

import importlib.util
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.show.serve import listen

Run = Callable[..., Any]


def test_without_its_packages_it_says_how_to_get_them(run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    ran = run("serve", "--ledger", kept)
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'saksi[serve]'" in ran.err


def test_a_port_that_is_taken_is_named(run: Run, kept: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("serve", "--ledger", kept, "--port", str(taken.getsockname()[1]))
    assert ran.code == 2
    assert "cannot listen on 127.0.0.1" in ran.err


def test_the_parts_of_an_answer_do_not_wait_for_one_another() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_no_ledger_is_told_before_anything_is_served(run: Run, tmp_path: Path) -> None:
    assert run("serve", "--ledger", tmp_path / "none.ledger").code == 4


@pytest.mark.parametrize(("host", "has_token"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_it_prints_the_address_where_it_answers(kept: Path, host: str, has_token: bool) -> None:
    command = [sys.executable, "-m", "saksi", "serve", "--ledger", str(kept), "--host", host, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            address = server.stderr.readline().split(" is shown at ")[1].strip()
            assert ("?token=" in address) is has_token
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with opener.open(address, timeout=20) as answer:
                assert b"Saksi" in answer.read()
        finally:
            server.terminate()
            server.wait(20)
