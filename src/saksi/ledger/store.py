"""Writing articles and all that was read out of them into the tables, many at once."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import apsw

from saksi.kinds import Reject
from saksi.ledger import sheet, table
from saksi.ledger.block.block import unpack_blocks
from saksi.ledger.packed import keep_packed
from saksi.ledger.search.outside import Outside, next_sentence
from saksi.ledger.shape import Row
from saksi.ledger.sheet import Sheet

_SOURCE = operator.itemgetter(*(sheet.PAGE_COLUMNS.index(column) for column in ("sha256", "address")))


@dataclass(frozen=True, slots=True)
class Placed:
    """A sheet with the numbers given to its article, its first claim and its first sentence."""

    sheet: Sheet
    article: int
    claim: int
    sentence: int

    def outside(self) -> Iterator[Outside]:
        """What is to be written into the index of the sentences that no claim stands in."""
        return ((self.sentence + position, *texts) for position, *texts in self.sheet.outside)  # type: ignore[misc]


def place_sheets(connection: apsw.Connection, sheets: Sequence[Sheet]) -> list[Placed]:
    """Give new articles the numbers behind those that are there, in their order."""
    placed: list[Placed] = []
    article, claim = next_number(connection, "articles"), next_number(connection, "claims")
    sentence = next_sentence(connection)
    for each in sheets:
        placed.append(Placed(each, article, claim, sentence))
        article, claim, sentence = article + 1, claim + len(each.claims), sentence + len(each.sentences)
    return placed


def place_again(connection: apsw.Connection, article: int, sheet: Sheet) -> Placed:
    """Give what was read anew numbers, but for its article; what was read before must be gone."""
    return Placed(sheet, article, next_number(connection, "claims"), next_sentence(connection))


def insert_sheets(connection: apsw.Connection, placed: Sequence[Placed]) -> None:
    """Write new articles with their pages. The caller holds a transaction and has looked that the keys are new."""
    pages = [each.sheet.page for each in placed if each.sheet.page is not None]
    insert(connection, "pages", sheet.PAGE_COLUMNS, pages)
    rows = ((each.article, *each.sheet.article) for each in placed)
    insert(connection, "articles", ("number", *sheet.ARTICLE_COLUMNS), rows)
    _insert_parts(connection, placed)
    connection.executemany("DELETE FROM rejects WHERE sha256 = ? AND address = ?", map(_SOURCE, pages))


def rewrite_sheet(connection: apsw.Connection, placed: Placed) -> None:
    """Write what was read anew out of a page that is there: links and figures that refer to its article stay."""
    changes = ", ".join(f"{column} = ?" for column in sheet.ARTICLE_COLUMNS)
    connection.execute(f"UPDATE articles SET {changes} WHERE number = ?", (*placed.sheet.article, placed.article))
    _insert_parts(connection, [placed])


def delete_finding(connection: apsw.Connection, number: int) -> None:
    """Take away all that was read out of an article; its page and its row in `articles` stay."""
    _delete_search(connection, number)
    for name in table.OF_ARTICLE:
        connection.execute(f"DELETE FROM {name} WHERE article = ?", (number,))


def insert_reject(connection: apsw.Connection, reject: Reject) -> None:
    """Write a reject, once however often it comes."""
    connection.execute(
        "INSERT OR IGNORE INTO rejects (address, id, room, reason, sha256) VALUES (?, ?, ?, ?, ?)",
        (reject.address, reject.id, reject.room, reject.reason, reject.sha256),
    )


def insert(connection: apsw.Connection, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows, cells in the order of the columns."""
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", rows)


def next_number(connection: apsw.Connection, name: str) -> int:
    """The first number not yet used in a table."""
    last: int | None = connection.execute(f"SELECT max(number) FROM {name}").get
    return (last or 0) + 1


def complete_search(connection: apsw.Connection) -> None:
    """Put new claims and names, whose numbers are above all others, into the full-text indexes.

    Once for a batch and not for each article: a full-text index that has news writes it out before any other statement
    that may fail, which for single articles took a third of all time.
    """
    above = "number > coalesce((SELECT max(id) FROM {}_docsize), 0)"
    connection.execute(
        "INSERT INTO claim_search (rowid, passage, stems) SELECT number, passage, stems FROM claims WHERE "
        + above.format("claim_search")
    )
    connection.execute(
        "INSERT INTO name_search (rowid, name) SELECT number, name FROM names WHERE " + above.format("name_search")
    )


def _delete_search(connection: apsw.Connection, number: int) -> None:
    """Take an article's claims out of the full-text index, which wants to be told what stood there."""
    complete_search(connection)
    rows = connection.execute("SELECT number, passage, stems FROM claims WHERE article = ?", (number,)).fetchall()
    sql = "INSERT INTO claim_search (claim_search, rowid, passage, stems) VALUES ('delete', ?, ?, ?)"
    connection.executemany(sql, rows)


def _insert_parts(connection: apsw.Connection, placed: Sequence[Placed]) -> None:
    sentences = (
        (each.sentence + i, each.article, *row) for each in placed for i, row in enumerate(each.sheet.sentences)
    )
    insert(connection, "sentences", ("number", "article", *sheet.SENTENCE_COLUMNS), sentences)
    unpack_blocks(connection, min(each.claim for each in placed))
    claims = ((each.claim + i, each.article, *row) for each in placed for i, row in enumerate(each.sheet.claims))
    insert(connection, "claims", ("number", "article", *sheet.CLAIM_COLUMNS), claims)
    for name, columns in sheet.PART_COLUMNS.items():
        rows = ((each.article, *row) for each in placed for row in each.sheet.parts.get(name, ()))
        insert(connection, name, ("article", *columns), rows)
    keep_packed(connection, ((each.article, each.sheet.packed) for each in placed))
