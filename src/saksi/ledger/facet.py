"""How the claims found divide: by speaker, outlet, stance, kind, tier, language and month."""

import heapq
from collections import Counter, defaultdict
from dataclasses import dataclass

import apsw
import msgspec

from saksi.ledger.file import ask
from saksi.ledger.index import FACETS, NAMED_FACETS, SET_FACETS, UNDATED
from saksi.ledger.query import ClaimQuery, words_match
from saksi.ledger.search import statement
from saksi.ledger.shape import write_json
from saksi.ledger.tally import BlockTally, tally_blocks

_numbers = msgspec.json.Decoder(list[int]).decode
_values = msgspec.json.Decoder(list[str | int]).decode
Tally = Counter[str | int]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, "" where the article states none, and how many of the claims found have it."""

    value: str
    claims: int


def count_facets(
    connection: apsw.Connection, query: ClaimQuery, limit: int | None = None
) -> dict[str, tuple[FacetValue, ...]]:
    """How many of the claims found have each value of each facet, the most frequent first, and no more than `limit`."""
    if query == ClaimQuery():
        tallies = _count_all(connection)
    elif (blocks := tally_blocks(connection, query)) is not None:
        tallies = _divide_blocks(connection, blocks)
    else:
        tallies = _divide(connection, *_tally(connection, query))
    return {facet: _facet_values(connection, facet, tallies[facet], limit) for facet in FACETS}


def _count_all(connection: apsw.Connection) -> dict[str, Tally]:
    """The counts of the whole ledger."""
    tallies: dict[str, Tally] = {facet: Counter() for facet in FACETS}
    for facet, value, claims in ask(connection, "SELECT facet, value, claims FROM facet_counts"):
        tallies[facet][value] = claims
    return tallies


def _tally(connection: apsw.Connection, query: ClaimQuery) -> tuple[Counter[int], Counter[int]]:
    """Count the claims found by speaker and by facet set.

    SQLite hands over each column as one JSON text: a list of a row each would take several times as long.
    """
    columns, match = "json_group_array(i.speaker), json_group_array(i.facet_set)", words_match(query)
    if match and query == ClaimQuery(words=query.words, by_stem=query.by_stem):
        source = "claim_search AS f CROSS JOIN claim_facets AS i ON i.number = f.rowid"
        [(speakers, sets)] = ask(connection, f"SELECT {columns} FROM {source} WHERE claim_search MATCH ?", (match,))
    else:
        sql, bindings = statement(connection, query, columns)
        [(speakers, sets)] = ask(connection, sql, bindings)
    return Counter(_numbers(speakers)), Counter(_numbers(sets))


def _divide(connection: apsw.Connection, speakers: Counter[int], sets: Counter[int]) -> dict[str, Tally]:
    """Count, of the few facet sets, each facet."""
    tallies: dict[str, Tally] = {facet: Counter() for facet in FACETS}
    tallies["speaker"].update(speakers)
    arrays = ", ".join(f"json_group_array({column})" for column in ("number", *SET_FACETS))
    values = f"SELECT {arrays} FROM facet_sets WHERE number IN (SELECT value FROM json_each(?))"
    [(numbers, *told)] = ask(connection, values, (write_json(list(sets)),))
    claims = [sets[number] for number in _numbers(numbers)]
    for facet, cell in zip(SET_FACETS, told, strict=True):
        tally: defaultdict[str | int, int] = defaultdict(int)
        for value, count in zip(_values(cell), claims, strict=True):
            tally[value] += count
        tallies[facet].update(tally)
    return tallies


def _divide_blocks(connection: apsw.Connection, blocks: BlockTally) -> dict[str, Tally]:
    """Count each facet of what was counted in blocks and behind them."""
    tallies = _divide(connection, blocks.speakers, blocks.facet_sets)
    for facet, tally in blocks.values.items():
        tallies[facet].update(tally)
    issues = "SELECT number, outlet, month FROM facet_sets WHERE number IN (SELECT value FROM json_each(?))"
    for number, outlet, month in ask(connection, issues, (write_json(list(blocks.issues)),)):
        tallies["outlet"][outlet] += blocks.issues[number]
        tallies["month"][month] += blocks.issues[number]
    return tallies


def _facet_values(connection: apsw.Connection, facet: str, tally: Tally, limit: int | None) -> tuple[FacetValue, ...]:
    """Values in words; of equal counts in order of the alphabet."""
    counted = [(value, claims) for value, claims in tally.items() if claims]
    if limit is not None and len(counted) > limit:
        least = heapq.nlargest(limit, (claims for _, claims in counted))[-1]
        counted = [(value, claims) for value, claims in counted if claims >= least]
    names: dict[str | int, str] = {value: str(value) for value, _ in counted} | {UNDATED: ""}
    if facet in NAMED_FACETS:
        sql = "SELECT number, name FROM names WHERE number IN (SELECT value FROM json_each(?))"
        names |= dict(ask(connection, sql, (write_json([value for value, _ in counted]),)))
    named = sorted(((names[value], claims) for value, claims in counted), key=lambda pair: (-pair[1], pair[0]))
    return tuple(FacetValue(name, claims) for name, claims in named[:limit])
