"""What the tables of figures, places and names tell of the claims of full blocks, by value.

A value that many claims of a block have is kept in bits, like a word; for the others it is kept which claims have it.
So no table is looked through to count what a filter finds.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import apsw
import msgspec

from saksi.ledger.block.amount import KIND_COLUMNS, Figures
from saksi.ledger.block.order import pack_numbers, unpack_numbers
from saksi.ledger.file.file import ask
from saksi.ledger.shape import write_json

# By field and value, which claims have it.
Values = dict[tuple[str, str], set[int]]
_spans = msgspec.json.Decoder(list[tuple[int, int]]).decode
# Tables are read by article: their indexes by value would be walked through from end to end.
ARTICLES = "(SELECT DISTINCT article FROM claim_index NOT INDEXED WHERE number BETWEEN ?1 AND ?2) AS b"
_FIGURES = f"""SELECT k.number, x.lo, x.hi, x.unit, x.concept, x.outcome FROM {ARTICLES}
CROSS JOIN quantities AS x ON x.article = b.article
CROSS JOIN claims AS k ON k.article = x.article AND k.id = x.claim WHERE k.number BETWEEN ?1 AND ?2"""
_AGENCIES = f"""SELECT k.number, x.name FROM {ARTICLES} CROSS JOIN relays AS x ON x.article = b.article
CROSS JOIN claims AS k ON k.article = x.article AND k.id = x.claim WHERE k.number BETWEEN ?1 AND ?2"""
_WITHIN = """CROSS JOIN claims AS k INDEXED BY claims_by_passage
ON k.article = x.article AND k.passage_start <= x.start_char AND x.end_char <= k.passage_end
WHERE k.number BETWEEN ?1 AND ?2"""
_PLACES = f"""SELECT k.number, x.name, x.code FROM {ARTICLES}
CROSS JOIN places AS x ON x.article = b.article {_WITHIN}"""
_MENTIONS = f"""SELECT k.number, k.content_json, x.start_char, x.end_char, x.article, x.actor FROM {ARTICLES}
CROSS JOIN mentions AS x ON x.article = b.article {_WITHIN}"""
_NAMES = "SELECT article, id, name FROM actors WHERE article IN (SELECT value FROM json_each(?))"
_CAPITALS = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}


def fold(text: str) -> str:
    """A text as it is compared where capitals do not matter to SQLite: those of ASCII.

    >>> fold("Provinsi ÉQUATEUR")
    'provinsi Équateur'
    """
    return text.lower() if text.isascii() else text.translate(_CAPITALS)


def list_figures(connection: apsw.Connection, bounds: tuple[int, int]) -> Figures:
    """The figures of the claims between two numbers, both included, by kind."""
    figures: Figures = defaultdict(list)
    for row in ask(connection, _FIGURES, bounds):
        figures[row[3:]].append(row)
    return figures


def list_values(connection: apsw.Connection, bounds: tuple[int, int], figures: Figures) -> Values:
    """What these claims have, by field and value."""
    values: Values = defaultdict(set)
    for (unit, concept, outcome), told in figures.items():
        for field, value in zip(KIND_COLUMNS, (fold(unit), concept, outcome), strict=True):
            if value is not None:
                values[field, value].update(row[0] for row in told)
    for number, name, code in ask(connection, _PLACES, bounds):
        values["place", fold(name)].add(number)
        values["code", code].add(number)
    for number, name in ask(connection, _AGENCIES, bounds):
        values["agency", name].add(number)
    for number, name in _spoken_of(connection, bounds):
        values["about", name].add(number)
    return values


def _spoken_of(connection: apsw.Connection, bounds: tuple[int, int]) -> Iterator[tuple[int, str]]:
    """Yield claims, and whom of the actors of their articles their content names, however it does."""
    named = [
        (number, article, actor)
        for number, content, start, end, article, actor in ask(connection, _MENTIONS, bounds)
        if any(first <= start and end <= last for first, last in _spans(content))
    ]
    articles = write_json(sorted({article for _, article, _ in named}))
    names: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for article, id, name in ask(connection, _NAMES, (articles,)):
        names[article, id].append(name)
    for number, article, actor in named:
        yield from zip(itertools.repeat(number), names[article, actor], strict=False)


def write_lists(connection: apsw.Connection, block: int, first: int, values: Values) -> None:
    """Keep which claims of a block have some values. The caller holds a transaction."""
    rows = [
        (field, value, block, pack_numbers(sorted(number - first for number in claims), wide=False))
        for (field, value), claims in sorted(values.items())
    ]
    connection.executemany("INSERT INTO claim_lists (field, value, block, claims) VALUES (?, ?, ?, ?)", rows)


def find_listed(connection: apsw.Connection, where: str, bindings: Sequence[Any]) -> defaultdict[int, list[int]]:
    """By block, where in it claims stand that have one of the values a condition holds for."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for block, claims in connection.execute(f"SELECT block, claims FROM claim_lists WHERE {where}", bindings):
        found[block] += unpack_numbers(claims, wide=False)
    return found
