"""Opening a ledger file: which SQLite may write it, whose file it is, and errors in plain words."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from saksi.errors import LedgerError
from saksi.ledger.file import log
from saksi.ledger.file.version import APPLICATION_ID, SCHEMA_VERSION, make, upgrade

# Older SQLite may lose committed rows when two connections write and checkpoint at once
# (sqlite.org/wal.html, "the WAL-reset bug"); these two older releases had it mended.
FIRST_SAFE_SQLITE = (3, 51, 3)
MENDED_SQLITE = ((3, 44, 6), (3, 50, 7))

# How long to wait for another writer's batch. A batch takes well under a second; linking a large ledger, minutes.
WAIT_MS = 60_000
# How long a batch waits for readers so that its log can be emptied: most have their answer in less, and a writer is
# kept waiting no longer by those that read for minutes.
SETTLE_MS = 50
# Pages of the file kept in memory. SQLite's 2 MB hold less than one batch and the inner pages of a large ledger's
# indexes: with them, counting facets took twice as long.
CACHE_KIB = 65_536
# Between two tries at what SQLite does not wait for by itself.
STEP_MS = 20

_WORDS = (
    (apsw.NotADBError, "is not a Saksi ledger"),
    (apsw.CorruptError, "is damaged; `saksi salvage` saves what can be saved into another file"),
    (apsw.FullError, "the disk is full; everything acknowledged before is safe"),
    ((apsw.ReadOnlyError, apsw.PermissionsError), "cannot be written: the file or its folder is read-only"),
    (apsw.CantOpenError, "cannot be opened: no such folder, or no permission"),
    ((apsw.BusyError, apsw.LockedError), "is locked by another program; try again later"),
)


def is_safe_sqlite(version: str) -> bool:
    """Tell whether this SQLite keeps what it acknowledged.

    >>> is_safe_sqlite("3.51.2"), is_safe_sqlite("3.50.7"), is_safe_sqlite("3.54.1")
    (False, True, True)
    """
    numbers = tuple(int(part) for part in version.split("."))[:3]
    if numbers >= FIRST_SAFE_SQLITE:
        return True
    return any(numbers[:2] == mended[:2] and numbers >= mended for mended in MENDED_SQLITE)


def open_reader(path: str) -> apsw.Connection:
    """Open an existing ledger for reading. Raises LedgerError."""
    _check_sqlite()
    check_there(path)
    with plain_errors(path):
        connection = _connect(path)
        _check_owner(connection, path, may_be_empty=False)
        _check_age(connection, path)
        return connection


def check_there(path: str) -> None:
    """Raise LedgerError where there is no file."""
    if not Path(path).exists():
        raise LedgerError(f"{path}: there is no ledger here; `saksi add PATH --ledger {path}` makes one")


def open_writer(path: str, *, writer: str, wait_ms: int = WAIT_MS, sets_log_aside: bool = False) -> apsw.Connection:
    """Open a ledger for writing, making it where there is none. `writer` names this process to a second one.

    A damaged log is refused, for writing would take away what it still holds, unless it is to be set aside.
    """
    _check_sqlite()
    with plain_errors(path):
        connection = apsw.Connection(path)
        # Whoever closes the file last empties the log: not before it is known to be whole.
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.set_busy_timeout(wait_ms)
        is_new = _check_owner(connection, path, may_be_empty=True)
        _keep_log(connection, wait_ms)
        connection.execute(f"PRAGMA synchronous = FULL; PRAGMA cache_size = -{CACHE_KIB}")
        connection.execute("PRAGMA foreign_keys = ON")
        with transaction(connection, path):
            _check_log(path, sets_log_aside=sets_log_aside)
            if is_new and _is_empty(connection):
                make(connection)
            else:
                upgrade(connection)
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('last_writer', ?)", (writer,))
        if sets_log_aside:
            _empty_log(connection, path)
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
        return connection


@contextlib.contextmanager
def transaction(connection: apsw.Connection, path: str) -> Iterator[None]:
    """Write all or nothing; durable when left. Waits for another writer, then says who it was."""
    try:
        connection.execute("BEGIN IMMEDIATE")
    except apsw.BusyError as error:
        raise LedgerError(f"{path}: is being written by {_last_writer(connection)}; try again later") from error
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def snapshot(connection: apsw.Connection) -> Iterator[None]:
    """Read several things as they are at one moment, whatever is written meanwhile."""
    with contextlib.ExitStack() as ended:
        if not connection.in_transaction:
            connection.execute("BEGIN DEFERRED")
            ended.callback(connection.execute, "ROLLBACK")
        yield


@contextlib.contextmanager
def plain_errors(path: str) -> Iterator[None]:
    """Turn what SQLite raises into LedgerError that says what to do."""
    try:
        yield
    except apsw.Error as error:
        raise LedgerError(f"{path}: {_in_words(error)}") from error


def _in_words(error: apsw.Error) -> str:
    return next((words for kind, words in _WORDS if isinstance(error, kind)), f"SQLite says: {error}")


def settle(connection: apsw.Connection) -> None:
    """Take what was committed over from the log into the file and empty the log, unless readers hold on to it.

    What is acknowledged after this no longer hangs on the log, which may be cut or spoilt when a machine dies. What a
    reader still needs stays in the log until a later time: a backup may take minutes, and no writer waits for that.
    """
    patience = connection.pragma("busy_timeout")
    connection.set_busy_timeout(min(patience, SETTLE_MS))
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.set_busy_timeout(patience)


def ask(connection: apsw.Connection, sql: str, bindings: tuple[str | int | float, ...] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return connection.execute(sql, bindings).fetchall()


def _connect(path: str) -> apsw.Connection:
    """Open for reading only; where the folder cannot be written, a file at rest is read as it lies."""
    connection = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    connection.set_busy_timeout(WAIT_MS)
    try:
        # The first that looks into the file.
        connection.pragma("schema_version")
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        log = Path(path + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        uri = Path(path).absolute().as_uri() + "?immutable=1"
        connection = apsw.Connection(uri, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return connection


def _check_sqlite() -> None:
    version = apsw.sqlite_lib_version()
    if not is_safe_sqlite(version):
        raise LedgerError(f"SQLite {version} can lose written rows; Saksi needs 3.51.3 or newer: pip install -U apsw")


def _check_owner(connection: apsw.Connection, path: str, *, may_be_empty: bool) -> bool:
    """Refuse other programs' files and newer ledgers; tell whether the file is still empty."""
    if _is_empty(connection) and may_be_empty:
        return True
    # Asked after the tables: who makes the file at this moment signs it together with them.
    owner, version = connection.pragma("application_id"), connection.pragma("user_version")
    if owner != APPLICATION_ID:
        raise LedgerError(f"{path}: is not a Saksi ledger")
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"{path}: was written by a newer Saksi (ledger version {version}, this one knows {SCHEMA_VERSION}); "
            "upgrade: pip install -U saksi"
        )
    return False


