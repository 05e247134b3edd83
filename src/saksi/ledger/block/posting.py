"""Which claims of the full blocks have what only tables tell, as bits, without a look at these tables."""

import functools
import operator
from collections.abc import Callable, Iterator

import apsw

from saksi.ledger.block import bits, block
from saksi.ledger.block.amount import find_amounts, find_kinds
from saksi.ledger.block.detail import NAMED, about_parts, place_codes
from saksi.ledger.block.said import FIELD, find_said, said_key
from saksi.ledger.block.value import find_listed, fold
from saksi.ledger.search.part import NOTHING, Part, Wanted, like_text, wanted_values
from saksi.ledger.search.query import ClaimQuery

# What is asked of the tables of agencies, figures, names and places.
DETAILS = ("about", "agency", "place", "unit", "figure_min", "figure_max")
# A bit for each claim in either order, block by block.
Bits = list[int]


def find_details(connection: apsw.Connection, query: ClaimQuery) -> Iterator[Bits]:
    """Yield the claims with each thing of these that a query asks for."""
    for wanted, find in ((query.agency, _agency), (query.about, _about), (query.place, _place)):
        if wanted is not None:
            yield _either(connection, wanted, find)
    bounds = (query.figure_min, query.figure_max)
    if bounds != (None, None):
        kinds = None if query.unit is None else find_kinds(connection, wanted_values(query.unit))
        yield list(find_amounts(connection, kinds, bounds, block.SIZE))
    elif query.unit is not None:
        yield _either(connection, query.unit, _unit)


def _either(connection: apsw.Connection, wanted: Wanted, find: Callable[[apsw.Connection, str], Bits]) -> Bits:
    """The claims that have one of the values wanted."""
    found = [0] * block.full_blocks(connection)
    each = (find(connection, value) for value in wanted_values(wanted))
    return functools.reduce(lambda some, more: list(map(operator.or_, some, more)), each, found)


def _agency(connection: apsw.Connection, name: str) -> Bits:
    like = "field = 'agency' AND value LIKE ? ESCAPE '!'", (like_text(name),)
    return _having(connection, like if name else NOTHING)


def _place(connection: apsw.Connection, place: str) -> Bits:
    where = "field = 'place' AND value = ? OR field = 'code' AND (value = ? OR value BETWEEN ? AND ?)"
    return _having(connection, (where, (fold(place), *place_codes(place))))


def _unit(connection: apsw.Connection, unit: str) -> Bits:
    where = "field = 'unit' AND value = ? OR field IN ('concept', 'outcome') AND value = ?"
    return _having(connection, (where, (fold(unit), unit)))


def _about(connection: apsw.Connection, name: str) -> Bits:
    named, _, _ = about_parts(name)
    if not named:
        return [0] * block.full_blocks(connection)
    found = _having(connection, (f"field = 'about' AND value IN ({NAMED})", (named,)))
    said = bits.find_or_look_up(connection, FIELD, said_key(name), lambda bounds: find_said(connection, name, bounds))
    return list(map(operator.or_, found, said))


def _having(connection: apsw.Connection, condition: Part) -> Bits:
    """The claims that have a value which a condition holds for."""
    where, bindings = condition
    numbers: list[int] = []
    for at, claims in sorted(find_listed(connection, where, bindings).items()):
        numbers += map((at << block.SIZE_BITS).__add__, claims)
    found = bits.find_numbers(connection, numbers)
    for at, held in bits.find_kept(connection, condition):
        found[at] |= held
    return found
