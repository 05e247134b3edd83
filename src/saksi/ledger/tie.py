"""What ties articles together: links, and measures with their figures and origins.

A whole linking replaces all of them; one that only adds articles replaces the measures of the stories they belong to.
"""

import itertools
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import apsw

from saksi.kinds import Figure, Link, Measure, Origin
from saksi.ledger import table
from saksi.ledger.file import ask
from saksi.ledger.shape import Row, write_json
from saksi.ledger.store import insert

_UNINDEX = """INSERT INTO measure_search (measure_search, rowid, words)
SELECT 'delete', t.position, t.words FROM measures AS m JOIN measure_texts AS t ON t.position = m.position
WHERE m.id = ?"""
# Measures, some kB each, that are held to be written together.
_WRITTEN_AT_ONCE = 100
_TABLES = ("figures", "origins", "measure_pairs", "measures", "links")


def replace_ties(connection: apsw.Connection, links: Sequence[Link], measures: Iterable[Measure]) -> None:
    """Put these in the place of all links and measures. The caller holds a transaction."""
    connection.execute("INSERT INTO measure_search (measure_search) VALUES ('delete-all')")
    for name in _TABLES:
        connection.execute(f"DELETE FROM {name}")
    rows = ((i, *table.LINKS.row(link)) for i, link in enumerate(links))
    insert(connection, "links", ("position", *table.LINKS.columns), rows)
    _insert_measures(connection, 0, measures)
    _index_measures(connection, 0)


def extend_ties(
    connection: apsw.Connection, links: Sequence[Link], measures: Sequence[Measure], articles: Collection[str]
) -> None:
    """Add links, and put these measures in the place of those of some articles. The caller holds a transaction."""
    first = next_position(connection, "links")
    rows = ((first + i, *table.LINKS.row(link)) for i, link in enumerate(links))
    insert(connection, "links", ("position", *table.LINKS.columns), rows)
    held: set[str] = set()
    for key in articles:
        held.update(name for (name,) in ask(connection, "SELECT measure FROM figures WHERE article = ?", (key,)))
    for name in sorted(held):
        connection.execute(_UNINDEX, (name,))
    for name in sorted(held):
        for child in ("figures", "origins", "measure_pairs"):
            connection.execute(f"DELETE FROM {child} WHERE measure = ?", (name,))
        connection.execute("DELETE FROM measures WHERE id = ?", (name,))
    first = next_position(connection, "measures")
    _insert_measures(connection, first, measures)
    _index_measures(connection, first)


def index_measures_again(connection: apsw.Connection) -> None:
    """Count anew how many tell each measure, and index their words. The caller holds a transaction."""
    connection.execute("""UPDATE measures SET (outlets, figures) = (
        SELECT count(DISTINCT ifnull(outlet, article)), count(*) FROM figures WHERE measure = id)""")
    connection.execute("INSERT INTO measure_search (measure_search) VALUES ('rebuild')")


def next_position(connection: apsw.Connection, name: str) -> int:
    """The first position not yet used in a table."""
    last: int | None = connection.execute(f"SELECT max(position) FROM {name}").get
    return 0 if last is None else last + 1


def fetch_tied(connection: apsw.Connection, key: str) -> dict[str, tuple[Link, ...]]:
    """Give the articles that copies and stories tie to one, itself too, with the links of each."""
    columns = ", ".join(table.LINKS.columns)
    sql = f"SELECT {columns} FROM links WHERE a = ?1 UNION SELECT {columns} FROM links WHERE b = ?1"
    tied: dict[str, tuple[Link, ...]] = {}
    waiting = [key]
    while waiting:
        at = waiting.pop()
        if at in tied:
            continue
        found = (table.LINKS.value(row) for row in ask(connection, sql, (at,)))
        tied[at] = tuple(link for link in found if link.kind in ("copy-of", "same-story"))
        waiting += [end for link in tied[at] for end in (link.a, link.b)]
    return tied


def fetch_links(connection: apsw.Connection) -> tuple[Link, ...]:
    """Give back all links in the order they were made."""
    rows = ask(connection, f"SELECT {', '.join(table.LINKS.columns)} FROM links ORDER BY position")
    return tuple(table.LINKS.value(row) for row in rows)


def fetch_measures(connection: apsw.Connection) -> tuple[Measure, ...]:
    """Give back all measures in the order they were made."""
    rows = ask(connection, f"SELECT id, {', '.join(table.MEASURES.columns)} FROM measures ORDER BY position")
    return tuple(_measure(connection, measure, row) for measure, *row in rows)


