"""What claims are sought and counted by: one narrow row a claim, with corrections applied. Made from other tables."""

import functools
import operator
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from saksi.kinds import Finding
from saksi.ledger.block import block
from saksi.ledger.block.block import pack_blocks, patch_blocks
from saksi.ledger.correct import Corrected, correct
from saksi.ledger.desk import corrections_of, has_corrections
from saksi.ledger.fetch import fetch_finding
from saksi.ledger.file.file import ask
from saksi.ledger.search.outside import Outside, outside_rows, write_outside
from saksi.ledger.search.passage import text_columns
from saksi.ledger.shape import Cell, Row
from saksi.ledger.sheet import CLAIM_COLUMNS, Head
from saksi.ledger.store import Placed, complete_search, insert
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

Tally = Counter[tuple[str, Cell]]

_COLUMNS = (
    *("number", "article", "moment", "article_key", "passage_start"),
    *("speaker", "outlet", "stance", "kind", "tier", "language", "verdict", "facet_set"),
)
_SPEAKER = _COLUMNS.index("speaker")
_SAID_COLUMNS = ("passage_start", "speaker", "stance", "kind", "tier")
_SAID = operator.itemgetter(*(CLAIM_COLUMNS.index(column) for column in _SAID_COLUMNS))
# A claim's number, the columns above, and its verdict.
_Said = tuple[int, int, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an article's claims are sought by, and what each of them is."""

    article: int
    key: str
    head: Head
    said: Sequence[_Said]


def index_sheets(connection: apsw.Connection, placed: Sequence[Placed], tally: Tally) -> None:
    """Index articles, and their claims as they read with corrections applied. They must be there, and not indexed.

    What they add to the counts goes into `tally`.
    """
    is_corrected = has_corrections(connection)
    _index(connection, [_sheet_entry(connection, each, is_corrected=is_corrected) for each in placed], tally)


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
        _index(connection, [_read_entry(connection, number, fetch_finding(connection, key))], tally)


def rebuild_search(connection: apsw.Connection) -> None:
    """Make everything that search needs anew. The caller holds a transaction."""
    for name in ("claim_search", "name_search", "sentence_search"):
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
    searched = ("article_index", "claim_facets", "claim_index", "facet_counts", "facet_sets", "names")
    for name in (*block.TABLES, "moved_claims", "figure_kinds", *searched):
        connection.execute(f"DELETE FROM {name}")
    tally: Tally = Counter()
    outside: list[Outside] = []
    for key, number in ask(connection, "SELECT key, number FROM articles ORDER BY number"):
        finding = fetch_finding(connection, key)
        _write_texts(connection, number, finding)
        _index(connection, [_read_entry(connection, number, finding)], tally)
        outside += _read_outside(connection, number, finding)
        if len(outside) >= _OUTSIDE_HELD:
            write_outside(connection, outside)
    write_outside(connection, outside)
    keep_counts(connection, tally)
    complete_search(connection)
    pack_blocks(connection)
    index_measures_again(connection)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('search_version', '1')")


def name_number(connection: apsw.Connection, role: str, name: str) -> int:
    """The number of a name, given to it if it has none."""
    number: int | None = connection.execute("SELECT number FROM names WHERE role = ? AND name = ?", (role, name)).get
    if number is None:
        connection.execute("INSERT INTO names (role, name) VALUES (?, ?)", (role, name))
        number = connection.last_insert_rowid()
    return number


def _sheet_entry(connection: apsw.Connection, placed: Placed, *, is_corrected: bool) -> _Entry:
    """What is sought of an article that is laid out."""
    sheet = placed.sheet
    said = [(placed.claim + i, *_SAID(row), "") for i, row in enumerate(sheet.claims)]
    if is_corrected:
        corrected = correct(sheet.finding(), corrections_of(connection, sheet.key))
        said = list(_said(corrected, [(number, start) for number, start, *_ in said]))
    return _Entry(placed.article, sheet.key, sheet.head, said)


def _read_entry(connection: apsw.Connection, number: int, finding: Finding) -> _Entry:
    """What is sought of an article that is in the tables."""
    article = finding.article
    corrected = correct(finding, corrections_of(connection, article.key) if has_corrections(connection) else ())
    places = ask(connection, "SELECT number, passage_start FROM claims WHERE article = ? ORDER BY position", (number,))
    head = Head(article.outlet or "", article.published or "", finding.language or "")
    return _Entry(number, article.key, head, list(_said(corrected, places)))


def _said(corrected: Corrected, places: Sequence[tuple[int, int]]) -> Iterator[_Said]:
    for c, (number, start) in zip(corrected.finding.claims, places, strict=True):
        yield number, start, c.speaker, c.stance, c.kind, c.tier, corrected.verdicts.get(c.id, "")


def _read_outside(connection: apsw.Connection, number: int, finding: Finding) -> Iterator[Outside]:
    """Yield the sentences that no claim of an article in the tables stands in."""
    sentences = ask(connection, "SELECT number FROM sentences WHERE article = ? ORDER BY position", (number,))
    passages = ask(connection, "SELECT passage_start, passage_end FROM claims WHERE article = ?", (number,))
    for position, *texts in outside_rows(finding, passages):
        yield sentences[position][0], *texts


def _index(connection: apsw.Connection, entries: Sequence[_Entry], tally: Tally) -> None:
    name = functools.cache(functools.partial(name_number, connection))
    set_number = functools.cache(functools.partial(_set_number, connection))
    articles: list[Row] = []
    rows: list[tuple[Any, ...]] = []
    # Each article's names and sets in turn: a ledger's numbers hang on what came in, and in which order, alone.
    for entry in entries:
        key, moment, language = entry.key[:KEY_PART], entry.head.published or UNDATED, entry.head.language
        outlet = name("outlet", entry.head.outlet)
        articles.append((entry.article, moment, key, outlet, language))
        speakers = [name("speaker", speaker) for _, _, speaker, *_ in entry.said]
        for speaker, (number, start, _, stance, kind, tier, verdict) in zip(speakers, entry.said, strict=True):
            values = (outlet, stance, kind, tier, language)
            set_of = set_number(*values, moment[:7])
            rows.append((number, entry.article, moment, key, start, speaker, *values, verdict, set_of))
    insert(connection, "article_index", ("number", "moment", "article_key", "outlet", "language"), articles)
    insert(connection, "claim_index", _COLUMNS, rows)
    narrow = ((row[0], row[_SPEAKER], row[-1]) for row in rows if row[-2] != "rejected")
    insert(connection, "claim_facets", ("number", "speaker", "facet_set"), narrow)
    patch_blocks(connection, [row[0] for row in rows])
    _count(rows, tally, 1)


def _set_number(connection: apsw.Connection, *values: str | int) -> int:
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
    fewer = [cell for cell, count in tally.items() if count < 0]
    connection.executemany("DELETE FROM facet_counts WHERE facet = ? AND value = ? AND claims = 0", fewer)
    tally.clear()


def _count(rows: Sequence[Row], tally: Tally, sign: int) -> None:
    """Add to, or take from, the counts; what was rejected does not count."""
    cells = [
        (speaker, *others, str(moment)[:7])
        for _, _, moment, _, _, speaker, *others, verdict, _ in rows
        if verdict != "rejected"
    ]
    for facet, column in zip(FACETS, zip(*cells, strict=True), strict=False):
        for value, count in Counter(column).items():
            tally[facet, value] += sign * count


def _write_texts(connection: apsw.Connection, number: int, finding: Finding) -> None:
    """Write the words of claims beside their spans."""
    texts = list(text_columns(finding))
    sql = """UPDATE claims SET words = ?, passage = ?, stems = ?, passage_start = ?, passage_end = ?
             WHERE article = ? AND position = ?"""
    connection.executemany(sql, [(*text, number, i) for i, text in enumerate(texts)])
