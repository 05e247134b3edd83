"""Claims in full blocks, so that what a common word or a filter finds is counted without a look at each claim.

Once SIZE claims with numbers that follow each other are there, they are sorted twice: by speaker, and by issue, which
is an outlet in a month. For each stance, kind, tier and language, and each word, or two together, that one in
COMMON_SHARE of them holds, it is kept which places hold it, a bit a place in either order. The words of claims never
change; a speaker that people correct is kept beside the order, and what is rejected or read anew no longer counts.
Claims behind the last full block are asked of the full-text index.
"""

import itertools
import operator
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypeVar

import apsw
import msgspec

from saksi.ledger.column import NONE, Columns, patch_speaker, write_columns
from saksi.ledger.file import ask
from saksi.ledger.order import ONE, Numbers, Order, Sorter, cross, invert, pack_numbers, sort_values, unpack_numbers
from saksi.ledger.shape import Row, write_json

SIZE_BITS = 15
SIZE = 1 << SIZE_BITS
# A word that fewer hold is counted about as fast without: claim by claim.
COMMON_SHARE = 16
# Common words are guessed from every so manieth claim, and then looked up; one that is missed is only counted slower.
_SAMPLE_STEP = 32
# A guess takes words that seem somewhat rarer: of 1,024 claims some 64 hold a word that is just common.
_GUESS_SHARE = 24
# Of two words that follow each other so many in a block: each is looked up, which takes some 2 ms.
_PAIRS_KEPT = 32
FIELDS = ("passage", "stems")
# Facets of few values, each of which has its bits.
BIT_FACETS = ("stance", "kind", "tier", "language")

SortedBy = Literal["speaker", "outlet"]
Term = TypeVar("Term", str, tuple[str, str])
ORDERS: tuple[SortedBy, ...] = ("speaker", "outlet")
_NUMBERS = msgspec.json.Decoder(list[int]).decode
_LIST = "SELECT json_group_array(rowid) FROM claim_search WHERE claim_search MATCH ? AND rowid BETWEEN ? AND ?"
# Issues and manners go by the first of the facet sets that they are in.
_MANNER = ", ".join(BIT_FACETS)
_CLAIMS = f"""
WITH issues AS (SELECT outlet, month, min(number) AS issue FROM facet_sets GROUP BY outlet, month),
  manners AS (SELECT {_MANNER}, min(number) AS manner FROM facet_sets GROUP BY {_MANNER})
SELECT i.number, i.speaker, issues.issue, manners.manner, i.verdict <> 'rejected',
  {", ".join(f"i.{facet}" for facet in BIT_FACETS)}
FROM claim_index AS i JOIN facet_sets AS s ON s.number = i.facet_set
JOIN issues ON issues.outlet = s.outlet AND issues.month = s.month
JOIN manners ON {" AND ".join(f"manners.{facet} = s.{facet}" for facet in BIT_FACETS)}
WHERE i.number BETWEEN ? AND ?"""
_NOW = "SELECT speaker, verdict <> 'rejected' FROM claim_index WHERE number = ?"
# Made of full blocks; the first says which are packed.
TABLES = ("claim_orders", "claim_crossings", "claim_bits", "claim_columns")


def full_blocks(connection: apsw.Connection) -> int:
    """How many blocks are packed: they are the first."""
    last: int | None = connection.execute("SELECT max(block) FROM claim_orders").get
    return 0 if last is None else last + 1


def first_behind(connection: apsw.Connection) -> int:
    """The first number that is in no packed block."""
    return full_blocks(connection) << SIZE_BITS


def pack_blocks(connection: apsw.Connection) -> None:
    """Pack the blocks that have become full. The caller holds a transaction; the full-text index must be complete."""
    last = connection.execute("SELECT max(number) FROM claims").get or 0
    for block in range(full_blocks(connection), last >> SIZE_BITS):
        _pack(connection, block)