def fetch_measure(connection: apsw.Connection, id: str) -> Measure | None:
    """Give back one measure, or None when there is none of that name."""
    rows = ask(connection, f"SELECT {', '.join(table.MEASURES.columns)} FROM measures WHERE id = ?", (id,))
    return _measure(connection, id, rows[0]) if rows else None


def _measure(connection: apsw.Connection, measure: str, row: Sequence[Any]) -> Measure:
    return table.MEASURES.value(
        row,
        figures=_figures(connection, measure),
        origins=_origins(connection, measure),
        contradictions=_pairs(connection, measure, "contradiction"),
        revisions=_pairs(connection, measure, "revision"),
    )


def fetch_state(connection: apsw.Connection, name: str) -> bytes | None:
    """Give back what the linking kept under a name."""
    state: bytes | None = connection.execute("SELECT value FROM link_state WHERE name = ?", (name,)).get
    return state


def fetch_states(connection: apsw.Connection, names: Sequence[str]) -> dict[str, bytes]:
    """Give back what the linking kept under some names."""
    sql = "SELECT s.name, s.value FROM json_each(?) AS n CROSS JOIN link_state AS s ON s.name = n.value"
    return dict(ask(connection, sql, (write_json(names),)))


def keep_state(connection: apsw.Connection, name: str, value: bytes) -> None:
    """Keep something for the next linking. The caller holds a transaction."""
    connection.execute("INSERT OR REPLACE INTO link_state (name, value) VALUES (?, ?)", (name, value))


def _insert_measures(connection: apsw.Connection, first: int, measures: Iterable[Measure]) -> None:
    """Write measures with all that hangs on them, from a position on; many at once takes half the time."""
    numbered = enumerate(measures, first)
    while some := list(itertools.islice(numbered, _WRITTEN_AT_ONCE)):
        insert(connection, "measures", ("position", *table.MEASURES.columns, "outlets", "figures"), map(_row, some))
        figures = ((m.id, i, *_figure_row(figure)) for _, m in some for i, figure in enumerate(m.figures))
        columns = ("measure", "position", *table.FIGURES.columns, *table.FIGURE_QUANTITIES.columns)
        insert(connection, "figures", columns, figures)
        origins = ((m.id, i, *table.ORIGINS.row(origin)) for _, m in some for i, origin in enumerate(m.origins))
        insert(connection, "origins", ("measure", "position", *table.ORIGINS.columns), origins)
        pairs = (
            (m.id, kind, i, a, b)
            for _, m in some
            for kind, held in (("contradiction", m.contradictions), ("revision", m.revisions))
            for i, (a, b) in enumerate(held)
        )
        insert(connection, "measure_pairs", ("measure", "kind", "position", "a", "b"), pairs)


def _row(numbered: tuple[int, Measure]) -> Row:
    position, measure = numbered
    outlets = {f.article_key if f.outlet is None else f.outlet for f in measure.figures}
    return (position, *table.MEASURES.row(measure), len(outlets), len(measure.figures))


def _index_measures(connection: apsw.Connection, first: int) -> None:
    """Index the words of the measures from a position on; after all are written, for the reason store.py gives."""
    sql = "INSERT INTO measure_search (rowid, words) SELECT position, words FROM measure_texts WHERE position >= ?"
    connection.execute(sql, (first,))


def _figure_row(figure: Figure) -> Row:
    return (*table.FIGURES.row(figure), *table.FIGURE_QUANTITIES.row(figure.quantity))


def _figures(connection: apsw.Connection, measure: str) -> tuple[Figure, ...]:
    columns = ", ".join((*table.FIGURES.columns, *table.FIGURE_QUANTITIES.columns))
    sql = f"SELECT (SELECT id FROM articles WHERE key = article), {columns} FROM figures WHERE measure = ?"
    width = len(table.FIGURES.columns)
    return tuple(
        table.FIGURES.value(row[:width], article=article, quantity=table.FIGURE_QUANTITIES.value(row[width:]))
        for article, *row in ask(connection, f"{sql} ORDER BY position", (measure,))
    )


def _origins(connection: apsw.Connection, measure: str) -> tuple[Origin, ...]:
    columns = ", ".join(table.ORIGINS.columns)
    rows = ask(connection, f"SELECT {columns} FROM origins WHERE measure = ? ORDER BY position", (measure,))
    return tuple(table.ORIGINS.value(row) for row in rows)


def _pairs(connection: apsw.Connection, measure: str, kind: str) -> tuple[tuple[str, str], ...]:
    sql = "SELECT a, b FROM measure_pairs WHERE measure = ? AND kind = ? ORDER BY position"
    rows = ask(connection, sql, (measure, kind))
    return tuple((a, b) for a, b in rows)
