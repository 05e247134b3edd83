"""Figures that exclude each other."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

from saksi import Ledger, add_paths
from saksi.answer.conflict import Conflict, find_conflicts
from saksi.answer.doubt import FAR, GROWN, UNLIKE, doubt_pair
from saksi.answer.setting import Setting
from saksi.answer.told import Group
from saksi.kinds import Figure, Quantity, Span

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


def _doubt_of(folder: Path, *told: str) -> tuple[str, ...]:
    [conflict] = _find_conflicts(folder, dict(zip(("Kabar Sape", "Lentera Wera"), told, strict=True)))
    [weight] = conflict.weights
    assert weight.is_clear is (not weight.doubts)
    return weight.doubts


def test_near_numbers_of_one_noun_in_articles_with_the_same_names_are_in_no_doubt(tmp_path: Path) -> None:
    told = ("Kepala BPBD Bima Rahma Dewi mengatakan 120 rumah rusak.", "Menurut Camat Sape Rudi Amin, rusak 140 rumah.")
    assert _doubt_of(tmp_path, *told) == ()


def test_a_value_twice_the_other_is_in_doubt_also_in_like_words(tmp_path: Path) -> None:
    told = (
        "Kepala BPBD Bima Rahma Dewi mengatakan di seluruh kecamatan itu 120 rumah rusak.",
        "Camat Sape Rudi Amin mengatakan di seluruh kecamatan itu 250 rumah rusak.",
    )
    assert _doubt_of(tmp_path, *told) == (FAR,)


def _value(number: int, day: int, speaker: str, words: str = "Korban di Desa Sangia bertambah sejak pagi.") -> Group:
    quantity = Quantity("q1", Span(0, 2), number, number, "=", "orang", "noun", "rule", outcome="killed")
    moment, chain = f"2025-03-0{day}T08:00:00+07:00", (speaker, "Kabar Sape")
    id = f"{number}-{day}"
    figure = Figure(id, id, "Kabar Sape", moment, quantity, "", Span(0, 30), words, speaker, "say", chain, id)
    return Group(id, (figure,))


def _doubt(a: Group, b: Group, names: tuple[set[str], set[str]] = (set(), set())) -> tuple[str, ...]:
    keys = [group.figures[0].article_key for group in (a, b)]
    settings = {(key, "q1"): Setting() for key in keys}
    return doubt_pair(a, b, dict(zip(keys, names, strict=True)), settings)


def test_a_higher_number_of_the_next_day_may_have_grown_unless_somebody_tells_each() -> None:
    assert _doubt(_value(8, 4, ""), _value(11, 5, "")) == (GROWN,)
    assert _doubt(_value(8, 4, "Rahma Dewi"), _value(11, 5, "")) == (GROWN,)
    assert _doubt(_value(8, 4, ""), _value(11, 4, "")) == ()
    assert _doubt(_value(11, 4, ""), _value(8, 5, "")) == ()
    assert _doubt(_value(8, 4, "Rahma Dewi"), _value(11, 5, "Rudi Amin")) == ()


def test_other_sentences_are_unlike_unless_the_numbers_are_near_and_the_articles_share_their_names() -> None:
    first, near, far = _value(8, 4, ""), _value(9, 4, "", "Jumlahnya sekian."), _value(15, 4, "", "Jumlahnya sekian.")
    assert _doubt(first, near, ({"Sape", "Sangia"}, {"Wera", "Lambu"})) == (UNLIKE,)
    assert _doubt(first, near, ({"Sape", "Sangia"}, {"Sape", "Lambu"})) == ()
    assert _doubt(first, far, ({"Sape", "Sangia"}, {"Sape", "Lambu"})) == (UNLIKE,)


def test_a_denial_stands_in_no_doubt_however_far_the_numbers_are(ledger: Ledger) -> None:
    weighed = [each for c in find_conflicts(ledger) for each in zip(c.pairs, c.weights, strict=True)]
    denials = [weight for pair, weight in weighed if any(group.is_denied for group in pair)]
    assert denials
    assert all(weight.is_clear and not weight.doubts for weight in denials)
