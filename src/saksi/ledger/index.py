"""What claims are sought and counted by: one narrow row a claim, with corrections applied. Made from other tables."""

from collections import Counter
from collections.abc import Iterator, Sequence

import apsw

from saksi.kinds import Finding, Span
from saksi.ledger.block import pack_blocks, patch_blocks
from saksi.ledger.correct import Corrected, correct
from saksi.ledger.desk import corrections_of, has_corrections
from saksi.ledger.fetch import fetch_finding
from saksi.ledger.file import ask
from saksi.ledger.outside import Row as Outside
from saksi.ledger.outside import outside_rows, write_outside
from saksi.ledger.shape import Cell, Row
from saksi.ledger.store import Places, complete_search, insert, text_columns
from saksi.ledger.tie import index_measures_again

# Sorts behind every date.
UNDATED = "~"
# Sentences held back while all are indexed anew: the index writes out what is new before most other statements.
_OUTSIDE_HELD = 20_000
# Enough of a key to tell articles of one moment apart.
KEY_PART = 12
# Facets that each claim has one value of; speaker and outlet are numbers of names.
NAMED_FACETS = ("speaker", "outlet")
SET_FACETS = ("outlet", "stance", "kind", "tier", "language", "month")
FACETS = ("speaker", *SET_FACETS)
BLOCK_TABLES = ("claim_orders", "claim_bits", "moved_claims")

Tally = Counter[tuple[str, Cell]]

_COLUMNS = (
    *("number", "article", "moment", "article_key", "passage_start"),
    *("speaker", "outlet", "stance", "kind", "tier", "language", "verdict", "facet_set"),
)
_SPEAKER = _COLUMNS.index("speaker")


def index_finding(connection: apsw.Connection, number: int, finding: Finding, places: Places, tally: Tally) -> None:
    """Index an article, and its claims as they read with corrections applied. They must be there, and not indexed.

    `places` are the numbers and passages of its claims; what they add to the counts goes into `tally`.
    """
    key = finding.article.key
    corrections = corrections_of(connection, key) if has_corrections(connection) else ()
    rows = _rows(connection, number, correct(finding, corrections), places)
    _index_article(connection, number, finding)
    insert(connection, "claim_index", _COLUMNS, rows)
    narrow = ((row[0], row[_SPEAKER], row[-1]) for row in rows if row[-2] != "rejected")
    insert(connection, "claim_facets", ("number", "speaker", "facet_set"), narrow)
    patch_blocks(connection, [row for row, _ in places])
    _count(rows, tally, 1)


def remove_index(connection: apsw.Connection, number: int, tally: Tally) -> None:
    """Take an article's claims out of the index, and of the counts."""
    rows = ask(connection, f"SELECT {', '.join(_COLUMNS)} FROM claim_index WHERE article = ?", (number,))
    connection.executemany("DELETE FROM claim_facets WHERE number = ?", [(row[0],) for row in rows])
    connection.execute("DELETE FROM claim_index WHERE article = ?", (number,))
    connection.execute("DELETE FROM article_index WHERE number = ?", (number,))
    patch_blocks(connection, [row[0] for row in rows])
    _count(rows, tally, -1)


def index_again(connection: apsw.Connection, key: str, tally: Tally) -> None:
    """Index an article anew, after a correction."""
    number = connection.execute("SELECT number FROM articles WHERE key = ?", (key,)).get
    if number is not None:
        remove_index(connection, number, tally)
        index_finding(connection, number, fetch_finding(connection, key), _places(connection, number), tally)


def rebuild_search(connection: apsw.Connection) -> None:
    """Make everything that search needs anew. The caller holds a transaction."""
    for name in ("claim_search", "name_search", "sentence_search"):
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
    for name in (*BLOCK_TABLES, "article_index", "claim_facets", "claim_index", "facet_counts", "facet_sets", "names"):
        connection.execute(f"DELETE FROM {name}")
    tally: Tally = Counter()
    outside: list[Outside] = []
    for key, number in ask(connection, "SELECT key, number FROM articles ORDER BY number"):
        finding = fetch_finding(connection, key)
        _write_texts(connection, number, finding)
        places = _places(connection, number)
        index_finding(connection, number, finding, places, tally)
        outside += outside_of(connection, number, finding, places)
        if len(outside) >= _OUTSIDE_HELD:
            write_outside(connection, outside)
    write_outside(connection, outside)
    keep_counts(connection, tally)
    complete_search(connection)
    pack_blocks(connection)
    index_measures_again(connection)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('search_version', '1')")


