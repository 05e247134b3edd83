"""Looking around in a ledger without reading it whole: what ties one article, lists of measures and stories, health."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import apsw

from saksi.kinds import Link, LinkKind, Measure, Quantity, When, Where
from saksi.ledger import table
from saksi.ledger.correct import correct_links
from saksi.ledger.desk import fetch_corrections
from saksi.ledger.fetch import fetch_days, fetch_places
from saksi.ledger.file.file import ask
from saksi.ledger.search.facet import FacetValue
from saksi.ledger.search.index import FACETS, UNDATED
from saksi.ledger.search.match import beginnings_match
from saksi.ledger.shape import write_json
from saksi.ledger.tie import fetch_measure


@dataclass(frozen=True, slots=True)
class MeasureHead:
    """A measure in a list. `lo` and `hi` are the least and greatest bound any of its figures has."""

    id: str
    what: str
    lower: int
    upper: int
    figures: int
    articles: int
    outlets: int
    lo: int | float | None
    hi: int | float | None
    contradictions: int
    revisions: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class StoryHead:
    """A story in a list: the key of the article that the others tell the same as, and how many they are."""

    key: str
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class NameCount:
    """A speaker or an outlet, "" where none is stated, and how many claims it has."""

    name: str
    claims: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was seen."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Health:
    """What was read, and what was not, in numbers."""

    characters: int
    sentences: int
    sentences_read: int
    without_date: int
    without_outlet: int
    without_claims: int
    languages: tuple[Tally, ...]
    versions: tuple[Tally, ...]
    cuts: tuple[Tally, ...]
    unread: tuple[Tally, ...]
    rejects: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class CutPlace:
    """A cut with the article it was made in."""

    key: str
    title: str
    outlet: str | None
    text: str
    reason: str


_HEAD = """
SELECT m.id, m.what, m.origins_lower, m.origins_upper, count(*), count(DISTINCT f.article),
  count(DISTINCT coalesce(f.outlet, f.article)), min(coalesce(f.lo, f.hi)), max(coalesce(f.hi, f.lo)),
  (SELECT count(*) FROM measure_pairs AS p WHERE p.measure = m.id AND p.kind = 'contradiction'),
  (SELECT count(*) FROM measure_pairs AS p WHERE p.measure = m.id AND p.kind = 'revision'),
  min(f.published), max(f.published)
