"""Finding claims: by words, speaker, outlet, stance and date."""

import itertools
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from saksi.kinds import Article, Claim, Quantity, Stance, When
from saksi.ledger.fetch import fetch_article, fetch_claims, fetch_quantities, fetch_times
from saksi.ledger.file import ask


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims. Every field given narrows; dates are `YYYY-MM-DD`, both included.

    `words` must all stand in one sentence of the claim: `"two words"` in quotation marks stand together, `word*` is a
    beginning. `speaker` words must all stand in the speaker's name. Capitals and accents do not matter.
    """

    words: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    stance: Stance | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found, with its article and the quantities and times that stand in it."""

    article: Article
    claim: Claim
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]


_PHRASE = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')

_IN_SENTENCE = """c.number IN (
  SELECT k.number FROM sentence_search AS f
  JOIN sentences AS s ON s.number = f.rowid
  JOIN claims AS k ON k.article = s.article AND k.words_start < s.end_char AND k.words_end > s.start_char
  WHERE sentence_search MATCH ?)"""
_BY_SPEAKER = "c.number IN (SELECT rowid FROM speaker_search WHERE speaker_search MATCH ?)"
_FROM = "FROM claims AS c JOIN articles AS a ON a.number = c.article"


def match_text(words: str) -> str | None:
    """Write words as an FTS5 query that cannot be misread; None when they hold nothing to look for.

    >>> match_text('banjir "Kota Palu" OR meng*')
    '"banjir" "Kota Palu" "OR" "meng"*'
    """
    phrases = []
    for quoted, quoted_star, bare in _PHRASE.findall(words.replace("\0", " ")):
        phrase = quoted or bare.rstrip("*")
        star = "*" if quoted_star or bare.endswith("*") else ""
        if any(character.isalnum() for character in phrase):
            phrases.append(f'"{phrase}"{star}')
    return " ".join(phrases) or None


def search_claims(connection: apsw.Connection, query: ClaimQuery, limit: int | None = None) -> Iterator[Hit]:
    """Yield the claims asked for, oldest article first, in reading order."""
    where, bindings = _where(query)
    order = "a.published IS NULL, a.published, a.key, c.words_start, c.position"
    rows = ask(
        connection,
        f"SELECT a.key, c.article, c.position {_FROM} WHERE {where} ORDER BY {order} LIMIT ?",
        (*bindings, -1 if limit is None else limit),
    )
    for (key, number), group in itertools.groupby(rows, key=operator.itemgetter(0, 1)):
        yield from _hits(connection, key, number, [position for _, _, position in group])


def count_claims(connection: apsw.Connection, query: ClaimQuery) -> int:
    """How many claims the same query yields without a limit."""
    where, bindings = _where(query)
    [(count,)] = ask(connection, f"SELECT count(*) {_FROM} WHERE {where}", bindings)
    return int(count)


def _hits(connection: apsw.Connection, key: str, number: int, positions: list[int]) -> Iterator[Hit]:
    article, claims = fetch_article(connection, key), fetch_claims(connection, number)
    quantities, times = fetch_quantities(connection, number), fetch_times(connection, number)
    for claim in (claims[position] for position in positions):
        inside = tuple(quantity for quantity in quantities if quantity.claim == claim.id)
        yield Hit(article, claim, inside, tuple(time for time in times if time.claim == claim.id))


def _where(query: ClaimQuery) -> tuple[str, tuple[str, ...]]:
    wanted = (
        (_IN_SENTENCE, None if query.words is None else match_text(query.words) or ""),
        (_BY_SPEAKER, None if query.speaker is None else match_text(query.speaker) or ""),
        ("a.outlet LIKE ? ESCAPE '!'", None if query.outlet is None else _like(query.outlet)),
        ("c.stance = ?", query.stance),
        ("substr(a.published, 1, 10) >= ?", query.since and query.since[:10]),
        ("substr(a.published, 1, 10) <= ?", query.until and query.until[:10]),
    )
    given = [(condition, value) for condition, value in wanted if value is not None]
    if any(not value for _, value in given):
        return "0", ()
    return " AND ".join(["1", *(condition for condition, _ in given)]), tuple(value for _, value in given)


def _like(words: str) -> str:
    return "%" + re.sub(r"([!%_])", r"!\1", words) + "%"
