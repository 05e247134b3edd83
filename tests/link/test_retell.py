"""What an article tells is the same when it is read from a shelf."""

import os
import subprocess
import sys
from dataclasses import fields

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding
from saksi.link.retell import Retold
from saksi.link.shelf import Memory
from saksi.link.teller import tell
from saksi.link.told import Told
from saksi.pack import load_packs

SEEDED = """
from tests.link.test_retell import MOMENT, TEXTS, _read
from saksi.link.retell import Retold
from saksi.link.shelf import Memory
from saksi.pack import load_packs
shelf = Memory()
retold = Retold(shelf)
for language, text in TEXTS:
    list(retold.tell(_read(text, language), MOMENT, load_packs()))
    retold.close()
    print([value.hex() for _, value in sorted(shelf)])
"""
MOMENT = "2025-03-04T09:00:00+07:00"
TEXTS = (
    ("id", "Sedikitnya 12 orang tewas di Wera, kata Kepala BPBD Bima Sari Dewi. Warga menyebut 15 orang, bukan 12."),
    ("id", "Jaksa menuntut Rahma Dewi dengan pidana 4 tahun penjara. Kerugian Rp7,2 miliar menurut audit BPKP."),
    ("en", "BIMA - At least 12 people were killed, police chief Rahma Dewi said. She denied that 40 were missing."),
    ("en", f"The council counted {10**30} stars, and Oelet's mayor 41 boats, up from seven a day earlier."),
)


def _read(telling: str, language: str) -> Finding:
    return _read_text(telling, language, MOMENT)


def _lay_out(told: Told) -> list[object]:
    return [getattr(told, field.name) for field in fields(told)]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_what_was_kept_is_told_as_before(language: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    finding, packs, shelf = _read(text, language), load_packs(), Memory()
    first = Retold(shelf)
    anew = [_lay_out(each) for each in first.tell(finding, MOMENT, packs)]
    first.close()
    assert anew == [_lay_out(each) for each in tell(finding, MOMENT, packs)]
    assert anew
    is_large = "0" * 30 in text
    if not is_large:
        monkeypatch.setattr("saksi.link.retell.tell", lambda *_: iter(()))
    second = Retold(shelf)
    second.open([finding.article.key])
    assert [_lay_out(each) for each in second.tell(finding, MOMENT, packs)] == anew


def test_what_is_kept_is_the_same_in_every_run_of_the_program() -> None:
    """Sets of words come in another order in every run."""
    kept = [
        subprocess.run(
            [sys.executable, "-c", SEEDED], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert kept[0] == kept[1] != b""
