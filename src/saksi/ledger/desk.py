"""The corrections as rows: kept, taken back, and looked up for an article."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import apsw

from saksi.errors import LedgerError
from saksi.ledger.correct import ON_CLAIM, Correction
from saksi.ledger.file.file import ask
from saksi.ledger.shape import shape_of

_SHAPE = shape_of(Correction)
_COLUMNS = ", ".join(_SHAPE.columns)


def keep_correction(connection: apsw.Connection, correction: Correction) -> Correction:
    """Write a correction, and give it back with its number. The caller holds a transaction."""
    if correction.action == "undo":
        _check_undo(connection, correction.undoes)
    number = 1 + (connection.execute("SELECT max(number) FROM corrections").get or 0)
    numbered = replace(correction, number=number)
    marks = ", ".join("?" * len(_SHAPE.columns))
    connection.execute(f"INSERT INTO corrections ({_COLUMNS}) VALUES ({marks})", _SHAPE.row(numbered))
    return numbered


def fetch_corrections(connection: apsw.Connection, *, source: str = "corrections") -> tuple[Correction, ...]:
    """Give all corrections in the order they were made; with `corrections_in_force`, those not taken back."""
    return _read(ask(connection, f"SELECT {_COLUMNS} FROM {source} ORDER BY number"))


def corrections_of(connection: apsw.Connection, key: str) -> tuple[Correction, ...]:
    """The corrections in force that change what is read of an article."""
    sql = f"SELECT {_COLUMNS} FROM corrections_in_force WHERE article = ? OR action = 'merge' ORDER BY number"
    return _read(ask(connection, sql, (key,)))


def has_corrections(connection: apsw.Connection) -> bool:
    """Whether any correction was ever made."""
    return bool(connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone())


def touched_articles(connection: apsw.Connection, correction: Correction) -> list[str]:
    """The keys of the articles whose claims read differently with or without a correction."""
    if correction.action == "undo":
        [undone] = _read(
            ask(connection, f"SELECT {_COLUMNS} FROM corrections WHERE number = ?", (correction.undoes or 0,))
        )
        return touched_articles(connection, undone)
    if correction.action in ON_CLAIM:
        return [correction.article] if correction.article else []
    if correction.action != "merge":
        return []
    sql = """SELECT key FROM articles WHERE number IN (SELECT article FROM actors WHERE name IN (?1, ?2))
             OR number IN (SELECT article FROM claim_index WHERE speaker IN
               (SELECT number FROM names WHERE role = 'speaker' AND name IN (?1, ?2))) ORDER BY key"""
    return [key for (key,) in ask(connection, sql, (correction.old_value or "", correction.new_value or ""))]


def read_correction(cells: Mapping[str, object]) -> Correction:
    """A correction of the cells of a row by their columns."""
    return _SHAPE.value([cells[column] for column in _SHAPE.columns])


def restore_correction(connection: apsw.Connection, correction: Correction) -> None:
    """Write a correction as it was made, with its number, unless one of that number is there."""
    marks = ", ".join("?" * len(_SHAPE.columns))
    sql = f"INSERT OR IGNORE INTO corrections ({_COLUMNS}) VALUES ({marks})"
    connection.execute(sql, _SHAPE.row(correction))


def _check_undo(connection: apsw.Connection, number: int | None) -> None:
    row = connection.execute("SELECT action FROM corrections WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise LedgerError(f"there is no correction {number}; `saksi corrections` lists them")
    if row[0] == "undo":
        raise LedgerError(f"correction {number} takes another back; make that one again instead")
    if connection.execute("SELECT 1 FROM corrections WHERE undoes = ?", (number,)).fetchone():
        raise LedgerError(f"correction {number} is taken back already")


def _read(rows: Iterable[tuple[object, ...]]) -> tuple[Correction, ...]:
    return tuple(_SHAPE.value(row) for row in rows)


def any_rejected(connection: apsw.Connection) -> bool:
    """Whether a person rejected any claim of the ledger."""
    sql = "SELECT 1 FROM claim_index WHERE verdict <> '' AND verdict = 'rejected' LIMIT 1"  # the first for its index
    return bool(connection.execute(sql).fetchone())
