"""What an article tells is the same when it is read from a shelf."""

import os
import subprocess
import sys
from dataclasses import fields

import pytest

from saksi.flow import _read_text
from saksi.kinds import Finding
from saksi.link.article.byname import sign_article
from saksi.link.retell import Retold, retell_article
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
retold = Retold(shelf, str.encode)
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


def _keep(finding: Finding) -> Memory:
    shelf = Memory()
    shelf.put_many(retell_article(finding, str.encode(finding.article.key)))
    return shelf


@pytest.mark.parametrize(("language", "text"), TEXTS)
@pytest.mark.parametrize("moment", [MOMENT, "2024-02-01T00:00:00", ""])
def test_what_was_kept_is_told_as_before(
    language: str, text: str, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also at another moment than the one at which it was told: what copies an article may date it."""
    finding, packs = _read(text, language), load_packs()
    anew = [_lay_out(each) for each in tell(finding, moment, packs)]
    retold = Retold(_keep(finding), str.encode)
    retold.open([finding.article.key])
    monkeypatch.setattr("saksi.link.retell.tell", lambda *_: iter(()))
    assert [_lay_out(each) for each in retold.tell(finding, moment, packs)] == anew
    assert anew


def test_when_the_days_end_that_an_article_names_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = _read("Banjir pada 2 Februari 2025 merusak rumah. Pada 28 Februari 2025 air surut.", "id")
    shelf = _keep(finding)
    monkeypatch.setattr("saksi.link.retell.find_all_ends", lambda *_: frozenset())
    retold = Retold(shelf, str.encode)
    retold.open([finding.article.key])
    assert list(retold.find_ends(finding, load_packs()["id"])) == ["2025-02-03", "2025-03-01"]


def test_whose_head_somebody_is_told_to_be_is_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    finding, pack = _read("Kepala BPBD Bima, Sari Dewi, datang ke Wera.", "id"), load_packs()["id"]
    first, second = Retold(_keep(finding), str.encode), Retold(_keep(finding), str.encode)
    assert first.find_owner(finding, "Sari Dewi", pack) == "BPBD Bima"
    monkeypatch.setattr("saksi.link.retell.find_owner", lambda *_: "")
    assert second.find_owner(finding, "Sari Dewi", pack) == "BPBD Bima"
    assert second.find_owner(finding, "Rahma Dewi", pack) == ""


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_what_was_kept_names_the_article_as_before(language: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    finding, packs = _read(text, language), load_packs()
    retold = Retold(_keep(finding), str.encode)
    retold.open([finding.article.key])
    names = sign_article(finding, packs)
    assert len(names) > 5
    monkeypatch.setattr("saksi.link.retell.sign_article", lambda *_: {})
    assert retold.sign(finding, packs) == names


def test_what_was_kept_of_an_article_that_was_read_otherwise_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    finding, packs = _read(TEXTS[0][1], "id"), load_packs()
    shelf = _keep(finding)
    monkeypatch.setattr("saksi.link.retell.tell", lambda *_: iter(()))
    for look, is_same in ((str.encode, True), (lambda key: b"other", False)):
        retold = Retold(shelf, look)
        retold.open([finding.article.key])
        assert bool(list(retold.tell(finding, MOMENT, packs))) == is_same


def test_what_is_kept_is_the_same_in_every_run_of_the_program() -> None:
    """Sets of words come in another order in every run."""
    kept = [
        subprocess.run(
            [sys.executable, "-c", SEEDED], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert kept[0] == kept[1] != b""
