"""How far the reading of files is."""

from pathlib import Path

from saksi.kinds import Page, Settings
from saksi.meter import measure
from saksi.read.source import open_pages


def test_a_meter_goes_from_nothing_to_the_whole_as_files_are_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Hujan turun di Ende. " * 10)
    lines = [b'{"text": "Hujan %d."}' % number for number in range(100)]
    (tmp_path / "c.jsonl").write_bytes(b"\n".join(lines))
    meter = measure([str(tmp_path)])
    assert meter.share == 0.0
    shares = [meter.share or 0.0 for item in open_pages([str(tmp_path)], Settings(), meter) if isinstance(item, Page)]
    assert len(shares) == 102
    assert shares == sorted(shares)
    assert meter.share == 1.0


def test_with_standard_input_nobody_knows_the_whole(tmp_path: Path) -> None:
    assert measure([str(tmp_path), "-"]).share is None
    assert measure(["https://kabaruji.example/1"]).share is None
