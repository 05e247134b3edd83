"""What claims are sought and counted by: one narrow row a claim, with corrections applied. Made from other tables."""

from collections import Counter
from collections.abc import Sequence

import apsw

from saksi.kinds import Article, Finding
from saksi.ledger.correct import Corrected, Verdict, correct
from saksi.ledger.desk import corrections_of, has_corrections
from saksi.ledger.fetch import fetch_finding
from saksi.ledger.file import ask
from saksi.ledger.shape import Row
from saksi.ledger.store import insert, insert_search, text_columns

# Sorts behind every date.
UNDATED = "~"
# Enough of a key to tell articles of one moment apart.
KEY_PART = 12
# Facets that each claim has one value of; speaker and outlet are numbers of names.
FACETS = ("speaker", "outlet", "stance", "kind", "tier", "language", "month")

_COLUMNS = (
    *("number", "article", "moment", "article_key", "passage_start"),
    *("speaker", "outlet", "stance", "kind", "tier", "language", "verdict"),
)
_FACET_SQL = ("speaker", "outlet", "stance", "kind", "tier", "language", "substr(moment, 1, 7)")
FACET_COLUMNS = dict(zip(FACETS, _FACET_SQL, strict=True))


def index_finding(connection: apsw.Connection, number: int, finding: Finding) -> None:
    """Index an article's claims as they read with corrections applied. They must be in `claims`, and not indexed."""
    key = finding.article.key
    corrections = corrections_of(connection, key) if has_corrections(connection) else ()
    rows = _rows(connection, number, correct(finding, corrections))
    insert(connection, "claim_index", _COLUMNS, rows)
    _count(connection, rows, 1)


def remove_index(connection: apsw.Connection, number: int) -> None:
    """Take an article's claims out of the index."""
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM claim_index WHERE article = ?", (number,)).fetchall()
    connection.execute("DELETE FROM claim_index WHERE article = ?", (number,))
    _count(connection, rows, -1)


def index_again(connection: apsw.Connection, key: str) -> None:
    """Index an article anew, after a correction."""
    number = connection.execute("SELECT number FROM articles WHERE key = ?", (key,)).get
    if number is not None:
        remove_index(connection, number)
        index_finding(connection, number, fetch_finding(connection, key))


def rebuild_search(connection: apsw.Connection) -> None:
    """Make everything that search needs anew. The caller holds a transaction."""
    for name in ("claim_search", "name_search"):
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
    for name in ("claim_index", "facet_counts", "names"):
        connection.execute(f"DELETE FROM {name}")
    for key, number in ask(connection, "SELECT key, number FROM articles ORDER BY number"):
        finding = fetch_finding(connection, key)
        _write_texts(connection, number, finding)
        index_finding(connection, number, finding)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('search_version', '1')")


def name_number(connection: apsw.Connection, role: str, name: str) -> int:
    """The number of a name, given to it if it has none."""
    number: int | None = connection.execute("SELECT number FROM names WHERE role = ? AND name = ?", (role, name)).get
    if number is None:
        connection.execute("INSERT INTO names (role, name) VALUES (?, ?)", (role, name))
        number = connection.last_insert_rowid()
        connection.execute("INSERT INTO name_search (rowid, name) VALUES (?, ?)", (number, name))
    return number


def moment_of(article: Article) -> str:
    """When an article was published, as the index sorts it."""
    return article.published or UNDATED


def _rows(connection: apsw.Connection, number: int, corrected: Corrected) -> list[Row]:
    finding, article = corrected.finding, corrected.finding.article
    verdict: dict[str, Verdict] = dict(corrected.verdicts)
    places = connection.execute("SELECT id, number, passage_start FROM claims WHERE article = ?", (number,))
    outlet = name_number(connection, "outlet", article.outlet or "")
    speakers = {c.speaker: name_number(connection, "speaker", c.speaker) for c in finding.claims}
    at = {claim: (row, start) for claim, row, start in places}
    same = (number, moment_of(article), article.key[:KEY_PART])
    return [
        (
            *(at[c.id][0], *same, at[c.id][1], speakers[c.speaker], outlet, c.stance, c.kind, c.tier),
            *(finding.language or "", verdict.get(c.id, "")),
        )
        for c in finding.claims
    ]


def _count(connection: apsw.Connection, rows: Sequence[Row], sign: int) -> None:
    """Keep the counts of the whole ledger; what was rejected does not count."""
    tally: Counter[tuple[str, object]] = Counter()
    for _, _, moment, _, _, speaker, outlet, stance, kind, tier, language, verdict in rows:
        if verdict != "rejected":
            values = (speaker, outlet, stance, kind, tier, language, str(moment)[:7])
            tally.update(zip(FACETS, values, strict=True))
    connection.executemany(
        "INSERT INTO facet_counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
        [(facet, value, sign * count) for (facet, value), count in tally.items()],
    )
    if sign < 0:
        connection.execute("DELETE FROM facet_counts WHERE claims = 0")


def _write_texts(connection: apsw.Connection, number: int, finding: Finding) -> None:
    """Write the words of claims beside their spans, and the full-text index of them."""
    texts = list(text_columns(finding))
    sql = """UPDATE claims SET words = ?, passage = ?, stems = ?, passage_start = ?, passage_end = ?
             WHERE article = ? AND position = ?"""
    connection.executemany(sql, [(*text, number, i) for i, text in enumerate(texts)])
    rows = connection.execute("SELECT number, passage, stems FROM claims WHERE article = ?", (number,)).fetchall()
    insert_search(connection, rows)
