"""What cleaning took out is one command away."""

import json
from pathlib import Path

from click.testing import CliRunner

from saksi.show.cli import cli

STORY = (
    "Bupati Flores UJITOGEL88 Timur tiba pada Senin dan menemui warga di gedung sekolah. Warga Flores Timur "
    "menunggu sejak pagi di tepi jalan, kata Kepala Desa Sari Dewi. "
    "\u00e2\u20ac\u0153Air surut,\u00e2\u20ac\u009d katanya."
)


def run(*arguments: str) -> str:
    ran = CliRunner().invoke(cli, arguments)
    assert ran.exit_code == 0, ran.output
    return ran.stdout


def test_every_cut_is_told_with_its_reason_and_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    ledger = str(tmp_path / "a.ledger")
    run("add", str(tmp_path / "a.txt"), "--ledger", ledger)
    lines = [json.loads(line) for line in run("cuts", "--json", "--ledger", ledger).splitlines()]
    assert [(line["reason"], line["text"], line["instead"]) for line in lines] == [
        ("brand", "UJITOGEL88 ", ""),
        ("misread", "\u00e2\u20ac\u0153", "\u201c"),
        ("misread", "\u00e2\u20ac\u009d", "\u201d"),
    ]
    assert (lines[0]["before"], lines[0]["after"][:5]) == ("Bupati Flores ", "Timur")
    assert "UJITOGEL88" in run("cuts", "--reason", "brand", "--ledger", ledger)
    assert run("cuts", "--reason", "hidden", "--ledger", ledger) == ""
