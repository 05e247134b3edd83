"""A pack that is wrong says where."""

import pytest

from saksi.claim.line.lexicon import load_lexicon
from saksi.errors import PackError
from saksi.pack import Habits, Pack, load_packs, read_table

HABITS = Habits("x", ".", ",", "DMY", (), frozenset(), frozenset())


def test_an_unknown_stance_names_file_line_and_value() -> None:
    rows = read_table("xx/say.tsv", "form\tkind\tstance\tneeds\nkoe\tverb\tsay\nkoa\tverb\tkuat\n")
    with pytest.raises(PackError, match=r"xx/say\.tsv:3: unknown stance 'kuat'"):
        load_lexicon(Pack("xx", HABITS, {"say": rows}))


@pytest.mark.parametrize("code", ["id", "en"])
def test_longer_forms_come_first(code: str) -> None:
    for forms in load_lexicon(load_packs()[code]).cues.values():
        lengths = [len(words) for words, _ in forms]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("code", ["id", "en"])
@pytest.mark.parametrize("table", ["say", "word", "short"])
def test_tables_are_sorted_and_hold_no_line_twice(code: str, table: str) -> None:
    rows = [tuple(row.cells.values())[:4] for row in load_packs()[code].rows(table)]
    assert rows == sorted(set(rows))
