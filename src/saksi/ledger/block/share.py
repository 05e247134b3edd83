"""Which claims hold the most of several words that very many hold.

For each place of a block the words that its claim holds are counted side by side, a bit of all counts in one number
(bit-sliced counters; O'Neil and Quass 1997), so that it costs little more than to read the words' bits.
"""

from collections.abc import Sequence

import apsw

from saksi.ledger.block import bits, block
from saksi.ledger.block.order import places_of, set_bits
from saksi.ledger.block.wording import look_up

Forms = Sequence[str]
# The first binary digit of the count at every place, then the second, and so on.
Digits = list[int]


def find_sharing(connection: apsw.Connection, words: Sequence[Forms], limit: int, *, least: int) -> dict[int, int]:
    """How many of some words the stems of claims hold: of those with the most, and at least some; the newest first."""
    found: dict[int, int] = {}
    counted = _count(connection, words)
    for count in range(len(words), least - 1, -1):
        for at, digits in reversed(counted):
            for number in _numbers(connection, at, _having(digits, count)):
                found[number] = count
                if len(found) >= limit:
                    return found
    return found


def _count(connection: apsw.Connection, words: Sequence[Forms]) -> list[tuple[int, Digits]]:
    """Count for each block, and for the claims behind the last as if they were one."""
    blocks = block.full_blocks(connection)
    counted = [(at, Digits()) for at in range(blocks + 1)]
    first = blocks << block.SIZE_BITS
    counting = bits.counted_bits(connection)
    for forms in words:
        match = "stems : ({})".format(" OR ".join(f'"{form}"' for form in forms))
        numbers = look_up(connection, match, (first, bits.LAST_NUMBER))
        last = set_bits([number - first for number in numbers], block.SIZE)
        held = [
            bits.halves(hits & counts)[0]
            for hits, counts in zip(_hold(connection, forms, match), counting, strict=True)
        ]
        for (_, digits), hits in zip(counted, [*held, last], strict=True):
            _add(digits, hits)
    return counted


def _hold(connection: apsw.Connection, forms: Forms, match: str) -> list[int]:
    """Which places of the full blocks hold one of some forms."""
    words = [word for form in forms if (word := bits.word_of(connection, form)) is not None]
    if len(words) < len(forms):
        return bits.find_match(connection, match)
    return bits.find_word(connection, "stems", words, block.ORDERS[:1])


def _add(digits: Digits, hits: int) -> None:
    """Count one more at some places.

    >>> digits = [0b0101]
    >>> _add(digits, 0b0011)
    >>> [bin(digit) for digit in digits]
    ['0b110', '0b1']
    """
    for at, digit in enumerate(digits):
        digits[at], hits = digit ^ hits, digit & hits
    if hits:
        digits.append(hits)


def _having(digits: Digits, count: int) -> int:
    """The places that have a count, which is more than 0.

    >>> bin(_having([0b110, 0b011], 3))
    '0b10'
    """
    if count >> len(digits):
        return 0
    found = -1
    for at, digit in enumerate(digits):
        found &= digit if count >> at & 1 else ~digit
    return found


def _numbers(connection: apsw.Connection, at: int, hits: int) -> list[int]:
    """The numbers of the claims at some places of a block, or behind the last, the newest first."""
    if not hits:
        return []
    first = at << block.SIZE_BITS
    is_behind = at == block.full_blocks(connection)
    numbers = [first + place for place in places_of(hits)] if is_behind else bits.numbers_at(connection, at, hits)
    return sorted(numbers, reverse=True)
