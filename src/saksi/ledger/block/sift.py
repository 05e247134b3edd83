"""Which claims of the full blocks a query finds, as bits: each thing asked for gives some, and they are combined.

Common words and facets of few values have their bits; speakers, outlets and months are stretches of an order; what
tables tell is kept by value, and whatever else is asked for is listed by number, and put in its places.
"""

import functools
import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import apsw
import msgspec

from saksi.ledger.block import bits, block
from saksi.ledger.block.detail import numbers_from
from saksi.ledger.block.opening import STAR, find_openings
from saksi.ledger.block.posting import DETAILS, Bits, find_details
from saksi.ledger.block.wording import look_up
from saksi.ledger.desk import any_rejected
from saksi.ledger.file.file import ask
from saksi.ledger.search.index import NAMED_FACETS, UNDATED
from saksi.ledger.search.part import Part, join_parts, wanted_values
from saksi.ledger.search.query import ClaimQuery, filters, plain_forms, words_match
from saksi.ledger.shape import write_json

# To look up so many claims for each full block takes as long as to read the columns of all blocks; a further claim then
# costs a third.
MANY_A_BLOCK = 200
# Without words, claims are found by an index of speakers or outlets so much faster.
NAMED = 4
# To look up the counts of more names takes longer than to read all.
LOOKED_UP = 1000
# A word that is common in fewer blocks is listed: where it is not, it would have to be looked up block by block.
COMMON_IN = 0.75
# What facet sets say of a claim, so far as a query asks for it.
OF_OUTLETS = ("outlet", "outlet_is")
OF_SETS = (*block.BIT_FACETS, *OF_OUTLETS)
OF_SPEAKERS = ("speaker", "speaker_is", "is_named")
# Sorts behind all that goes on from a month.
_LAST = chr(sys.maxunicode)
_MONTH = len("2025-07")
_numbers = msgspec.json.Decoder(list[int]).decode
Combine = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Sifted:
    """The claims of the full blocks that a query finds; of those behind it is not known yet."""

    bits: Bits
    query: ClaimQuery
    is_common: bool

    def behind(self, connection: apsw.Connection, columns: str) -> Part:
        """SQL that asks for columns of the claims behind the blocks."""
        source, (where, bindings) = _behind(connection, self.query, is_common=self.is_common)
        return f"SELECT {columns} FROM {source} WHERE {where}", bindings


def sift_claims(connection: apsw.Connection, query: ClaimQuery) -> Sifted | None:
    """Find claims by bits; None where it is cheaper to list what is found."""
    blocks, match = block.full_blocks(connection), words_match(query)
    if not blocks or query.judged not in (None, "unjudged", "any") or match == "":
        return None
    held = None if match is None else _hold(connection, query, 1 if query.without else math.ceil(blocks * COMMON_IN))
    if match is not None and held is None and only(query, "words", "by_stem", *OF_SETS) == query:
        return None
    is_common = held is not None
    if not asks_details(query) and _are_few(connection, query, MANY_A_BLOCK * blocks, is_common=is_common):
        return None
    held = held or _hold(connection, query, 0)
    found = _combine(_judged(connection, query), _match(connection, query, held), _both)
    return Sifted(found, query, is_common)


def asks_details(query: ClaimQuery) -> bool:
    """Whether a query asks for what only tables tell: to look at these costs more than all else.

    >>> asks_details(ClaimQuery(unit="killed")), asks_details(ClaimQuery(stance="deny"))
    (True, False)
    """
    return any(getattr(query, field) is not None for field in DETAILS) or any(map(asks_details, query.without))


def only(query: ClaimQuery, *fields: str) -> ClaimQuery:
    """The same query, asking for nothing but some fields.

    >>> only(ClaimQuery(words="x", stance="deny"), "stance") == ClaimQuery(stance="deny")
    True
    """
    return replace(ClaimQuery(), **{field: getattr(query, field) for field in fields})


def _are_few(connection: apsw.Connection, query: ClaimQuery, floor: int, *, is_common: bool) -> bool:
    """Whether one thing that is asked for leaves fewer claims than `floor`, which are then looked at one by one."""
    match, asked = words_match(query), list[Part]()
    if match is not None and not is_common:
        asked.append(("claim_search WHERE claim_search MATCH ?", (match,)))
    days = ClaimQuery(since=query.since, until=query.until)
    if days != ClaimQuery():
        where, bindings = join_parts(filters(days, any_rejected=False))
        asked.append((f"claim_index AS i WHERE {where}", bindings))
    for source, bindings in asked:
        [(count,)] = ask(connection, f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT ?)", (*bindings, floor))
        if count < floor:
            return True
    floor *= 1 if match is not None else NAMED
    return any(count_named(connection, query, facet) < floor for facet in NAMED_FACETS)


