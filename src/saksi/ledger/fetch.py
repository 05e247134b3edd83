"""Reading an article and all that was read out of it back from the tables, as the program read it."""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import apsw

from saksi.kinds import (
    Actor,
    Article,
    Claim,
    Coverage,
    Finding,
    Given,
    Mention,
    Page,
    Provenance,
    Quantity,
    Relay,
    When,
    Where,
)
from saksi.ledger import table
from saksi.ledger.file.file import ask
from saksi.ledger.shape import Kind, Shape

_READ_COLUMNS = "number, language, characters, sentences, sentences_read, version"


def fetch_page(connection: apsw.Connection, key: str) -> Page:
    """Give back the page as it came. The key must be in the ledger."""
    columns = f"bytes_zlib, given_outlet, given_published, {', '.join(table.PAGES.columns)}"
    [(data, outlet, published, *row)] = ask(connection, f"SELECT {columns} FROM pages WHERE key = ?", (key,))
    return table.PAGES.value(row, data=zlib.decompress(data), given=Given(outlet, published))


def fetch_finding(connection: apsw.Connection, key: str) -> Finding:
    """Give back an article and all that was read out of it. The key must be in the ledger."""
    columns = f"{_READ_COLUMNS}, {', '.join(table.ARTICLES.columns)}"
    [row] = ask(connection, f"SELECT {columns} FROM articles WHERE key = ?", (key,))
    number, language, characters, sentences, sentences_read, version, *article = row
    return Finding(
        article=_article(connection, number, article),
        language=language,
        sentences=_fetch_list(connection, number, "sentences", table.SENTENCES),
        claims=fetch_claims(connection, number),
        quantities=fetch_quantities(connection, number),
        times=fetch_times(connection, number),
        places=_fetch_list(connection, number, "places", table.PLACES),
        actors=_actors(connection, number),
        coverage=Coverage(
            characters, sentences, sentences_read, _fetch_list(connection, number, "unread", table.UNREAD)
        ),
        version=version,
    )


def fetch_article(connection: apsw.Connection, key: str) -> Article:
    """Give back an article without what was read out of it. The key must be in the ledger."""
    columns = f"number, {', '.join(table.ARTICLES.columns)}"
    [(number, *row)] = ask(connection, f"SELECT {columns} FROM articles WHERE key = ?", (key,))
    return _article(connection, number, row)


def fetch_claims(connection: apsw.Connection, number: int) -> tuple[Claim, ...]:
    """Give back the claims of an article in the order they were found."""
    relays: defaultdict[str, list[Relay]] = defaultdict(list)
    for claim, *row in fetch_rows(connection, number, "relays", f"claim, {', '.join(table.RELAYS.columns)}"):
        relays[claim].append(table.RELAYS.value(row))
    rows = fetch_rows(connection, number, "claims", f"id, {', '.join(table.CLAIMS.columns)}")
    return tuple(table.CLAIMS.value(row, relay=tuple(relays[claim])) for claim, *row in rows)


def fetch_claim(connection: apsw.Connection, claim_number: int) -> Claim:
    """Give back one claim."""
    columns = ", ".join(table.CLAIMS.columns)
    [(number, *row)] = ask(connection, f"SELECT article, {columns} FROM claims WHERE number = ?", (claim_number,))
    columns = ", ".join(table.RELAYS.columns)
    sql = f"SELECT {columns} FROM relays WHERE article = ? AND claim = ? ORDER BY position"
    relays = ask(connection, sql, (number, row[0]))
    return table.CLAIMS.value(row, relay=tuple(table.RELAYS.value(relay) for relay in relays))


def fetch_quantities(connection: apsw.Connection, number: int) -> tuple[Quantity, ...]:
    """Give back the quantities of an article in the order they were found."""
    return _fetch_list(connection, number, "quantities", table.QUANTITIES)


def fetch_times(connection: apsw.Connection, number: int) -> tuple[When, ...]:
    """Give back the times of an article in the order they were found."""
    return _fetch_list(connection, number, "times", table.TIMES)


def fetch_places(connection: apsw.Connection, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Where]:
    """Give back places by the key of their article and their id."""
    return _fetch_named(connection, "places", table.PLACES, named)


def fetch_days(connection: apsw.Connection, named: Iterable[tuple[str, str]]) -> dict[tuple[str, str], When]:
    """Give back times by the key of their article and their id."""
    return _fetch_named(connection, "times", table.TIMES, named)


def _fetch_named(
    connection: apsw.Connection, name: str, shape: Shape[Kind], named: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Kind]:
    pairs = list(dict.fromkeys(named))
    if not pairs:
        return {}
    columns = ", ".join(f"n.{column}" for column in shape.columns)
    sql = f"""SELECT a.key, n.id, {columns} FROM json_each(?) AS w JOIN articles AS a ON a.key = w.value ->> 0
              CROSS JOIN {name} AS n ON n.article = a.number AND n.id = w.value ->> 1"""
    return {(key, id): shape.value(row) for key, id, *row in ask(connection, sql, (json.dumps(pairs),))}


def fetch_rows(connection: apsw.Connection, number: int, name: str, columns: str) -> list[tuple[Any, ...]]:
    """The rows of one article in a table, in the order they were found."""
    return ask(connection, f"SELECT {columns} FROM {name} WHERE article = ? ORDER BY position", (number,))


def _fetch_list(connection: apsw.Connection, number: int, name: str, shape: Shape[Kind]) -> tuple[Kind, ...]:
    return tuple(shape.value(row) for row in fetch_rows(connection, number, name, ", ".join(shape.columns)))


def _article(connection: apsw.Connection, number: int, row: list[Any]) -> Article:
    cuts = _fetch_list(connection, number, "cuts", table.CUTS)
    told: tuple[list[Provenance], list[Provenance]] = ([], [])
    columns = f"is_taken, {', '.join(table.PROVENANCE.columns)}"
    for is_taken, *cells in fetch_rows(connection, number, "provenance", columns):
        told[not is_taken].append(table.PROVENANCE.value(cells))
    return table.ARTICLES.value(row, cuts=cuts, provenance=tuple(told[0]), also=tuple(told[1]))


def _actors(connection: apsw.Connection, number: int) -> tuple[Actor, ...]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for actor, *row in fetch_rows(connection, number, "mentions", f"actor, {', '.join(table.MENTIONS.columns)}"):
        mentions[actor].append(table.MENTIONS.value(row))
    rows = fetch_rows(connection, number, "actors", f"id, {', '.join(table.ACTORS.columns)}")
    return tuple(table.ACTORS.value(row, mentions=tuple(mentions[actor])) for actor, *row in rows)
