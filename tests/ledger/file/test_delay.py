"""Indexes that are put off while pages come in are there in the end, whatever happens in between."""

from collections.abc import Callable, Iterable
from pathlib import Path

import apsw
import pytest
from tests.ledger.conftest import MakeFinding, page_of

from saksi.kinds import Finding
from saksi.ledger.file import delay
from saksi.ledger.file.version import schema_text
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

BATCH = 4


@pytest.fixture
def findings(make_finding: MakeFinding, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    """Articles enough for indexes to be put off, of some speakers and days."""
    monkeypatch.setattr(delay, "ARTICLES_FLOOR", BATCH)
    return [
        make_finding(f"k{i:02}", id=f"a{i}", speaker=f"Sari {i % 5}", published=f"2025-03-{1 + i * 7 % 28:02}")
        for i in range(5 * BATCH)
    ]


def fill(ledger: Ledger, findings: Iterable[Finding]) -> None:
    rest = list(findings)
    for at in range(0, len(rest), BATCH):
        with ledger.fill():
            for finding in rest[at : at + BATCH]:
                ledger.add(page_of(finding), finding)


def indexes_of(connection: apsw.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"))


@pytest.fixture
def whole() -> dict[str, str]:
    """The indexes of the schema."""
    fresh = apsw.Connection(":memory:")
    fresh.execute(schema_text())
    return indexes_of(fresh)


def test_indexes_of_values_wait_and_those_of_articles_do_not(
    findings: list[Finding], ledger: Ledger, whole: dict[str, str]
) -> None:
    fill(ledger, findings)
    left = indexes_of(ledger._connection)
    assert {"quantities_by_unit", "claim_index_by_moment", "articles_by_id"} <= whole.keys() - left.keys()
    assert {
        "claims_by_id",
        "sentences_by_article",
        "rejects_once",
        "links_by_a",
        "corrections_by_article",
    } <= left.keys()
    assert delay.list_put_off(ledger._connection) == {name: whole[name] for name in whole.keys() - left.keys()}


def test_in_the_end_all_indexes_are_there(findings: list[Finding], ledger: Ledger, whole: dict[str, str]) -> None:
    fill(ledger, findings)
    ledger.complete()
    assert indexes_of(ledger._connection) == whole
    assert delay.list_put_off(ledger._connection) == {}
    assert ledger.damage() == ()


def test_a_few_pages_put_nothing_off(
    findings: list[Finding], ledger: Ledger, keep: Callable[..., list[bool]], whole: dict[str, str]
) -> None:
    keep(*findings[: 3 * BATCH])
    fill(ledger, findings[3 * BATCH :])
    assert indexes_of(ledger._connection) == whole


def test_a_page_behind_a_filling_puts_nothing_off_again(
    findings: list[Finding], ledger: Ledger, whole: dict[str, str]
) -> None:
    fill(ledger, findings[: 4 * BATCH])
    assert delay.list_put_off(ledger._connection)
    ledger.complete()
    for at in range(4 * BATCH, 5 * BATCH):
        fill(ledger, findings[at : at + 1])
        assert indexes_of(ledger._connection) == whole
        ledger.complete()


def test_whatever_else_is_written_makes_them_first(
    findings: list[Finding], ledger: Ledger, whole: dict[str, str]
) -> None:
    fill(ledger, findings)
    with ledger.batch():
        assert indexes_of(ledger._connection) == whole
    fill(ledger, findings)
    ledger.compact()
    assert indexes_of(ledger._connection) == whole


def test_a_ledger_of_which_the_writer_died_is_read_and_completed(
    findings: list[Finding], path: str, whole: dict[str, str]
) -> None:
    with Ledger.open_to_write(path, writer="the first") as ledger:
        fill(ledger, findings)
        with ledger._batch.written(path):
            delay.make_next(ledger._connection)
        left = indexes_of(ledger._connection)
    with Ledger.open(path) as reader:
        assert [hit.claim.speaker for hit in reader.search(ClaimQuery(speaker="Sari 3"))] == ["Sari 3"] * 4
        assert reader.find_key("a7") == "k07"
    with Ledger.open_to_write(path, writer="the second") as ledger:
        assert indexes_of(ledger._connection) == left != whole
        ledger.complete()
        assert indexes_of(ledger._connection) == whole


def test_a_batch_that_fails_puts_nothing_off(findings: list[Finding], ledger: Ledger, whole: dict[str, str]) -> None:
    fill(ledger, findings[:BATCH])
    with pytest.raises(RuntimeError), ledger.fill():
        raise RuntimeError
    assert indexes_of(ledger._connection) == whole
    assert delay.list_put_off(ledger._connection) == {}


def test_a_ledger_brought_forward_has_all_of_them(
    findings: list[Finding], path: str, whole: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open_to_write(path, writer="the first") as ledger:
        fill(ledger, findings)
        ledger._connection.execute("DROP VIEW who_said_what")
    with Ledger.open_to_write(path, writer="the second") as ledger:
        assert indexes_of(ledger._connection) == whole
        assert delay.list_put_off(ledger._connection) == {}


def test_rows_are_the_same_as_with_indexes_from_the_start(
    findings: list[Finding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []
    for name, floor in (("late", BATCH), ("early", 1_000)):
        monkeypatch.setattr(delay, "ARTICLES_FLOOR", floor)
        with Ledger.open_to_write(str(tmp_path / name), writer="the test") as ledger:
            fill(ledger, findings)
            ledger.complete()
            tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_search_%' ORDER BY name"
            names = [table for (table,) in ledger._connection.execute(tables).fetchall()]
            held.append({each: sorted(ledger._connection.execute(f"SELECT * FROM {each}"), key=repr) for each in names})
    assert held[0] == held[1]
