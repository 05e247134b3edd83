"""Counting what a query finds: common words and filters by the bits of full blocks, all else by the claims' numbers."""

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import apsw
import msgspec

from saksi.ledger.block import bits, block
from saksi.ledger.block.column import Allowed, read_columns
from saksi.ledger.block.order import tally_order
from saksi.ledger.block.posting import Bits
from saksi.ledger.block.sift import MANY_A_BLOCK, OF_SETS, only, sift_claims
from saksi.ledger.file.file import ask, snapshot
from saksi.ledger.search.part import Binding, Part, join_parts
from saksi.ledger.search.query import ClaimQuery, filters, words_match
from saksi.ledger.search.search import statement
from saksi.ledger.shape import write_json
from saksi.ledger.store import next_number

_MANNER = ", ".join(block.BIT_FACETS)
_COLUMNS = "json_group_array(i.speaker), json_group_array(i.facet_set)"
_numbers = msgspec.json.Decoder(list[int]).decode


@dataclass(frozen=True, slots=True)
class ClaimTally:
    """How often each speaker was counted; of claims in blocks each issue and each value or manner; of others each set.

    Issues and manners are told by a facet set that they are in.
    """

    speakers: Counter[int]
    issues: Counter[int] = field(default_factory=Counter)
    values: dict[str, Counter[str]] = field(default_factory=dict)
    manners: Counter[int] = field(default_factory=Counter)
    facet_sets: Counter[int] = field(default_factory=Counter)


NOTHING_COUNTED = ClaimTally(Counter())


def count_claims(connection: apsw.Connection, query: ClaimQuery) -> int:
    """How many claims a search for the same query yields without a limit."""
    with snapshot(connection):
        found = sift_claims(connection, query)
        sql, bindings = (
            statement(connection, query, "count(*)") if found is None else found.behind(connection, "count(*)")
        )
        [(count,)] = ask(connection, sql, bindings)
        return int(count) + (0 if found is None else sum(each.bit_count() for each in found.bits) // 2)


def tally_claims(connection: apsw.Connection, query: ClaimQuery) -> ClaimTally:
    """Count what a query finds."""
    with snapshot(connection):
        found = sift_claims(connection, query)
        if found is not None:
            return _add(
                _tally_bits(connection, found.bits), *_tally_each(connection, found.behind(connection, _COLUMNS))
            )
        if query.judged is not None:
            return _add(NOTHING_COUNTED, *_tally_each(connection, statement(connection, query, _COLUMNS)))
        return _tally_listed(connection, query)


def _tally_bits(connection: apsw.Connection, found: Bits) -> ClaimTally:
    by_speaker, by_issue = zip(*map(bits.halves, found), strict=True)
    speakers = _tally_order(connection, by_speaker, "speaker")
    for at, place, was, speaker in bits.moved_claims(connection):
        if by_speaker[at] >> place & 1:
            speakers[was] -= 1
            speakers[speaker] += 1
    values: dict[str, Counter[str]] = {facet: Counter() for facet in block.BIT_FACETS}
    for facet, value, at, held in bits.facet_bits(connection):
        values[facet][value] += (held & by_speaker[at]).bit_count()
    return ClaimTally(speakers, _tally_order(connection, by_issue, "outlet"), values)


def _tally_listed(connection: apsw.Connection, query: ClaimQuery) -> ClaimTally:
    """List the numbers of the claims found, and count these; without any rejected ones."""
    numbers, sets = _list(connection, query)
    behind, blocks = 0, NOTHING_COUNTED
    if len(numbers) >= max(1, MANY_A_BLOCK * block.full_blocks(connection)):
        numbers = sorted(numbers)
        behind = bisect.bisect_left(numbers, block.first_behind(connection))
        speakers, issues, manners = read_columns(connection).count(numbers[:behind], _allowed(connection, sets))
        blocks = ClaimTally(speakers, issues, manners=manners)
    where, bindings = join_parts(filters(sets, any_rejected=False))
    sql = f"""SELECT {_COLUMNS} FROM claim_facets AS i WHERE number IN (SELECT value FROM json_each(?))
              AND facet_set IN (SELECT number FROM facet_sets AS i WHERE {where})"""
    if where == "1":
        sql = sql.partition(" AND ")[0]
    [(more, facet_sets)] = ask(connection, sql, (write_json(numbers[behind:]), *bindings))
    return _add(blocks, Counter(_numbers(more)), Counter(_numbers(facet_sets)))


def _list(connection: apsw.Connection, query: ClaimQuery) -> tuple[Sequence[int], ClaimQuery]:
    """The numbers of claims, and by which facets those found must still be told from the others.

    Where facets alone narrow what the full-text index gives, claims are not looked up for these.
    """
    match, sets = words_match(query), only(query, *OF_SETS)
    bindings: tuple[Binding, ...] = (match or "",)
    if match and replace(sets, words=query.words, by_stem=query.by_stem) == query:
        sql = "SELECT json_group_array(rowid) FROM claim_search WHERE claim_search MATCH ?"
    else:
        sql, bindings = statement(connection, query, "json_group_array(i.number)")
        sets = ClaimQuery()
    [(listed,)] = ask(connection, sql, bindings)
    return _numbers(listed), sets


def _allowed(connection: apsw.Connection, query: ClaimQuery) -> Allowed:
    """The issues and manners that a query allows."""
    of_issue = ClaimQuery(outlet=query.outlet, outlet_is=query.outlet_is)
    of_manner = replace(query, outlet=None, outlet_is=None)
    issues, manners = (_firsts(connection, *each) for each in ((of_issue, "outlet, month"), (of_manner, _MANNER)))
    return issues, manners


def _firsts(connection: apsw.Connection, query: ClaimQuery, columns: str) -> set[int] | None:
    where, bindings = join_parts(filters(query, any_rejected=False))
    if where == "1":
        return None
    sql = f"SELECT min(number) FROM facet_sets AS i WHERE {where} GROUP BY {columns}"
    return {number for (number,) in ask(connection, sql, bindings)}


def _tally_each(connection: apsw.Connection, statement: Part) -> tuple[Counter[int], Counter[int]]:
    """Count what a statement finds by speaker and by facet set, one by one.

    SQLite hands over each column as one JSON text: a list of a row each would take several times as long.
    """
    [(speakers, sets)] = ask(connection, *statement)
    return Counter(_numbers(speakers)), Counter(_numbers(sets))


def _add(blocks: ClaimTally, speakers: Counter[int], facet_sets: Counter[int]) -> ClaimTally:
    # A copy and what is added to it take half the time of a sum.
    both = blocks.speakers.copy()
    both.update(speakers)
    return replace(blocks, speakers=both, facet_sets=facet_sets)


def _tally_order(connection: apsw.Connection, found: tuple[int, ...], sorted_by: block.SortedBy) -> Counter[int]:
    sizes = {"speaker": "names", "outlet": "facet_sets"}
    tally = [0] * next_number(connection, sizes[sorted_by])
    for at, order in bits.orders(connection, sorted_by):
        if found[at]:
            tally_order(order, found[at], tally)
    return Counter({value: count for value, count in enumerate(tally) if count})
