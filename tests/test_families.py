"""A user's own table of newsrooms, kept in the ledger."""

from pathlib import Path

import pytest

from saksi.errors import PackError
from saksi.families import keep_families, linking_packs, list_families, read_families
from saksi.flow import add_paths
from saksi.ledger.ledger import Ledger
from saksi.linking import link_ledger
from saksi.pack import load_packs

FLOOD = "Banjir melanda Kecamatan Wera, Kabupaten Bima, di dekat Pelabuhan Sape, Selasa (4/3/2025)."
TOLD = {"Kabar Muara": "Sedikitnya 1.240 rumah terendam.", "Lentera Bukit": "Kini 1.310 rumah terendam di Wera."}


@pytest.fixture
def pages(tmp_path: Path) -> str:
    """Two reports without a source."""
    lines = [
        f'{{"id": "{n}", "outlet": "{outlet}", "published": "2025-03-04T0{n}:00:00+07:00", "text": "{FLOOD} {told}"}}'
        for n, (outlet, told) in enumerate(TOLD.items(), 1)
    ]
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_two_outlets_that_a_user_puts_into_one_newsroom_are_one_origin(tmp_path: Path, pages: str) -> None:
    with Ledger.open_to_write(str(tmp_path / "test.ledger"), writer="the test") as ledger:
        assert len(list(add_paths([pages], ledger))) == 2
        [before] = [each for each in ledger.measures() if len(each.figures) == 2]
        table = "outlet\tnewsroom\nKabar Muara\tOmbak\nlentera bukit\tOmbak\n"
        assert keep_families(ledger, "mine.tsv", table) == 2
        link_ledger(ledger)
        [after] = [each for each in ledger.measures() if len(each.figures) == 2]
        assert (before.upper, after.upper) == (2, 1)
        assert ("Kabar Muara", "Ombak") in list(list_families(ledger))
        keep_families(ledger, "none.tsv", "")
        assert linking_packs(ledger) is load_packs()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kabar\tOmbak\n", "first line must name the columns"),
        ("outlet\tnewsroom\nKabar\t\n", "mine.tsv:2: an outlet and its newsroom"),
        ("outlet\tnewsroom\nKabar\tOmbak\nKABAR\tKarang\n", "mine.tsv:3: 'KABAR' has two newsrooms"),
    ],
)
def test_a_table_that_does_not_hold_is_refused_in_words(text: str, told: str) -> None:
    with pytest.raises(PackError, match=told):
        read_families("mine.tsv", text)