def count_named(connection: apsw.Connection, query: ClaimQuery, facet: str) -> float:
    """How many claims of the whole ledger have the speakers or outlets that are asked for; infinite for any."""
    numbers = _named(connection, query, facet)
    return math.inf if numbers is None else _count(connection, facet, numbers)


def _named(connection: apsw.Connection, query: ClaimQuery, facet: str) -> set[int] | None:
    """The numbers of the speakers or outlets that are asked for; None for any."""
    fields = OF_SPEAKERS if facet == "speaker" else OF_OUTLETS
    where, bindings = join_parts(filters(only(query, *fields), any_rejected=False))
    if where == "1":
        return None
    names = f"SELECT number AS {facet} FROM names WHERE role = '{facet}'"
    return {number for (number,) in ask(connection, f"SELECT {facet} FROM ({names}) AS i WHERE {where}", bindings)}


def _count(connection: apsw.Connection, facet: str, values: set[int]) -> int:
    """How many claims of the whole ledger have one of some values."""
    if len(values) <= LOOKED_UP:
        sql = "SELECT sum(claims) FROM facet_counts WHERE facet = ? AND value IN (SELECT value FROM json_each(?))"
        return connection.execute(sql, (facet, write_json(list(values)))).get or 0
    sql = "SELECT value, claims FROM facet_counts WHERE facet = ?"
    return sum(claims for value, claims in ask(connection, sql, (facet,)) if value in values)


def _list(connection: apsw.Connection, parts: list[Part]) -> list[int]:
    where, bindings = join_parts(parts)
    [(listed,)] = ask(connection, f"SELECT json_group_array(i.number) FROM claim_index AS i WHERE {where}", bindings)
    return sorted(_numbers(listed))


def _match(connection: apsw.Connection, query: ClaimQuery, held: Bits | None) -> Bits:
    """The claims that have all that a query asks for, whatever people hold of them."""
    every = [*_asked(connection, query), *find_details(connection, query)]
    if held is not None:
        every.append(held)
    whole = [(1 << 2 * block.SIZE) - 1] * block.full_blocks(connection)
    found = functools.reduce(lambda some, others: _combine(some, others, _both), every, whole)
    for other in query.without:
        left_out = _match(connection, other, _hold(connection, other, 0))
        found = _combine(found, left_out, lambda some, more: some & ~more)
    return found


def _asked(connection: apsw.Connection, query: ClaimQuery) -> Iterator[Bits]:
    """Yield the claims with each thing that is asked for, but for words and what tables tell."""
    for facet in block.BIT_FACETS:
        if getattr(query, facet) is not None:
            yield bits.find_value(connection, facet, wanted_values(getattr(query, facet)))
    speakers = _named(connection, query, "speaker")
    if speakers is not None:
        yield bits.find_speakers(connection, speakers)
    if replace(only(query, *OF_OUTLETS), since=query.since, until=query.until) != ClaimQuery():
        yield _find_issues(connection, query)


def _find_issues(connection: apsw.Connection, query: ClaimQuery) -> Bits:
    """The claims of outlets and days: whole months, but for the days before the first and behind the last."""
    where, bindings = join_parts(filters(only(query, *OF_OUTLETS), any_rejected=False))
    sql = f"SELECT min(number), month FROM facet_sets AS i WHERE {where} GROUP BY outlet, month"
    since, until = query.since and query.since[:10], query.until and query.until[:10] + UNDATED
    issues, edges = {number for number, month in ask(connection, sql, bindings) if _may_be(month, since, until)}, []
    if since:
        edges.append((since[:_MONTH], since))
    if until:
        edges.append((until, until[:_MONTH] + _LAST))
    found = bits.find_issues(connection, issues)
    for edge in edges:
        left_out = _list(connection, [("i.moment >= ? AND i.moment < ?", edge)])
        found = _combine(found, bits.find_numbers(connection, left_out), lambda some, more: some & ~more)
    return found