FROM measures AS m JOIN figures AS f ON f.measure = m.id"""
_FOUND = "m.position IN (SELECT rowid FROM measure_search WHERE measure_search MATCH ?1)"
# The plus keeps the words in front: they are found from an index, and fewer.
_RIVAL = "+m.id IN (SELECT measure FROM measure_pairs WHERE kind = 'contradiction')"

_NAMES = """FROM facet_counts AS c JOIN names AS n ON n.number = c.value
WHERE c.facet = ? AND n.role = ? AND n.name <> '' AND n.name LIKE ? ESCAPE '!'"""


@dataclass(frozen=True, slots=True)
class Browser:
    """Reads parts of an open ledger."""

    connection: apsw.Connection

    def links_of(self, key: str) -> tuple[Link, ...]:
        """Give the links of one article, in the order they were made, with corrections applied."""
        sql = f"SELECT {', '.join(table.LINKS.columns)} FROM links WHERE a = ?1 OR b = ?1 ORDER BY position"
        links = tuple(table.LINKS.value(row) for row in ask(self.connection, sql, (key,)))
        return tuple(link for link in self._corrected(links) if key in (link.a, link.b))

    def links_among(self, keys: Sequence[str], kind: LinkKind) -> tuple[Link, ...]:
        """Give the links of a kind whose both ends are among these articles, with corrections applied."""
        marks = ", ".join("?" * len(keys))
        sql = f"SELECT {', '.join(table.LINKS.columns)} FROM links WHERE kind = ? AND a IN ({marks}) AND b IN ({marks})"
        rows = ask(self.connection, f"{sql} ORDER BY position", (kind, *keys, *keys))
        links = self._corrected(tuple(table.LINKS.value(row) for row in rows))
        return tuple(link for link in links if link.kind == kind and {link.a, link.b} <= set(keys))

    def _corrected(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """The links with what people say of copies, theirs of other articles among them."""
        return correct_links(links, fetch_corrections(self.connection, source="corrections_in_force"))

    def heads(self, words: str = "", *, limit: int, skip: int = 0) -> tuple[MeasureHead, ...]:
        """Give measures with the words in name, speakers or sentences, those that the most outlets tell first.

        A word is a beginning, unless it is a number or stands in quotation marks.
        """
        return self.find_heads(words, limit=limit, skip=skip)[1]

    def find_heads(
        self, words: str = "", *, limit: int, skip: int = 0, only_rivals: bool = False
    ) -> tuple[int, tuple[MeasureHead, ...]]:
        """How many measures hold the words, and some of them, those that the most outlets tell first.

        `only_rivals`: only those with figures that exclude each other.
        """
        match = beginnings_match(words)
        if words.strip() and not match:
            return 0, ()
        asked = [condition for condition, is_asked in ((_FOUND, match), (_RIVAL, only_rivals)) if is_asked]
        source = f"measures AS m WHERE {' AND '.join(asked) or 'true'}"
        sql = f"""SELECT (SELECT count(*) FROM {source}), (SELECT json_group_array(id) FROM (
                    SELECT m.id FROM {source} ORDER BY m.outlets DESC, m.figures DESC, m.id LIMIT ?2 OFFSET ?3))
                  WHERE ?1 IS ?1"""
        [(found, listed)] = ask(self.connection, sql, (match or "", limit, skip))
        chosen = [str(id) for id in json.loads(listed)]
        # A ledger has more measures than SQLite takes variables.
        where = "WHERE m.id IN (SELECT value FROM json_each(?))"
        rows = ask(self.connection, f"{_HEAD} {where} GROUP BY m.position", (str(listed),))
        heads = {str(row[0]): MeasureHead(*row) for row in rows}
        return int(found), tuple(heads[id] for id in chosen if id in heads)

    def first_titles(self, measures: Sequence[str]) -> dict[str, str]:
        """Give of each measure the title of the article that told it first, where it has one."""
        marks = ", ".join("?" * len(measures))
        sql = f"""SELECT f.measure, a.title, min(coalesce(f.published, '~')) FROM figures AS f
                  JOIN articles AS a ON a.key = f.article WHERE f.measure IN ({marks}) GROUP BY f.measure"""
        return {str(id): str(title) for id, title, _ in ask(self.connection, sql, tuple(measures)) if title}

    def count_heads(self, words: str = "") -> int:
        """How many measures `heads` gives without a limit."""
        return self.find_heads(words, limit=0)[0]

    def heads_of(self, key: str) -> tuple[MeasureHead, ...]:
        """Give the measures that an article has a figure of, in their order."""
        where = "WHERE m.id IN (SELECT measure FROM figures WHERE article = ?)"
        return tuple(MeasureHead(*row) for row in ask(self.connection, f"{_HEAD} {where} GROUP BY m.position", (key,)))

    def heads_among(self, keys: Sequence[str], *, limit: int) -> tuple[MeasureHead, ...]:
        """Give the measures that most of these articles have a figure of, those first."""
        marks = ", ".join("?" * len(keys))
        inside = f"SELECT measure, count(DISTINCT article) AS told FROM figures WHERE article IN ({marks}) GROUP BY 1"
        sql = (
            f"{_HEAD} JOIN ({inside}) AS g ON g.measure = m.id GROUP BY m.position ORDER BY g.told DESC, 5 DESC LIMIT ?"
        )
        return tuple(MeasureHead(*row) for row in ask(self.connection, sql, (*keys, limit)))

    def heads_in(self, sentences: Sequence[tuple[str, int]], *, limit: int) -> tuple[MeasureHead, ...]:
        """Give the measures with a figure in sentences, by the key of their article and where they begin, in order."""
        inside = """SELECT f.measure, min(n.key) AS place FROM json_each(?) AS n CROSS JOIN figures AS f
                    ON f.article = n.value ->> 0 AND f.sentence_start = n.value ->> 1 GROUP BY 1"""
        sql = f"{_HEAD} JOIN ({inside}) AS g ON g.measure = m.id GROUP BY m.position ORDER BY g.place, 5 DESC LIMIT ?"
        return tuple(MeasureHead(*row) for row in ask(self.connection, sql, (write_json(sentences), limit)))

    def places_of(self, keys: Sequence[str]) -> tuple[Where, ...]:
        """Give the places that these articles name, each as often as it is named, by name whichever came first."""
        marks = ", ".join("?" * len(keys))
        inside = f"SELECT number FROM articles WHERE key IN ({marks})"
        sql = f"""SELECT {", ".join(table.PLACES.columns)} FROM places WHERE article IN ({inside})
            ORDER BY name, latitude, longitude"""
        return tuple(table.PLACES.value(row) for row in ask(self.connection, sql, tuple(keys)))

    def said_for(
        self, quantities: Iterable[tuple[str, Quantity]]
    ) -> tuple[dict[tuple[str, str], Where], dict[tuple[str, str], When]]:
        """Give the places and the times that quantities are said for, by the key of their article and their id."""
        told = list(quantities)
        places = fetch_places(self.connection, ((key, each.place) for key, each in told if each.place))
        return places, fetch_days(self.connection, ((key, each.as_of) for key, each in told if each.as_of))

    def names(self, role: str, words: str = "", *, limit: int, skip: int = 0) -> tuple[NameCount, ...]:
        """Give speakers or outlets whose name holds the words, with their claims; the most quoted first."""
        sql = f"SELECT n.name, c.claims {_NAMES} ORDER BY c.claims DESC, n.name LIMIT ? OFFSET ?"
        rows = ask(self.connection, sql, (role, role, f"%{escaped(words)}%", limit, skip))
        return tuple(NameCount(*row) for row in rows)

    def count_names(self, role: str, words: str = "") -> int:
        """How many names `names` gives without a limit."""
        [(count,)] = ask(self.connection, f"SELECT count(*) {_NAMES}", (role, role, f"%{escaped(words)}%"))
        return int(count)

    def titles_of(self, name: str, *, limit: int = 8) -> tuple[str, ...]:
        """Give the titles under which somebody is named, the most frequent first."""
        sql = """SELECT title FROM actors WHERE name = ? AND title IS NOT NULL
                 GROUP BY title ORDER BY count(*) DESC, title LIMIT ?"""
        return tuple(title for (title,) in ask(self.connection, sql, (name, limit)))

    def stories(self, *, limit: int, skip: int = 0) -> tuple[StoryHead, ...]:
        """Give the stories that several articles tell, the largest first."""
        sql = """SELECT b, count(*) + 1 FROM links WHERE kind = 'same-story' GROUP BY b
                 ORDER BY 2 DESC, b LIMIT ? OFFSET ?"""
        days = """SELECT min(published), max(published) FROM articles WHERE key = ?1
                  OR key IN (SELECT a FROM links WHERE b = ?1 AND kind = 'same-story')"""
        return tuple(
            StoryHead(key, count, *ask(self.connection, days, (key,))[0])
            for key, count in ask(self.connection, sql, (limit, skip))
        )

    def top_facets(self, *, limit: int) -> dict[str, tuple[FacetValue, ...]]:
        """Give the most frequent values of each facet over the whole ledger, as `Ledger.facets` without a query."""
        sql = """SELECT coalesce(n.name, c.value), c.claims FROM facet_counts AS c
                 LEFT JOIN names AS n ON n.number = c.value AND n.role = c.facet
                 WHERE c.facet = ? ORDER BY c.claims DESC, 1 LIMIT ?"""
        return {
            facet: tuple(
                FacetValue("" if value == UNDATED else str(value), claims)
                for value, claims in ask(self.connection, sql, (facet, limit))
            )
            for facet in FACETS
        }

    def health(self) -> Health:
        """Count what was read, and what was not."""
        sql = """SELECT coalesce(sum(characters), 0), coalesce(sum(sentences), 0), coalesce(sum(sentences_read), 0),
                   count(*) - count(published), count(*) - count(outlet),
                   (SELECT count(*) FROM articles AS a WHERE NOT EXISTS (SELECT 1 FROM claims WHERE article = a.number))
                 FROM articles"""
        [(characters, sentences, sentences_read, without_date, without_outlet, without_claims)] = ask(
            self.connection, sql
        )
        return Health(
            characters,
            sentences,
            sentences_read,
            without_date,
            without_outlet,
            without_claims,
            languages=_tally(self.connection, "coalesce(language, '')", "articles"),
            versions=_tally(self.connection, "version", "articles"),
            cuts=_tally(self.connection, "reason", "cuts"),
            unread=_tally(self.connection, "reason", "unread"),
            rejects=_tally(self.connection, "reason", "rejects AS r"),
        )

    def cuts(self, *, limit: int, skip: int = 0) -> tuple[CutPlace, ...]:
        """Give the cuts of all articles, in the order these came."""
        sql = """SELECT a.key, coalesce(a.title, a.id), a.outlet, c.text, c.reason FROM cuts AS c
                 JOIN articles AS a ON a.number = c.article ORDER BY c.article, c.position LIMIT ? OFFSET ?"""
        return tuple(CutPlace(*row) for row in ask(self.connection, sql, (limit, skip)))

    def measure(self, id: str) -> Measure | None:
        """Give one measure with its figures and origins, or None when there is none."""
        return fetch_measure(self.connection, id)


def escaped(word: str) -> str:
    """A word to be looked for by LIKE ... ESCAPE '!', its signs standing for themselves.

    >>> escaped("100%")
    '100!%'
    """
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _tally(connection: apsw.Connection, column: str, source: str) -> tuple[Tally, ...]:
    sql = f"SELECT {column}, count(*) FROM {source} GROUP BY 1 ORDER BY 2 DESC, 1"
    return tuple(Tally(*row) for row in ask(connection, sql))
