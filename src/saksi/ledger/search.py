"""Finding claims.

A rare word is sought in the full-text index, and what is found is sorted. A common word is sought the other way round:
claims are walked through in the order asked for, and each is looked up in the full-text index, until enough are found;
so the first screen costs the same in a ledger ten times as large. Beginnings of words are always sought the first way:
to look one up for a single claim costs as much as for all.

Best first goes by BM25. A score for each of very many claims would cost as much as there are, and a word that so many
hold hardly tells them apart: there the newest RANKED of them are put in order among themselves, and the others follow,
the newest first.
"""

import contextlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import apsw

from saksi.kinds import Article, Claim, Quantity, When, Where
from saksi.ledger import table
from saksi.ledger.correct import Corrected, Rating, Verdict, correct
from saksi.ledger.desk import any_rejected, corrections_of, has_corrections
from saksi.ledger.fetch import fetch_article, fetch_claim, fetch_days, fetch_finding, fetch_places
from saksi.ledger.file import ask, snapshot
from saksi.ledger.index import UNDATED
from saksi.ledger.part import Binding, Part, join_parts
from saksi.ledger.query import ClaimQuery, Order, filters, words_match
from saksi.ledger.screen import Found, first_found, list_behind, list_found
from saksi.ledger.shape import write_json
from saksi.ledger.sift import asks_details, sift_claims

# What more claims have than this is a common word. Sorting so many takes some 6 ms.
COMMON = 4000
# A walk looks at so many claims at most: more take longer than sorting what a common word finds.
WALK = 40_000
# Claims that are looked up together, at first and later: most walks end soon.
FIRST_STRIDE, LAST_STRIDE = 64, 4096
# Claims that follow each other in time mostly came one after the other. Where their numbers spread over more than so
# many times their count, they did not, and are looked up by their texts; so many at most.
SPREAD = 32
SINGLES = 500
# A walk for more than this is no faster than finding all.
SCREEN = 200
# Of very many claims so many are put in order by how well they fit, five pages of them: to find and order so many takes
# less time than to score what a common word finds.
RANKED = 100

_BY_TIME = "i.moment, i.article_key, i.passage_start, i.number"
_NEWEST = "i.moment DESC, i.article_key, i.passage_start, i.number"
_DATED: Part = ("i.moment < ?", (UNDATED,))
_UNDATED: Part = ("i.moment >= ?", (UNDATED,))


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found, with its article and the quantities and times that stand in it. Corrections are applied.

    `places` and `days` are the places and times its quantities are said for; these may stand outside the claim.
    """

    article: Article
    claim: Claim
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]
    verdict: Verdict = ""
    ratings: tuple[Rating, ...] = ()
    places: tuple[Where, ...] = ()
    days: tuple[When, ...] = ()


def search_claims(
    connection: apsw.Connection, query: ClaimQuery, limit: int | None = None, *, skip: int = 0, order: Order = "oldest"
) -> Iterator[Hit]:
    """Yield the claims asked for, in reading order within an article."""
    return fetch_hits(
        connection, find_numbers(connection, query, None if limit is None else limit + skip, order)[skip:]
    )


def fetch_hits(connection: apsw.Connection, numbers: Iterable[int]) -> Iterator[Hit]:
    """Yield claims by their numbers, in the order of these."""
    corrected = has_corrections(connection)
    held: tuple[str, Article] | None = None
    for number in numbers:
        sql = "SELECT a.key FROM claims AS c JOIN articles AS a ON a.number = c.article WHERE c.number = ?"
        [(key,)] = ask(connection, sql, (number,))
        if held is None or held[0] != key:
            held = (key, fetch_article(connection, key))
        yield fetch_hit(connection, number, held[1], corrected=corrected)


def claim_number(connection: apsw.Connection, key: str, claim: str) -> int | None:
    """The number of a claim by its article's key and its id."""
    sql = "SELECT c.number FROM claims AS c JOIN articles AS a ON a.number = c.article WHERE a.key = ? AND c.id = ?"
    number: int | None = connection.execute(sql, (key, claim)).get
    return number