def _may_be(month: str, since: str | None, until: str | None) -> bool:
    """Whether a moment of a month may lie between two, the second not included; what has no date lies between none."""
    if since is not None and not since[:_MONTH] <= month < UNDATED:
        return False
    return until is None or month < until


def _judged(connection: apsw.Connection, query: ClaimQuery) -> Bits:
    """The claims that are there, and of which people hold what is asked for."""
    counted = bits.counted_bits(connection)
    if query.judged is None:
        return counted
    judged = bits.find_numbers(connection, _list(connection, [("i.verdict <> ''", ())]))
    return _combine(counted, judged, lambda some, more: some | more if query.judged == "any" else some & ~more)


def _behind(connection: apsw.Connection, query: ClaimQuery, *, is_common: bool) -> tuple[str, Part]:
    """Where the claims behind the blocks are found. They are walked through: by an index it would take longer."""
    first, match = block.first_behind(connection), words_match(query)
    scope = numbers_from(first)
    parts, table = filters(query, any_rejected=any_rejected(connection), scope=scope), "claim_index"
    if only(query, "words", "by_stem", *DETAILS) == query:
        # Narrower, and without what was rejected.
        parts, table = filters(only(query, *DETAILS), any_rejected=False, scope=scope), "claim_facets"
    if match and STAR in match and is_common:
        told = write_json(sorted(_find_behind(connection, query, first)))
        return f"{table} AS i", join_parts([("i.number IN (SELECT value FROM json_each(?))", (told,)), *parts])
    if match is None:
        return f"{table} AS i NOT INDEXED", join_parts([("i.number >= ?", (first,)), *parts])
    source = f"claim_search AS f CROSS JOIN {table} AS i ON i.number = f.rowid"
    return source, join_parts([("claim_search MATCH ? AND f.rowid >= ?", (match, first)), *parts])


def _find_behind(connection: apsw.Connection, query: ClaimQuery, first: int) -> set[int]:
    """The claims from a number on that hold all words of one of the texts: with beginnings, by reading their texts."""
    field, texts = plain_forms(query) or ("", [])
    bounds = (first, bits.LAST_NUMBER)

    def find(form: str) -> set[int]:
        word = bits.word_of(connection, form) or ""
        return set(
            find_openings(connection, word, bounds)
            if STAR in word
            else look_up(connection, f'{field} : "{word}"', bounds)
        )

    return {number for text in texts for number in set.intersection(*(find(form) for (form,) in text))}


def _hold(connection: apsw.Connection, query: ClaimQuery, least: int) -> Bits | None:
    """The claims that hold all words of one of the texts asked for; None when no words are asked for.

    None, too, where a word is no plain one, or common in fewer than `least` blocks: it is found as fast or faster
    without bits. With 0 it is found in any case.
    """
    match = words_match(query)
    if match is None:
        return None
    held = _hold_common(connection, query, least)
    if held is None and not least:
        return bits.find_match(connection, match) if match else [0] * block.full_blocks(connection)
    return held


def are_kept(connection: apsw.Connection, query: ClaimQuery) -> bool:
    """Whether all words and beginnings that a query asks for are common in some block."""
    return _common_words(connection, query, 1) is not None


def _common_words(
    connection: apsw.Connection, query: ClaimQuery, least: int
) -> tuple[str, list[list[list[str]]]] | None:
    """The field, and the forms of each word of each text, as bits are kept of them; None where of one they are not."""
    field, texts = plain_forms(query) or ("", [])
    words = [[[bits.word_of(connection, form) for form in forms] for forms in text] for text in texts]
    told: list[list[list[str]]] = [[[w for w in forms if w] for forms in text] for text in words]
    if not told or told != words:
        return None
    if any(bits.common_blocks(connection, field, forms) < max(1, least) for text in told for forms in text):
        return None
    return field, told


def _hold_common(connection: apsw.Connection, query: ClaimQuery, least: int) -> Bits | None:
    common = _common_words(connection, query, least)
    if common is None:
        return None
    field, told = common
    either: Bits | None = None
    for text in told:
        held = [bits.find_word(connection, field, forms) for forms in text]
        every = functools.reduce(lambda some, others: _combine(some, others, _both), held)
        either = every if either is None else _combine(either, every, lambda some, more: some | more)
    return either


def _both(some: int, more: int) -> int:
    return some & more


def _combine(some: Bits, others: Bits, combine: Combine) -> Bits:
    return list(map(combine, some, others))
