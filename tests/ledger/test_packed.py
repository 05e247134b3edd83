"""The blob beside an article's rows says what they say, is made of them where it is missing, and is never believed."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from saksi.kinds import Finding, Page, Quantity, Span
from saksi.ledger.correct import Correction
from saksi.ledger.ledger import Ledger
from saksi.record import pack_finding, unpack_finding

EMPTY = hashlib.sha256(b"").hexdigest()
MakeFinding = Callable[..., Finding]


def keep(ledger: Ledger, finding: Finding) -> None:
    with ledger.batch():
        ledger.add(Page(b"", EMPTY, finding.article.key, "text/plain", "a", "a"), finding)


def test_a_number_beyond_64_bits_is_packed(make_finding: MakeFinding) -> None:
    quantity = Quantity("q1", Span(0, 3), 10**30, None, ">=", "air", "noun", "rule")
    finding = replace(make_finding("k1"), quantities=(quantity,))
    assert unpack_finding(pack_finding(finding)) == finding


def test_what_is_packed_is_what_the_rows_hold(path: str, make_finding: MakeFinding) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        keep(ledger, make_finding("k1"))
        with ledger.batch():
            ledger.replace(make_finding("k1", "Air naik, kata Sari Dewi."))
        assert unpack_finding(ledger.stock.packed_finding("k1")) == ledger.machine_finding("k1") == ledger.finding("k1")
        assert ledger.faults("k1") == ()


def test_what_an_older_version_packed_is_read_from_the_rows(
    path: str, make_finding: MakeFinding, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        keep(ledger, make_finding("k1"))
        keep(ledger, make_finding("k2"))
        ledger._connection.execute("UPDATE packed_findings SET packed = x'00' WHERE article = 1")
        ledger._connection.execute("DELETE FROM packed_findings WHERE article = 2")
        monkeypatch.setattr("saksi.ledger.packed.packing_mark", lambda: "another")
        for key in ("k1", "k2"):
            assert (
                ledger.finding(key) == ledger.machine_finding(key) == unpack_finding(ledger.stock.packed_finding(key))
            )
        with ledger.batch():
            assert (ledger.stock.pack_missing(), ledger.stock.pack_missing()) == (2, 0)
        assert ledger.finding("k1") == ledger.machine_finding("k1")


def test_a_ledger_without_blobs_is_read_and_gets_them_when_it_is_opened_for_writing(
    path: str, make_finding: MakeFinding
) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        keep(ledger, make_finding("k1"))
        ledger._connection.execute("DROP TABLE packed_findings")
    with Ledger.open(path) as ledger:
        assert ledger.finding("k1") == make_finding("k1")
    with Ledger.open_to_write(path, writer="the test") as ledger, ledger.batch():
        assert ledger.stock.pack_missing() == 1


@pytest.mark.parametrize("blob", [b"", b"\x00\x01", pack_finding])
def test_a_blob_that_says_something_else_is_a_fault(path: str, make_finding: MakeFinding, blob: object) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        keep(ledger, make_finding("k1"))
        other = blob(make_finding("k1", "Air naik lagi, kata Sari Dewi.")) if callable(blob) else blob
        assert isinstance(other, bytes)
        ledger._connection.execute("UPDATE packed_findings SET packed = ?", (other,))
        assert [fault.what for fault in ledger.faults("k1")] == ["packed"]


def test_corrections_are_applied_to_what_is_packed(path: str, make_finding: MakeFinding) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        finding = make_finding("k1")
        keep(ledger, finding)
        [claim] = finding.claims
        made = Correction(
            action="reject",
            made_at="2025-03-06",
            made_by="Rahma",
            version="0",
            article="k1",
            claim="c1",
            content=claim.content,
            words=finding.article.text,
        )
        with ledger.batch():
            ledger.correct(made)
        assert unpack_finding(ledger.stock.packed_finding("k1")) == ledger.finding("k1")
        assert ledger.finding("k1").claims == ()
