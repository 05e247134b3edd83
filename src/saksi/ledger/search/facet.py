"""How the claims found divide: by speaker, outlet, stance, kind, tier, language and month."""

import heapq
import itertools
import operator
from collections import Counter, defaultdict
from dataclasses import dataclass

import apsw
import msgspec

from saksi.ledger.block.block import BIT_FACETS
from saksi.ledger.block.tally import ClaimTally, tally_claims
from saksi.ledger.file.file import ask
from saksi.ledger.search.index import FACETS, NAMED_FACETS, SET_FACETS, UNDATED
from saksi.ledger.search.query import ClaimQuery
from saksi.ledger.shape import write_json

_numbers = msgspec.json.Decoder(list[int]).decode
_values = msgspec.json.Decoder(list[str | int]).decode
_names = msgspec.json.Decoder(list[str]).decode
_NAMES = """SELECT json_group_array(n.number), json_group_array(n.name)
FROM json_each(?) AS j CROSS JOIN names AS n ON n.number = j.value"""
Tally = Counter[str | int]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, "" where the article states none, and how many of the claims found have it."""

    value: str
    claims: int


def count_facets(
    connection: apsw.Connection, query: ClaimQuery, limit: int | None = None
) -> dict[str, tuple[FacetValue, ...]]:
    """How many of the claims found have each value of each facet, the most frequent first, and no more than `limit`."""
    is_of_all = query == ClaimQuery()
    tallies = _count_all(connection) if is_of_all else _divide(connection, tally_claims(connection, query))
    return {facet: _facet_values(connection, facet, tallies[facet], limit) for facet in FACETS}


def _count_all(connection: apsw.Connection) -> dict[str, Tally]:
    """The counts of the whole ledger."""
    tallies: dict[str, Tally] = {facet: Counter() for facet in FACETS}
    for facet, value, claims in ask(connection, "SELECT facet, value, claims FROM facet_counts"):
        tallies[facet][value] = claims
    return tallies


def _divide(connection: apsw.Connection, told: ClaimTally) -> dict[str, Tally]:
    """Count each facet of what was counted by speaker, issue, manner, value and facet set."""
    tallies: dict[str, Tally] = {facet: Counter() for facet in FACETS}
    tallies["speaker"].update(told.speakers)
    for facet, tally in told.values.items():
        tallies[facet].update(tally)
    counted = ((SET_FACETS, told.facet_sets), (("outlet", "month"), told.issues), (BIT_FACETS, told.manners))
    for facets, counts in counted:
        arrays = ", ".join(f"json_group_array({column})" for column in ("number", *facets))
        values = f"SELECT {arrays} FROM facet_sets WHERE number IN (SELECT value FROM json_each(?))"
        [(numbers, *cells)] = ask(connection, values, (write_json(list(counts)),))
        claims = [counts[number] for number in _numbers(numbers)]
        for facet, cell in zip(facets, cells, strict=True):
            of_facet: defaultdict[str | int, int] = defaultdict(int)
            for value, count in zip(_values(cell), claims, strict=True):
                of_facet[value] += count
            tallies[facet].update(of_facet)
    return tallies


def _facet_values(connection: apsw.Connection, facet: str, tally: Tally, limit: int | None) -> tuple[FacetValue, ...]:
    """Values in words; of equal counts in order of the alphabet."""
    counted = [(value, claims) for value, claims in tally.items() if claims]
    if limit is not None and len(counted) > limit:
        least = heapq.nlargest(limit, (claims for _, claims in counted))[-1]
        counted = [(value, claims) for value, claims in counted if claims >= least]
    names: dict[str | int, str] = {value: str(value) for value, _ in counted} | {UNDATED: ""}
    if facet in NAMED_FACETS:
        [(numbers, told)] = ask(connection, _NAMES, (write_json([value for value, _ in counted]),))
        names |= zip(_numbers(numbers), _names(told), strict=True)
    named = [(names[value], claims) for value, claims in counted]
    named.sort(key=operator.itemgetter(0))
    named.sort(key=operator.itemgetter(1), reverse=True)
    return tuple(itertools.starmap(FacetValue, named[:limit]))
