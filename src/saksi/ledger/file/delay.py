"""Indexes put off while a ledger is filled: those that only questions need are made at its end, each in one go.

What comes in has its place in the middle of such an index: by the value of a figure, a speaker's name, the hour of
publication. A batch then changes a leaf for nearly each row, and writes each of these leaves twice. Indexes that begin
with the article stay: they grow at their end, and an article that is there can be shown.
Which are put off stands in the ledger itself, so whoever writes next makes them, whatever befell the one before.
"""

from collections.abc import Mapping

import apsw
import msgspec

from saksi.ledger.shape import write_json
from saksi.ledger.table import OF_ARTICLE

# With 70,000 articles there, writing took 0.7 to 0.95 ms of CPU a page with all indexes and 0.35 to 0.6 without these,
# and to make them at the end 0.04 a page. With 3,000 it took 0.32 and 0.26: below this, little is to be gained.
ARTICLES_FLOOR = 2_000
_NAME = "indexes_put_off"
_FILLED = frozenset((*OF_ARTICLE, "articles", "article_index", "claim_index"))
_READ = msgspec.json.Decoder(dict[str, str]).decode


def is_worth_it(before: int, added: int) -> bool:
    """Whether so much has come in beside what was there that to make all indexes anew costs less than to go on.

    >>> is_worth_it(0, 300), is_worth_it(0, 3_000), is_worth_it(50_000, 3_000)
    (False, True, False)
    """
    return added >= max(before, ARTICLES_FLOOR)


def put_off(connection: apsw.Connection) -> None:
    """Take away the indexes that are to be made later, if they are there. The caller holds a transaction."""
    if list_put_off(connection):
        return
    sql = """SELECT s.name, s.sql FROM sqlite_schema AS s JOIN pragma_index_info(s.name) AS c
             WHERE s.type = 'index' AND s.sql LIKE 'CREATE INDEX %' AND c.seqno = 0 AND c.name <> 'article'
             AND s.tbl_name IN (SELECT value FROM json_each(?))"""
    rows = connection.execute(sql, (write_json(sorted(_FILLED)),)).fetchall()
    made = {str(name): str(statement) for name, statement in rows}
    for name in made:
        connection.execute(f"DROP INDEX {name}")
    _keep(connection, made)


def list_put_off(connection: apsw.Connection) -> dict[str, str]:
    """The indexes that are to be made, with the statement that makes each."""
    held = connection.execute("SELECT value FROM meta WHERE name = ?", (_NAME,)).get
    return _READ(held) if held else {}


def make_next(connection: apsw.Connection) -> None:
    """Make the first of them. The caller holds a transaction, and has seen that there is one."""
    left = list_put_off(connection)
    connection.execute(left.pop(min(left)))
    _keep(connection, left)


def _keep(connection: apsw.Connection, left: Mapping[str, str]) -> None:
    if left:
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_NAME, write_json(left)))
    else:
        connection.execute("DELETE FROM meta WHERE name = ?", (_NAME,))
