"""Claims in full blocks, so that what a common word or a filter finds is counted without a look at each claim.

Once SIZE claims with numbers that follow each other are there, they are sorted twice: by speaker, and by issue, which
is an outlet in a month. For each stance, kind, tier and language, and each word that one in COMMON_SHARE of them
holds, it is kept which places hold it, a bit a place. The words of claims never change; a speaker that people correct
is kept beside the order, and what is rejected or read anew no longer counts. Claims behind the last full block are
asked of the full-text index.
"""

import bisect
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import apsw
import msgspec

from saksi.ledger.file import ask
from saksi.ledger.order import Order, Sorter, invert, pack_numbers, set_bits, sort_values, unpack_numbers
from saksi.ledger.shape import Row, write_json

_SIZE_BITS = 15
SIZE = 1 << _SIZE_BITS
# A word that fewer hold is counted about as fast without: claim by claim.
COMMON_SHARE = 16
# Common words are guessed from every so manieth claim, and then looked up; one that is missed is only counted slower.
_SAMPLE_STEP = 32
# A guess takes words that seem somewhat rarer: of 1,024 claims some 64 hold a word that is just common.
_GUESS_SHARE = 24
FIELDS = ("passage", "stems")
# Facets of few values, each of which has its bits.
BIT_FACETS = ("stance", "kind", "tier", "language")

SortedBy = Literal["speaker", "issue"]
ORDERS: tuple[SortedBy, ...] = ("speaker", "issue")
_NUMBERS = msgspec.json.Decoder(list[int]).decode
_LIST = "SELECT json_group_array(rowid) FROM claim_search WHERE claim_search MATCH ? AND rowid BETWEEN ? AND ?"
# An issue goes by the first of the facet sets that it is in.
_CLAIMS = f"""
WITH issues AS (SELECT outlet, month, min(number) AS issue FROM facet_sets GROUP BY outlet, month)
SELECT i.number, i.speaker, issues.issue, i.verdict <> 'rejected', {", ".join(f"i.{facet}" for facet in BIT_FACETS)}
FROM claim_index AS i JOIN facet_sets AS s ON s.number = i.facet_set
JOIN issues ON issues.outlet = s.outlet AND issues.month = s.month
WHERE i.number BETWEEN ? AND ?"""
_NOW = "SELECT speaker, verdict <> 'rejected' FROM claim_index WHERE number = ?"


def full_blocks(connection: apsw.Connection) -> int:
    """How many blocks are packed: they are the first."""
    last: int | None = connection.execute("SELECT max(block) FROM claim_orders").get
    return 0 if last is None else last + 1


def first_behind(connection: apsw.Connection) -> int:
    """The first number that is in no packed block."""
    return full_blocks(connection) << _SIZE_BITS


def pack_blocks(connection: apsw.Connection) -> None:
    """Pack the blocks that have become full. The caller holds a transaction; the full-text index must be complete."""
    last = connection.execute("SELECT max(number) FROM claims").get or 0
    for block in range(full_blocks(connection), last >> _SIZE_BITS):
        _pack(connection, block)


def unpack_blocks(connection: apsw.Connection, number: int) -> None:
    """Take the block of a claim's number, and those behind it, for not full: their numbers are given anew."""
    block = number >> _SIZE_BITS
    if block < full_blocks(connection):
        connection.execute("DELETE FROM claim_orders WHERE block >= ?", (block,))
        connection.execute("DELETE FROM claim_bits WHERE block >= ?", (block,))
        connection.execute("DELETE FROM moved_claims WHERE number >= ?", (block << _SIZE_BITS,))


def patch_blocks(connection: apsw.Connection, numbers: Sequence[int]) -> None:
    """Put claims into the packed blocks as `claim_index` has them now, and take those out that are not there."""
    behind = first_behind(connection)
    for number in (each for each in numbers if each < behind):
        rows = ask(connection, _NOW, (number,))
        connection.execute("DELETE FROM moved_claims WHERE number = ?", (number,))
        for sorted_by in ORDERS:
            row, place = _place(connection, number, sorted_by)
            _set_counted(connection, row, place, is_counted=bool(rows and rows[0][1]))
            if sorted_by == "speaker" and rows:
                _move(connection, number, place, rows[0][0])


def orders(connection: apsw.Connection, sorted_by: SortedBy) -> Iterator[tuple[int, Order]]:
    """Yield the full blocks in one of their orders."""
    sql = "SELECT block, run_values, run_ends, rest_values FROM claim_orders WHERE sorted_by = ? ORDER BY block"
    for block, *packed in connection.execute(sql, (sorted_by,)):
        yield block, Order(*(unpack_numbers(each, wide=True) for each in packed))


def counted_bits(connection: apsw.Connection, sorted_by: SortedBy) -> list[int]:
    """Which places of each full block count: their claims are there, and nobody rejected them."""
    rows = ask(connection, "SELECT counted FROM claim_orders WHERE sorted_by = ? ORDER BY block", (sorted_by,))
    return [int.from_bytes(bits, "little") for (bits,) in rows]


