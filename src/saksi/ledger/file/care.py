"""Caring for a ledger's file: how much it holds, a copy while it is in use, compaction, and whether it is sound."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import apsw

from saksi.errors import LedgerError
from saksi.ledger.file.file import plain_errors

# Pages copied between two words on how far it is.
_STEP_PAGES = 4096
# Of a file that is broken through and through, so many faults say enough.
_FAULTS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds."""

    articles: int
    claims: int
    quantities: int
    links: int
    measures: int
    rejects: int
    corrections: int


def copy_file(connection: apsw.Connection, path: str, target: str, tell: Callable[[float], None] | None = None) -> None:
    """Copy a ledger, as it is at this moment, into another file; `tell` is given the part that is done, 0 to 1.

    Who writes meanwhile is not kept waiting, and what they write is not in the copy. The copy takes its name when it
    is whole and on the disk, so that a file of that name is never half a ledger. Raises LedgerError where there is a
    file of that name already, or when the copy is not sound.
    """
    if Path(target).exists():
        raise LedgerError(f"{target}: is there already; a backup replaces nothing")
    part = f"{target}.part"
    Path(part).unlink(missing_ok=True)
    try:
        with plain_errors(target):
            copy = apsw.Connection(part)
            try:
                _copy_pages(connection, copy, tell)
                copy.execute("PRAGMA journal_mode = DELETE")
                damage = find_damage(copy)
            finally:
                copy.close()
        if damage:
            raise LedgerError(f"{path}: is damaged, and so is its copy: {damage[0]}; see `saksi salvage`")
        Path(part).replace(target)
    finally:
        Path(part).unlink(missing_ok=True)


def compact(connection: apsw.Connection) -> None:
    """Put the full-text indexes in order, give free pages back, and empty the log into the file."""
    for name in ("claim_search", "name_search", "measure_search", "sentence_search"):
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
    connection.execute("VACUUM")
    connection.execute("PRAGMA optimize = 0x10002")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def find_damage(connection: apsw.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong, in its words."""
    rows = connection.execute(f"PRAGMA integrity_check({_FAULTS_SHOWN})").fetchall()
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    told = [str(row[0]) for row in rows if row[0] != "ok"]
    return (*told, *(f"row {row[1]} of {row[0]} refers to what is not in {row[2]}" for row in broken[:_FAULTS_SHOWN]))


def _copy_pages(source: apsw.Connection, copy: apsw.Connection, tell: Callable[[float], None] | None) -> None:
    """Copy page by page from one moment of the source, which an open transaction holds."""
    source.execute("BEGIN DEFERRED")
    try:
        source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        with copy.backup("main", source, "main") as steps:
            while not steps.done:
                steps.step(_STEP_PAGES)
                if tell is not None and steps.page_count:
                    tell(1 - steps.remaining / steps.page_count)
    finally:
        source.execute("ROLLBACK")
