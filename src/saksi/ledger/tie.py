"""What ties articles together: links, and measures with their figures and origins.

A whole linking replaces all of them; one that only adds articles replaces the measures of the stories they belong to.
"""

import itertools
import operator
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import apsw

from saksi.kinds import Figure, Link, Measure, Origin
from saksi.ledger import table
from saksi.ledger.file.file import ask
from saksi.ledger.shape import Row, write_json
from saksi.ledger.store import insert

_UNINDEX = """INSERT INTO measure_search (measure_search, rowid, words)
SELECT 'delete', t.position, t.words FROM measures AS m JOIN measure_texts AS t ON t.position = m.position
WHERE m.id = ?"""
# Articles are never taken away: whoever knows how many there were up to a number need not count those again.
_COUNT = """SELECT coalesce(
  (SELECT CAST(linked.value AS INTEGER) + (SELECT count(*) FROM articles WHERE number > CAST(last.value AS INTEGER))
   FROM meta AS linked, meta AS last WHERE linked.name = 'linked_articles' AND last.name = 'linked_number'),
  (SELECT count(*) FROM articles))"""
_TYING = "('copy-of', 'same-story')"
_A, _B = table.LINKS.columns.index("a"), table.LINKS.columns.index("b")
_ENDS = operator.itemgetter(_A, _B, table.LINKS.columns.index("kind"))
# Measures, some kB each, that are held to be written together.
_WRITTEN_AT_ONCE = 100
_TABLES = ("figures", "origins", "measure_pairs", "measures", "links")
_MEASURE = (*table.MEASURES.columns, "outlets", "figures")
# The tables whose rows are of one measure, with their columns behind its name.
_CHILDREN = {
    "figures": ("position", *table.FIGURES.columns, *table.FIGURE_QUANTITIES.columns),
    "origins": ("position", *table.ORIGINS.columns),
    "measure_pairs": ("kind", "position", "a", "b"),
}
# A measure's rows in its own table and in these, without its name and place.
_Rows = tuple[set[Row], ...]


def replace_ties(connection: apsw.Connection, links: Sequence[Link], measures: Iterable[Measure]) -> None:
    """Put these in the place of all links and measures. The caller holds a transaction."""
    connection.execute("INSERT INTO measure_search (measure_search) VALUES ('delete-all')")
    for name in _TABLES:
        connection.execute(f"DELETE FROM {name}")
    # Once the first measure is asked for, whoever finds the others is at work while the links are written.
    found = iter(measures)
    first = list(itertools.islice(found, 1))
    _insert_links(connection, 0, links)
    _insert_measures(connection, 0, itertools.chain(first, found))
    _index_measures(connection, 0)


def replace_links(connection: apsw.Connection, links: Sequence[Link]) -> None:
    """Put these in the place of all links; measures stay. The caller holds a transaction."""
    connection.execute("DELETE FROM links")
    _insert_links(connection, 0, links)


def extend_ties(
    connection: apsw.Connection, links: Sequence[Link], measures: Sequence[Measure], gone: Collection[str]
) -> None:
    """Add links, and put measures in the place of others, by their ids. The caller holds a transaction."""
    if links:
        _insert_links(connection, next_position(connection, "links"), links)
    if measures or gone:
        _put_measures(connection, measures, gone)


def _put_measures(connection: apsw.Connection, measures: Sequence[Measure], gone: Collection[str]) -> None:
    """Put measures in the place of others, by their ids; one that is the same stays where it is."""
    held = _fetch_rows(connection, [measure.id for measure in measures if measure.id in gone])
    same = {measure.id for measure in measures if held.get(measure.id) == _rows(measure)}
    left = sorted(set(gone) - same)
    for name in left:
        connection.execute(_UNINDEX, (name,))
    for name in left:
        for child in _CHILDREN:
            connection.execute(f"DELETE FROM {child} WHERE measure = ?", (name,))
        connection.execute("DELETE FROM measures WHERE id = ?", (name,))
    first = next_position(connection, "measures")
    _insert_measures(connection, first, (measure for measure in measures if measure.id not in same))
    _index_measures(connection, first)


def fetch_measured(connection: apsw.Connection, articles: Collection[str]) -> set[str]:
    """Give the ids of the measures with a figure in some articles."""
    sql = "SELECT DISTINCT f.measure FROM json_each(?) AS n CROSS JOIN figures AS f ON f.article = n.value"
    return {name for (name,) in ask(connection, sql, (write_json(sorted(articles)),))}


def _fetch_rows(connection: apsw.Connection, ids: Sequence[str]) -> dict[str, _Rows]:
    """Measures as they are written, by id: what is the same need not be written again, and keeps its place."""
    held: dict[str, _Rows] = {}
    for at, (child, columns) in enumerate((("measures", _MEASURE), *_CHILDREN.items()) if ids else ()):
        key = "measure" if at else "id"
        sql = f"SELECT m.{key}, {', '.join(f'm.{column}' for column in columns)} FROM json_each(?) AS n"
        for name, *row in ask(connection, f"{sql} CROSS JOIN {child} AS m ON m.{key} = n.value", (write_json(ids),)):
            held.setdefault(name, tuple(set() for _ in range(len(_CHILDREN) + 1)))[at].add(tuple(row))
    return held