def find_numbers(
    connection: apsw.Connection, query: ClaimQuery, limit: int | None, order: Order, *, is_common: bool = False
) -> list[int]:
    """The numbers of the claims asked for, in order; `is_common` where it is known already that many hold the words."""
    match = words_match(query)
    if limit is not None and limit <= SCREEN and _goes_by_bits(query, match):
        with snapshot(connection):
            sifted = sift_claims(connection, query)
            if sifted is not None:
                return _find_listed(
                    connection, list_behind(connection, sifted), match if order == "best" else None, limit, order
                )
    if match and order == "best":
        if isinstance(query.words, str) and "*" not in match and _are_many(connection, query):
            return _screen_first(connection, query, match, limit)
        return _sorted(connection, query, f"f.rank, {_BY_TIME}", limit)
    sections: tuple[tuple[Part, ...], ...] = ((),)
    if order == "newest":
        sections = ((_DATED,), (_UNDATED,))
    may_walk = match and "*" not in match and limit is not None and limit <= SCREEN
    if match and limit is not None and may_walk and (is_common or _is_common(connection, match)):
        walked = _walk(connection, query, match, limit, order)
        if walked is not None:
            return walked
    if match and order == "newest":
        return _sorted(connection, query, f"i.moment >= '{UNDATED}', {_NEWEST}", limit)
    numbers: list[int] = []
    for section in sections:
        left = None if limit is None else limit - len(numbers)
        numbers += _sorted(connection, query, _NEWEST if order == "newest" else _BY_TIME, left, section)
    return numbers


def _goes_by_bits(query: ClaimQuery, match: str | None) -> bool:
    """Whether a query asks for what takes long to look up for a single claim: tables, or beginnings of words."""
    return asks_details(query) or "*" in (match or "")


def _find_listed(connection: apsw.Connection, found: Found, ranked: str | None, limit: int, order: Order) -> list[int]:
    """The first claims of those that bits tell; the best first where `ranked` is what the full-text index is asked."""
    if not ranked:
        is_newest = order == "newest"
        return first_found(connection, found, limit, _NEWEST if is_newest else _BY_TIME, newest_first=is_newest)
    if found.count() < COMMON:
        numbers = write_json(list_found(connection, found))
        sql = f"""SELECT f.rowid FROM claim_search AS f CROSS JOIN claim_index AS i ON i.number = f.rowid
                  WHERE claim_search MATCH ? AND i.number IN (SELECT value FROM json_each(?))
                  ORDER BY f.rank, {_BY_TIME} LIMIT ?"""
        return [number for (number,) in ask(connection, sql, (ranked, numbers, limit))]
    newest = first_found(connection, found, max(limit, RANKED), _NEWEST, newest_first=True)
    return [*_rank(connection, newest[:RANKED], ranked), *newest[RANKED:]][:limit]


def fetch_hit(connection: apsw.Connection, number: int, article: Article, *, corrected: bool) -> Hit:
    """Give a claim with what stands in it, as it reads with corrections applied."""
    claim = fetch_claim(connection, number)
    if corrected and (made := corrections_of(connection, article.key)):
        return _corrected_hit(article, claim, correct(fetch_finding(connection, article.key), made))
    inside = (number, claim.id)
    quantities = tuple(
        table.QUANTITIES.value(row) for row in ask(connection, _inside("quantities", table.QUANTITIES.columns), inside)
    )
    times = tuple(table.TIMES.value(row) for row in ask(connection, _inside("times", table.TIMES.columns), inside))
    places = fetch_places(connection, ((article.key, each.place) for each in quantities if each.place))
    days = fetch_days(connection, ((article.key, each.as_of) for each in quantities if each.as_of))
    return Hit(article, claim, quantities, times, places=tuple(places.values()), days=tuple(days.values()))


def _corrected_hit(article: Article, claim: Claim, reads: Corrected) -> Hit:
    finding, id = reads.finding, claim.id
    quantities = tuple(quantity for quantity in finding.quantities if quantity.claim == id)
    places, days = {each.place for each in quantities}, {each.as_of for each in quantities}
    return Hit(
        article,
        next(each for each in finding.claims if each.id == id),
        quantities,
        tuple(when for when in finding.times if when.claim == id),
        reads.verdicts.get(id, ""),
        reads.ratings.get(id, ()),
        tuple(where for where in finding.places if where.id in places),
        tuple(when for when in finding.times if when.id in days),
    )


def _inside(name: str, columns: tuple[str, ...]) -> str:
    article = "(SELECT article FROM claims WHERE number = ?)"
    return f"SELECT {', '.join(columns)} FROM {name} WHERE article = {article} AND claim = ? ORDER BY position"


def statement(
    connection: apsw.Connection, query: ClaimQuery, columns: str, also: tuple[Part, ...] = ()
) -> tuple[str, tuple[Binding, ...]]:
    """A query as SQL. With words, the full-text index comes first, and each claim in it is looked up."""
    match = words_match(query)
    source, parts = "claim_index AS i", [*filters(query, any_rejected=any_rejected(connection)), *also]
    if match == "":
        parts = [("0", ())]
    elif match is not None:
        source = "claim_search AS f CROSS JOIN claim_index AS i ON i.number = f.rowid"
        if columns == "count(*)" and not parts:
            source = "claim_search AS f"
        parts.insert(0, ("claim_search MATCH ?", (match,)))
    where, bindings = join_parts(parts)
    return f"SELECT {columns} FROM {source} WHERE {where}", bindings


