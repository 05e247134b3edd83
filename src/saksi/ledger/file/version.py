"""The schema's versions: making a new ledger, and bringing an older one forward.

`schema.sql` is what a ledger looks like now. An older one runs the scripts in `migrations/` whose numbers are above
its own; each does what must be done by hand. Then columns that `schema.sql` has and the file lacks are added, empty;
tables, indexes and views that are missing are made; and what search needs is made anew.
"""

import functools
import importlib.resources

import apsw

from saksi.ledger.file.delay import list_put_off, make_next

# "SAKS"; stands in the file's header, so that a ledger is told from other SQLite files.
APPLICATION_ID = 0x53414B53
SCHEMA_VERSION = 12


def make(connection: apsw.Connection) -> None:
    """Make an empty file a ledger. The caller holds a transaction."""
    connection.execute(schema_text())
    connection.execute("INSERT INTO meta VALUES ('search_version', '1')")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION}")


def upgrade(connection: apsw.Connection) -> bool:
    """Bring an older ledger forward; False when there was nothing to do. The caller holds a transaction."""
    version = connection.pragma("user_version")
    if version >= SCHEMA_VERSION and not _missing(connection):
        return False
    while version and list_put_off(connection):
        make_next(connection)
    for number in range(version + 1, SCHEMA_VERSION + 1):
        connection.execute(_read(f"migrations/{number:03}.sql"))
    _complete(connection)
    connection.execute("DELETE FROM meta WHERE name = 'search_version'")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return True


@functools.cache
def schema_text() -> str:
    """The schema as SQL."""
    return _read("schema.sql")


def table_columns(connection: apsw.Connection) -> dict[tuple[str, str], str]:
    """The declaration of every column of the plain tables, by table and name: type, NOT NULL, default."""
    sql = """SELECT m.name, c.name, c.type, iif(c."notnull", ' NOT NULL', ''),
               iif(c.dflt_value IS NULL, '', concat(' DEFAULT ', c.dflt_value))
             FROM pragma_table_list AS m JOIN pragma_table_info(m.name) AS c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"""
    return {
        (str(name), str(column)): "".join(map(str, declared)) for name, column, *declared in connection.execute(sql)
    }


@functools.cache
def column_names(table: str) -> tuple[str, ...]:
    """The columns of a table in their order.

    >>> column_names("meta")
    ('name', 'value')
    """
    return tuple(column for name, column in _wanted()[0] if name == table)


@functools.cache
def _wanted() -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The columns of the schema, and the statement that makes each of its parts."""
    fresh = apsw.Connection(":memory:")
    fresh.execute(schema_text())
    sql = """SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL
             AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid"""
    return table_columns(fresh), {str(name): str(made) for name, made in fresh.execute(sql)}


def _missing(connection: apsw.Connection) -> bool:
    columns, parts = _wanted()
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    return not (
        parts.keys() <= there.union(list_put_off(connection)) and columns.keys() <= table_columns(connection).keys()
    )


def _complete(connection: apsw.Connection) -> None:
    """Make what the schema has and the file lacks. Views are made anew: they may have changed."""
    columns, parts = _wanted()
    for (view,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'").fetchall():
        connection.execute(f"DROP VIEW {view}")
    there = table_columns(connection)
    tables = {name for name, _ in there}
    for (name, column), declared in columns.items():
        if name in tables and (name, column) not in there:
            connection.execute(f"ALTER TABLE {name} ADD COLUMN {column} {declared}")
    held = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema").fetchall()}
    for name, sql in parts.items():
        if name not in held:
            connection.execute(sql)


def _read(name: str) -> str:
    return (importlib.resources.files("saksi.ledger") / name).read_text(encoding="utf-8")
