"""Figures that exclude each other."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

from saksi import Ledger, add_paths
from saksi.answer.conflict import Conflict, find_conflicts

LEAD = "Banjir bandang menerjang Desa Sangia di Kecamatan Sape, Kabupaten Bima, setelah tanggul Sungai Lambu jebol."


def _find_conflicts(folder: Path, told: Mapping[str, str]) -> list[Conflict]:
    """The conflicts among pages of one morning: what each outlet tells behind the lead."""
    lines = [
        json.dumps({"id": str(at), "text": f"{LEAD}\n{words}", "outlet": outlet, "published": "2025-03-04T08:00+07:00"})
        for at, (outlet, words) in enumerate(told.items())
    ]
    (folder / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with Ledger.open_to_write(str(folder / "ledger"), writer="the test") as ledger:
        list(add_paths([str(folder / "pages.jsonl")], ledger))
        return list(find_conflicts(ledger))


def test_the_weightiest_conflict_comes_first_and_its_values_differ(ledger: Ledger) -> None:
    found = list(find_conflicts(ledger))
    assert [conflict.measure.what for conflict in found] == ["orang tewas", "orang luka-luka"]
    for conflict in found:
        weights = [dataclasses.astuple(weight) for weight in conflict.weights]
        assert weights == sorted(weights, reverse=True)
        assert len(weights) == len(conflict.pairs)
    assert all(a.quantity != b.quantity and a.origin != b.origin for c in found for a, b in c.pairs)


def test_a_pair_of_which_a_side_has_no_name_never_comes_before_one_that_has_both(tmp_path: Path) -> None:
    told = {
        "Kabar Sape": "Kepala BPBD Bima Rahma Dewi mengatakan 120 rumah rusak.",
        "Lentera Wera": "Camat Sape Yusuf Amin mengatakan 140 rumah rusak.",
        "Suara Bima": "Sebanyak 400 rumah rusak.",
    }
    [conflict] = _find_conflicts(tmp_path, told)
    assert [weight.named for weight in conflict.weights] == [2, 1, 1]
    assert {group.figures[0].text for group in conflict.pairs[0]} == {"120 rumah", "140 rumah"}
    assert [weight.difference for weight in conflict.weights] == [0.143, 0.7, 0.65]


def test_an_article_with_a_number_and_dozens_is_set_against_a_rival_by_the_number(tmp_path: Path) -> None:
    told = {
        "Kabar Sape": "Kepala BPBD Bima Rahma Dewi mengatakan 60 rumah rusak.",
        "Lentera Wera": "Camat Sape Yusuf Amin mengatakan 70 rumah rusak.",
        "Suara Bima": "Sebanyak 90 rumah rusak.\nKemarin puluhan rumah rusak.",
    }
    [conflict] = _find_conflicts(tmp_path, told)
    numbers = {frozenset(group.figures[0].text for group in pair) for pair in conflict.pairs}
    assert frozenset(("90 rumah", "70 rumah")) in numbers
    assert all("puluhan rumah" not in pair for pair in numbers)


def test_an_article_with_two_numbers_is_set_against_a_rival_by_the_one_that_excludes_it(tmp_path: Path) -> None:
    told = {
        "Kabar Sape": "Kepala BPBD Bima Rahma Dewi mengatakan sedikitnya 60 rumah rusak.",
        "Lentera Wera": "Camat Sape Rudi Amin mengatakan 70 rumah rusak, sedangkan PMI mencatat 50 rumah rusak.",
    }
    [conflict] = _find_conflicts(tmp_path, told)
    numbers = {frozenset(group.figures[0].text for group in pair) for pair in conflict.pairs}
    assert numbers == {frozenset(("sedikitnya 60 rumah", "50 rumah"))}


def test_a_number_that_is_denied_stands_against_what_the_denier_gives_not_against_all(ledger: Ledger) -> None:
    killed = next(c for c in find_conflicts(ledger) if c.measure.outcome == "killed")
    denied = [pair for pair in killed.pairs if any(group.is_denied for group in pair)]
    assert len(denied) == 1


def test_days_leave_out_what_was_told_on_others(ledger: Ledger) -> None:
    assert list(find_conflicts(ledger, since="2025-03-09")) == []
    assert list(find_conflicts(ledger, until="2025-03-05")) == []
    early = [pair for c in find_conflicts(ledger, until="2025-03-06") for pair in c.pairs]
    assert early
    assert all(any((f.published or "") < "2025-03-07" for g in pair for f in g.figures) for pair in early)
