"""Counting what common words and filters find: by the bits of full blocks, and behind these claim by claim."""

from collections import Counter
from dataclasses import dataclass, replace

import apsw
import msgspec

from saksi.ledger.block import (
    BIT_FACETS,
    SortedBy,
    counted_bits,
    facet_bits,
    find_word,
    first_behind,
    full_blocks,
    moved_claims,
    orders,
    value_bits,
    word_of,
)
from saksi.ledger.file import ask, snapshot
from saksi.ledger.order import tally_order
from saksi.ledger.query import ClaimQuery, Part, plain_forms, wanted_values, words_match
from saksi.ledger.search import statement

_numbers = msgspec.json.Decoder(list[int]).decode
# A claim for each bit that is set, block by block.
Bits = list[int]


@dataclass(frozen=True, slots=True)
class BlockTally:
    """How often each speaker, issue and value of a small facet was counted in the blocks; behind, each facet set."""

    speakers: Counter[int]
    issues: Counter[int]
    values: dict[str, Counter[str]]
    facet_sets: Counter[int]


def count_claims(connection: apsw.Connection, query: ClaimQuery) -> int:
    """How many claims a search for the same query yields without a limit."""
    with snapshot(connection):
        found = find_bits(connection, query, "issue")
        behind = () if found is None else (_behind(connection, query),)
        sql, bindings = statement(connection, query, "count(*)", behind)
        [(count,)] = ask(connection, sql, bindings)
        return int(count) + sum(bits.bit_count() for bits in found or ())


def tally_blocks(connection: apsw.Connection, query: ClaimQuery) -> BlockTally | None:
    """Count what a query for common words and small facets finds; None when it asks for anything else."""
    with snapshot(connection):
        by_speaker = find_bits(connection, query, "speaker")
        if by_speaker is None:
            return None
        by_issue = find_bits(connection, query, "issue") or []
        speakers, issues = _tally(connection, by_speaker, "speaker"), _tally(connection, by_issue, "issue")
        for block, place, was, speaker in moved_claims(connection):
            if by_speaker[block] >> place & 1:
                speakers[was] -= 1
                speakers[speaker] += 1
        values: dict[str, Counter[str]] = {facet: Counter() for facet in BIT_FACETS}
        for facet, value, block, bits in facet_bits(connection, "issue"):
            values[facet][value] += (bits & by_issue[block]).bit_count()
        columns = "json_group_array(i.speaker), json_group_array(i.facet_set)"
        sql, bindings = statement(connection, query, columns, (_behind(connection, query),))
        [(of_speakers, of_sets)] = ask(connection, sql, bindings)
        speakers.update(_numbers(of_speakers))
        return BlockTally(speakers, issues, values, Counter(_numbers(of_sets)))


def find_bits(connection: apsw.Connection, query: ClaimQuery, sorted_by: SortedBy) -> Bits | None:
    """The claims of the full blocks that a query finds; None when not all that it asks for is kept by bits.

    Words that are nowhere common are found faster without.
    """
    if not full_blocks(connection) or not _is_kept(query):
        return None
    found = _match(connection, query, sorted_by, only_common=True)
    for other in query.without:
        left_out = None if found is None else _match(connection, other, sorted_by, only_common=False)
        if found is None or left_out is None:
            return None
        found = [bits & ~more for bits, more in zip(found, left_out, strict=True)]
    return found


def _is_kept(query: ClaimQuery) -> bool:
    """Whether a query asks for nothing but words, small facets, and leaves out nothing else."""
    kept = {"words": query.words, "by_stem": query.by_stem} | {facet: getattr(query, facet) for facet in BIT_FACETS}
    if replace(query, without=()) != ClaimQuery(**kept):
        return False
    return all(not other.without and _is_kept(other) for other in query.without)


def _match(connection: apsw.Connection, query: ClaimQuery, sorted_by: SortedBy, *, only_common: bool) -> Bits | None:
    """The claims that count and have the words and values of a query, but for what it leaves out."""
    found = counted_bits(connection, sorted_by)
    for facet in BIT_FACETS:
        if getattr(query, facet) is not None:
            either = [0] * len(found)
            for value in wanted_values(getattr(query, facet)):
                for block, bits in value_bits(connection, facet, value, sorted_by).items():
                    either[block] |= bits
            found = _both(found, either)
    if query.words is None:
        return found
    forms = plain_forms(query)
    held = None if forms is None else _hold(connection, forms, sorted_by, only_common=only_common)
    return None if held is None else _both(found, held)


def _hold(
    connection: apsw.Connection,
    forms: tuple[str, list[list[tuple[str, ...]]]],
    sorted_by: SortedBy,
    *,
    only_common: bool,
) -> Bits | None:
    """Which claims have all words of one of several texts; None when one is no plain word, or not common anywhere."""
    field, texts = forms
    either = [0] * full_blocks(connection)
    for text in texts:
        every: Bits | None = None
        for variants in text:
            words = [word for variant in variants if (word := word_of(connection, variant)) is not None]
            if len(words) < len(variants):
                return None
            held, is_common = find_word(connection, field, words, sorted_by)
            if only_common and not is_common:
                return None
            every = held if every is None else _both(every, held)
        either = [bits | more for bits, more in zip(either, every or either, strict=True)]
    return either


def _both(some: Bits, others: Bits) -> Bits:
    return [bits & more for bits, more in zip(some, others, strict=True)]


def _tally(connection: apsw.Connection, found: Bits, sorted_by: SortedBy) -> Counter[int]:
    tally: Counter[int] = Counter()
    for block, order in orders(connection, sorted_by):
        if found[block]:
            tally_order(order, found[block], tally)
    return tally


def _behind(connection: apsw.Connection, query: ClaimQuery) -> Part:
    """The condition that a claim is behind the full blocks."""
    column = "f.rowid" if words_match(query) else "i.number"
    return f"{column} >= ?", (first_behind(connection),)
