"""Which claims of the full blocks have what is asked for: a bit a place, in both orders of each block."""

import bisect
import functools
import itertools
import operator
from collections.abc import Callable, Collection, Iterator, Sequence

import apsw

from saksi.ledger.block import block as packed
from saksi.ledger.block.opening import STAR, quote_word
from saksi.ledger.block.order import FEW_VALUES, Order, find_number, having_bits, places_of, set_bits, unpack_numbers
from saksi.ledger.block.value import find_listed
from saksi.ledger.block.wording import index_words, look_up
from saksi.ledger.file.file import ask
from saksi.ledger.search.part import Part
from saksi.ledger.shape import write_json

# SQLite's greatest number.
LAST_NUMBER = (1 << 63) - 1
# To look through all places of a block takes as long as to find so many one by one.
FEW = 45


def orders(connection: apsw.Connection, sorted_by: packed.SortedBy) -> Iterator[tuple[int, Order]]:
    """Yield the full blocks in one of their orders."""
    sql = "SELECT block, run_values, run_ends, rest_values FROM claim_orders WHERE sorted_by = ? ORDER BY block"
    for block, *numbers in connection.execute(sql, (sorted_by,)):
        yield block, Order(*(unpack_numbers(each, wide=True) for each in numbers))


def counted_bits(connection: apsw.Connection) -> list[int]:
    """Which places of each full block count: their claims are there, and nobody rejected them."""
    rows = ask(connection, "SELECT counted FROM claim_orders ORDER BY block, sorted_by <> 'speaker'")
    halves = [int.from_bytes(bits, "little") for (bits,) in rows]
    return [
        by_speaker | by_issue << packed.SIZE for by_speaker, by_issue in zip(halves[::2], halves[1::2], strict=True)
    ]


def facet_bits(connection: apsw.Connection) -> Iterator[tuple[str, str, int, int]]:
    """Yield facet, value and block of all facets of few values, and which places in the order of speakers have it."""
    fields = ", ".join(f"'{facet}'" for facet in packed.BIT_FACETS)
    # By an index, as `find_kept` does: to walk through the table takes twice as long.
    numbers = f"SELECT number FROM claim_bits WHERE field IN ({fields})"
    half = f"substr(places, 1, {packed.SIZE // 8})"
    sql = f"SELECT field, value, block, {half} FROM claim_bits WHERE number IN ({numbers})"
    for field, value, block, bits in connection.execute(sql):
        yield field, value, block, int.from_bytes(bits, "little")


def find_value(connection: apsw.Connection, facet: str, values: Sequence[str]) -> list[int]:
    """Which places of the full blocks have one of some values of a small facet."""
    found = [0] * packed.full_blocks(connection)
    for value in values:
        for block, bits in _kept_bits(connection, facet, value):
            found[block] |= bits
    return found


def find_kept(connection: apsw.Connection, condition: Part) -> Iterator[tuple[int, int]]:
    """Yield block and places of the values that many claims have and a condition on field and value holds for."""
    where, bindings = condition
    sql = f"SELECT block, places FROM claim_bits WHERE number IN (SELECT number FROM claim_bits WHERE {where})"
    for block, bits in connection.execute(sql, bindings):
        yield block, int.from_bytes(bits, "little")


def find_speakers(connection: apsw.Connection, speakers: Collection[int]) -> list[int]:
    """Which places of the full blocks are of some speakers, as people corrected them."""
    found = _find_speakers(connection, speakers)
    for block, moved in itertools.groupby(moved_claims(connection), operator.itemgetter(0)):
        [(cells,)] = ask(connection, "SELECT to_outlets FROM claim_crossings WHERE block = ?", (block,))
        crossing = unpack_numbers(cells, wide=False)
        for _, place, _, speaker in moved:
            mask = 1 << place | 1 << crossing[place] + packed.SIZE
            found[block] = found[block] | mask if speaker in speakers else found[block] & ~mask
    return found


def _find_speakers(connection: apsw.Connection, speakers: Collection[int]) -> list[int]:
    """Which places are of some speakers as they are sorted; of most speakers, which are of none of the others."""
    others = speakers
    if len(speakers) > FEW_VALUES:
        names = ask(connection, "SELECT number FROM names WHERE role = 'speaker'")
        others = {number for (number,) in names}.difference(speakers)
    if len(others) >= len(speakers):
        return _find_sorted(connection, "speaker", speakers)
    whole = (1 << 2 * packed.SIZE) - 1
    return [whole ^ bits for bits in _find_sorted(connection, "speaker", others)]


def find_issues(connection: apsw.Connection, issues: Collection[int]) -> list[int]:
    """Which places of the full blocks are of some issues, told by their first facet sets."""
    return _find_sorted(connection, "outlet", issues)


def find_numbers(connection: apsw.Connection, numbers: Sequence[int]) -> list[int]:
    """Which places of the full blocks some claims have, given in order; those behind the blocks are passed over."""
    return list(_split_bits(connection, numbers, range(packed.full_blocks(connection)), packed.ORDERS))


def common_blocks(connection: apsw.Connection, field: str, words: Sequence[str]) -> int:
    """In how many blocks one of some words is common."""
    sql = """SELECT count(DISTINCT block) FROM claim_bits
             WHERE field = ? AND value IN (SELECT value FROM json_each(?))"""
    [(blocks,)] = ask(connection, sql, (field, write_json(list(words))))
    return int(blocks)


