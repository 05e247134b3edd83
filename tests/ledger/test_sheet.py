"""Articles laid out in rows: whoever lays them out, and however many are written together, the ledger is the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from saksi.kinds import Finding, Given, Page
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.sheet import decode_sheet, encode_sheet, lay_out

Make = Callable[..., Finding]
TABLES = ("articles", "sentences", "claims", "names", "facet_sets", "facet_counts", "claim_index", "claim_facets")


def page_of(finding: Finding) -> Page:
    key = finding.article.key
    return Page(f"bytes of {key}".encode(), f"sha {key}", key, "text/plain", f"{key}.txt", key, Given("Harian Contoh"))


def rows_of(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    connection = ledger._connection
    held = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in (*TABLES, "packed_findings")}
    found = connection.execute("SELECT rowid FROM claim_search WHERE claim_search MATCH 'surut'").fetchall()
    outside = connection.execute("SELECT rowid FROM sentence_search WHERE sentence_search MATCH 'surut'").fetchall()
    return held | {"found": found, "outside": outside}


@pytest.fixture
def articles(make_finding: Make) -> list[Finding]:
    """Five articles of three speakers, two outlets and two stances."""
    return [
        make_finding(
            f"k{number}",
            f"Air sudah surut {number} senti, kata Sari Dewi.",
            speaker=("Sari Dewi", "Petrus", "")[number % 3],
            outlet=("Harian Contoh", "Warta Misal")[number % 2],
            stance="deny" if number == 4 else "say",
        )
        for number in range(5)
    ]


@pytest.mark.parametrize("at_once", [2, 5])
def test_a_ledger_is_the_same_however_many_articles_are_written_together(
    articles: list[Finding], tmp_path: Path, at_once: int
) -> None:
    held = []
    for size in (1, at_once):
        with Ledger.open_to_write(str(tmp_path / f"{size}"), writer="the test") as ledger:
            for first in range(0, len(articles), size):
                with ledger.batch():
                    assert all(ledger.add(page_of(each), each) for each in articles[first : first + size])
            held.append(rows_of(ledger))
    assert held[0] == held[1]
    assert len(held[0]["claims"]) == len(held[0]["found"]) == len(articles)


def test_what_another_process_laid_out_is_kept_like_what_is_laid_out_here(
    articles: list[Finding], tmp_path: Path
) -> None:
    held = []
    for name in ("here", "there"):
        with Ledger.open_to_write(str(tmp_path / name), writer="the test") as ledger:
            with ledger.batch():
                for each in articles:
                    sheet = lay_out(each, page_of(each))
                    ledger.keep(sheet if name == "here" else decode_sheet(encode_sheet(sheet)))
            held.append((rows_of(ledger), [ledger.page(each.article.key) for each in articles]))
    assert held[0] == held[1]


def test_a_page_that_comes_twice_in_one_batch_is_kept_once(ledger: Ledger, make_finding: Make) -> None:
    finding = make_finding("k1")
    with ledger.batch():
        assert ledger.add(page_of(finding), finding)
        assert ledger.has("k1")
        assert not ledger.add(page_of(finding), finding)
    assert ledger.counts().articles == 1


def test_what_was_added_can_be_replaced_in_the_same_batch(ledger: Ledger, make_finding: Make) -> None:
    old, new = make_finding("k1", "Air naik, kata Sari Dewi."), make_finding("k1", "Air surut, kata Petrus.")
    other = make_finding("k2", "Air tenang, kata Petrus.")
    with ledger.batch():
        ledger.add(page_of(old), old)
        ledger.replace(new)
        ledger.add(page_of(other), other)
    assert list(ledger.findings()) == [new, other]
    assert [ledger.count(ClaimQuery(words=word)) for word in ("naik", "surut", "tenang")] == [0, 1, 1]


def test_a_batch_that_fails_is_forgotten(ledger: Ledger, make_finding: Make) -> None:
    finding = make_finding("k1")

    def fail() -> None:
        with ledger.batch():
            ledger.add(page_of(finding), finding)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not ledger.has("k1")
    with ledger.batch():
        assert ledger.add(page_of(finding), finding)
    assert ledger.finding("k1") == finding
