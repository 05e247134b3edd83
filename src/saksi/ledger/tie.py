"""What ties articles together: links, and measures with their figures and origins. Replaced whole by each linking."""

from collections.abc import Sequence
from typing import Any

import apsw

from saksi.kinds import Figure, Link, Measure, Origin, Span
from saksi.ledger.fetch import QUANTITY_COLUMNS, cell_names, row_quantity
from saksi.ledger.file import ask
from saksi.ledger.store import Row, insert, list_json, quantity_row

_TABLES = ("figures", "origins", "measure_pairs", "measures", "links")
_FIGURE_COLUMNS = (
    "article, outlet, published, text, sentence_start, sentence_end, sentence_text, speaker, stance, chain_json, origin"
)


def replace_ties(connection: apsw.Connection, links: Sequence[Link], measures: Sequence[Measure]) -> None:
    """Put these in the place of all links and measures. The caller holds a transaction."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    insert(connection, "links", (_link_row(i, link) for i, link in enumerate(links)))
    for i, m in enumerate(measures):
        insert(connection, "measures", [(i, m.id, m.what, m.concept, m.outcome, m.unit, m.lower, m.upper)])
        insert(connection, "figures", ((m.id, j, *_figure_row(figure)) for j, figure in enumerate(m.figures)))
        origins = ((m.id, j, o.id, o.name, o.is_stated, list_json(o.reasons)) for j, o in enumerate(m.origins))
        insert(connection, "origins", origins)
        for kind, pairs in (("contradiction", m.contradictions), ("revision", m.revisions)):
            insert(connection, "measure_pairs", ((m.id, kind, j, a, b) for j, (a, b) in enumerate(pairs)))


def fetch_links(connection: apsw.Connection) -> tuple[Link, ...]:
    """Give back all links in the order they were made."""
    columns = "kind, a, b, share, reason, found_by, a_start, a_end, b_start, b_end"
    rows = ask(connection, f"SELECT {columns} FROM links ORDER BY position")
    return tuple(
        Link(kind, a, b, share, reason, by, _span(*spans[:2]), _span(*spans[2:]))
        for kind, a, b, share, reason, by, *spans in rows
    )


def fetch_measures(connection: apsw.Connection) -> tuple[Measure, ...]:
    """Give back all measures in the order they were made."""
    columns = "id, what, concept, outcome, unit, origins_lower, origins_upper"
    rows = ask(connection, f"SELECT {columns} FROM measures ORDER BY position")
    return tuple(
        Measure(
            *(measure, what, concept, outcome, unit, _figures(connection, measure), _origins(connection, measure)),
            *(lower, upper, _pairs(connection, measure, "contradiction"), _pairs(connection, measure, "revision")),
        )
        for measure, what, concept, outcome, unit, lower, upper in rows
    )


def _link_row(position: int, link: Link) -> Row:
    nowhere = (None, None)
    a_span, b_span = link.a_span or nowhere, link.b_span or nowhere
    return (position, link.kind, link.a, link.b, link.share, link.reason, link.by, *a_span, *b_span)


def _figure_row(figure: Figure) -> Row:
    f = figure
    return (
        *(f.article_key, f.outlet, f.published, f.text, *f.sentence, f.sentence_text),
        *(f.speaker, f.stance, list_json(f.chain), f.origin, *quantity_row(f.quantity)),
    )


def _figures(connection: apsw.Connection, measure: str) -> tuple[Figure, ...]:
    quantity = QUANTITY_COLUMNS.replace("id,", "quantity,", 1)
    columns = f"(SELECT id FROM articles WHERE key = article), {_FIGURE_COLUMNS}, {quantity}"
    rows = ask(connection, f"SELECT {columns} FROM figures WHERE measure = ? ORDER BY position", (measure,))
    return tuple(_figure(row) for row in rows)


def _figure(row: tuple[Any, ...]) -> Figure:
    article, key, outlet, published, text, start, end, sentence_text, speaker, stance, chain, origin, *rest = row
    quantity = row_quantity(tuple(rest))
    said = (speaker, stance, cell_names(chain), origin)
    return Figure(article, key, outlet, published, quantity, text, Span(start, end), sentence_text, *said)


def _origins(connection: apsw.Connection, measure: str) -> tuple[Origin, ...]:
    columns = "id, name, is_stated, reasons_json"
    rows = ask(connection, f"SELECT {columns} FROM origins WHERE measure = ? ORDER BY position", (measure,))
    return tuple(Origin(origin, name, bool(stated), cell_names(reasons)) for origin, name, stated, reasons in rows)


def _pairs(connection: apsw.Connection, measure: str, kind: str) -> tuple[tuple[str, str], ...]:
    sql = "SELECT a, b FROM measure_pairs WHERE measure = ? AND kind = ? ORDER BY position"
    rows = ask(connection, sql, (measure, kind))
    return tuple((a, b) for a, b in rows)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
