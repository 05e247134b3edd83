"""Counting what common words and filters find: by the bits of full blocks, and behind these claim by claim."""

import bisect
import functools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import apsw
import msgspec

from saksi.ledger import bits, block
from saksi.ledger.file import ask, snapshot
from saksi.ledger.order import tally_order
from saksi.ledger.query import ClaimQuery, Part, join_parts, plain_forms, wanted_values, words_match
from saksi.ledger.search import statement
from saksi.ledger.shape import write_json
from saksi.ledger.store import next_number

# To set the bits of so many claims, and count these, takes as long as to look at each; of more, a third of it.
MANY = 16_384
_COLUMNS = "json_group_array(i.speaker), json_group_array(i.facet_set)"
_numbers = msgspec.json.Decoder(list[int]).decode
# A bit for each claim in either order, block by block.
Bits = list[int]
Combine = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class ClaimTally:
    """How often each speaker was counted, and of the claims in blocks each issue and value, of others each facet set.

    An issue is told by a facet set that it is in.
    """

    speakers: Counter[int]
    issues: Counter[int]
    values: dict[str, Counter[str]]
    facet_sets: Counter[int]


NOTHING_COUNTED = ClaimTally(Counter(), Counter(), {}, Counter())


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
        match = words_match(query)
        if match and query == ClaimQuery(words=query.words, by_stem=query.by_stem):
            return _tally_listed(connection, bits.list_match(connection, match))
        return _add(NOTHING_COUNTED, *_tally_each(connection, query))


def find_bits(connection: apsw.Connection, query: ClaimQuery) -> Bits | None:
    """The claims of the full blocks that a query finds; None when not all that it asks for is kept by bits."""
    if not block.full_blocks(connection) or not _is_kept(query):
        return None
    found = _match(connection, query, rare=False)
    for other in query.without:
        left_out = None if found is None else _match(connection, other, rare=True)
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
    return ClaimTally(speakers, _tally_order(connection, by_issue, "outlet"), values, Counter())


def _tally_listed(connection: apsw.Connection, numbers: Sequence[int]) -> ClaimTally:
    """Count claims by their numbers, in order."""
    behind = 0 if len(numbers) < MANY else bisect.bisect_left(numbers, block.first_behind(connection))
    blocks = NOTHING_COUNTED
    if behind:
        found = bits.bits_of(connection, numbers[:behind])
        blocks = _tally_bits(connection, _combine(found, bits.counted_bits(connection), _both))
    sql = f"SELECT {_COLUMNS} FROM claim_facets AS i WHERE number IN (SELECT value FROM json_each(?))"
    [(speakers, sets)] = ask(connection, sql, (write_json(numbers[behind:]),))
    return _add(blocks, Counter(_numbers(speakers)), Counter(_numbers(sets)))


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


def _match(connection: apsw.Connection, query: ClaimQuery, *, rare: bool) -> Bits | None:
    """The claims that count and have the words and values of a query, but for what it leaves out.

    None where a word is no plain one, or common in no block and not asked for as a `rare` one: without bits it is found
    as fast or faster.
    """
    match, every = words_match(query), []
    if match is not None:
        held = _hold(connection, query)
        if held is None and rare:
            held = bits.find_match(connection, match) if match else [0] * block.full_blocks(connection)
        if held is None:
            return None
        every.append(held)
    for facet in block.BIT_FACETS:
        if getattr(query, facet) is not None:
            values = wanted_values(getattr(query, facet))
            every.append(bits.find_value(connection, facet, values))
    return functools.reduce(lambda some, others: _combine(some, others, _both), every, bits.counted_bits(connection))


def _hold(connection: apsw.Connection, query: ClaimQuery) -> Bits | None:
    """Which claims have all words of one of the texts asked for; None when one is no plain word, or nowhere common."""
    field, texts = plain_forms(query) or ("", [])
    words = [[[bits.word_of(connection, form) for form in forms] for forms in text] for text in texts]
    told: list[list[list[str]]] = [[[w for w in forms if w] for forms in text] for text in words]
    if not told or told != words or not all(bits.is_common(connection, field, f) for text in told for f in text):
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
