"""What is put in stays, once, and is found again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from saksi.errors import LedgerError
from saksi.kinds import Figure, Finding, Link, Measure, Origin, Quantity, Reject, Span
from saksi.ledger.ledger import Ledger

Make = Callable[..., Finding]
Keep = Callable[..., list[bool]]

KEYS = ("3f786850e387aaaa", "3f786850e387bbbb", "89e6c98d9288cccc")


def test_the_same_page_twice_is_kept_once(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    finding = make_finding("k1")
    assert keep(finding, finding) == [True, False]
    before = ledger.counts()
    assert keep(finding) == [False]
    assert ledger.counts() == before
    assert before.articles == 1


def test_a_batch_that_fails_leaves_nothing(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    def fail() -> None:
        with ledger.batch():
            ledger.reject(Reject("a.txt", "a", "read", "empty"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert ledger.rejects() == ()


def test_readers_see_what_was_committed_while_a_writer_writes(
    ledger: Ledger, path: str, keep: Keep, make_finding: Make
) -> None:
    keep(make_finding("k1"))
    with Ledger.open(path) as reader, ledger.batch():
        ledger.reject(Reject("a.txt", "a", "read", "empty"))
        assert reader.counts().articles == 1
        assert reader.rejects() == ()


def test_a_reader_cannot_write(ledger: Ledger, path: str) -> None:
    with pytest.raises(LedgerError, match="read-only"), Ledger.open(path) as reader, reader.batch():
        reader.reject(Reject("a.txt", "a", "read", "empty"))


def test_findings_come_in_the_same_order_whatever_the_order_they_went_in(
    ledger: Ledger, keep: Keep, make_finding: Make
) -> None:
    first, second = make_finding("k1"), make_finding("k2", id="a2")
    keep(second)
    keep(first)
    assert list(ledger.findings()) == [first, second]


def test_an_article_is_found_by_id_address_key_and_beginning_of_key(
    ledger: Ledger, keep: Keep, make_finding: Make
) -> None:
    keep(make_finding(KEYS[0]), make_finding(KEYS[2], id="a2"))
    assert [ledger.find_key(name) for name in ("a2", "a2.txt", KEYS[2], KEYS[2][:6])] == [KEYS[2]] * 4


def test_an_id_that_two_articles_share_lists_both(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    keep(make_finding(KEYS[0]), make_finding(KEYS[2], outlet="Warta Misal"))
    with pytest.raises(LedgerError) as told:
        ledger.find_key("a1")
    for part in (KEYS[0][:12], KEYS[2][:12], "Harian Contoh", "Warta Misal"):
        assert part in str(told.value)


def test_keys_that_begin_alike_are_listed_whole(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    keep(make_finding(KEYS[0]), make_finding(KEYS[1], id="a2"))
    with pytest.raises(LedgerError) as told:
        ledger.find_key(KEYS[0][:12])
    assert KEYS[0] in str(told.value)
    assert KEYS[1] in str(told.value)


@pytest.mark.parametrize("name", ["a9", "", "%", "3f78_8"])
def test_an_article_that_is_not_there_is_told(ledger: Ledger, keep: Keep, make_finding: Make, name: str) -> None:
    keep(make_finding(KEYS[0]))
    with pytest.raises(LedgerError, match="no article"):
        ledger.find_key(name)


def test_a_reject_is_kept_once_and_gone_when_its_page_is_read(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    empty, unread = Reject("a.txt", "a", "read", "empty"), Reject("a1.txt", "a1", "clean", "no article", "sha k1")
    for _ in range(2):
        with ledger.batch():
            ledger.reject(empty)
            ledger.reject(unread)
    assert ledger.rejects() == (empty, unread)
    keep(make_finding("k1"))
    assert ledger.rejects() == (empty,)


def test_links_and_measures_come_back_and_are_replaced_whole(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    keep(make_finding("k1"), make_finding("k2", id="a2"))
    links = (
        Link("copy-of", "k2", "k1", 0.93, "same words", "rule", Span(0, 4)),
        Link("cites", "k1", "k2", 0.0, "", ""),
    )
    quantity = Quantity("q1", Span(0, 9), 12, None, ">=", "orang", "noun", "rule", outcome="killed", claim="c1")
    figure = Figure(
        *("a1", "k1", "Harian Contoh", "2025-03-05", quantity, "12 orang", Span(0, 32)),
        *("Sedikitnya 12 orang tewas, kata Sari Dewi.", "Sari Dewi", "say", ("Sari Dewi", "Harian Contoh"), "o1"),
    )
    own = replace(figure, article="a2", article_key="k2", speaker="", stance=None, chain=(), quantity=quantity)
    origin = Origin("o1", "Sari Dewi", True, ("both name her",))
    measure = Measure(
        *("m1", "killed, Palu", "person", "killed", "orang", (figure, own), (origin,), 1, 2),
        *((("a1", "a2"),), (("a2", "a1"), ("a1", "a2"))),
    )
    assert not ledger.is_linked()
    for kept in ((measure,), (replace(measure, lower=2),), ()):
        with ledger.batch():
            ledger.replace_ties(links, kept)
        assert ledger.links() == links
        assert ledger.measures() == kept
    assert ledger.is_linked()
    keep(make_finding("k3"))
    assert not ledger.is_linked()


def test_any_sqlite_tool_can_read_who_said_what(ledger: Ledger, path: str, keep: Keep, make_finding: Make) -> None:
    keep(make_finding("k1"), make_finding("k2", id="a2", speaker="", stance="report"))
    stranger = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    rows = stranger.execute("SELECT article, outlet, speaker, stance, words, sentence FROM who_said_what").fetchall()
    said = "Air sudah surut, kata Sari Dewi."
    assert rows == [
        ("a1", "Harian Contoh", "Sari Dewi", "say", said, said),
        ("a2", "Harian Contoh", "not stated", "report", said, said),
    ]
    assert stranger.execute("SELECT count(*) FROM who_reports_which_figure").get == 0


def test_spans_count_characters_in_sql_too(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    text = "Café 😀 “tutup”, kata Sari Dewi."
    finding = make_finding("k1", text)
    [claim] = finding.claims
    keep(replace(finding, claims=(replace(claim, content=(Span(0, 4), Span(8, 13))),)))
    assert ledger._connection.execute("SELECT words FROM who_said_what").get == f"{text[:4]} ... {text[8:13]}"


def test_the_search_index_agrees_with_the_tables(ledger: Ledger, keep: Keep, make_finding: Make) -> None:
    keep(make_finding("k1"), make_finding("k2", "Jalan ditutup.", id="a2"))
    for table in ("claim_search", "name_search", "measure_search"):
        ledger._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    assert ledger._connection.execute("PRAGMA integrity_check").get == "ok"
    assert ledger._connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_schema_explains_itself() -> None:
    schema = Path(__file__).parents[2] / "src" / "saksi" / "ledger" / "schema.sql"
    tables = schema.read_text(encoding="utf-8").count("CREATE TABLE")
    assert tables == schema.read_text(encoding="utf-8").count(") STRICT")
