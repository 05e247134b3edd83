"""Commands: what they print, where, and with which exit status."""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from saksi.record import decode_finding
from saksi.show.cli import cli

Run = Callable[..., Any]

FIGURE_KEYS = {"article", "text", "lo", "hi", "cmp", "speaker", "origin"}
ASKING = (
    ["claims"],
    ["figures"],
    ["figures", "--all"],
    ["copies"],
    ["copies", "--all"],
    ["speakers"],
    ["rejects"],
    ["show", "s1"],
)


def test_reading_prints_each_claim_with_its_words_and_speaker(run: Run, stories: Path) -> None:
    ran = run("read", stories)
    assert ran.code == 0
    assert ran.err == ""
    for words in (
        *("Banjir di Sigi", "Harian Contoh | 2025-03-03 10:00 +08:00", "Sari Dewi said", "at least 12"),
        *('"Air naik cepat sekali"', "not stated by whom: suspected", '"Senin (3/3/2025)" = 2025-03-03'),
    ):
        assert words in ran.out


def test_printed_lines_fit_the_terminal_and_end_clean(run: Run, stories: Path) -> None:
    lines = run("read", stories).out.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []


def test_reading_as_json_prints_one_finding_a_line(run: Run, stories: Path) -> None:
    ran = run("read", stories, "--json")
    findings = [decode_finding(line) for line in ran.out.splitlines()]
    assert [finding.article.id for finding in findings] == ["s1", "s2", "s3"]
    for finding in findings:
        text = finding.article.text
        assert all(text[slice(*span)].strip() for claim in finding.claims for span in claim.content)


