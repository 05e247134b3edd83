"""Claims in full blocks, so that what a common word finds is counted without a look at each claim in the full text.

Once SIZE claims with numbers that follow each other are there, their speakers and facet sets are packed side by side,
and for every word that one in COMMON_SHARE of them holds, a bit for each claim. The words of claims never change; what
people correct and what is read anew is patched. Claims behind the last full block are asked of the full-text index.
"""

import array
import bisect
import itertools
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import apsw
import msgspec

from saksi.ledger.file import ask
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
_CELL = 4
_NUMBERS = msgspec.json.Decoder(list[int]).decode
_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")
_NO_DIGITS, _ONE = b"0" * SIZE, ord("1")
_LIST = "SELECT json_group_array(rowid) FROM claim_search WHERE claim_search MATCH ? AND rowid BETWEEN ? AND ?"


def full_blocks(connection: apsw.Connection) -> int:
    """How many blocks are packed: they are the first."""
    last: int | None = connection.execute("SELECT max(block) FROM claim_blocks").get
    return 0 if last is None else last + 1


def pack_blocks(connection: apsw.Connection) -> None:
    """Pack the blocks that have become full. The caller holds a transaction; the full-text index must be complete."""
    last = connection.execute("SELECT max(number) FROM claims").get or 0
    for block in range(full_blocks(connection), last >> _SIZE_BITS):
        _pack_columns(connection, block)
        _pack_words(connection, block)


def unpack_blocks(connection: apsw.Connection, number: int) -> None:
    """Take the block of a claim's number, and those behind it, for not full: their numbers are given anew."""
    block = number >> _SIZE_BITS
    if block < full_blocks(connection):
        connection.execute("DELETE FROM claim_blocks WHERE block >= ?", (block,))
        connection.execute("DELETE FROM common_words WHERE block >= ?", (block,))


def patch_blocks(connection: apsw.Connection, numbers: Sequence[int]) -> None:
    """Put claims into the packed blocks as `claim_facets` has them now, 0 where it has none."""
    behind = full_blocks(connection) << _SIZE_BITS
    for number in (each for each in numbers if each < behind):
        sql = "SELECT speaker, facet_set FROM claim_facets WHERE number = ?"
        [(speaker, facet_set)] = ask(connection, sql, (number,)) or [(0, 0)]
        block, place = number >> _SIZE_BITS, number % SIZE
        for column, value in (("speakers", speaker), ("facet_sets", facet_set)):
            with connection.blob_open("main", "claim_blocks", column, block, True) as blob:
                blob.seek(place * _CELL)
                blob.write(value.to_bytes(_CELL, "little"))
        with connection.blob_open("main", "claim_blocks", "counted", block, True) as blob:
            blob.seek(place >> 3)
            [bits] = blob.read(1)
            mask = 1 << (place & 7)
            blob.seek(place >> 3)
            blob.write(bytes([bits | mask if facet_set else bits & ~mask]))


def find_word(connection: apsw.Connection, field: str, words: Sequence[str], blocks: int) -> list[int] | None:
    """Which claims of the full blocks hold one of some words: a number with a bit a claim for each block.

    None when none of the words is common anywhere: then they are found faster without.
    """
    found = [0] * blocks
    is_common = False
    for word in words:
        sql = "SELECT block, holders FROM common_words WHERE field = ? AND word = ?"
        held = {block: int.from_bytes(bits, "little") for block, bits in ask(connection, sql, (field, word))}
        is_common = is_common or bool(held)
        for run in _runs([block for block in range(blocks) if block not in held]):
            held |= _look_up(connection, field, word, run)
        found = [bits | held[block] for block, bits in enumerate(found)]
    return found if is_common else None


def counted_bits(connection: apsw.Connection) -> list[int]:
    """Which claims of each full block count: they are there, and nobody rejected them."""
    rows = ask(connection, "SELECT counted FROM claim_blocks ORDER BY block")
    return [int.from_bytes(bits, "little") for (bits,) in rows]


def tally_block(connection: apsw.Connection, block: int, bits: int, tallies: tuple[Counter[int], Counter[int]]) -> None:
    """Add the speakers and the facet sets of some claims of a block to what was counted."""
    flags = format(bits | 1 << SIZE, "b")[:0:-1].encode().translate(_TO_FLAGS)
    [columns] = ask(connection, "SELECT speakers, facet_sets FROM claim_blocks WHERE block = ?", (block,))
    places = tuple(itertools.compress(_PLACES, flags))
    for tally, column in zip(tallies, columns, strict=True):
        tally.update(map(_unpack(column).__getitem__, places))


def word_of(connection: apsw.Connection, phrase: str) -> str | None:
    """A phrase as the full-text index has it, when it is a single word to it."""
    words = _words(connection, phrase)
    return words[0] if len(words) == 1 else None


_PLACES = tuple(range(SIZE))


def _runs(blocks: Sequence[int]) -> Iterator[list[int]]:
    """Yield numbers that follow each other together."""
    for _, run in itertools.groupby(enumerate(blocks), lambda pair: pair[1] - pair[0]):
        yield [block for _, block in run]


def _look_up(connection: apsw.Connection, field: str, word: str, run: Sequence[int]) -> dict[int, int]:
    """Which claims of blocks that follow each other hold a word, by the full-text index."""
    behind = run[-1] + 1 << _SIZE_BITS
    [(listed,)] = ask(connection, _LIST, (f'{field} : "{word}"', run[0] << _SIZE_BITS, behind - 1))
    numbers = sorted(_NUMBERS(listed))
    ends = [bisect.bisect_left(numbers, block << _SIZE_BITS) for block in (*run, run[-1] + 1)]
    return {block: _bits(numbers[ends[at] : ends[at + 1]], block) for at, block in enumerate(run)}


def _bits(numbers: Sequence[int], block: int) -> int:
    first, digits = block << _SIZE_BITS, bytearray(_NO_DIGITS)
    for number in numbers:
        digits[first - number - 1] = _ONE
    return int(digits, 2)


def _pack_columns(connection: apsw.Connection, block: int) -> None:
    bounds = (block << _SIZE_BITS, (block + 1 << _SIZE_BITS) - 1)
    sql = "SELECT number, speaker, facet_set FROM claim_facets WHERE number BETWEEN ? AND ?"
    speakers, facet_sets = array.array("I", bytes(_CELL * SIZE)), array.array("I", bytes(_CELL * SIZE))
    rows = ask(connection, sql, bounds)
    for number, speaker, facet_set in rows:
        speakers[number % SIZE], facet_sets[number % SIZE] = speaker, facet_set
    counted = _bits([number for number, _, _ in rows], block)
    row = (block, _pack(speakers), _pack(facet_sets), _bitmap(counted))
    connection.execute("INSERT INTO claim_blocks (block, speakers, facet_sets, counted) VALUES (?, ?, ?, ?)", row)


def _pack_words(connection: apsw.Connection, block: int) -> None:
    rows: list[Row] = []
    for field, word in _guess_common(connection, block):
        bits = _look_up(connection, field, word, [block])[block]
        if bits.bit_count() * COMMON_SHARE >= SIZE:
            rows.append((field, word, block, _bitmap(bits)))
    connection.executemany("INSERT INTO common_words (field, word, block, holders) VALUES (?, ?, ?, ?)", rows)


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
    return bits.to_bytes(SIZE // 8, "little")


def _pack(column: "array.array[int]") -> bytes:
    if sys.byteorder == "big":
        column.byteswap()
    return column.tobytes()


def _unpack(packed: bytes) -> "array.array[int]":
    column = array.array("I", packed)
    if sys.byteorder == "big":
        column.byteswap()
    return column
