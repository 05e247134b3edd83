"""Finding and counting claims.

A rare word is sought in the full-text index, and what is found is sorted. A common word is sought the other way round:
claims are walked through in the order asked for, and each is looked up in the full-text index, until enough are found;
so the first screen costs the same in a ledger ten times as large.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from saksi.kinds import Article, Claim, Quantity, When
from saksi.ledger import table
from saksi.ledger.correct import Verdict, correct
from saksi.ledger.desk import corrections_of, has_corrections
from saksi.ledger.fetch import fetch_article, fetch_claim, fetch_finding
from saksi.ledger.file import ask
from saksi.ledger.index import FACET_COLUMNS, FACETS, UNDATED
from saksi.ledger.query import Binding, ClaimQuery, Order, Part, filters, join_parts, words_match

# What more claims have than this is a common word. Sorting so many takes some 10 ms; and of a million claims, a walk
# to twenty that have the word looks at a thousand on average, which takes as long.
COMMON = 20_000
# A walk that has looked at so many claims in vain gives up: the word is common, but not here.
WALK = 4000
# A walk for more than this is no faster than finding all.
SCREEN = 200

_BY_TIME = "i.moment, i.article_key, i.passage_start, i.number"
_NEWEST = "i.moment DESC, i.article_key, i.passage_start, i.number"
_DATED: Part = ("i.moment < ?", (UNDATED,))
_UNDATED: Part = ("i.moment >= ?", (UNDATED,))


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found, with its article and the quantities and times that stand in it. Corrections are applied."""

    article: Article
    claim: Claim
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]
    verdict: Verdict = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, "" where the article states none, and how many of the claims found have it."""

    value: str
    claims: int


def search_claims(
    connection: apsw.Connection, query: ClaimQuery, limit: int | None = None, *, skip: int = 0, order: Order = "oldest"
) -> Iterator[Hit]:
    """Yield the claims asked for, in reading order within an article."""
    numbers = find_numbers(connection, query, None if limit is None else limit + skip, order)[skip:]
    corrected = has_corrections(connection)
    held: tuple[str, Article] | None = None
    for number in numbers:
        sql = "SELECT a.key FROM claims AS c JOIN articles AS a ON a.number = c.article WHERE c.number = ?"
        [(key,)] = ask(connection, sql, (number,))
        if held is None or held[0] != key:
            held = (key, fetch_article(connection, key))
        yield fetch_hit(connection, number, held[1], corrected=corrected)


def count_claims(connection: apsw.Connection, query: ClaimQuery) -> int:
    """How many claims the same query yields without a limit."""
    sql, bindings = _statement(connection, query, "count(*)")
    [(count,)] = ask(connection, sql, bindings)
    return int(count)


def count_facets(connection: apsw.Connection, query: ClaimQuery) -> dict[str, tuple[FacetValue, ...]]:
    """How many of the claims found have each value of each facet, the most frequent values first."""
    if query == ClaimQuery():
        rows = ask(connection, "SELECT facet, value, claims FROM facet_counts")
        tallies: dict[str, Counter[str | int]] = {facet: Counter() for facet in FACETS}
        for facet, value, claims in rows:
            tallies[facet][value] = claims
    else:
        columns = ", ".join(FACET_COLUMNS.values())
        sql, bindings = _statement(connection, query, columns)
        found = ask(connection, sql, bindings)
        tallies = dict(zip(FACETS, map(Counter, zip(*found, strict=True)), strict=True)) if found else {}
    return {facet: _facet_values(connection, facet, tallies.get(facet, Counter())) for facet in FACETS}


def find_numbers(connection: apsw.Connection, query: ClaimQuery, limit: int | None, order: Order) -> list[int]:
    """The numbers of the claims asked for, in order."""
    match = words_match(query)
    if match and order == "best":
        return _sorted(connection, query, f"f.rank, {_BY_TIME}", limit)
    sections: tuple[tuple[Part, ...], ...] = ((),)
    if order == "newest":
        sections = ((_DATED,), (_UNDATED,))
    if match and limit is not None and limit <= SCREEN and _is_common(connection, match):
        walked = _walk(connection, query, match, limit, order)
        if walked is not None:
            return walked
    found: list[int] = []
    for section in sections:
        left = None if limit is None else limit - len(found)
        found += _sorted(connection, query, _NEWEST if order == "newest" else _BY_TIME, left, section)
    return found


def fetch_hit(connection: apsw.Connection, number: int, article: Article, *, corrected: bool) -> Hit:
    """Give a claim with what stands in it, as it reads with corrections applied."""
    claim = fetch_claim(connection, number)
    verdict: Verdict = ""
    if corrected and (made := corrections_of(connection, article.key)):
        reads = correct(fetch_finding(connection, article.key), made)
        claim = next(each for each in reads.finding.claims if each.id == claim.id)
        verdict = reads.verdicts.get(claim.id, "")
    inside = (number, claim.id)
    quantities = tuple(
        table.QUANTITIES.value(row) for row in ask(connection, _inside("quantities", table.QUANTITIES.columns), inside)
    )
    times = tuple(table.TIMES.value(row) for row in ask(connection, _inside("times", table.TIMES.columns), inside))
    return Hit(article, claim, quantities, times, verdict)


def _inside(name: str, columns: tuple[str, ...]) -> str:
    article = "(SELECT article FROM claims WHERE number = ?)"
    return f"SELECT {', '.join(columns)} FROM {name} WHERE article = {article} AND claim = ? ORDER BY position"


def _statement(
    connection: apsw.Connection, query: ClaimQuery, columns: str, also: tuple[Part, ...] = ()
) -> tuple[str, tuple[Binding, ...]]:
    """A query as SQL. With words, the full-text index comes first, and each claim in it is looked up."""
    match = words_match(query)
    source, parts = "claim_index AS i", [*filters(query, any_rejected=any_rejected(connection)), *also]
    if match == "":
        parts = [("0", ())]
    elif match is not None:
        source = "claim_search AS f CROSS JOIN claim_index AS i ON i.number = f.rowid"
        if columns == "count(*)" and not parts:
            source = "claim_search AS f"
        parts.insert(0, ("claim_search MATCH ?", (match,)))
    where, bindings = join_parts(parts)
    return f"SELECT {columns} FROM {source} WHERE {where}", bindings


def _sorted(
    connection: apsw.Connection, query: ClaimQuery, order: str, limit: int | None, also: tuple[Part, ...] = ()
) -> list[int]:
    sql, bindings = _statement(connection, query, "i.number", also)
    rows = ask(connection, f"{sql} ORDER BY {order} LIMIT ?", (*bindings, -1 if limit is None else limit))
    return [number for (number,) in rows]


def _is_common(connection: apsw.Connection, match: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ? LIMIT ?)"
    [(count,)] = ask(connection, sql, (match, COMMON))
    return bool(count >= COMMON)


def _walk(connection: apsw.Connection, query: ClaimQuery, match: str, limit: int, order: Order) -> list[int] | None:
    """The first claims in order that have the words; None when too many must be looked at."""
    parts = filters(query, any_rejected=any_rejected(connection))
    if order == "newest":
        parts.append(_DATED)
    where, bindings = join_parts(parts)
    by = _NEWEST if order == "newest" else _BY_TIME
    walk = connection.execute(f"SELECT i.number FROM claim_index AS i WHERE {where} ORDER BY {by}", bindings)
    sql = "SELECT 1 FROM claim_search WHERE claim_search MATCH ? AND rowid = ?"
    found: list[int] = []
    for (number,) in itertools.islice(walk, WALK):
        if len(found) == limit:
            return found
        if connection.execute(sql, (match, number)).fetchone():
            found.append(number)
    return found if len(found) == limit else None


def any_rejected(connection: apsw.Connection) -> bool:
    """Whether a person rejected any claim of the ledger."""
    return bool(connection.execute("SELECT 1 FROM claim_index WHERE verdict = 'rejected' LIMIT 1").fetchone())


def _facet_values(connection: apsw.Connection, facet: str, tally: Counter[str | int]) -> tuple[FacetValue, ...]:
    named = [(_facet_name(connection, facet, value), claims) for value, claims in tally.items() if claims]
    return tuple(FacetValue(name, claims) for name, claims in sorted(named, key=lambda pair: (-pair[1], pair[0])))


def _facet_name(connection: apsw.Connection, facet: str, value: str | int) -> str:
    if isinstance(value, int):
        name: str = connection.execute("SELECT name FROM names WHERE number = ?", (value,)).get
        return name
    return "" if value == UNDATED else value
