"""Older ledgers are brought forward and lose nothing; the schema has a column for all that is read."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from saksi.errors import LedgerError
from saksi.kinds import Figure, Finding, Measure, Origin, Page, Quantity, Span
from saksi.ledger.block.block import full_blocks
from saksi.ledger.file.version import APPLICATION_ID, schema_text, table_columns
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.table import WANTED

FIRST = Path(__file__).with_name("schema.001.sql")
TEXT = "Serangan itu melukai warga. Air sudah surut, kata Sari Dewi."


@pytest.fixture
def first(path: str) -> str:
    """A ledger of the first version with one article of one claim."""
    old = apsw.Connection(path)
    old.execute(FIRST.read_text(encoding="utf-8"))
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1")
    old.execute("INSERT INTO pages VALUES ('k1', 'a1', 'a1.txt', 'sha', 'text/plain', NULL, NULL, zeroblob(0))")
    old.execute(
        """INSERT INTO articles VALUES (1, 'k1', 'a1', ?, 'sha', 'a1.txt', NULL, 'Harian Contoh', '2025-03-05', NULL,
           NULL, '[]', NULL, 'id', 60, 2, 2, '0.1.0')""",
        (TEXT,),
    )
    old.execute("INSERT INTO sentences VALUES (1, 1, 0, 0, 27, 0, 'body'), (2, 1, 1, 28, 60, 0, 'body')")
    old.execute(
        """INSERT INTO claims VALUES (1, 1, 0, 'c1', 'indirect', 'say', 'Sari Dewi', '', NULL, NULL, '[[50,59]]',
           '[[45,49]]', '[[28,43]]', 28, 60, 28, 60, 'A', 'rule')"""
    )
    old.execute("""INSERT INTO places VALUES (1, 0, 'p1', 0, 8, 'Sigi', 'ID-ST', 'rule', 'mention', '["ID-SN"]')""")
    old.execute("INSERT INTO rejects VALUES (1, 'b.txt', 'b', 'read', 'empty', NULL)")
    old.close()
    return path


def test_the_schema_has_a_column_for_every_field_of_a_kind() -> None:
    fresh = apsw.Connection(":memory:")
    fresh.execute(schema_text())
    columns = table_columns(fresh)
    missing = [
        f"{name}.{column}" for name, wanted in WANTED.items() for column in wanted if (name, column) not in columns
    ]
    assert not missing, f"add to schema.sql, with a type and no NOT NULL: {missing}"


def test_an_older_ledger_is_not_read_but_told_how_to_bring_it_forward(first: str) -> None:
    with pytest.raises(LedgerError, match=r"older Saksi .*saksi upgrade --ledger"):
        Ledger.open(first)


def test_an_older_ledger_is_brought_forward_and_loses_nothing(first: str) -> None:
    with Ledger.open_to_write(first, writer="the test"):
        pass
    fresh = apsw.Connection(":memory:")
    fresh.execute(schema_text())
    with Ledger.open(first) as ledger:
        assert table_columns(ledger._connection) == table_columns(fresh)
        finding = ledger.finding("k1")
        assert finding.article.text == TEXT
        assert [(claim.id, claim.speaker, claim.content) for claim in finding.claims] == [
            ("c1", "Sari Dewi", ((28, 43),))
        ]
        assert [place.candidates[0].code for place in finding.places] == ["ID-SN"]
        assert [reject.reason for reject in ledger.rejects()] == ["empty"]
        for query in (
            ClaimQuery(words="surut"),
            ClaimQuery(words="bersurut", by_stem=True),
            ClaimQuery(speaker="dewi"),
        ):
            assert [hit.claim.id for hit in ledger.search(query)] == ["c1"]
        assert ledger._connection.execute("SELECT words, passage FROM claims").fetchall() == [
            ("Air sudah surut", "Air sudah surut, kata Sari Dewi.")
        ]
        assert ledger._connection.execute("PRAGMA integrity_check").get == "ok"


def test_of_what_an_older_version_kept_for_the_next_linking_only_a_persons_own_table_stays(path: str) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        ledger._connection.execute(
            """DROP TABLE link_state;
            CREATE TABLE link_state (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
            INSERT INTO link_state VALUES ('newsroom:own', x'41'), ('articles', x'07');
            PRAGMA user_version = 10"""
        )
    with Ledger.open_to_write(path, writer="the test") as ledger:
        assert (ledger.state("newsroom:own"), ledger.state("articles")) == (b"A", None)


def test_a_column_that_a_newer_reading_wants_is_added(path: str) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        ledger._connection.execute("ALTER TABLE actors DROP COLUMN title")
    with Ledger.open_to_write(path, writer="the test") as ledger:
        assert ("actors", "title") in table_columns(ledger._connection)


def test_corrections_of_the_second_version_go_along(path: str) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        connection = ledger._connection
        connection.execute("DROP VIEW who_said_what; DROP VIEW corrections_in_force; DROP TABLE corrections")
        connection.execute(
            """CREATE TABLE corrections (number INTEGER PRIMARY KEY, action TEXT NOT NULL CHECK (action IN ('merge',
               'undo')), made_at TEXT NOT NULL, made_by TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', article TEXT,
               claim TEXT, content_json TEXT NOT NULL DEFAULT '[]', words TEXT NOT NULL DEFAULT '', old_value TEXT,
               new_value TEXT, other_article TEXT, undoes INTEGER REFERENCES corrections (number),
               version TEXT NOT NULL) STRICT;
               INSERT INTO corrections (number, action, made_at, made_by, old_value, new_value, undoes, version)
               VALUES (1, 'merge', '2025-03-06', 'Wati', 'A', 'B', NULL, '0'), (2, 'undo', '', '', '', '', 1, '0'),
               (3, 'merge', '2025-03-07', 'Wati', 'C', 'D', NULL, '0');
               PRAGMA user_version = 2"""
        )
    with Ledger.open_to_write(path, writer="the test") as ledger:
        [kept] = ledger.corrections(in_force=True)
        assert (kept.number, kept.old_value, kept.new_value, kept.spans) == (3, "C", "D", ())
        assert len(ledger.corrections()) == 3
        assert ledger.damage() == ()


def test_figures_of_the_fourth_version_are_found_by_their_words(
    path: str, make_finding: Callable[..., Finding]
) -> None:
    finding = make_finding("k1")
    page = Page(b"", "sha", "k1", "text/plain", "a1.txt", "a1")
    quantity = Quantity("q1", Span(0, 2), 12, 12, "=", "orang", "noun", "rule")
    figure = Figure("a1", "k1", None, None, quantity, "12", Span(0, 9), "12 orang tewas", "", None, (), "o1")
    measure = Measure("m1", "killed", None, None, "orang", (figure,), (Origin("o1", "", False, ()),), 1, 1)
    with Ledger.open_to_write(path, writer="the test") as ledger:
        with ledger.batch():
            ledger.add(page, finding)
            ledger.replace_ties((), (measure,))
        ledger._connection.execute(
            """DROP TABLE claim_orders; DROP TABLE claim_bits; DROP TABLE moved_claims;
               DROP TABLE measure_search; DROP VIEW measure_texts; DROP INDEX measures_by_reach;
               ALTER TABLE measures DROP COLUMN outlets; ALTER TABLE measures DROP COLUMN figures;
               PRAGMA user_version = 4"""
        )
    with Ledger.open_to_write(path, writer="the test") as ledger:
        for words in ("", "tewas"):
            assert [(head.id, head.outlets) for head in ledger.browse.heads(words, limit=9)] == [("m1", 1)]
        assert ledger._connection.execute("SELECT outlets, figures FROM measures").fetchall() == [(1, 1)]
        assert ledger.measures() == (measure,)
        assert ledger.damage() == ()


def test_claims_of_the_sixth_version_are_packed_anew(
    path: str, make_finding: Callable[..., Finding], small_blocks: int
) -> None:
    with Ledger.open_to_write(path, writer="the test") as ledger:
        with ledger.batch():
            for number in range(2 * small_blocks):
                page = Page(b"", f"sha {number}", f"k{number}", "text/plain", f"a{number}.txt", f"a{number}")
                ledger.add(page, make_finding(f"k{number}"))
        ledger._connection.execute(
            """DROP TABLE claim_orders; DROP TABLE claim_bits; DROP TABLE claim_columns; DROP TABLE moved_claims;
               DROP TABLE claim_lists; DROP TABLE claim_amounts; DROP TABLE figure_kinds;
               CREATE TABLE claim_blocks (block INTEGER PRIMARY KEY); CREATE TABLE common_words (word TEXT);
               PRAGMA user_version = 6"""
        )
    with Ledger.open_to_write(path, writer="the test") as ledger:
        assert full_blocks(ledger._connection) == 2
        assert ledger._connection.execute("SELECT count(*) FROM claim_columns").get == 2
        assert ledger.count(ClaimQuery(words="surut")) == 2 * small_blocks
        assert ledger.damage() == ()
