"""The first of the claims that a query finds, in order of time, where it takes long to look one up.

Claims are walked through in order. The first are looked at themselves; where that seems to take too many, bits tell
which of the next are found. Where these are late in time, or few, the few are sorted; of many the months are counted,
and the claims of each month that has any are walked through, until enough are found.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

import apsw
import msgspec

from saksi.ledger.block import bits, block, walk
from saksi.ledger.block.few import fitting, rank_few
from saksi.ledger.block.opening import STAR
from saksi.ledger.block.order import has_bit, tally_order
from saksi.ledger.block.posting import Bits
from saksi.ledger.block.sift import (
    OF_OUTLETS,
    OF_SPEAKERS,
    Sifted,
    are_kept,
    asks_details,
    count_named,
    only,
    sift_claims,
)
from saksi.ledger.block.walk import BY_TIME, NEWEST, ORDER_BY, Direction
from saksi.ledger.desk import any_rejected
from saksi.ledger.file.file import ask
from saksi.ledger.search.index import NAMED_FACETS, UNDATED
from saksi.ledger.search.part import join_parts
from saksi.ledger.search.query import ClaimQuery, filters, words_match
from saksi.ledger.shape import write_json
from saksi.ledger.store import next_number

# Sorting so many takes some 6 ms.
FEW = 4000
# Claims that are looked at together, one time after the other; to look at one takes some 5 millionths of a second.
STRIDES = (64, 128, 256, 512, 1024)
# The same of claims of which bits tell whether they are found, in a fifth of that time.
TOLD_STRIDES = (1024,) * 8
# A walk is given up where it would have to find so many times as many, on what is left of it, as it found until now.
HOPE = 1.5
_MONTH = len("2025-07")
_MONTHS_OF_SETS = "SELECT DISTINCT month FROM facet_sets WHERE number IN (SELECT value FROM json_each(?))"
_numbers = msgspec.json.Decoder(list[int]).decode
Test = Callable[[Sequence[int]], Set[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """The claims found: in blocks by bits, behind these by their numbers, with their facet sets."""

    bits: Bits
    behind: Sequence[int]
    sets: Sequence[int]

    def count(self) -> int:
        """How many they are."""
        return _count(self.bits) + len(self.behind)


def takes_looking(query: ClaimQuery) -> bool:
    """Whether a query asks for what takes long to look up for a single claim in the index of a large ledger.

    >>> takes_looking(ClaimQuery(words="meng*")), takes_looking(ClaimQuery(stance="deny"))
    (True, False)
    """
    others = any(other.words is not None or takes_looking(other) for other in query.without)
    return others or asks_details(query) or STAR in (words_match(query) or "")


def first_fitting(
    connection: apsw.Connection, query: ClaimQuery, limit: int, order: Direction, sifted: Sifted | None = None
) -> list[int] | None:
    """The first of the claims asked for; `sifted` where it is known already. None where others find them faster."""
    match = words_match(query)
    if match == "" or query.judged not in (None, "unjudged", "any"):
        return [] if match == "" else None
    rare = _walk_rare(connection, query, order)
    if rare is not None:
        return _look_at_all(rare[0], _test_few(connection, rare[1]), limit)
    rest, found, is_all = walk.walk_days(connection, query, order), list[int](), False
    may_walk = not match or STAR not in match or are_kept(connection, query)
    if may_walk and sifted is None:
        found, is_all = _look(rest, _test_few(connection, query), limit, STRIDES)
    if is_all or len(found) >= limit:
        return found[:limit]
    sifted = sifted or sift_claims(connection, query)
    if sifted is None:
        return None
    if may_walk:
        more, is_all = _look(rest, _test_told(connection, sifted), limit - len(found), TOLD_STRIDES)
        found += more
    if is_all or len(found) >= limit:
        return found[:limit]
    return first_found(connection, list_behind(connection, sifted), limit, order)


def best_fitting(connection: apsw.Connection, query: ClaimQuery, match: str, limit: int) -> list[int] | None:
    """The claims that hold the words most densely, of very many the newest first; None where it is faster otherwise."""
    sifted = sift_claims(connection, query)
    if sifted is None:
        return None
    if _count(sifted.bits) < walk.COMMON:
        found = list_behind(connection, sifted)
        if found.count() < walk.COMMON:
            numbers = write_json(list_found(connection, found))
            sql = f"""SELECT f.rowid FROM claim_search AS f CROSS JOIN claim_index AS i ON i.number = f.rowid
                      WHERE claim_search MATCH ? AND i.number IN (SELECT value FROM json_each(?))
                      ORDER BY f.rank, {BY_TIME} LIMIT ?"""
            return [number for (number,) in ask(connection, sql, (match, numbers, limit))]
    newest = first_fitting(connection, query, max(limit, walk.RANKED), "newest", sifted) or []
    return [*rank_few(connection, newest[: walk.RANKED], match), *newest[walk.RANKED :]][:limit]


def _walk_rare(
    connection: apsw.Connection, query: ClaimQuery, order: Direction
) -> tuple[Iterator[int], ClaimQuery] | None:
    """Walk through the claims of rare words or names, and give what else is asked for; None where none is rare."""
    match = words_match(query)
    days = filters(ClaimQuery(since=query.since, until=query.until), any_rejected=False)
    if match and STAR not in match and not walk.is_common(connection, match):
        source = "claim_search AS f CROSS JOIN claim_index AS i ON i.number = f.rowid"
        where, rest = join_parts([("claim_search MATCH ?", (match,)), *days]), replace(query, words=None, by_stem=False)
    else:
        rare = (facet for facet in NAMED_FACETS if count_named(connection, query, facet) < walk.COMMON)
        if not (facet := next(rare, None)):
            return None
        fields = OF_SPEAKERS if facet == "speaker" else OF_OUTLETS
        where, rest = join_parts([*filters(only(query, *fields), any_rejected=False), *days]), query
        source = "claim_index AS i"
    sql = f"SELECT i.number FROM {source} WHERE {where[0]} ORDER BY {_sorting(order)}"
    return (number for (number,) in connection.execute(sql, where[1])), rest


def _sorting(order: Direction) -> str:
    return f"i.moment >= '{UNDATED}', {NEWEST}" if order == "newest" else BY_TIME


def _look(rest: Iterator[int], test: Test, limit: int, strides: Sequence[int]) -> tuple[list[int], bool]:
    """Those of the next claims that fit, in order, and whether these were all there are.

    Ends, too, where so many strides give no hope of `limit` of them.
    """
    found, looked = list[int](), 0
    for stride in strides:
        numbers = list(itertools.islice(rest, stride))
        fits = test(numbers) if numbers else set[int]()
        found += [number for number in numbers if number in fits]
        looked += stride
        if len(numbers) < stride:
            return found, True
        is_hopeless = looked > STRIDES[0] and len(found) * sum(strides) * HOPE < limit * looked
        if is_hopeless or len(found) >= limit:
            break
    return found, False


def _look_at_all(rest: Iterator[int], test: Test, limit: int) -> list[int]:
    """The first of few claims that fit."""
    found, is_all = _look(rest, test, limit, STRIDES)
    while not is_all and len(found) < limit:
        more, is_all = _look(rest, test, limit - len(found), STRIDES[-1:])
        found += more
    return found[:limit]


def _test_few(connection: apsw.Connection, query: ClaimQuery) -> Test:
    """Which of few claims are found, by looking at them."""
    is_rejected = any_rejected(connection)
    return lambda numbers: fitting(connection, query, numbers, any_rejected=is_rejected)


def _test_told(connection: apsw.Connection, sifted: Sifted) -> Test:
    """Which of some claims are found: of those in full blocks as bits tell, of those behind by looking at them."""
    first, test_few = block.first_behind(connection), _test_few(connection, sifted.query)
    has = _has(connection, sifted.bits)

    def test(numbers: Sequence[int]) -> set[int]:
        behind = [number for number in numbers if number >= first]
        inside = {number for number in numbers if number < first and has(number)}
        return inside.union(test_few(behind) if behind else ())

    return test


def list_behind(connection: apsw.Connection, sifted: Sifted) -> Found:
    """List those behind the blocks."""
    columns = "json_group_array(i.number), json_group_array(i.facet_set)"
    [(behind, sets)] = ask(connection, *sifted.behind(connection, columns))
    return Found(sifted.bits, _numbers(behind), _numbers(sets))


def list_found(connection: apsw.Connection, found: Found) -> list[int]:
    """The numbers of all claims found, in no order."""
    halves = ((at, bits.halves(each)[0]) for at, each in enumerate(found.bits))
    return [n for at, hits in halves if hits for n in bits.numbers_at(connection, at, hits)] + list(found.behind)


def first_found(connection: apsw.Connection, found: Found, limit: int, order: Direction) -> list[int]:
    """The first of the claims found."""
    if found.count() <= FEW:
        numbers = write_json(list_found(connection, found))
        sql = "SELECT i.number FROM claim_index AS i WHERE i.number IN (SELECT value FROM json_each(?))"
        rows = ask(connection, f"{sql} ORDER BY {_sorting(order)} LIMIT ?", (numbers, limit))
        return [number for (number,) in rows]
    months = _months(connection, found, newest_first=order == "newest")
    rest = (number for month in months for number in _walk_month(connection, month, ORDER_BY[order]))
    first, behind, has = block.first_behind(connection), set(found.behind), _has(connection, found.bits)
    fits = (number for number in rest if (number in behind if number >= first else has(number)))
    return list(itertools.islice(fits, limit))


def _months(connection: apsw.Connection, found: Found, *, newest_first: bool) -> list[str]:
    """The months that have any of the claims, in order; what has no date comes last."""
    tally = [0] * next_number(connection, "facet_sets")
    for at, order in bits.orders(connection, "outlet"):
        tally_order(order, bits.halves(found.bits[at])[1], tally)
    sets = {number for number, count in enumerate(tally) if count}.union(found.sets)
    months = sorted(month for (month,) in ask(connection, _MONTHS_OF_SETS, (write_json(sorted(sets)),)))
    dated = [month for month in months if month < UNDATED]
    return (dated[::-1] if newest_first else dated) + months[len(dated) :]


def _walk_month(connection: apsw.Connection, month: str, by: str) -> Iterator[int]:
    """Yield the claims of a month in order."""
    where = "i.moment >= ?1 AND i.moment < ?1 || char(0x10ffff)" if len(month) == _MONTH else "i.moment = ?1"
    sql = f"SELECT i.number FROM claim_index AS i WHERE {where} ORDER BY {by}"
    return (number for (number,) in connection.execute(sql, (month,)))


def _has(connection: apsw.Connection, found: Bits) -> Callable[[int], bool]:
    """Whether the claim of a number in a full block was found."""
    held = dict[int, Callable[[int], bool]]()

    def has(number: int) -> bool:
        at = number >> block.SIZE_BITS
        if at not in held:
            held[at] = has_bit(bits.halves(found[at])[0], bits.places(connection, at, "speaker"))
        return held[at](number % block.SIZE)

    return has


def _count(found: Bits) -> int:
    """How many claims bits tell; each stands in two orders."""
    return sum(each.bit_count() for each in found) // 2