def find_word(
    connection: apsw.Connection, field: str, words: Sequence[str], orders: Sequence[packed.SortedBy] = packed.ORDERS
) -> list[int]:
    """Which places of the full blocks hold one of some words; looked up, in some orders alone."""
    found = [0] * packed.full_blocks(connection)
    for word in words:
        held = find_or_look_up(
            connection, field, word, functools.partial(look_up, connection, f"{field} : {quote_word(word)}"), orders
        )
        found = list(map(operator.or_, found, held))
    return found


def find_or_look_up(
    connection: apsw.Connection,
    field: str,
    value: str,
    find: Callable[[tuple[int, int]], Sequence[int]],
    orders: Sequence[packed.SortedBy] = packed.ORDERS,
) -> list[int]:
    """Which places have a value: as is kept where it is, else as claims are found between two numbers."""
    held = dict(_kept_bits(connection, field, value))
    for block, claims in find_listed(connection, "field = ? AND value = ?", (field, value)).items():
        numbers = list(map((block << packed.SIZE_BITS).__add__, claims))
        held |= zip((block,), _split_bits(connection, numbers, (block,), orders), strict=True)
    for run in _runs([block for block in range(packed.full_blocks(connection)) if block not in held]):
        bounds = (run[0] << packed.SIZE_BITS, (run[-1] + 1 << packed.SIZE_BITS) - 1)
        held |= zip(run, _split_bits(connection, find(bounds), run, orders), strict=True)
    return [bits for _, bits in sorted(held.items())]


def find_match(connection: apsw.Connection, match: str) -> list[int]:
    """Which places of the full blocks the full-text index gives for whatever it is asked."""
    return find_numbers(connection, look_up(connection, match, (0, packed.first_behind(connection) - 1)))


def moved_claims(connection: apsw.Connection) -> list[tuple[int, int, int, int]]:
    """Block, place in the order of speakers, speaker in that order and speaker now of claims whose speaker changed."""
    sql = "SELECT number, place, was, speaker FROM moved_claims ORDER BY number"
    return [(number >> packed.SIZE_BITS, *row) for number, *row in ask(connection, sql)]


def halves(bits: int) -> tuple[int, int]:
    """The bits of a block by the order of speakers, and by that of issues."""
    return bits & (1 << packed.SIZE) - 1, bits >> packed.SIZE


def numbers_at(connection: apsw.Connection, block: int, by_speaker: int) -> list[int]:
    """The numbers of the claims at some places of a block in its order of speakers."""
    held, first = places(connection, block, "speaker"), block << packed.SIZE_BITS
    if by_speaker.bit_count() <= FEW:
        return [first + find_number(held, place) for place in places_of(by_speaker)]
    hits = set(places_of(by_speaker))
    return [number for number, place in enumerate(held, first) if place in hits]


def word_of(connection: apsw.Connection, phrase: str) -> str | None:
    """A phrase as the full-text index has it, when bits may be kept of it: a single word to the index, or two.

    A star at its end stands for whatever goes on.
    """
    words = index_words(connection, phrase)
    if phrase.endswith(STAR):
        return words[0] + STAR if len(words) == 1 else None
    return " ".join(words) if len(words) in (1, 2) else None


def _find_sorted(connection: apsw.Connection, sorted_by: packed.SortedBy, values: Collection[int]) -> list[int]:
    """Which places have some of the values that an order goes by."""
    crossing = "to_outlets" if sorted_by == "speaker" else "to_speakers"
    crossings = connection.execute(f"SELECT {crossing} FROM claim_crossings ORDER BY block")
    found = []
    for (_, order), (cells,) in zip(orders(connection, sorted_by), crossings, strict=True):
        own, other = having_bits(order, values, unpack_numbers(cells, wide=False))
        found.append(own | other << packed.SIZE if sorted_by == "speaker" else other | own << packed.SIZE)
    return found


def _kept_bits(connection: apsw.Connection, field: str, value: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks where it is kept which places have a value, and these; of words, where they are common."""
    kept = ask(connection, "SELECT block, places FROM claim_bits WHERE field = ? AND value = ?", (field, value))
    same = [block for block, bits in kept if not bits]
    # A beginning that the same claims hold as the one of a letter less.
    shorter = dict(_kept_bits(connection, field, value[: -len(STAR) - 1] + STAR)) if same else {}
    for block, bits in kept:
        yield block, int.from_bytes(bits, "little") if bits else shorter[block]


def _runs(blocks: Sequence[int]) -> Iterator[list[int]]:
    """Yield numbers that follow each other together."""
    for _, run in itertools.groupby(enumerate(blocks), lambda pair: pair[1] - pair[0]):
        yield [block for _, block in run]


def _split_bits(
    connection: apsw.Connection, numbers: Sequence[int], run: Sequence[int], orders: Sequence[packed.SortedBy]
) -> Iterator[int]:
    """Yield the bits of claims, given in order, for each of the blocks that they are in; these follow each other."""
    ends = [bisect.bisect_left(numbers, block << packed.SIZE_BITS) for block in (*run, run[-1] + 1)]
    for at, block in enumerate(run):
        inside, bits = numbers[ends[at] : ends[at + 1]], 0
        for half, sorted_by in enumerate(orders if inside else ()):
            held, first = places(connection, block, sorted_by), block << packed.SIZE_BITS
            at_places = map(held.__getitem__, map(operator.sub, inside, itertools.repeat(first)))
            bits |= set_bits(at_places, packed.SIZE) << half * packed.SIZE
        yield bits


def places(connection: apsw.Connection, block: int, sorted_by: packed.SortedBy) -> Sequence[int]:
    """Where in an order each claim of a block stands."""
    sql = "SELECT places FROM claim_orders WHERE block = ? AND sorted_by = ?"
    [(packed_places,)] = ask(connection, sql, (block, sorted_by))
    return unpack_numbers(packed_places, wide=False)
