"""Counting what a query finds: common words and filters by the bits of full blocks, all else by the claims' numbers."""

import bisect
import functools
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import apsw
import msgspec

from saksi.ledger import bits, block
from saksi.ledger.column import Allowed, read_columns
from saksi.ledger.file import ask, snapshot
from saksi.ledger.order import tally_order
from saksi.ledger.query import Binding, ClaimQuery, Part, filters, join_parts, plain_forms, wanted_values, words_match
from saksi.ledger.search import statement
from saksi.ledger.shape import write_json
from saksi.ledger.store import next_number

# To look up so many claims for each full block takes as long as to read the columns of all blocks; a further claim then
# costs a third.
MANY_A_BLOCK = 200
# A word that is common in fewer blocks is listed: where it is not, it would have to be looked up block by block.
COMMON_IN = 0.75
_MANNER = ", ".join(block.BIT_FACETS)
# What facet sets say of a claim, so far as a query asks for it.
OF_SETS = (*block.BIT_FACETS, "outlet", "outlet_is")
_COLUMNS = "json_group_array(i.speaker), json_group_array(i.facet_set)"
_numbers = msgspec.json.Decoder(list[int]).decode
# A bit for each claim in either order, block by block.
Bits = list[int]
Combine = Callable[[int, int], int]


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
        found = find_bits(connection, query)
        behind = () if found is None else (_behind(connection, query),)
        sql, bindings = statement(connection, query, "count(*)", behind)
        [(count,)] = ask(connection, sql, bindings)
        return int(count) + sum(each.bit_count() for each in found or ()) // 2


def tally_claims(connection: apsw.Connection, query: ClaimQuery) -> ClaimTally:
    """Count what a query finds."""
    with snapshot(connection):
        found = find_bits(connection, query)
        if found is not None:
            return _add(_tally_bits(connection, found), *_tally_each(connection, query, (_behind(connection, query),)))
        if query.judged is not None:
            return _add(NOTHING_COUNTED, *_tally_each(connection, query))
        return _tally_listed(connection, query)


def find_bits(connection: apsw.Connection, query: ClaimQuery) -> Bits | None:
    """The claims of the full blocks that a query finds; None when not all that it asks for is kept by bits."""
    if not block.full_blocks(connection) or not _is_kept(query):
        return None
    least = 1 if query.without else math.ceil(block.full_blocks(connection) * COMMON_IN)
    found = _match(connection, query, least)
    for other in query.without:
        left_out = None if found is None else _match(connection, other, 0)
        if found is None or left_out is None:
            return None
        found = _combine(found, left_out, lambda some, more: some & ~more)
    return found


def _tally_bits(connection: apsw.Connection, found: Bits) -> ClaimTally:
    by_speaker, by_issue = zip(*map(bits.halves, found), strict=True)
    speakers = _tally_order(connection, by_speaker, "speaker")
    for at, place, was, speaker in bits.moved_claims(connection):
        if by_speaker[at] >> place & 1:
            speakers[was] -= 1
            speakers[speaker] += 1
    values: dict[str, Counter[str]] = {facet: Counter() for facet in block.BIT_FACETS}
    for facet, value, at, held in bits.facet_bits(connection):
        values[facet][value] += (held & found[at]).bit_count() // 2
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
    match, sets = words_match(query), replace(ClaimQuery(), **{facet: getattr(query, facet) for facet in OF_SETS})
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


def _tally_each(
    connection: apsw.Connection, query: ClaimQuery, also: tuple[Part, ...] = ()
) -> tuple[Counter[int], Counter[int]]:
    """Count the claims found by speaker and by facet set, claim by claim.

    SQLite hands over each column as one JSON text: a list of a row each would take several times as long.
    """
    match = words_match(query)
    if match and query == ClaimQuery(words=query.words, by_stem=query.by_stem):
        where, bindings = join_parts([("claim_search MATCH ?", (match,)), *also])
        source = "claim_search AS f CROSS JOIN claim_facets AS i ON i.number = f.rowid"
        sql = f"SELECT {_COLUMNS} FROM {source} WHERE {where}"
    else:
        sql, bindings = statement(connection, query, _COLUMNS, also)
    [(speakers, sets)] = ask(connection, sql, bindings)
    return Counter(_numbers(speakers)), Counter(_numbers(sets))


def _add(blocks: ClaimTally, speakers: Counter[int], facet_sets: Counter[int]) -> ClaimTally:
    return replace(blocks, speakers=blocks.speakers + speakers, facet_sets=facet_sets)


def _is_kept(query: ClaimQuery) -> bool:
    """Whether a query asks for nothing but words, small facets, and leaves out nothing else."""
    facets = {facet: getattr(query, facet) for facet in block.BIT_FACETS}
    if replace(query, without=()) != ClaimQuery(words=query.words, by_stem=query.by_stem, **facets):
        return False
    return all(not other.without and _is_kept(other) for other in query.without)


def _match(connection: apsw.Connection, query: ClaimQuery, least: int) -> Bits | None:
    """The claims that count and have the words and values of a query, but for what it leaves out.

    None where a word is no plain one, or common in fewer than `least` blocks: without bits it is found as fast or
    faster. With 0 it is found in any case.
    """
    match, every = words_match(query), []
    if match is not None:
        held = _hold(connection, query, least)
        if held is None and not least:
            held = bits.find_match(connection, match) if match else [0] * block.full_blocks(connection)
        if held is None:
            return None
        every.append(held)
    for facet in block.BIT_FACETS:
        if getattr(query, facet) is not None:
            values = wanted_values(getattr(query, facet))
            every.append(bits.find_value(connection, facet, values))
    return functools.reduce(lambda some, others: _combine(some, others, _both), every, bits.counted_bits(connection))


def _hold(connection: apsw.Connection, query: ClaimQuery, least: int) -> Bits | None:
    """Which claims have all words of one of the texts asked for; None when one is no plain word, or seldom common."""
    field, texts = plain_forms(query) or ("", [])
    words = [[[bits.word_of(connection, form) for form in forms] for forms in text] for text in texts]
    told: list[list[list[str]]] = [[[w for w in forms if w] for forms in text] for text in words]
    if not told or told != words:
        return None
    if any(bits.common_blocks(connection, field, forms) < max(1, least) for text in told for forms in text):
        return None
    either: Bits | None = None
    for text in told:
        held = [bits.find_word(connection, field, forms) for forms in text]
        every = functools.reduce(lambda some, others: _combine(some, others, _both), held)
        either = every if either is None else _combine(either, every, lambda some, more: some | more)
    return either


def _both(some: int, more: int) -> int:
    return some & more


def _combine(some: Bits, others: Bits, combine: Combine) -> Bits:
    return list(map(combine, some, others))


def _tally_order(connection: apsw.Connection, found: tuple[int, ...], sorted_by: block.SortedBy) -> Counter[int]:
    sizes = {"speaker": "names", "outlet": "facet_sets"}
    tally = [0] * next_number(connection, sizes[sorted_by])
    for at, order in bits.orders(connection, sorted_by):
        if found[at]:
            tally_order(order, found[at], tally)
    return Counter({value: count for value, count in enumerate(tally) if count})


def _behind(connection: apsw.Connection, query: ClaimQuery) -> Part:
    """The condition that a claim is behind the full blocks."""
    column = "f.rowid" if words_match(query) else "i.number"
    return f"{column} >= ?", (block.first_behind(connection),)
