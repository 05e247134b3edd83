"""Claims in full blocks, so that what a common word or a filter finds is counted without a look at each claim.

Once SIZE claims with numbers that follow each other are there, they are sorted twice: by speaker, and by issue, which
is an outlet in a month. For each stance, kind, tier and language, and each word, or two together, that one in
COMMON_SHARE of them holds, it is kept which places hold it, a bit a place in either order. The words of claims never
change; a speaker that people correct is kept beside the order, and what is rejected or read anew no longer counts.
Claims behind the last full block are asked of the full-text index.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

import apsw

from saksi.ledger.block import opening, said
from saksi.ledger.block.amount import write_amounts
from saksi.ledger.block.column import NONE, Columns, patch_speaker, write_columns
from saksi.ledger.block.order import Numbers, Order, Sorter, cross, invert, pack_numbers, sort_values, unpack_numbers
from saksi.ledger.block.value import list_figures, list_values, write_lists
from saksi.ledger.block.wording import guess_common, look_up
from saksi.ledger.file.file import ask

SIZE_BITS = 15
SIZE = 1 << SIZE_BITS
# A word that fewer hold is counted about as fast without: claim by claim.
COMMON_SHARE = 16
# What tables tell is kept in bits where so many claims of a block have it: a list of more takes longer to read.
VALUE_SHARE = 64
# Facets of few values, each of which has its bits.
BIT_FACETS = ("stance", "kind", "tier", "language")

SortedBy = Literal["speaker", "outlet"]
ORDERS: tuple[SortedBy, ...] = ("speaker", "outlet")
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
_INSERT = "INSERT INTO claim_bits (field, value, block, places) VALUES (?, ?, ?, ?)"
# Goes up when more is kept of a block, or in another way, that can be done without.
_PACKING = "1"
# Made of full blocks; the first says which are packed.
TABLES = ("claim_orders", "claim_crossings", "claim_bits", "claim_lists", "claim_amounts", "claim_columns")


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
        if _packed_alike(connection) == block:
            _keep_alike(connection, block + 1)


def pack_next_anew(connection: apsw.Connection) -> bool:
    """Pack the first block anew that an older version packed; False where there is none.

    The caller holds a transaction; the full-text index must be complete.
    """
    block = _packed_alike(connection)
    if block >= full_blocks(connection):
        return False
    for name in TABLES:
        connection.execute(f"DELETE FROM {name} WHERE block = ?", (block,))
    connection.execute("DELETE FROM moved_claims WHERE number >> ? = ?", (SIZE_BITS, block))
    _pack(connection, block)
    _keep_alike(connection, block + 1)
    return True


def _packed_alike(connection: apsw.Connection) -> int:
    """How many blocks, from the first on, are known to be packed as they are now."""
    told = connection.execute("SELECT value FROM meta WHERE name = 'blocks_packed'").get or ""
    mark, _, blocks = str(told).partition(" ")
    return int(blocks) if mark == _PACKING else 0


def _keep_alike(connection: apsw.Connection, blocks: int) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('blocks_packed', ?)", (f"{_PACKING} {blocks}",))


def unpack_blocks(connection: apsw.Connection, number: int) -> None:
    """Take the block of a claim's number, and those behind it, for not full: their numbers are given anew."""
    block = number >> SIZE_BITS
    if block < full_blocks(connection):
        for name in TABLES:
            connection.execute(f"DELETE FROM {name} WHERE block >= ?", (block,))
        connection.execute("DELETE FROM moved_claims WHERE number >= ?", (block << SIZE_BITS,))
        _keep_alike(connection, min(block, _packed_alike(connection)))


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
        [counted] = sorters[-1].bits([_flags([row[0] for row in counting], block)])
        _write_order(connection, block, sorted_by, (order, ats, counted))
    _write_crossings(connection, block, [sorter.ats for sorter in sorters])
    _write_bits(connection, block, list(_facet_flags(rows, block)), sorters)
    _write_words(connection, block, sorters)
    _write_values(connection, block, sorters)


def _write_values(connection: apsw.Connection, block: int, sorters: Sequence[Sorter]) -> None:
    """Keep what tables tell of a block's claims."""
    first = block << SIZE_BITS
    bounds = (first, first + SIZE - 1)
    figures = list_figures(connection, bounds)
    write_amounts(connection, block, figures, [invert(sorter.ats) for sorter in sorters])
    values = list_values(connection, bounds, figures)
    values |= {(said.FIELD, name): set(claims) for name, claims in said.list_said(connection, bounds)}
    common = {key: claims for key, claims in values.items() if len(claims) * VALUE_SHARE >= SIZE}
    kept = [(*key, _flags(claims, block)) for key, claims in common.items()]
    _write_bits(connection, block, kept, sorters)
    write_lists(connection, block, first, {key: values[key] for key in values.keys() - common.keys()})


def _write_words(connection: apsw.Connection, block: int, sorters: Sequence[Sorter]) -> None:
    """Keep which claims hold common words, two together, and beginnings of words."""
    bounds = (block << SIZE_BITS, (block + 1 << SIZE_BITS) - 1)
    guessed = list(guess_common(connection, bounds))
    words = [word for field, word in guessed if field == opening.FIELD and " " not in word]
    kept, same = [], []
    for word, flags in opening.list_words(connection, bounds, words, SIZE // COMMON_SHARE):
        if flags is None:
            same.append((opening.FIELD, word, block, b""))
        else:
            kept.append((opening.FIELD, word, flags))
    for field, word in guessed:
        if field != opening.FIELD or " " in word:
            numbers = look_up(connection, f'{field} : "{word}"', bounds)
            if len(numbers) * COMMON_SHARE >= SIZE:
                kept.append((field, word, _flags(numbers, block)))
    connection.executemany(_INSERT, same)
    _write_bits(connection, block, kept, sorters)


def _write_bits(
    connection: apsw.Connection, block: int, flagged: Sequence[tuple[str, str, bytes]], sorters: Sequence[Sorter]
) -> None:
    """Keep which places have some values, by field and value, given a flag for each claim."""
    halves = [sorter.bits([flags for _, _, flags in flagged]) for sorter in sorters]
    rows = zip(flagged, *halves, strict=True)
    connection.executemany(_INSERT, ((field, value, block, _join(bits)) for (field, value, _), *bits in rows))


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


def _facet_flags(rows: Sequence[tuple[Any, ...]], block: int) -> Iterator[tuple[str, str, bytes]]:
    for facet, column in zip(BIT_FACETS, range(5, 5 + len(BIT_FACETS)), strict=True):
        having: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            having[row[column]].append(row[0])
        for value, numbers in sorted(having.items()):
            yield facet, value, _flags(numbers, block)


def _flags(numbers: Collection[int], block: int) -> bytes:
    """A byte for each claim of a block, 1 for those given."""
    flags, first = bytearray(SIZE), block << SIZE_BITS
    for number in numbers:
        flags[number - first] = 1
    return bytes(flags)


def _join(halves: Sequence[int]) -> bytes:
    return b"".join(bits.to_bytes(SIZE // 8, "little") for bits in halves)


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
