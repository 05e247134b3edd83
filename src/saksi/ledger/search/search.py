"""Finding claims.

A rare word is sought in the full-text index, and what is found is sorted. A common word is sought the other way round:
claims are walked through in the order asked for, and each is looked up in the full-text index, until enough are found;
so the first screen costs the same in a ledger ten times as large. What only tables tell, beginnings of words and words
that are left out are looked for in the same way, in the claims themselves.

Best first goes by BM25. A score for each of very many claims would cost as much as there are, and a word that so many
hold hardly tells them apart: there the newest RANKED of them are put in order among themselves, and the others follow,
the newest first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import apsw

from saksi.kinds import Article, Claim, Quantity, When, Where
from saksi.ledger import table
from saksi.ledger.block import walk
from saksi.ledger.block.few import rank_few
from saksi.ledger.block.screen import best_fitting, first_fitting, takes_looking
from saksi.ledger.block.sift import OF_OUTLETS, count_named
from saksi.ledger.correct import Corrected, Rating, Verdict, correct
from saksi.ledger.desk import any_rejected, corrections_of, has_corrections
from saksi.ledger.fetch import fetch_article, fetch_claim, fetch_days, fetch_finding, fetch_places
from saksi.ledger.file.file import ask, snapshot
from saksi.ledger.search.index import UNDATED
from saksi.ledger.search.part import Binding, Part, join_parts
from saksi.ledger.search.query import ClaimQuery, Order, filters, words_match

# A walk for more than this is no faster than finding all.
SCREEN = 200
_NAMES = (("speaker", ("speaker", "speaker_is")), ("outlet", OF_OUTLETS))


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
    if limit is not None and limit <= SCREEN and _is_looked_at(connection, query, order):
        looked_at = _look(connection, query, limit, order)
        if looked_at is not None:
            return looked_at
    if match and order == "best":
        if isinstance(query.words, str) and "*" not in match and _are_many(connection, query):
            return _screen_first(connection, query, match, limit)
        return _sorted(connection, query, f"f.rank, {walk.BY_TIME}", limit)
    direction: walk.Direction = "newest" if order == "newest" else "oldest"
    may_walk = match and "*" not in match and limit is not None and limit <= SCREEN
    if match and limit is not None and may_walk and (is_common or walk.is_common(connection, match)):
        walked = walk.walk_words(connection, query, match, limit, direction)
        if walked is not None:
            return walked
    if match and order == "newest":
        return _sorted(connection, query, f"i.moment >= '{UNDATED}', {walk.NEWEST}", limit)
    numbers: list[int] = []
    for section in walk.sections(query, direction):
        left = None if limit is None else limit - len(numbers)
        numbers += _sorted(connection, query, walk.ORDER_BY[direction], left, section)
    return numbers


def _is_looked_at(connection: apsw.Connection, query: ClaimQuery, order: Order) -> bool:
    """Whether claims had better be looked at one by one: by an index of names, all of a common name would be sorted."""
    if takes_looking(query):
        return True
    is_sorted = order == "newest" or (query.words is not None and order == "oldest")
    asked = [facet for facet, fields in _NAMES if any(getattr(query, field) is not None for field in fields)]
    return is_sorted and any(count_named(connection, query, facet) >= walk.COMMON for facet in asked)


def _look(connection: apsw.Connection, query: ClaimQuery, limit: int, order: Order) -> list[int] | None:
    """The first claims, by looking at these; None where others find them faster."""
    match = words_match(query)
    with snapshot(connection):
        if match and order == "best":
            return best_fitting(connection, query, match, limit)
        return first_fitting(connection, query, limit, "newest" if order == "newest" else "oldest")


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
        if columns in ("count(*)", "1") and not parts:
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
    newest = find_numbers(connection, query, limit and max(limit, walk.RANKED), "newest", is_common=True)
    return [*rank_few(connection, newest[: walk.RANKED], match), *newest[walk.RANKED :]][:limit]


def _are_many(connection: apsw.Connection, query: ClaimQuery) -> bool:
    """Whether a query finds COMMON claims."""
    sql, bindings = statement(connection, query, "1")
    [(count,)] = ask(connection, f"SELECT count(*) FROM ({sql} LIMIT ?)", (*bindings, walk.COMMON))
    return bool(count >= walk.COMMON)