def test_what_is_given_fills_gaps(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "bare.txt"
    page.write_text("Air surut kemarin di Palu, kata Sari Dewi kepada warga yang menunggu.", encoding="utf-8")
    [line] = run("read", page, "--outlet", "Harian Contoh", "--date", "2025-03-05", "--json").lines()
    assert (line["outlet"], line["published"]) == ("Harian Contoh", "2025-03-05")
    assert [time["value"] for time in line["times"]] == ["2025-03-04"]


def test_a_page_that_cannot_be_read_is_named_and_the_rest_is_read(run: Run, stories: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    for command in (["read", "--json"], ["add", "--ledger", tmp_path / "x.ledger"]):
        ran = run(*command, empty, stories)
        assert ran.code == 3
        assert len(ran.out.splitlines()) == 3
        assert f"rejected {empty}: empty" in ran.err
    ran = run("rejects", "--ledger", tmp_path / "x.ledger")
    # A long path is broken over lines.
    assert "".join(ran.out.split()).endswith("empty.txt:empty(read)")


def test_adding_tells_what_it_did(run: Run, stories: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.ledger"
    first, second = run("add", stories, "--ledger", path), run("add", stories, "--ledger", path)
    assert [line.split()[::2] for line in first.out.splitlines()] == [["added", f"s{n}"] for n in (1, 2, 3)]
    assert "3 added, 0 already there, 0 rejected" in first.err
    assert second.out == ""
    assert "0 added, 3 already there, 0 rejected" in second.err
    assert (first.code, second.code) == (0, 0)


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_every_question_answers_in_words_and_in_json(run: Run, kept: Path, command: list[str]) -> None:
    in_words, in_json = run(*command, "--ledger", kept), run(*command, "--ledger", kept, "--json")
    assert (in_words.code, in_json.code) == (0, 0)
    assert bool(in_words.out) == bool(in_json.lines())


def test_claims_are_found_and_counted(run: Run, kept: Path) -> None:
    lines = run("claims", "--speaker", "sari", "--ledger", kept, "--json").lines()
    assert {line["speaker"] for line in lines} == {"Sari Dewi"}
    assert {line["outlet"] for line in lines} == {"Harian Contoh", "Pos Andaian"}
    for line in lines:
        assert all(words in line["sentence_text"] or line["claim"]["kind"] != "indirect" for words in line["words"])
    ran = run("claims", "--speaker", "sari", "--ledger", kept, "--limit", "1")
    assert f"1 of {len(lines)} claims" in ran.err


def test_sentences_outside_claims_are_found_and_counted(run: Run, demo_path: Path) -> None:
    lines = run("search", "di", "--in", "text", "--ledger", demo_path, "--json").lines()
    assert run("search", "di", "--in", "text", "--count", "--ledger", demo_path, "--json").lines() == [
        {"sentences": len(lines)}
    ]
    claimed = {line["sentence_text"] for line in run("search", "di", "--ledger", demo_path, "--json").lines()}
    assert lines
    assert claimed.isdisjoint(line["sentence_text"] for line in lines)
    ran = run("search", "di", "--in", "text", "--ledger", demo_path, "--limit", "1")
    assert " ".join(lines[0]["sentence_text"].split()) in " ".join(ran.out.split())
    assert f"{len(lines)} sentences outside claims" in run("search", "di", "--ledger", demo_path).err
    for wrong in (["--stance", "deny"], ["--facets"]):
        assert run("search", "di", "--in", "text", *wrong, "--ledger", demo_path).code == 2
    assert run("search", "--in", "text", "--ledger", demo_path).code == 2


def test_figures_print_as_the_scorer_reads_them(run: Run, kept: Path) -> None:
    measures = run("figures", "--all", "--json", "--ledger", kept).lines()
    assert measures
    for measure in measures:
        assert measure.keys() >= {"measure", "what", "figures", "origins", "contradictions", "revisions"}
        assert measure["origins"]["lower"] <= measure["origins"]["upper"]
        assert all(figure.keys() >= FIGURE_KEYS for figure in measure["figures"])
        assert {figure["origin"] for figure in measure["figures"]} <= {o["id"] for o in measure["origins"]["list"]}
    killed = [measure for measure in measures if len(measure["figures"]) == 3]
    assert [sorted((figure["article"], figure["lo"]) for figure in each["figures"]) for each in killed] == [
        [("s1", 12), ("s2", 19), ("s3", 12)]
    ]


def test_a_copy_is_printed_from_its_source(run: Run, kept: Path) -> None:
    [pair] = run("copies", "--json", "--ledger", kept).lines()
    assert (pair["a"], pair["b"], pair["direction"]) == ("s1", "s3", "a->b")
    assert pair["share"] > 0.9
    in_words = run("copies", "--ledger", kept).out
    assert in_words.index("s3 | Pos Andaian") < in_words.index("copy of   s1 | Harian Contoh")


def test_the_page_itself_comes_back_and_proves_the_hash(run: Run, kept: Path, stories: Path) -> None:
    [line] = run("show", "s2", "--json", "--ledger", kept).lines()
    page = run("show", "s2", "--bytes", "--ledger", kept).out
    assert page.strip() in stories.read_text(encoding="utf-8")
    assert line["sha256"] == hashlib.sha256(page.encode()).hexdigest()


def test_an_article_that_is_not_there_is_status_4(run: Run, kept: Path) -> None:
    ran = run("show", "s9", "--ledger", kept)
    assert (ran.code, ran.out) == (4, "")
    assert "no article 's9'" in ran.err


def test_no_ledger_is_status_4_and_makes_none(run: Run, tmp_path: Path) -> None:
    ran = run("claims", "--ledger", tmp_path / "none.ledger")
    assert ran.code == 4
    assert "there is no ledger here" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [["read"], ["read", "x", "--date", "12/7"], ["tell"], ["claims", "--stance", "sing"]]
)
def test_a_command_not_understood_is_status_2(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")


def test_the_ledger_is_named_by_the_environment_or_is_in_this_folder(
    run: Run, stories: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("add", stories)
    assert (tmp_path / "saksi.ledger").exists()
    monkeypatch.setenv("SAKSI_LEDGER", str(tmp_path / "named.ledger"))
    run("add", stories)
    assert (tmp_path / "named.ledger").exists()


def test_hostile_text_does_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "bad\x1b[2J.txt"
    page.write_text(
        "Air\x1b[31m surut \u202edi Palu\x07, kata Wali Kota Sari\x9b Dewi.\n\nSebanyak 12\x1b[0m orang pulang.",
        encoding="utf-8",
    )
    ledger = tmp_path / "x.ledger"
    for command in (["read"], ["add", "--ledger", ledger]):
        ran = run(*command, page)
        assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err) is None
    for command in (["claims"], ["figures", "--all"], ["copies"]):
        ran = run(*command, "--ledger", ledger)
        assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err) is None


def test_colours_are_for_terminals_only(run: Run, stories: Path) -> None:
    assert "\x1b" not in run("read", stories).out


def test_a_terminal_of_few_letters_is_no_error(stories: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "saksi", "read", str(stories)]
    ran = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert b"Sari Dewi said" in ran.stdout
    assert ran.stdout.isascii()


def test_the_demonstration_shows_a_page_and_a_figure_of_several_outlets(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--ledger", tmp_path / "demo.ledger")
    assert ran.code == 0
    assert re.search(r"One figure, as ([2-9]|\d\d) outlets give it", ran.out)
    assert "who says what" in ran.out


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_explains_itself_with_an_example(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    assert f"saksi {name}" in ran.out.partition("Example")[2]


def test_help_documents_every_exit_status(run: Run) -> None:
    assert re.findall(r"^ +(\d)  ", run("--help").out, re.M) == ["0", "1", "2", "3", "4"]


def test_commands_share_their_options() -> None:
    named = {(o.name, o.opts[0]) for c in cli.commands.values() for o in c.params if isinstance(o, click.Option)}
    assert len({name for name, _ in named}) == len(named)


def test_a_ledger_is_brought_up_to_date_and_none_is_made(run: Run, kept: Path, tmp_path: Path) -> None:
    assert "up to date" in run("upgrade", "--ledger", kept).err
    assert run("upgrade", "--ledger", tmp_path / "none.ledger").code == 4
    assert not (tmp_path / "none.ledger").exists()


@pytest.mark.parametrize(
    "asked",
    [["search", "zzzq"], ["claims", "--about", "zzzq"], ["figures", "zzzq"], ["stories", "--since", "2031-01-01"],
     ["conflicts", "--since", "2031-01-01"]],
)  # fmt: skip
def test_where_nothing_is_found_that_is_told_beside_the_data(run: Run, kept: Path, asked: list[str]) -> None:
    for also in ([], ["--json"]):
        ran = run(*asked, *also, "--ledger", kept)
        assert (ran.code, ran.out) == (0, "")
        assert re.match(r"no (claim|figure|story)", ran.err)
        assert "kept.ledger" in ran.err


def test_a_figure_is_found_by_its_id_whoever_tells_it(run: Run, demo_path: Path) -> None:
    every = run("figures", "--all", "--json", "--ledger", demo_path).lines()
    alone = next(line for line in every if len({figure["article"] for figure in line["figures"]}) == 1)
    assert run("figures", alone["measure"], "--json", "--ledger", demo_path).lines() == [alone]


def test_figures_are_found_by_their_words(run: Run, demo_path: Path) -> None:
    every, some = (run("figures", *words, "--json", "--ledger", demo_path).lines() for words in ((), ("tewas",)))
    assert 0 < len(some) < len(every)
    assert all("tewas" in json.dumps(line) for line in some)
