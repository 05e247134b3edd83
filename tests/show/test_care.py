"""Commands that correct, prove and care for a ledger."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_claims_are_found_by_words_stems_and_filters(run: Run, kept: Path) -> None:
    def found(*options: str) -> list[str]:
        lines = run("search", *options, "--json", "--ledger", kept).lines()
        [line] = run("search", *options, "--count", "--json", "--ledger", kept).lines()
        assert line["claims"] == len(lines)
        return sorted({line["article"] for line in lines})

    assert found("tewas") == ["s1", "s2", "s3"]
    assert found("menewaskan") == []
    assert found("menewaskan", "--stems") == ["s1", "s2", "s3"]
    assert found("dikenal") == []
    assert found("dikenal", "--stems") == ["s2"]
    assert found("tewas", "--not-outlet", "Misal", "--from", "12", "--to", "13") == ["s1", "s3"]
    assert found("--unit", "killed", "--from", "19", "--not-speaker", "Sari") == ["s2"]
    assert found("--outlet", "Misal", "--outlet", "Andaian") == ["s2", "s3"]
    assert found("--unnamed") == ["s1", "s3"]


def test_facets_say_how_the_claims_found_divide(run: Run, kept: Path) -> None:
    [facets] = run("search", "tewas", "--facets", "--json", "--ledger", kept).lines()
    assert facets["claims"] == 3
    speakers = {value["value"]: value["claims"] for value in facets["facets"]["speaker"]}
    assert speakers["Sari Dewi"] == 2
    assert sum(speakers.values()) == 3
    printed = run("search", "tewas", "--facets", "--ledger", kept).out
    assert "Sari Dewi" in printed
    assert "2025-03" in printed


def test_a_page_of_results_goes_on_where_the_first_ended(run: Run, kept: Path) -> None:
    every = run("search", "--json", "--ledger", kept).lines()
    pages = [run("search", "--json", "--limit", "2", "--skip", str(n), "--ledger", kept).lines() for n in (0, 2, 4)]
    assert [line for page in pages for line in page] == every[:6]
    newest = run("search", "--json", "--order", "newest", "--ledger", kept).lines()
    assert newest[0]["article"] == "s3"


def test_a_correction_is_made_listed_and_taken_back(run: Run, kept: Path) -> None:
    at = ("--ledger", kept, "--by", "Wati")
    before = run("claims", "--json", "--ledger", kept).out
    made = run("correct", "reject", "s1", "c1", "--note", "a headline", *at)
    assert (made.code, "undo 1" in made.err) == (0, True)
    assert len(run("claims", "--json", "--ledger", kept).lines()) == len(before.splitlines()) - 1
    assert run("correct", "speaker", "s2", "c1", "Sari Dewi", *at).code == 0
    [line, _] = run("corrections", "--json", "--ledger", kept).lines()
    assert (line["action"], line["made_by"], line["note"], line["claim"]) == ("reject", "Wati", "a headline", "c1")
    assert "a headline" in run("corrections", "--ledger", kept).out
    assert run("undo", "1", *at).code == run("undo", "2", *at).code == 0
    assert run("claims", "--json", "--ledger", kept).out == before
    assert run("corrections", "--ledger", kept).out == ""
    assert len(run("corrections", "--all", "--json", "--ledger", kept).lines()) == 4
    again = run("undo", "1", *at)
    assert (again.code, "taken back already" in again.err) == (4, True)


def test_corrections_are_taken_over_once_with_who_made_them(run: Run, kept: Path, tmp_path: Path) -> None:
    other, lines = tmp_path / "other.ledger", tmp_path / "made.jsonl"
    assert run("backup", other, "--ledger", kept).code == 0
    at = ("--ledger", other, "--by", "Wati")
    assert run("correct", "reject", "s1", "c1", *at).code == run("correct", "accept", "s2", "c1", *at).code == 0
    assert run("undo", "2", *at).code == 0
    lines.write_text(run("corrections", "--all", "--json", "--ledger", other).out)
    assert run("correct", "accept", "s1", "c2", "--ledger", kept, "--by", "Budi").code == 0
    assert "3 corrections taken over" in run("correct", "import", lines, "--ledger", kept).err
    assert "0 corrections taken over, 3 there already" in run("correct", "import", lines, "--ledger", kept).err
    told = run("corrections", "--all", "--json", "--ledger", kept).lines()
    assert [(each["made_by"], each["undoes"]) for each in told] == [
        ("Budi", None), ("Wati", None), ("Wati", None), ("Wati", 3)
    ]  # fmt: skip
    rows = [line["claim"] for line in run("corrections", "--json", "--ledger", kept).lines()]
    assert rows == ["c2", "c1"]


def test_what_is_no_correction_is_named_and_nothing_is_kept(run: Run, kept: Path, tmp_path: Path) -> None:
    lines = tmp_path / "made.jsonl"
    made = '{"action": "merge", "made_at": "2025-03-03", "made_by": "W", "version": "1", "old_value": "A"}\n'
    lines.write_text(made + '{"action": "shout"}\n')
    ran = run("correct", "import", lines, "--ledger", kept)
    assert (ran.code, f"{lines}:2: is no correction" in ran.err) == (4, True)
    lines.write_text(made + made.replace('"merge"', '"undo", "undoes": 7'))
    ran = run("correct", "import", lines, "--ledger", kept)
    assert (ran.code, "takes back 7" in ran.err) == (4, True)
    assert run("corrections", "--all", "--ledger", kept).out == ""


def test_people_and_copies_are_corrected_too(run: Run, kept: Path) -> None:
    at = ("--ledger", kept, "--by", "Wati")
    named = {line["speaker"] for line in run("claims", "--named", "--json", "--ledger", kept).lines()}
    for name in sorted(named - {"Sari Dewi"}):
        assert run("correct", "merge", name, "Sari Dewi", *at).code == 0
    assert {line["speaker"] for line in run("claims", "--named", "--json", "--ledger", kept).lines()} == {"Sari Dewi"}
    assert run("correct", "split", "s1", "Sari (lain)", "c1", *at).code == 0
    assert run("correct", "accept", "s2", "c1", *at).code == 0
    [copy] = run("copies", "--json", "--ledger", kept).lines()
    assert run("correct", "not-copy", copy["b"], copy["a"], *at).code == 0
    assert run("copies", "--json", "--ledger", kept).out == ""
    assert run("correct", "copy", "s2", "s1", *at).code == 0
    assert [line["b"] for line in run("copies", "--json", "--ledger", kept).lines()] == ["s2"]
    assert "not linked yet" in run("figures", "--ledger", kept).err
    assert run("link", "--ledger", kept).code == 0
    assert "not linked" not in run("figures", "--ledger", kept).err
    assert len(run("corrections", "--ledger", kept).out.splitlines()) > 10
    for wrong in (("accept", "s1", "c99"), ("copy", "s1", "s1"), ("reject", "s9", "c1")):
        assert run("correct", *wrong, *at).code == 4


def test_what_came_one_by_one_is_told_until_it_is_settled(
    run: Run, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("WHOLE_LIMIT", 2), ("AGAIN_LIMIT", 0), ("ADDED_SHARE", 9), ("SETTLED_SHARE", 9)):
        monkeypatch.setattr(f"saksi.linking.{name}", value)
    assert run("link", "--ledger", kept).code == 0
    (tmp_path / "late.txt").write_text("Sedikitnya 15 orang tewas di Wera, kata Sari Dewi.", encoding="utf-8")
    assert run("add", tmp_path / "late.txt", "--ledger", kept).code == 0
    assert "1 article tied one by one" in run("figures", "--ledger", kept).err
    assert run("link", "--settle", "--ledger", kept).code == 0
    assert "one by one" not in run("figures", "--ledger", kept).err


def test_a_ledger_is_proved_compared_and_read_anew(run: Run, kept: Path) -> None:
    for command in ("verify", "diff", "reread"):
        ran = run(command, "--ledger", kept)
        assert (ran.code, ran.out) == (0, ""), ran
    assert "3 articles checked, 0 faults" in run("verify", "--ledger", kept).err
    import apsw

    connection = apsw.Connection(str(kept))
    connection.execute("UPDATE claims SET stance = 'deny' WHERE id = 'c1'")
    connection.execute("UPDATE articles SET text = 'x' || text WHERE id = 's2'")
    connection.close()
    ran = run("verify", "s2", "--json", "--ledger", kept)
    assert ran.code == 1
    assert {line["what"] for line in ran.lines()} >= {"text"}
    assert run("verify", "--ledger", kept).out != ""
    assert [line["id"] for line in run("diff", "s1", "--json", "--ledger", kept).lines()] == ["s1"]
    assert "stance was deny, is say" in run("reread", "--ledger", kept).out
    assert run("verify", "--ledger", kept).code == 0


def test_a_ledger_is_copied_compacted_and_saved(run: Run, kept: Path, tmp_path: Path) -> None:
    copy, saved = tmp_path / "copy.ledger", tmp_path / "saved.ledger"
    assert run("backup", copy, "--ledger", kept).code == 0
    assert run("backup", copy, "--ledger", kept).code == 4
    assert run("compact", "--ledger", copy).code == 0
    with copy.open("r+b") as file:
        file.write(b"\0" * 100)
    assert run("claims", "--ledger", copy).code == 4
    ran = run("salvage", copy, saved)
    assert (ran.code, "3 articles and 0 corrections saved" in ran.err) == (0, True)
    exports = [run("claims", "--json", "--ledger", path).lines() for path in (kept, saved)]
    assert exports[0] == exports[1]
    assert json.dumps(exports[0])
    for damaged, target in ((copy, saved), (tmp_path / "none", tmp_path / "x"), (tmp_path, tmp_path / "x")):
        assert run("salvage", damaged, target).code == 4


def test_words_are_corrected_and_a_verdict_of_a_person_becomes_a_claim_review(run: Run, kept: Path) -> None:
    at = ("--ledger", kept, "--by", "Tim Cek")
    assert run("correct", "words", "s1", "c1", "Sedikitnya 12 orang tewas", *at).code == 0
    assert run("correct", "words", "s1", "c1", "Sedikitnya 13 orang tewas", *at).code == 4
    [found] = run("search", "tewas", "--outlet", "Harian", "--json", "--ledger", kept).lines()
    assert found["words"] == ["Sedikitnya 12 orang tewas"]
    rated = ("correct", "rate", "s1", "c1", "Sudah tidak berlaku", "--note", "Kini 14.", *at)
    assert run(*rated, "--address", "javascript:x").code == 2
    assert run("export", "--as", "review", "--ledger", kept).out.count("ClaimReview") == 0
    assert run(*rated, "--address", "https://cek.example/7").code == 0
    [review] = json.loads(run("export", "--as", "review", "--ledger", kept).out)["@graph"]
    assert review["@type"] == "ClaimReview"
    assert (review["url"], review["author"]["name"], review["reviewBody"]) == (
        "https://cek.example/7", "Tim Cek", "Kini 14.",
    )  # fmt: skip
    assert review["claimReviewed"] == "Sedikitnya 12 orang tewas"
    assert review["reviewRating"]["alternateName"] == "Sudah tidak berlaku"
    assert review["itemReviewed"]["author"] == {"name": "Sari Dewi"}
    assert "https://cek.example/7" in run("corrections", "--ledger", kept).out
