"""Going down the road again: what is kept is proved, read anew with what people said, and saved from a damaged file."""

import hashlib
import json
import shutil
import zlib
from pathlib import Path

import apsw
import pytest

from saksi.again import Reread, diff_ledger, refill_ledger, reread_ledger, verify_ledger
from saksi.errors import LedgerError
from saksi.flow import add_paths
from saksi.kinds import Reject
from saksi.ledger.correct import Correction
from saksi.ledger.file.carve import carve_rows
from saksi.ledger.file.salvage import salvage_file
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery

ARTICLES = 20


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of short articles and one long, with a correction."""
    folder = tmp_path_factory.mktemp("again")
    lines = folder / "pages.jsonl"
    texts = [f"Sebanyak {n} warga Desa {n} di Sigi mengungsi, kata Kepala BPBD Sari Dewi." for n in range(ARTICLES - 1)]
    texts.append("Air sudah surut, kata Sari Dewi. " * 300)
    with lines.open("w", encoding="utf-8") as out:
        for n, text in enumerate(texts):
            out.write(json.dumps({"id": f"n{n}", "text": text, "published": "2025-03-05"}) + "\n")
    path = str(folder / "test.ledger")
    with Ledger.open_to_write(path, writer="the test") as ledger:
        list(add_paths([str(lines)], ledger))
        finding = ledger.finding(ledger.find_key("n1"))
        [claim, *_] = finding.claims
        words = finding.article.text[slice(*claim.content[0])]
        made = Correction("reject", "2025-03-06", "Wati", "0", "", finding.article.key, claim.id, claim.content, words)
        with ledger.batch():
            ledger.correct(made)
    return Path(path)


@pytest.fixture
def path(made: Path, tmp_path: Path) -> str:
    """A copy of it, for one test."""
    return str(shutil.copy(made, tmp_path / "test.ledger"))


def faults(path: str) -> list[tuple[str, str]]:
    with Ledger.open(path) as ledger:
        return [(fault.id, fault.what) for checked in verify_ledger(ledger) for fault in checked.faults]


def change(path: str, sql: str, *bindings: object) -> None:
    connection = apsw.Connection(path)
    connection.execute(sql, bindings)
    connection.close()


def test_what_was_kept_holds(path: str) -> None:
    assert faults(path) == []


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE pages SET bytes_zlib = zeroblob(9) WHERE id = 'n2'", "bytes"),
        ("UPDATE pages SET sha256 = 'none' WHERE id = 'n2'", "bytes"),
        ("UPDATE articles SET text = replace(text, 'warga', 'wargi') WHERE id = 'n2'", "text"),
        ("UPDATE claims SET words = 'other' WHERE article = (SELECT number FROM articles WHERE id = 'n2')", "claim c1"),
        ("UPDATE claims SET stems = 'other' WHERE article = (SELECT number FROM articles WHERE id = 'n2')", "claim c1"),
        (
            "UPDATE quantities SET end_char = 900 WHERE article = (SELECT number FROM articles WHERE id = 'n2')",
            "quantity",
        ),
        ("UPDATE sentences SET end_char = 0 WHERE article = (SELECT number FROM articles WHERE id = 'n2')", "sentence"),
    ],
)
def test_whatever_was_changed_by_hand_is_found(path: str, sql: str, what: str) -> None:
    change(path, sql)
    found = faults(path)
    assert {name for name, _ in found} == {"n2"}
    assert any(told.startswith(what) for _, told in found), found


def test_bytes_that_were_exchanged_with_their_hash_give_another_text(path: str) -> None:
    data = b'{"id": "n2", "text": "Bukan itu."}'
    sha = hashlib.sha256(data).hexdigest()
    change(path, "UPDATE pages SET bytes_zlib = ?, sha256 = ? WHERE id = 'n2'", zlib.compress(data), sha)
    assert faults(path) == [("n2", "text")]


def test_another_reading_says_what_changed_and_changes_nothing(path: str) -> None:
    number = "(SELECT number FROM articles WHERE id = 'n2')"
    change(path, f"UPDATE claims SET stance = 'deny' WHERE article = {number}")
    change(path, f"DELETE FROM quantities WHERE article = {number}")
    with Ledger.open(path) as ledger:
        changed = [each for each in diff_ledger(ledger) if isinstance(each, Reread) and each.changes]
        assert [each.id for each in changed] == ["n2"]
        told = {(c.what, c.how, c.field, c.old, c.new) for c in changed[0].changes}
        assert ("claim", "changed", "stance", "deny", "say") in told
        assert any(change.what == "quantity" and change.how == "added" for change in changed[0].changes)
    with Ledger.open(path) as ledger:
        assert any(isinstance(each, Reread) and each.changes for each in diff_ledger(ledger, [ledger.find_key("n2")]))


def test_reading_anew_mends_what_was_read_and_keeps_what_people_said(path: str) -> None:
    change(path, "UPDATE claims SET speaker = 'Other', stance = 'deny'")
    with Ledger.open_to_write(path, writer="the test") as ledger:
        before = ledger.count(ClaimQuery())
        outcomes = list(reread_ledger(ledger))
        assert sum(isinstance(each, Reread) and bool(each.changes) for each in outcomes) == ARTICLES
        assert ledger.count(ClaimQuery(speaker="Sari")) == before == ledger.count(ClaimQuery(stance="say"))
        assert [hit.article.id for hit in ledger.search(ClaimQuery(judged="rejected"))] == ["n1"]
        assert ledger.is_linked()
        assert not any(isinstance(each, Reread) and each.changes for each in diff_ledger(ledger))
    assert faults(path) == []


def test_a_backup_is_whole_while_another_writes_and_replaces_nothing(path: str, tmp_path: Path) -> None:
    target = str(tmp_path / "copy.ledger")
    told: list[float] = []
    with Ledger.open_to_write(path, writer="the test") as writer, writer.batch():
        writer.reject(Reject("b", "b", "read", "empty"))
        with Ledger.open(path) as ledger:
            ledger.backup(target, tell=told.append)
    assert told[-1] == 1
    with Ledger.open(target) as copy, Ledger.open(path) as ledger:
        assert list(copy.findings()) == list(ledger.findings())
        assert copy.rejects() == ()
        with pytest.raises(LedgerError, match="replaces nothing"):
            ledger.backup(target)
    assert not list(tmp_path.glob("*.part"))


def test_compacting_loses_nothing(path: str) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        before = list(ledger.findings())
        ledger.compact()
        assert list(ledger.findings()) == before
        assert ledger.damage() == ()
    assert faults(path) == []


def test_every_row_is_carved_from_a_sound_file(path: str) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        ledger.compact()
        expected = ledger._connection.execute("SELECT number, key, id, text FROM articles").fetchall()
    carved = [row[:4] for row in carve_rows(path) if len(row) > 20]
    assert sorted(row for row in carved if row in set(expected)) == sorted(expected)


@pytest.mark.parametrize("broken", ["header", "schema", "middle", "cut"])
def test_what_can_be_proved_is_saved_from_a_damaged_file(path: str, tmp_path: Path, broken: str) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        ledger.compact()
        corrections = ledger.corrections()
        whole = {key: ledger.finding(key) for key in sorted(ledger.keys())}
    data = bytearray(Path(path).read_bytes())
    third = len(data) // 3 // 4096 * 4096
    spoilt = {"header": slice(0, 100), "schema": slice(0, 4096), "middle": slice(third, third + 8 * 4096), "cut": None}
    if (where := spoilt[broken]) is None:
        data = data[: 2 * third]
    else:
        data[where] = b"\xa5" * (where.stop - where.start)
    damaged = tmp_path / "damaged.ledger"
    damaged.write_bytes(data)
    found = salvage_file(str(damaged))
    if broken in ("header", "schema"):
        assert found.lost() == ()
        assert len(found.rows) == ARTICLES
        assert tuple(found.corrections()) == corrections
    with Ledger.open_to_write(str(tmp_path / "saved.ledger"), writer="the test") as saved:
        list(refill_ledger(saved, found))
        assert {key: saved.finding(key) for key in sorted(saved.keys())} == {key: whole[key] for key in found.rows}
        assert saved.corrections() == tuple(found.corrections())
        assert saved.damage() == ()


def test_what_stands_in_the_log_only_is_saved_too(path: str, tmp_path: Path) -> None:
    with Ledger.open_to_write(path, writer="the test"):
        copy = tmp_path / "copy.ledger"
        copy.write_bytes(b"\0" * 4096)
        Path(f"{copy}-wal").write_bytes(Path(f"{path}-wal").read_bytes())
    found = salvage_file(str(copy))
    assert isinstance(found.rows, dict)
    empty = tmp_path / "empty.ledger"
    empty.touch()
    assert salvage_file(str(empty)).rows == {}
