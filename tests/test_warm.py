"""What is loaded before processes read."""

from pathlib import Path

import pytest

from saksi import worker
from saksi.flow import Added, Present, add_paths
from saksi.kinds import Settings
from saksi.ledger.ledger import Ledger


def test_what_linking_needs_too_is_loaded_before_the_first_process_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is not loaded twice. Where all pages are there already, nothing is loaded."""
    page, start, came = tmp_path / "page.txt", worker._start, list[str]()
    page.write_text("Sedikitnya 12 orang mengungsi dari Desa Oelet, kata Camat Wera Sari Dewi.", encoding="utf-8")

    def begin(*given: object) -> worker._Worker:
        came.append("begins")
        return start(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("saksi.worker._start", begin)
    monkeypatch.setattr("saksi.warm.load_packs", lambda: came.append("loads"))
    with Ledger.open_to_write(str(tmp_path / "ledger"), writer="the test") as ledger:
        assert [type(each) for each in add_paths([str(page)], ledger, Settings(workers=1))] == [Added]
        assert came == ["loads", "begins"]
        assert [type(each) for each in add_paths([str(page)], ledger, Settings(workers=1))] == [Present]
    assert came == ["loads", "begins"]