def unpack_blocks(connection: apsw.Connection, number: int) -> None:
    """Take the block of a claim's number, and those behind it, for not full: their numbers are given anew."""
    block = number >> SIZE_BITS
    if block < full_blocks(connection):
        for name in TABLES:
            connection.execute(f"DELETE FROM {name} WHERE block >= ?", (block,))
        connection.execute("DELETE FROM moved_claims WHERE number >= ?", (block << SIZE_BITS,))


def patch_blocks(connection: apsw.Connection, numbers: Sequence[int]) -> None:
    """Put claims into the packed blocks as `claim_index` has them now, and take those out that are not there."""
    behind = first_behind(connection)
    for number in (each for each in numbers if each < behind):
        rows = ask(connection, _NOW, (number,))
        connection.execute("DELETE FROM moved_claims WHERE number = ?", (number,))
        is_counted = bool(rows and rows[0][1])
        patch_speaker(connection, number >> SIZE_BITS, number % SIZE, rows[0][0] if is_counted else NONE)
        for sorted_by in ORDERS:
            row, place = _place(connection, number, sorted_by)
            _set_counted(connection, row, place, is_counted=is_counted)
            if sorted_by == "speaker" and rows:
                _move(connection, number, place, rows[0][0])


def _pack(connection: apsw.Connection, block: int) -> None:
    first = block << SIZE_BITS
    rows = ask(connection, _CLAIMS, (first, first + SIZE - 1))
    counting = [row for row in rows if row[4]]
    columns = Columns(_by_number(counting, first, 1), _by_number(rows, first, 2), _by_number(rows, first, 3))
    write_columns(connection, block, columns)
    sorters = []
    for values, sorted_by in zip((_by_number(rows, first, 1), columns.issues), ORDERS, strict=True):
        order, ats = sort_values(values)
        sorters.append(Sorter(ats))
        counted = sorters[-1].bits(_digits([row[0] for row in counting], block))
        _write_order(connection, block, sorted_by, (order, ats, counted))
    _write_crossings(connection, block, [sorter.ats for sorter in sorters])
    kept = [*_facet_rows(rows, block, sorters), *_word_rows(connection, block, sorters)]
    sql = "INSERT INTO claim_bits (field, value, block, places) VALUES (?, ?, ?, ?)"
    connection.executemany(sql, kept)


def _by_number(rows: Sequence[tuple[Any, ...]], first: int, column: int) -> list[int]:
    """A column of a block's rows, by the place of each number in the block."""
    values = [NONE] * SIZE
    for row in rows:
        values[row[0] - first] = row[column]
    return values