def value_bits(connection: apsw.Connection, field: str, value: str, sorted_by: SortedBy) -> dict[int, int]:
    """Which places hold a word or have a value, in the blocks where it is kept: of words, where they are common."""
    sql = f"SELECT block, by_{sorted_by} FROM claim_bits WHERE field = ? AND value = ?"
    return {block: int.from_bytes(bits, "little") for block, bits in ask(connection, sql, (field, value))}


def facet_bits(connection: apsw.Connection, sorted_by: SortedBy) -> Iterator[tuple[str, str, int, int]]:
    """Yield facet, value and block of all facets of few values, and which places have it."""
    fields = ", ".join(f"'{facet}'" for facet in BIT_FACETS)
    sql = f"SELECT field, value, block, by_{sorted_by} FROM claim_bits WHERE field IN ({fields})"
    for field, value, block, bits in connection.execute(sql):
        yield field, value, block, int.from_bytes(bits, "little")


def find_word(
    connection: apsw.Connection, field: str, words: Sequence[str], sorted_by: SortedBy
) -> tuple[list[int], bool]:
    """Which places of the full blocks hold one of some words, and whether one of these is common anywhere."""
    blocks = full_blocks(connection)
    found = [0] * blocks
    is_common = False
    for word in words:
        held = value_bits(connection, field, word, sorted_by)
        is_common = is_common or bool(held)
        for run in _runs([block for block in range(blocks) if block not in held]):
            for block, numbers in _look_up(connection, field, word, run):
                held[block] = _bits_of(connection, block, numbers, sorted_by)
        found = [bits | held[block] for block, bits in enumerate(found)]
    return found, is_common


def moved_claims(connection: apsw.Connection) -> list[tuple[int, int, int, int]]:
    """Block, place in the order of speakers, speaker in that order and speaker now of claims whose speaker changed."""
    sql = "SELECT number, place, was, speaker FROM moved_claims"
    return [(number >> _SIZE_BITS, *row) for number, *row in ask(connection, sql)]


def claim_numbers(connection: apsw.Connection, block: int, bits: int, sorted_by: SortedBy) -> list[int]:
    """The numbers of the claims at some places of a block."""
    digits = format(bits | 1 << SIZE, "b")[:0:-1]
    digits_by_number = map(digits.__getitem__, _places(connection, block, sorted_by))
    return [number for number, digit in enumerate(digits_by_number, block << _SIZE_BITS) if digit == "1"]


def word_of(connection: apsw.Connection, phrase: str) -> str | None:
    """A phrase as the full-text index has it, when it is a single word to it."""
    words = _words(connection, phrase)
    return words[0] if len(words) == 1 else None


def _pack(connection: apsw.Connection, block: int) -> None:
    first = block << _SIZE_BITS
    rows = ask(connection, _CLAIMS, (first, first + SIZE - 1))
    sorters = {}
    for column, sorted_by in enumerate(ORDERS, 1):
        values = [0] * SIZE
        for row in rows:
            values[row[0] - first] = row[column]
        order, ats = sort_values(values)
        sorters[sorted_by] = Sorter(ats)
        counted = sorters[sorted_by].bits(_digits([row[0] for row in rows if row[3]], first))
        _write_order(connection, block, sorted_by, (order, ats, counted))
    kept = [*_facet_rows(rows, block, sorters), *_word_rows(connection, block, sorters)]
    sql = "INSERT INTO claim_bits (field, value, block, by_speaker, by_issue) VALUES (?, ?, ?, ?, ?)"
    connection.executemany(sql, kept)


def _write_order(
    connection: apsw.Connection, block: int, sorted_by: SortedBy, made: tuple[Order, list[int], int]
) -> None:
    order, ats, counted = made
    numbers = (order.values, order.ends, order.rest)
    packed = (pack_numbers(invert(ats), wide=False), *(pack_numbers(each, wide=True) for each in numbers))
    sql = """INSERT INTO claim_orders (block, sorted_by, places, run_values, run_ends, rest_values, counted)
             VALUES (?, ?, ?, ?, ?, ?, ?)"""
    connection.execute(sql, (block, sorted_by, *packed, _bitmap(counted)))


def _facet_rows(rows: Sequence[Row], block: int, sorters: dict[SortedBy, Sorter]) -> Iterator[Row]:
    for column, facet in enumerate(BIT_FACETS, 4):
        for value in sorted({str(row[column]) for row in rows}):
            digits = _digits([int(row[0] or 0) for row in rows if row[column] == value], block << _SIZE_BITS)
            yield (facet, value, block, *(_bitmap(sorters[each].bits(digits)) for each in ORDERS))


