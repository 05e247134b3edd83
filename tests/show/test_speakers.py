"""Who speaks, over all articles."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_a_speaker_of_two_articles_is_printed_once_with_why(run: Run, kept: Path) -> None:
    ran = run("speakers", "--why", "--ledger", kept)
    first = ran.out.splitlines()[0]
    assert first.startswith("Sari Dewi")
    assert first.endswith("2 articles")
    assert "Budi Rante" in ran.out


def test_speakers_are_asked_for_by_name(run: Run, kept: Path) -> None:
    assert "Sari" not in run("speakers", "--speaker", "budi", "--ledger", kept).out


def test_speakers_as_json_name_the_articles_they_speak_in(run: Run, kept: Path) -> None:
    lines = run("speakers", "--json", "--ledger", kept).lines()
    [sari] = [line for line in lines if line["name"] == "Sari Dewi"]
    assert len(sari["sightings"]) == 2
    assert all(len(sighting) == 2 for line in lines for sighting in line["sightings"])
