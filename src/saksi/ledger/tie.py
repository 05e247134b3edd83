"""What ties articles together: links, and measures with their figures and origins. Replaced whole by each linking."""

from collections.abc import Sequence

import apsw

from saksi.kinds import Figure, Link, Measure, Origin
from saksi.ledger import table
from saksi.ledger.file import ask
from saksi.ledger.shape import Row
from saksi.ledger.store import insert

_TABLES = ("figures", "origins", "measure_pairs", "measures", "links")


def replace_ties(connection: apsw.Connection, links: Sequence[Link], measures: Sequence[Measure]) -> None:
    """Put these in the place of all links and measures. The caller holds a transaction."""
    for name in _TABLES:
        connection.execute(f"DELETE FROM {name}")
    rows = ((i, *table.LINKS.row(link)) for i, link in enumerate(links))
    insert(connection, "links", ("position", *table.LINKS.columns), rows)
    for i, measure in enumerate(measures):
        _insert_measure(connection, i, measure)


def fetch_links(connection: apsw.Connection) -> tuple[Link, ...]:
    """Give back all links in the order they were made."""
    rows = ask(connection, f"SELECT {', '.join(table.LINKS.columns)} FROM links ORDER BY position")
    return tuple(table.LINKS.value(row) for row in rows)


def fetch_measures(connection: apsw.Connection) -> tuple[Measure, ...]:
    """Give back all measures in the order they were made."""
    rows = ask(connection, f"SELECT id, {', '.join(table.MEASURES.columns)} FROM measures ORDER BY position")
    return tuple(
        table.MEASURES.value(
            row,
            figures=_figures(connection, measure),
            origins=_origins(connection, measure),
            contradictions=_pairs(connection, measure, "contradiction"),
            revisions=_pairs(connection, measure, "revision"),
        )
        for measure, *row in rows
    )


def fetch_state(connection: apsw.Connection, name: str) -> bytes | None:
    """Give back what the linking kept under a name."""
    state: bytes | None = connection.execute("SELECT value FROM link_state WHERE name = ?", (name,)).get
    return state


def keep_state(connection: apsw.Connection, name: str, value: bytes) -> None:
    """Keep something for the next linking. The caller holds a transaction."""
    connection.execute("INSERT OR REPLACE INTO link_state (name, value) VALUES (?, ?)", (name, value))


def _insert_measure(connection: apsw.Connection, position: int, measure: Measure) -> None:
    m = measure
    insert(connection, "measures", ("position", *table.MEASURES.columns), [(position, *table.MEASURES.row(m))])
    figures = ((m.id, i, *_figure_row(figure)) for i, figure in enumerate(m.figures))
    columns = ("measure", "position", *table.FIGURES.columns, *table.FIGURE_QUANTITIES.columns)
    insert(connection, "figures", columns, figures)
    origins = ((m.id, i, *table.ORIGINS.row(origin)) for i, origin in enumerate(m.origins))
    insert(connection, "origins", ("measure", "position", *table.ORIGINS.columns), origins)
    for kind, pairs in (("contradiction", m.contradictions), ("revision", m.revisions)):
        rows = ((m.id, kind, i, a, b) for i, (a, b) in enumerate(pairs))
        insert(connection, "measure_pairs", ("measure", "kind", "position", "a", "b"), rows)


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
