"""Commands that ask across articles, run as a person runs them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from saksi.show.cli import cli

Run = Callable[..., Any]


def test_a_trace_by_sentence_is_the_trace_of_the_figure_it_names(run: Run, demo_path: Path) -> None:
    ran = run("trace", "tujuh orang tewas", "--ledger", demo_path)
    assert ran.out.splitlines()[1] == "11 articles, 8 texts, 2 to 4 origins"
    assert ran.out.splitlines()[3] == "First told with 7"
    id = ran.out.split()[2]
    asked, first, rest = ran.out.partition("First told\n")
    assert run("trace", id, "--ledger", demo_path).out == asked.partition("First told with")[0] + first + rest


def test_a_number_that_nobody_gives_is_said_so(run: Run, demo_path: Path) -> None:
    ran = run("trace", "Longsor di Detusoko menewaskan 19 orang", "--ledger", demo_path)
    assert "None of these gives 19. That says nothing of whether it is true." in ran.out
    assert "First told with" not in ran.out


def test_where_nobody_gives_a_number_who_gives_it_as_a_bound_is_said(run: Run, tmp_path: Path) -> None:
    page, ledger = tmp_path / "page.jsonl", tmp_path / "one.ledger"
    told = {"id": "a", "outlet": "Kabar Muara", "published": "2025-03-04T08:00:00+07:00"}
    text = "WERA - Sedikitnya 26 orang tewas dalam banjir di Wera, kata Bupati Rahma Dewi, Selasa."
    page.write_text(json.dumps({**told, "text": text}), encoding="utf-8")
    run("add", page, "--ledger", ledger)
    asked = ("trace", "Banjir di Wera menewaskan 26 orang", "--ledger", ledger)
    none, _, bound = run(*asked).out.partition("First told with that number as a bound\n")
    assert "None of these gives 26." in none
    assert bound.split("\n")[0].strip() == "at least 26, Rahma Dewi"
    [line] = run(*asked, "--json").lines()
    assert (line["same"], line["bound"]["lo"], line["bound"]["hi"]) == (None, 26, None)


def test_a_trace_as_json_has_a_sentence_for_each_hop(run: Run, demo_path: Path) -> None:
    [line] = run("trace", "tujuh orang tewas", "--json", "--ledger", demo_path).lines()
    assert line["first"]["article"] == "lontar-1"
    assert all(hop["told"]["sentence_text"] for hop in line["hops"])
    assert {fold["source"] for fold in line["copies"]} == {"lontar-1"}


def test_a_claim_is_traced_to_its_copies(run: Run, demo_path: Path) -> None:
    [line] = run("trace", "samudrakini-1", "c1", "--json", "--ledger", demo_path).lines()
    assert line["first"]["article"] == "lontar-1"
    assert "kabarsabana-1" in {repeat["told"]["article"] for repeat in line["repeats"]}
    assert "Told by 3 other articles" in run("trace", "samudrakini-1", "c1", "--ledger", demo_path).out


@pytest.mark.parametrize("asked", [("zzz",), ("lontar-1", "c99"), ("no-such-article", "c1")])
def test_what_is_not_there_is_an_error_that_names_it(run: Run, demo_path: Path, asked: tuple[str, ...]) -> None:
    ran = run("trace", *asked, "--ledger", demo_path)
    assert (ran.code, ran.out) == (4, "")
    assert asked[-1] in ran.err or asked[0] in ran.err


def test_a_check_says_what_is_known_and_never_a_verdict(run: Run, demo_path: Path) -> None:
    known = run("check", "Sebanyak 11 orang tewas dalam longsor di Detusoko.", "--ledger", demo_path)
    assert "the same figure" in known.out
    assert "Given as orang tewas" in known.out
    unknown = run("check", "zzz qqq", "--ledger", demo_path)
    assert "nothing like it" in unknown.out
    assert (known.code, unknown.code) == (0, 0)


def test_an_address_that_the_ledger_does_not_hold_is_an_error(run: Run, demo_path: Path) -> None:
    assert run("check", "https://nowhere.example/page", "--ledger", demo_path).code == 4


def test_conflicts_stand_side_by_side_with_their_sentences(run: Run, demo_path: Path) -> None:
    out = run("conflicts", "--since", "2025-03-07", "--ledger", demo_path).out
    assert "11, Yulius Raga Ndopo" in out
    assert "against 13, rumah sakit (origin: Maria Goreti Tenda)" in out
    whole = run("conflicts", "--all", "--ledger", demo_path).out
    assert (whole.count("13, rumah sakit (origin"), whole.count("mencatat 13 jenazah")) == (2, 1)
    [first, *_] = run("conflicts", "--json", "--ledger", demo_path).lines()
    assert all(figure["sentence_text"] for pair in first["pairs"] for value in pair for figure in value)


def test_what_may_count_two_things_is_printed_when_asked_for_with_why(run: Run, tmp_path: Path) -> None:
    pages, path = tmp_path / "two.jsonl", tmp_path / "two.ledger"
    lead = "Banjir bandang menerjang Desa Sangia di Kecamatan Sape, Kabupaten Bima, setelah tanggul Sungai Lambu jebol."
    told = (
        "Kepala BPBD Bima Rahma Dewi mengatakan 120 rumah rusak.",
        "Camat Sape Rudi Amin mengatakan 250 rumah rusak.",
    )
    lines = [
        json.dumps({"id": outlet, "outlet": outlet, "text": f"{lead}\n{words}", "published": "2025-03-04T08:00+07:00"})
        for outlet, words in zip(("Kabar Sape", "Lentera Wera"), told, strict=True)
    ]
    pages.write_text("\n".join(lines), encoding="utf-8")
    run("add", pages, "--ledger", path)
    short = run("conflicts", "--ledger", path)
    assert ("against" in short.out, "1 pair more may count two things" in short.err) == (False, True)
    whole = run("conflicts", "--all", "--ledger", path)
    assert "one is twice the other or more" in " ".join(whole.out.split())
    assert "--all" not in whole.err
    [line] = run("conflicts", "--json", "--ledger", path).lines()
    assert [weight["is_clear"] for weight in line["weights"]] == [False]


def test_stories_of_the_week(run: Run, demo_path: Path) -> None:
    assert "11 articles, 8 texts, 7 outlets" in run("stories", "--week", "--ledger", demo_path).out
    [line] = run("stories", "--week", "--json", "--ledger", demo_path).lines()
    assert len(line["articles"]) == 11
    assert run("stories", "--week", "--since", "2025-03-01", "--ledger", demo_path).code == 2


def test_policies_are_listed_and_take_numbers(run: Run, demo_path: Path) -> None:
    names = [line["name"] for line in run("policy", "--json").lines()]
    for name in names:
        lines = run("policy", name, "--about", "tewas", "--json", "--ledger", demo_path).lines()
        assert lines, name
        assert all(line["low"] is None or line["low"] <= line["high"] for line in lines)
    assert "11 to 14, best 13" in run("policy", "low-best-high", "--ledger", demo_path).out
    assert run("policy", "no-such").code == 2


@pytest.mark.parametrize("name", ["trace", "check", "conflicts", "stories", "policy"])
def test_every_example_works(run: Run, demo_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSI_LEDGER", str(demo_path))
    examples = re.findall(r"^ *saksi (.*)$", cli.commands[name].help or "", re.M)
    assert len(examples) > 1
    for example in (each for each in examples if "<" not in each):
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', example)]
        assert run(*words).code == 0, example


def test_of_a_story_of_many_articles_the_first_and_last_are_printed_and_json_gives_all(
    run: Run, tmp_path: Path
) -> None:
    pages = tmp_path / "many.jsonl"
    texts = (
        "BIMA - Banjir di Wera menewaskan 12 orang, kata Kepala BPBD Bima Rahma Dewi. Sungai Wera meluap.",
        "BIMA - Sebanyak 12 orang tewas akibat banjir di Wera.",
    )
    lines = [
        {"id": f"k{n:02}", "outlet": f"Kabar {n}", "title": f"Banjir Wera {n}", "text": texts[n % 2],
         "published": f"2025-03-04T{n:02}:00:00+07:00"}
        for n in range(12)
    ]  # fmt: skip
    pages.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    path = tmp_path / "many.ledger"
    assert run("add", pages, "--ledger", path).code == 0
    out = run("stories", "--ledger", path).out
    assert [n for n in range(12) if f"k{n:02} |" in out] == [0, 1, 2, 3, 8, 9, 10, 11]
    assert "4 articles between" in out
    [line] = run("stories", "--json", "--ledger", path).lines()
    assert len(line["articles"]) == 12
    told = " ".join(run("figures", "--ledger", path).out.split())
    assert "k03 copies its source's words (so do k05, k07, k09, k11)" in told