def _sorted(
    connection: apsw.Connection, query: ClaimQuery, order: str, limit: int | None, also: tuple[Part, ...] = ()
) -> list[int]:
    sql, bindings = statement(connection, query, "i.number", also)
    rows = ask(connection, f"{sql} ORDER BY {order} LIMIT ?", (*bindings, -1 if limit is None else limit))
    return [number for (number,) in rows]


def _screen_first(connection: apsw.Connection, query: ClaimQuery, match: str, limit: int | None) -> list[int]:
    """The newest RANKED claims, the best first, and then all others, the newest first."""
    newest = find_numbers(connection, query, limit and max(limit, RANKED), "newest", is_common=True)
    return [*_rank(connection, newest[:RANKED], match), *newest[RANKED:]][:limit]


def _rank(connection: apsw.Connection, numbers: Sequence[int], match: str) -> list[int]:
    """Few claims by BM25 among themselves: it costs what they are, not what the ledger is. Ties stay in order."""
    ranked = _match_few(connection, match, numbers)
    rank = {number: place for place, number in enumerate(ranked)}
    return sorted(numbers, key=lambda number: rank.get(number, len(rank)))


def _match_few(connection: apsw.Connection, match: str, numbers: Sequence[int]) -> list[int]:
    """Those of few claims that have the words, the best first; by an index of them alone.

    To look one up in the index of a large ledger takes ten times as long as to index it.
    """
    sql = "SELECT number, passage, stems FROM claims WHERE number IN (SELECT value FROM json_each(?))"
    texts = {number: text for number, *text in ask(connection, sql, (write_json(list(numbers)),))}
    rows = ((place, *texts[number]) for place, number in enumerate(numbers, 1))
    with contextlib.closing(apsw.Connection(":memory:")) as few:
        few.execute("CREATE VIRTUAL TABLE few USING fts5 (passage, stems, tokenize = 'unicode61')")
        with few:
            few.executemany("INSERT INTO few (rowid, passage, stems) VALUES (?, ?, ?)", rows)
        ranked = ask(few, "SELECT rowid FROM few WHERE few MATCH ? ORDER BY rank, rowid", (match,))
    return [numbers[place - 1] for (place,) in ranked]


def _are_many(connection: apsw.Connection, query: ClaimQuery) -> bool:
    """Whether a query finds COMMON claims."""
    sql, bindings = statement(connection, query, "1")
    [(count,)] = ask(connection, f"SELECT count(*) FROM ({sql} LIMIT ?)", (*bindings, COMMON))
    return bool(count >= COMMON)


def _is_common(connection: apsw.Connection, match: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM claim_search WHERE claim_search MATCH ? LIMIT ?)"
    [(count,)] = ask(connection, sql, (match, COMMON))
    return bool(count >= COMMON)


def _walk(connection: apsw.Connection, query: ClaimQuery, match: str, limit: int, order: Order) -> list[int] | None:
    """The first claims in order that have the words; None when too many must be looked at."""
    parts = filters(query, any_rejected=any_rejected(connection))
    if order == "newest":
        parts.append(_DATED)
    where, bindings = join_parts(parts)
    by = _NEWEST if order == "newest" else _BY_TIME
    walk = connection.execute(f"SELECT i.number FROM claim_index AS i WHERE {where} ORDER BY {by}", bindings)
    found: list[int] = []
    looked, singles, stride = 0, 0, FIRST_STRIDE
    while looked < WALK and singles < SINGLES:
        numbers = [number for (number,) in itertools.islice(walk, stride)]
        is_near = numbers and max(numbers) - min(numbers) < SPREAD * len(numbers)
        matching = _near(connection, match, numbers) if is_near else set(_match_few(connection, match, numbers))
        found += [number for number in numbers if number in matching]
        if len(found) >= limit:
            return found[:limit]
        if len(numbers) < stride:
            return found if order == "oldest" else None
        looked, singles = looked + len(numbers), singles + (0 if is_near else len(numbers))
        stride = min(2 * stride, LAST_STRIDE)
    return None


def _near(connection: apsw.Connection, match: str, numbers: Sequence[int]) -> set[int]:
    """Those of the claims that have the words, by one look at the stretch they lie in."""
    sql = "SELECT rowid FROM claim_search WHERE claim_search MATCH ? AND rowid BETWEEN ? AND ?"
    return {number for (number,) in ask(connection, sql, (match, min(numbers), max(numbers)))}
