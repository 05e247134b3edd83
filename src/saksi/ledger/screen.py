"""The first of the claims that bits tell, in order of time.

Few are sorted. Of many the months are counted, and the claims of each month that has any are walked through in order,
until enough are found.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import apsw
import msgspec

from saksi.ledger import bits, block
from saksi.ledger.file import ask
from saksi.ledger.index import UNDATED
from saksi.ledger.order import has_bit, tally_order
from saksi.ledger.posting import Bits
from saksi.ledger.shape import write_json
from saksi.ledger.sift import Sifted
from saksi.ledger.store import next_number

# Sorting so many takes some 6 ms.
FEW = 4000
_MONTH = len("2025-07")
_MONTHS_OF_SETS = "SELECT DISTINCT month FROM facet_sets WHERE number IN (SELECT value FROM json_each(?))"
_numbers = msgspec.json.Decoder(list[int]).decode


@dataclass(frozen=True, slots=True)
class Found:
    """The claims found: in blocks by bits, behind these by their numbers, with their facet sets."""

    bits: Bits
    behind: Sequence[int]
    sets: Sequence[int]

    def count(self) -> int:
        """How many they are."""
        return sum(each.bit_count() for each in self.bits) // 2 + len(self.behind)


def list_behind(connection: apsw.Connection, sifted: Sifted) -> Found:
    """List those behind the blocks."""
    columns = "json_group_array(i.number), json_group_array(i.facet_set)"
    [(behind, sets)] = ask(connection, *sifted.behind(columns))
    return Found(sifted.bits, _numbers(behind), _numbers(sets))


def list_found(connection: apsw.Connection, found: Found) -> list[int]:
    """The numbers of all claims found, in no order."""
    halves = ((at, bits.halves(each)[0]) for at, each in enumerate(found.bits))
    return [n for at, hits in halves if hits for n in bits.numbers_at(connection, at, hits)] + list(found.behind)


def first_found(connection: apsw.Connection, found: Found, limit: int, by: str, *, newest_first: bool) -> list[int]:
    """The first of the claims found, as `by` orders those of one month, on `claim_index AS i`."""
    if found.count() <= FEW:
        numbers = write_json(list_found(connection, found))
        told = f"i.moment >= '{UNDATED}', {by}" if newest_first else by
        sql = "SELECT i.number FROM claim_index AS i WHERE i.number IN (SELECT value FROM json_each(?))"
        return [number for (number,) in ask(connection, f"{sql} ORDER BY {told} LIMIT ?", (numbers, limit))]
    months = _months(connection, found, newest_first=newest_first)
    walk = (number for month in months for number in _walk(connection, month, by))
    return list(itertools.islice(filter(_test(connection, found), walk), limit))


def _months(connection: apsw.Connection, found: Found, *, newest_first: bool) -> list[str]:
    """The months that have any of the claims, in order; what has no date comes last."""
    tally = [0] * next_number(connection, "facet_sets")
    for at, order in bits.orders(connection, "outlet"):
        tally_order(order, bits.halves(found.bits[at])[1], tally)
    sets = {number for number, count in enumerate(tally) if count}.union(found.sets)
    months = sorted(month for (month,) in ask(connection, _MONTHS_OF_SETS, (write_json(sorted(sets)),)))
    dated = [month for month in months if month < UNDATED]
    return (dated[::-1] if newest_first else dated) + months[len(dated) :]


def _walk(connection: apsw.Connection, month: str, by: str) -> Iterator[int]:
    """Yield the claims of a month in order."""
    where = "i.moment >= ?1 AND i.moment < ?1 || char(0x10ffff)" if len(month) == _MONTH else "i.moment = ?1"
    sql = f"SELECT i.number FROM claim_index AS i WHERE {where} ORDER BY {by}"
    return (number for (number,) in connection.execute(sql, (month,)))


def _test(connection: apsw.Connection, found: Found) -> Callable[[int], bool]:
    """Whether the claim of a number was found."""
    first, behind, held = block.first_behind(connection), set(found.behind), dict[int, Callable[[int], bool]]()

    def test(number: int) -> bool:
        if number >= first:
            return number in behind
        at = number >> block.SIZE_BITS
        if at not in held:
            places, hits = bits.places(connection, at, "speaker"), bits.halves(found.bits[at])[0]
            held[at] = has_bit(hits, places)
        return held[at](number % block.SIZE)

    return test