def _check_log(path: str, *, sets_log_aside: bool) -> None:
    """Refuse a damaged log, or keep a copy of it. The caller holds the transaction, so that nobody else writes."""
    if not (told := log.tell_damage(path)):
        return
    if not sets_log_aside:
        raise LedgerError(
            f"{path}: {told[0]}; `saksi salvage {path} NEW` saves their pages too, and `saksi upgrade --set-log-aside` "
            "goes on without them and keeps a copy of the log"
        )
    log.set_aside(path)


def _empty_log(connection: apsw.Connection, path: str) -> None:
    """Empty a log so that nothing of the damaged one is left; waits for readers."""
    [(is_held, _, _)] = ask(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    if is_held:
        raise LedgerError(f"{path}: is being read by others, and its log cannot be emptied; try again later")


def _keep_log(connection: apsw.Connection, wait_ms: int) -> None:
    """Switch to a write-ahead log. SQLite's own waiting leaves this step out: two who make a ledger at once collide."""
    for _ in range(wait_ms // STEP_MS):
        with contextlib.suppress(apsw.BusyError):
            connection.execute("PRAGMA journal_mode = WAL")
            return
        time.sleep(STEP_MS / 1000)
    connection.execute("PRAGMA journal_mode = WAL")


def _is_empty(connection: apsw.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_schema").get


def _check_age(connection: apsw.Connection, path: str) -> None:
    version = connection.pragma("user_version")
    if version < SCHEMA_VERSION:
        raise LedgerError(
            f"{path}: was written by an older Saksi (ledger version {version}, this one reads {SCHEMA_VERSION}); "
            f"bring it up to date: saksi upgrade --ledger {path}"
        )


def _last_writer(connection: apsw.Connection) -> str:
    try:
        return connection.execute("SELECT value FROM meta WHERE name = 'last_writer'").get or "another program"
    except apsw.Error:
        return "another program"