def index_measures_again(connection: apsw.Connection) -> None:
    """Count anew how many tell each measure, and index their words. The caller holds a transaction."""
    connection.execute("""UPDATE measures SET (outlets, figures) = (
        SELECT count(DISTINCT ifnull(outlet, article)), count(*) FROM figures WHERE measure = id)""")
    connection.execute("INSERT INTO measure_search (measure_search) VALUES ('rebuild')")


def note_linked(connection: apsw.Connection, *names: str) -> None:
    """Note under some names how many articles there are now, and the number of the last of them."""
    count = str(connection.execute(_COUNT).get)
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [(name, count) for name in names])
    sql = "INSERT OR REPLACE INTO meta SELECT 'linked_number', CAST(coalesce(max(number), 0) AS TEXT) FROM articles"
    connection.execute(sql)


def fetch_unlinked(connection: apsw.Connection) -> tuple[str, ...]:
    """Give the keys of the articles behind the last one that was noted as linked, in order."""
    # With a plus, else all articles are looked at in the order of their keys.
    sql = """SELECT key FROM articles WHERE number > coalesce(
               (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'linked_number'), 0) ORDER BY +key"""
    return tuple(key for (key,) in ask(connection, sql))


def next_position(connection: apsw.Connection, name: str) -> int:
    """The first position not yet used in a table."""
    last: int | None = connection.execute(f"SELECT max(position) FROM {name}").get
    return 0 if last is None else last + 1


def fetch_tied(connection: apsw.Connection, key: str) -> tuple[set[str], tuple[Link, ...]]:
    """Give the articles that copies and stories tie to one, itself too, and the links among them, in order."""
    columns = ", ".join(f"l.{column}" for column in table.LINKS.columns)
    sql = f"SELECT {columns} FROM json_each(?1) AS n CROSS JOIN links AS l ON l.%s = n.value WHERE l.kind IN {_TYING}"
    tied, waiting, links = {key}, {key}, set[Row]()
    while waiting:
        found = ask(connection, f"{sql % 'a'} UNION {sql % 'b'}", (write_json(sorted(waiting)),))
        links.update(found)
        waiting = {end for row in found for end in (row[_A], row[_B])} - tied
        tied |= waiting
    return tied, tuple(map(table.LINKS.value, sorted(links, key=_ENDS)))


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
    keep_states(connection, {name: value})


def keep_states(connection: apsw.Connection, values: Mapping[str, bytes]) -> None:
    """Keep some things by name. The caller holds a transaction."""
    sql = "INSERT INTO link_state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    connection.executemany(sql, values.items())


def forget_states(connection: apsw.Connection, opening: str) -> None:
    """Forget what was kept under names that begin so, in ASCII. The caller holds a transaction."""
    connection.execute("DELETE FROM link_state WHERE name >= ? AND name < ?", (opening, f"{opening}\x7f"))


def _insert_links(connection: apsw.Connection, first: int, links: Sequence[Link]) -> None:
    """Write links from a position on."""
    rows = ((at, *table.LINKS.row(link)) for at, link in enumerate(links, first))
    insert(connection, "links", ("position", *table.LINKS.columns), rows)


def _insert_measures(connection: apsw.Connection, first: int, measures: Iterable[Measure]) -> None:
    """Write measures with all that hangs on them, from a position on; many at once takes half the time."""
    numbered = enumerate(measures, first)
    while some := list(itertools.islice(numbered, _WRITTEN_AT_ONCE)):
        insert(connection, "measures", ("position", *_MEASURE), ((at, *_row(measure)) for at, measure in some))
        for child, columns in _CHILDREN.items():
            rows = ((measure.id, *row) for _, measure in some for row in _list_rows(measure, child))
            insert(connection, child, ("measure", *columns), rows)


def _row(measure: Measure) -> Row:
    outlets = {f.article_key if f.outlet is None else f.outlet for f in measure.figures}
    return (*table.MEASURES.row(measure), len(outlets), len(measure.figures))


def _rows(measure: Measure) -> _Rows:
    return {_row(measure)}, *(set(_list_rows(measure, child)) for child in _CHILDREN)


def _list_rows(measure: Measure, child: str) -> Iterable[Row]:
    """What of a measure stands in one of the tables of its rows."""
    if child == "figures":
        return ((at, *_figure_row(figure)) for at, figure in enumerate(measure.figures))
    if child == "origins":
        return ((at, *table.ORIGINS.row(origin)) for at, origin in enumerate(measure.origins))
    both = (("contradiction", measure.contradictions), ("revision", measure.revisions))
    return ((kind, at, a, b) for kind, pairs in both for at, (a, b) in enumerate(pairs))


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
