"""Counting what common words find: by the bits of full blocks, and behind these claim by claim.

Of words that more than half of all claims hold, those that do not are counted, and taken from all.
"""

from collections import Counter
from dataclasses import dataclass

import apsw
import msgspec

from saksi.ledger.block import SIZE, counted_bits, find_word, full_blocks, tally_block, word_of
from saksi.ledger.file import ask, snapshot
from saksi.ledger.query import ClaimQuery, plain_forms, words_match

_numbers = msgspec.json.Decoder(list[int]).decode
_BEHIND = """FROM claim_search AS f CROSS JOIN claim_facets AS i ON i.number = f.rowid
WHERE claim_search MATCH ? AND f.rowid >= ?"""


@dataclass(frozen=True, slots=True)
class CommonTally:
    """How often each speaker and each facet set was counted: among the claims found, or among all others."""

    speakers: Counter[int]
    facet_sets: Counter[int]
    is_of_others: bool


def count_common(connection: apsw.Connection, query: ClaimQuery) -> int | None:
    """How many claims a query for common words finds; None when it asks for anything else."""
    with snapshot(connection):
        found = _find(connection, query)
        if found is None:
            return None
        bindings = (words_match(query) or "", len(found) * SIZE)
        [(behind,)] = ask(connection, f"SELECT count(*) {_BEHIND}", bindings)
        return int(behind) + sum(bits.bit_count() for bits in found)


def tally_common(connection: apsw.Connection, query: ClaimQuery) -> CommonTally | None:
    """Count what a query for common words finds by speaker and facet set; None when it asks for anything else."""
    with snapshot(connection):
        found = _find(connection, query)
        if found is None:
            return None
        counted = counted_bits(connection)
        are_most = 2 * sum(bits.bit_count() for bits in found) > sum(bits.bit_count() for bits in counted)
        tallies: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        for block, (bits, all_bits) in enumerate(zip(found, counted, strict=True)):
            tally_block(connection, block, all_bits & ~bits if are_most else bits, tallies)
        _tally_behind(connection, query, tallies, len(found) * SIZE, are_most=are_most)
        return CommonTally(*tallies, are_most)


def _find(connection: apsw.Connection, query: ClaimQuery) -> list[int] | None:
    """The claims of the full blocks that hold all words; None when not all that is asked for are common words."""
    asked, blocks = plain_forms(query), full_blocks(connection)
    if asked is None or not blocks:
        return None
    field, forms = asked
    found = counted_bits(connection)
    for variants in forms:
        words = [word for variant in variants if (word := word_of(connection, variant)) is not None]
        held = find_word(connection, field, words, blocks) if len(words) == len(variants) else None
        if held is None:
            return None
        found = [bits & more for bits, more in zip(found, held, strict=True)]
    return found


def _tally_behind(
    connection: apsw.Connection,
    query: ClaimQuery,
    tallies: tuple[Counter[int], Counter[int]],
    first: int,
    *,
    are_most: bool,
) -> None:
    columns = "SELECT json_group_array(i.speaker), json_group_array(i.facet_set)"
    [found] = ask(connection, f"{columns} {_BEHIND}", (words_match(query) or "", first))
    every = ask(connection, f"{columns} FROM claim_facets AS i WHERE number >= ?", (first,))[0] if are_most else ()
    for tally, cell in zip(tallies, every, strict=False):
        tally.update(_numbers(cell))
    for tally, cell in zip(tallies, found, strict=True):
        (tally.subtract if are_most else tally.update)(_numbers(cell))
