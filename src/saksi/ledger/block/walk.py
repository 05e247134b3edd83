"""Walking through claims in the order asked for, and looking at each, until enough are found.

So the first screen of what many claims have costs the same in a ledger ten times as large.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Literal

import apsw

from saksi.ledger.block.few import match_few
from saksi.ledger.desk import any_rejected
from saksi.ledger.file.file import ask
from saksi.ledger.search.index import UNDATED
from saksi.ledger.search.part import Part, join_parts
from saksi.ledger.search.query import ClaimQuery, filters

# What more claims have than this is a common word. Sorting so many takes some 6 ms.
COMMON = 4000
# A walk looks at so many claims at most: more take longer than sorting what a common word finds.
WALK = 40_000
# Of very many claims so many are put in order by how well they fit, five pages of them: to find and order so many takes
# less time than to score what a common word finds.
RANKED = 100
# Claims that are looked up together, at first and later: most walks end soon.
FIRST_STRIDE, LAST_STRIDE = 64, 4096
# Claims that follow each other in time mostly came one after the other. Where their numbers spread over more than so
# many times their count, they did not, and are looked up by their texts; so many at most.
SPREAD = 32
SINGLES = 500

Direction = Literal["oldest", "newest"]
BY_TIME = "i.moment, i.article_key, i.passage_start, i.number"
NEWEST = "i.moment DESC, i.article_key, i.passage_start, i.number"
_DATED: Part = ("i.moment < ?", (UNDATED,))
_UNDATED: Part = ("i.moment >= ?", (UNDATED,))
ORDER_BY: dict[Direction, str] = {"oldest": BY_TIME, "newest": NEWEST}


def is_common(connection: apsw.Connection, match: str) -> bool:
    """Whether COMMON claims have what the full-text index is asked for."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ? LIMIT ?)"
    [(count,)] = ask(connection, sql, (match, COMMON))
    return bool(count >= COMMON)


def sections(query: ClaimQuery, order: Direction) -> tuple[tuple[Part, ...], ...]:
    """Which claims of a query follow which: with the newest first, what has no date comes last."""
    has_days = query.since is not None or query.until is not None
    return ((),) if order == "oldest" or has_days else ((_DATED,), (_UNDATED,))


def walk_days(connection: apsw.Connection, query: ClaimQuery, order: Direction) -> Iterator[int]:
    """Yield the claims of the days that a query asks for, in order."""
    days = filters(ClaimQuery(since=query.since, until=query.until), any_rejected=False)
    for section in sections(query, order):
        where, bindings = join_parts([*days, *section])
        sql = f"SELECT i.number FROM claim_index AS i WHERE {where} ORDER BY {ORDER_BY[order]}"
        yield from (number for (number,) in connection.execute(sql, bindings))


def walk_words(
    connection: apsw.Connection, query: ClaimQuery, match: str, limit: int, order: Direction
) -> list[int] | None:
    """The first claims in order that have common words; None when too many must be looked at."""
    parts = filters(query, any_rejected=any_rejected(connection))
    where, bindings = join_parts([*parts, *sections(query, order)[0]])
    sql = f"SELECT i.number FROM claim_index AS i WHERE {where} ORDER BY {ORDER_BY[order]}"
    walk = connection.execute(sql, bindings)
    found: list[int] = []
    looked, singles, stride = 0, 0, FIRST_STRIDE
    while looked < WALK and singles < SINGLES:
        numbers = [number for (number,) in itertools.islice(walk, stride)]
        is_near = numbers and max(numbers) - min(numbers) < SPREAD * len(numbers)
        matching = _near(connection, match, numbers) if is_near else set(match_few(connection, match, numbers))
        found += [number for number in numbers if number in matching]
        if len(found) >= limit:
            return found[:limit]
        if len(numbers) < stride:
            return found if order == "oldest" else None
        looked, singles = looked + len(numbers), singles + (0 if is_near else len(numbers))
        stride = min(2 * stride, LAST_STRIDE)
    return None


def _near(connection: apsw.Connection, match: str, numbers: Sequence[int]) -> set[int]:
    """Those of the claims that have the words, by one look at the stretch they lie in."""
    sql = "SELECT rowid FROM claim_search WHERE claim_search MATCH ? AND rowid BETWEEN ? AND ?"
    return {number for (number,) in ask(connection, sql, (match, min(numbers), max(numbers)))}
