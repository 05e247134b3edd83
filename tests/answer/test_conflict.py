"""Figures that exclude each other."""

from saksi import Ledger
from saksi.answer.conflict import find_conflicts


def test_the_newest_conflict_comes_first_and_its_values_differ(ledger: Ledger) -> None:
    found = list(find_conflicts(ledger))
    newest = [max(f.published or "" for pair in c.pairs for g in pair for f in g.figures) for c in found]
    assert [conflict.measure.what for conflict in found] == ["orang tewas", "orang luka-luka"]
    assert newest == sorted(newest, reverse=True)
    assert all(a.quantity != b.quantity and a.origin != b.origin for c in found for a, b in c.pairs)


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