def _word_rows(connection: apsw.Connection, block: int, sorters: dict[SortedBy, Sorter]) -> Iterator[Row]:
    for field, word in _guess_common(connection, block):
        [(_, numbers)] = _look_up(connection, field, word, [block])
        if len(numbers) * COMMON_SHARE >= SIZE:
            digits = _digits(numbers, block << _SIZE_BITS)
            yield (field, word, block, *(_bitmap(sorters[each].bits(digits)) for each in ORDERS))


def _digits(numbers: Sequence[int], first: int) -> bytes:
    """A digit for each claim of a block."""
    digits = bytearray(b"0" * SIZE)
    for number in numbers:
        digits[number - first] = 49
    return bytes(digits)


def _set_counted(connection: apsw.Connection, row: int, place: int, *, is_counted: bool) -> None:
    with connection.blob_open("main", "claim_orders", "counted", row, True) as blob:
        blob.seek(place >> 3)
        [bits] = blob.read(1)
        mask = 1 << (place & 7)
        blob.seek(place >> 3)
        blob.write(bytes([bits | mask if is_counted else bits & ~mask]))


def _move(connection: apsw.Connection, number: int, place: int, speaker: int) -> None:
    """Keep a speaker that is not the one by whom the claim was sorted."""
    sql = """SELECT run_values, run_ends, rest_values FROM claim_orders WHERE block = ? AND sorted_by = 'speaker'"""
    [packed] = ask(connection, sql, (number >> _SIZE_BITS,))
    was = Order(*(unpack_numbers(each, wide=True) for each in packed)).at(place)
    if was != speaker:
        connection.execute("INSERT INTO moved_claims VALUES (?, ?, ?, ?)", (number, place, was, speaker))


def _place(connection: apsw.Connection, number: int, sorted_by: SortedBy) -> tuple[int, int]:
    """The row of the order that a claim of a full block is in, and its place there."""
    sql = "SELECT number FROM claim_orders WHERE block = ? AND sorted_by = ?"
    [(row,)] = ask(connection, sql, (number >> _SIZE_BITS, sorted_by))
    with connection.blob_open("main", "claim_orders", "places", row, False) as blob:
        blob.seek(number % SIZE * 2)
        return int(row), int.from_bytes(blob.read(2), "little")


def _places(connection: apsw.Connection, block: int, sorted_by: SortedBy) -> Sequence[int]:
    sql = "SELECT places FROM claim_orders WHERE block = ? AND sorted_by = ?"
    [(packed,)] = ask(connection, sql, (block, sorted_by))
    return unpack_numbers(packed, wide=False)


def _bits_of(connection: apsw.Connection, block: int, numbers: Sequence[int], sorted_by: SortedBy) -> int:
    if not numbers:
        return 0
    places, first = _places(connection, block, sorted_by), block << _SIZE_BITS
    return set_bits((places[number - first] for number in numbers), SIZE)


def _runs(blocks: Sequence[int]) -> Iterator[list[int]]:
    """Yield numbers that follow each other together."""
    for _, run in itertools.groupby(enumerate(blocks), lambda pair: pair[1] - pair[0]):
        yield [block for _, block in run]


def _look_up(
    connection: apsw.Connection, field: str, word: str, run: Sequence[int]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield blocks that follow each other with the claims there that hold a word, by the full-text index."""
    behind = run[-1] + 1 << _SIZE_BITS
    [(listed,)] = ask(connection, _LIST, (f'{field} : "{word}"', run[0] << _SIZE_BITS, behind - 1))
    numbers = sorted(_NUMBERS(listed))
    ends = [bisect.bisect_left(numbers, block << _SIZE_BITS) for block in (*run, run[-1] + 1)]
    for at, block in enumerate(run):
        yield block, numbers[ends[at] : ends[at + 1]]


def _guess_common(connection: apsw.Connection, block: int) -> Iterator[tuple[str, str]]:
    """Yield field and word of what seems to be common in a block; what the index would not find so is left out."""
    numbers = range(block << _SIZE_BITS, block + 1 << _SIZE_BITS, _SAMPLE_STEP)
    sql = f"SELECT {', '.join(FIELDS)} FROM claims WHERE number IN (SELECT value FROM json_each(?))"
    rows = ask(connection, sql, (write_json(list(numbers)),))
    for at, field in enumerate(FIELDS):
        holders = Counter(word for row in rows for word in set(_words(connection, row[at] or "")))
        for word in sorted(holders):
            if holders[word] * _GUESS_SHARE >= len(numbers) and _words(connection, word) == [word]:
                yield field, word


def _words(connection: apsw.Connection, text: str) -> list[str]:
    """The words of a text as the full-text index has them."""
    tokenize = connection.fts5_tokenizer("unicode61", [])
    found = tokenize(text.encode(), apsw.FTS5_TOKENIZE_QUERY, None, include_offsets=False, include_colocated=False)
    return [str(word) for word in found]


def _bitmap(bits: int) -> bytes:
    return bits.to_bytes(-(-SIZE // 8), "little")