def outside_of(connection: apsw.Connection, number: int, finding: Finding, places: Places) -> Iterator[Outside]:
    """Yield what is to be written into the index of the sentences that no claim of an article stands in."""
    numbers = ask(connection, "SELECT number FROM sentences WHERE article = ? ORDER BY position", (number,))
    return outside_rows(finding, [row for (row,) in numbers], (passage for _, passage in places))


def name_number(connection: apsw.Connection, role: str, name: str) -> int:
    """The number of a name, given to it if it has none."""
    number: int | None = connection.execute("SELECT number FROM names WHERE role = ? AND name = ?", (role, name)).get
    if number is None:
        connection.execute("INSERT INTO names (role, name) VALUES (?, ?)", (role, name))
        number = connection.last_insert_rowid()
    return number


def _places(connection: apsw.Connection, number: int) -> Places:
    sql = "SELECT number, passage_start, passage_end FROM claims WHERE article = ? ORDER BY position"
    return [(row, Span(start, end)) for row, start, end in ask(connection, sql, (number,))]


def _index_article(connection: apsw.Connection, number: int, finding: Finding) -> None:
    article = finding.article
    outlet = name_number(connection, "outlet", article.outlet or "")
    moment = article.published or UNDATED
    row = (number, moment, article.key[:KEY_PART], outlet, finding.language or "")
    insert(connection, "article_index", ("number", "moment", "article_key", "outlet", "language"), [row])


def _rows(connection: apsw.Connection, number: int, corrected: Corrected, places: Places) -> list[Row]:
    finding, article = corrected.finding, corrected.finding.article
    outlet = name_number(connection, "outlet", article.outlet or "")
    # Not in the order of a set, which differs from run to run: a ledger's numbers hang on what came in alone.
    speakers = {
        name: name_number(connection, "speaker", name) for name in dict.fromkeys(c.speaker for c in finding.claims)
    }
    language, moment = finding.language or "", article.published or UNDATED
    shared = [(outlet, c.stance, c.kind, c.tier, language) for c in finding.claims]
    sets = {values: _set_number(connection, (*values, moment[:7])) for values in dict.fromkeys(shared)}
    return [
        (
            *(row, number, moment, article.key[:KEY_PART], passage.start),
            *(speakers[c.speaker], *values, corrected.verdicts.get(c.id, ""), sets[values]),
        )
        for c, values, (row, passage) in zip(finding.claims, shared, places, strict=True)
    ]


def _set_number(connection: apsw.Connection, values: Row) -> int:
    """The number of a set of values of the facets but for the speaker, given to it if it has none."""
    where = " AND ".join(f"{facet} = ?" for facet in SET_FACETS)
    number: int | None = connection.execute(f"SELECT number FROM facet_sets WHERE {where}", values).get
    if number is None:
        connection.execute(f"INSERT INTO facet_sets ({', '.join(SET_FACETS)}) VALUES (?, ?, ?, ?, ?, ?)", values)
        number = connection.last_insert_rowid()
    return number


def keep_counts(connection: apsw.Connection, tally: Tally) -> None:
    """Write what a batch changed in the counts of the whole ledger. The caller holds a transaction."""
    connection.executemany(
        "INSERT INTO facet_counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
        [(facet, value, count) for (facet, value), count in tally.items() if count],
    )
    connection.execute("DELETE FROM facet_counts WHERE claims = 0")
    tally.clear()


def _count(rows: Sequence[Row], tally: Tally, sign: int) -> None:
    """Add to, or take from, the counts; what was rejected does not count."""
    for _, _, moment, _, _, speaker, *others, verdict, _ in rows:
        if verdict != "rejected":
            for facet, value in zip(FACETS, (speaker, *others, str(moment)[:7]), strict=True):
                tally[facet, value] += sign


def _write_texts(connection: apsw.Connection, number: int, finding: Finding) -> None:
    """Write the words of claims beside their spans."""
    texts = list(text_columns(finding))
    sql = """UPDATE claims SET words = ?, passage = ?, stems = ?, passage_start = ?, passage_end = ?
             WHERE article = ? AND position = ?"""
    connection.executemany(sql, [(*text, number, i) for i, text in enumerate(texts)])