def _write_order(
    connection: apsw.Connection, block: int, sorted_by: SortedBy, made: tuple[Order, list[int], int]
) -> None:
    order, ats, counted = made
    numbers = (order.values, order.ends, order.rest)
    packed = (pack_numbers(invert(ats), wide=False), *(pack_numbers(each, wide=True) for each in numbers))
    sql = """INSERT INTO claim_orders (block, sorted_by, places, run_values, run_ends, rest_values, counted)
             VALUES (?, ?, ?, ?, ?, ?, ?)"""
    connection.execute(sql, (block, sorted_by, *packed, counted.to_bytes(SIZE // 8, "little")))


def _write_crossings(connection: apsw.Connection, block: int, sorted_ats: Sequence[Numbers]) -> None:
    by_speaker, by_outlet = sorted_ats
    crossings = (cross(by_speaker, by_outlet), cross(by_outlet, by_speaker))
    sql = "INSERT INTO claim_crossings (block, to_outlets, to_speakers) VALUES (?, ?, ?)"
    connection.execute(sql, (block, *(pack_numbers(each, wide=False) for each in crossings)))


def _facet_rows(rows: Sequence[Row], block: int, sorters: Sequence[Sorter]) -> Iterator[Row]:
    columns = list(zip(*rows, strict=True)) or [()] * (5 + len(BIT_FACETS))
    for facet, column in zip(BIT_FACETS, columns[5:], strict=True):
        for value in sorted(set(map(str, column))):
            numbers = list(itertools.compress(columns[0], map(value.__eq__, column)))
            yield (facet, value, block, _bitmap(_digits(numbers, block), sorters))


def _word_rows(connection: apsw.Connection, block: int, sorters: Sequence[Sorter]) -> Iterator[Row]:
    bounds = (block << SIZE_BITS, (block + 1 << SIZE_BITS) - 1)
    for field, word in _guess_common(connection, block):
        numbers = look_up(connection, f'{field} : "{word}"', bounds)
        if len(numbers) * COMMON_SHARE >= SIZE:
            yield (field, word, block, _bitmap(_digits(numbers, block), sorters))


def _digits(numbers: Sequence[int], block: int) -> bytes:
    """A digit for each claim of a block."""
    digits = bytearray(b"0" * SIZE)
    places = map(operator.sub, numbers, itertools.repeat(block << SIZE_BITS))
    deque(map(digits.__setitem__, places, itertools.repeat(ONE)), 0)
    return bytes(digits)


def _bitmap(digits: bytes, sorters: Sequence[Sorter]) -> bytes:
    return b"".join(sorter.bits(digits).to_bytes(SIZE // 8, "little") for sorter in sorters)


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
    [packed] = ask(connection, sql, (number >> SIZE_BITS,))
    was = Order(*(unpack_numbers(each, wide=True) for each in packed)).at(place)
    if was != speaker:
        connection.execute("INSERT INTO moved_claims VALUES (?, ?, ?, ?)", (number, place, was, speaker))


def _place(connection: apsw.Connection, number: int, sorted_by: SortedBy) -> tuple[int, int]:
    """The row of the order that a claim of a full block is in, and its place there."""
    sql = "SELECT number FROM claim_orders WHERE block = ? AND sorted_by = ?"
    [(row,)] = ask(connection, sql, (number >> SIZE_BITS, sorted_by))
    with connection.blob_open("main", "claim_orders", "places", row, False) as blob:
        blob.seek(number % SIZE * 2)
        place = int.from_bytes(blob.read(2), "little")
    return int(row), place


def _guess_common(connection: apsw.Connection, block: int) -> Iterator[tuple[str, str]]:
    """Yield field and word, or two words, of what seems to be common in a block; not what the index would not find."""
    numbers = range(block << SIZE_BITS, block + 1 << SIZE_BITS, _SAMPLE_STEP)
    sql = f"SELECT {', '.join(FIELDS)} FROM claims WHERE number IN (SELECT value FROM json_each(?))"
    rows = ask(connection, sql, (write_json(list(numbers)),))
    for at, field in enumerate(FIELDS):
        texts = [index_words(connection, row[at] or "") for row in rows]
        words = _frequent(map(set, texts), len(numbers))
        pairs = _frequent((set(itertools.pairwise(text)) for text in texts), len(numbers))[:_PAIRS_KEPT]
        for term in sorted([*words, *map(" ".join, pairs)]):
            if index_words(connection, term) == term.split():
                yield field, term


def _frequent(held: Iterable[set[Term]], size: int) -> list[Term]:
    """What seems to be held by enough of a block, to go by some of its claims; what the most hold first."""
    counts = Counter(itertools.chain.from_iterable(held))
    frequent = [each for each, count in counts.items() if count * _GUESS_SHARE >= size]
    return sorted(frequent, key=lambda each: (-counts[each], each))


def look_up(connection: apsw.Connection, match: str, bounds: tuple[int, int]) -> Sequence[int]:
    """The claims that the full-text index finds between two numbers, both included, in order."""
    [(listed,)] = ask(connection, _LIST, (match, *bounds))
    return sorted(_NUMBERS(listed))


def index_words(connection: apsw.Connection, text: str) -> list[str]:
    """The words of a text as the full-text index has them."""
    tokenize = connection.fts5_tokenizer("unicode61", [])
    found = tokenize(text.encode(), apsw.FTS5_TOKENIZE_QUERY, None, include_offsets=False, include_colocated=False)
    return [str(word) for word in found]
