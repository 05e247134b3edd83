"""Finding sentences that no claim stands in: by words, outlet, language and day.

A rare word is sought in the index, and what is found is sorted. A common word is sought the other way round: articles
are walked through in the order asked for, until enough is found.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import apsw

from saksi.errors import LedgerError
from saksi.kinds import Article, Span
from saksi.ledger.fetch import fetch_article
from saksi.ledger.file.file import ask
from saksi.ledger.search.index import UNDATED
from saksi.ledger.search.part import Binding, Part, join_parts
from saksi.ledger.search.query import ClaimQuery, Order, filters, words_match

# More sentences than this are found by walking: sorting so many takes some 15 ms.
COMMON = 4000
# Articles of one step of a walk, and how many are looked at before all that is found is sorted after all.
STRIDE, WALK = 128, 16_384
# Where the sentences of a step lie farther apart than so many times their count, its articles did not come in together,
# and each is looked up by itself; so many at most.
SPREAD = 32
SINGLES = 256
# A walk for more than this is no faster than finding all.
SCREEN = 200
_SOURCE = """sentence_search AS f CROSS JOIN sentences AS s ON s.number = f.rowid
CROSS JOIN article_index AS i ON i.number = s.article"""
_OLDEST = "i.moment, i.article_key, i.number"
_NEWEST = f"i.moment >= '{UNDATED}', i.moment DESC, i.article_key, i.number"


@dataclass(frozen=True, slots=True)
class TextHit:
    """A sentence that no claim stands in, and its article."""

    article: Article
    sentence: Span


def is_of_text(query: ClaimQuery) -> bool:
    """Whether a query has words, and asks for nothing that only claims have.

    >>> is_of_text(ClaimQuery(words="banjir", outlet="Misal")), is_of_text(ClaimQuery(words="banjir", stance="deny"))
    (True, False)
    """
    if query.words is None or query != ClaimQuery(
        words=query.words,
        by_stem=query.by_stem,
        outlet=query.outlet,
        outlet_is=query.outlet_is,
        language=query.language,
        since=query.since,
        until=query.until,
        without=query.without,
    ):
        return False
    return all(_is_left_out(other) for other in query.without)


class TextFinder:
    """Asks a ledger's connection for sentences outside claims."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def search(
        self, query: ClaimQuery, limit: int | None = None, *, skip: int = 0, order: Order = "oldest"
    ) -> Iterator[TextHit]:
        """Yield the sentences asked for, in reading order within an article. LedgerError for what only claims have."""
        match, parts = _asked(query)
        first = None if limit is None else limit + skip
        numbers = _find(self._connection, (match, parts), first, order) if match else []
        held: tuple[int, Article] | None = None
        for number in numbers[skip:]:
            sql = """SELECT s.article, s.start_char, s.end_char, a.key FROM sentences AS s
                     JOIN articles AS a ON a.number = s.article WHERE s.number = ?"""
            [(article, start, end, key)] = ask(self._connection, sql, (number,))
            if held is None or held[0] != article:
                held = (article, fetch_article(self._connection, key))
            yield TextHit(held[1], Span(start, end))

    def count(self, query: ClaimQuery) -> int:
        """How many sentences the same query yields without a limit."""
        match, parts = _asked(query)
        if not match:
            return 0
        source = _SOURCE if parts else "sentence_search AS f CROSS JOIN sentences AS s ON s.number = f.rowid"
        where, bindings = join_parts([("sentence_search MATCH ?", (match,)), *parts])
        [(count,)] = ask(self._connection, f"SELECT count(*) FROM {source} WHERE {where}", bindings)
        return int(count)


def _is_left_out(other: ClaimQuery) -> bool:
    """Whether one may leave this out: words, or something of articles."""
    if other.without:
        return False
    return is_of_text(other) if other.words is not None else is_of_text(replace(other, words="x"))


def _asked(query: ClaimQuery) -> tuple[str, list[Part]]:
    """What the full-text index is asked for, and the conditions on articles; words left out are asked for with it."""
    if not is_of_text(query):
        raise LedgerError("sentences outside claims are found by words, outlet, language and day; leave out the rest")
    match = words_match(query) or ""
    others = [other for other in query.without if other.words is None]
    for other in query.without:
        if other.words is not None and (unwanted := words_match(other)):
            match = f"({match}) NOT ({unwanted})" if match else ""
    return match, filters(replace(query, words=None, without=tuple(others)), any_rejected=False)


def _find(connection: apsw.Connection, asked: tuple[str, list[Part]], limit: int | None, order: Order) -> Sequence[int]:
    match, parts = asked
    is_common = _is_common(connection, match)
    if is_common and order == "best":
        order = "newest"
    if is_common and limit is not None and limit <= SCREEN and "*" not in match:
        walked = _walk(connection, asked, limit, order)
        if walked is not None:
            return walked
    by = {"best": f"f.rank, {_OLDEST}", "oldest": _OLDEST, "newest": _NEWEST}[order]
    where, bindings = join_parts([("sentence_search MATCH ?", (match,)), *parts])
    sql = f"SELECT s.number FROM {_SOURCE} WHERE {where} ORDER BY {by}, s.start_char LIMIT ?"
    return [number for (number,) in ask(connection, sql, (*bindings, -1 if limit is None else limit))]


def _is_common(connection: apsw.Connection, match: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM sentence_search WHERE sentence_search MATCH ? LIMIT ?)"
    [(count,)] = ask(connection, sql, (match, COMMON))
    return bool(count >= COMMON)


def _walk(connection: apsw.Connection, asked: tuple[str, list[Part]], limit: int, order: Order) -> list[int] | None:
    """The first sentences in order; None when too many articles must be looked at."""
    match, parts = asked
    dated: list[Part] = [("i.moment < ?", (UNDATED,))] if order == "newest" else []
    where, bindings = join_parts([*parts, *dated])
    by = "i.moment DESC, i.article_key, i.number" if order == "newest" else _OLDEST
    walk = connection.execute(f"SELECT i.number FROM article_index AS i WHERE {where} ORDER BY {by}", bindings)
    found: list[int] = []
    looked = singles = 0
    while looked < WALK and singles < SINGLES:
        articles = [number for (number,) in itertools.islice(walk, STRIDE)]
        ranges = [_sentences(connection, number) for number in articles]
        first, last = min((r[0] for r in ranges if r), default=0), max((r[1] for r in ranges if r), default=0)
        is_near = last - first < SPREAD * sum(r[1] - r[0] + 1 for r in ranges if r)
        held = _look_up(connection, match, (first, last)) if is_near else []
        for one in filter(None, ranges):
            found += [n for n in held if one[0] <= n <= one[1]] if is_near else _look_up(connection, match, one)
            if len(found) >= limit:
                return found[:limit]
        if len(articles) < STRIDE:
            return found if order == "oldest" else None
        looked, singles = looked + len(articles), singles + (0 if is_near else len(articles))
    return None


def _sentences(connection: apsw.Connection, article: int) -> tuple[int, int] | None:
    """The first and the last number of an article's sentences, which follow each other."""
    [(first, last)] = ask(connection, "SELECT min(number), max(number) FROM sentences WHERE article = ?", (article,))
    return None if first is None else (first, last)


def _look_up(connection: apsw.Connection, match: str, between: Iterable[Binding]) -> list[int]:
    sql = """SELECT f.rowid FROM sentence_search AS f CROSS JOIN sentences AS s ON s.number = f.rowid
             WHERE sentence_search MATCH ? AND f.rowid BETWEEN ? AND ? ORDER BY f.rowid"""
    return [number for (number,) in ask(connection, sql, (match, *between))]
