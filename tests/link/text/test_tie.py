"""Outlets that an article names, with and without an article of theirs at hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.kinds import Claim, Finding, Relay, Span
from saksi.link.text.tie import find_ties
from saksi.pack import load_packs

PACKS = load_packs()
NOWHERE = Span(0, 1)


@pytest.mark.parametrize(
    ("name", "outlets"),
    [
        ("Kantor Berita Rencong", {"Kabar Muara", "Kantor Berita Rencong"}),
        ("Badan Sungai", {"Kabar Muara"}),
        ("kantor berita itu", {"Kabar Muara"}),
        ("Muara Post", {"Kabar Muara"}),
    ],
)
def test_an_outlet_that_only_passes_on_is_known_by_a_word_that_outlets_bear(
    report: Callable[..., Finding], name: str, outlets: set[str]
) -> None:
    relay = (Relay(NOWHERE, None, name),)
    claim = Claim("c1", "indirect", (), (), (NOWHERE,), "Rahma", "say", NOWHERE, "test", "A", relay=relay)
    finding = replace(report("a", "Kabar Muara", "Hujan turun."), claims=(claim,))
    assert set(find_ties([finding], {}, PACKS).outlets) == outlets
