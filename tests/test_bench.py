"""The phrases that peers are compared on: what we claim to read of them, we read."""

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

BENCH = Path(__file__).parent.parent / "bench"


def load_peers() -> ModuleType:
    spec = importlib.util.spec_from_file_location("peers", BENCH / "peers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_phrases_come_out_right() -> None:
    peers = load_peers()
    phrases = tomllib.loads((BENCH / "phrases.toml").read_text(encoding="utf-8"))
    for peer in (each for each in peers.PEERS if each.name == "saksi"):
        assert peers.ask(peer, phrases[peer.kind])["wrong"] == []


def test_a_peer_that_is_not_installed_is_left_out() -> None:
    peers = load_peers()
    ghost = peers.Peer("ghost", "no-such-package", "time", ("en",), lambda: lambda text, language: [])
    assert "missing" in peers.ask(ghost, [])


def test_every_kind_of_phrase_has_a_trap_in_each_language() -> None:
    phrases = tomllib.loads((BENCH / "phrases.toml").read_text(encoding="utf-8"))
    traps = {
        (kind, phrase["language"])
        for kind in phrases
        for phrase in phrases[kind]
        if not (phrase.get("values") or phrase.get("value"))
    }
    assert traps == {(kind, language) for kind in ("number", "time") for language in ("id", "en")}
