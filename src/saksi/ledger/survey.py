"""Looking over a ledger by time: stories of some days, measures whose figures disagree, and who speaks in articles."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from saksi.kinds import Actor
from saksi.ledger.browse import escaped
from saksi.ledger.file.file import ask
from saksi.pack import UNDETERMINED


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story: the key of the article that the others tell the same as, and how widely and when it was told."""

    key: str
    articles: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor of one article, without its mentions; `language` is the code of the article's pack."""

    article: str
    language: str
    actor: Actor


_DAY = "substr(a.published, 1, 10)"
_STORIES = f"""
WITH told AS (SELECT b AS head, b AS key FROM links WHERE kind = 'same-story'
              UNION SELECT b, a FROM links WHERE kind = 'same-story')
SELECT t.head, count(*), count(DISTINCT coalesce(a.outlet, a.key)),
  min(a.published), max(a.published)
FROM told AS t JOIN articles AS a ON a.key = t.key
GROUP BY t.head
HAVING coalesce(max({_DAY}), '') >= ?1 AND coalesce(min({_DAY}), '') <= ?2 {{words}}
ORDER BY 2 DESC, 5 DESC, t.head LIMIT ?3 OFFSET ?4"""
_IN_TITLE = "AND max(coalesce(a.title, '') LIKE ?{at} ESCAPE '!')"
_CONFLICTS = f"""
SELECT p.measure FROM measure_pairs AS p JOIN figures AS f ON f.measure = p.measure
JOIN articles AS a ON a.key = f.article AND a.id IN (p.a, p.b)
WHERE p.kind = 'contradiction'
GROUP BY p.measure
HAVING coalesce(max({_DAY}), '') >= ?1 AND coalesce(min({_DAY}), '') <= ?2
ORDER BY max(a.published) DESC, p.measure"""

_NEWEST = """
WITH days AS (SELECT substr(published, 1, 10) AS day, count(*) AS told FROM articles WHERE published > '' GROUP BY 1)
SELECT max(day) FROM days WHERE told * 100 >= (SELECT avg(told) FROM days)"""


@dataclass(frozen=True, slots=True)
class Survey:
    """Looks over an open ledger."""

    connection: apsw.Connection

    def stories(
        self, *, since: str | None = None, until: str | None = None, words: str = "", limit: int, skip: int = 0
    ) -> tuple[StoryTold, ...]:
        """Give the stories told on any of these days (`YYYY-MM-DD`, both included), the most told first.

        Without days also those of articles without a date. Each of the words stands in a title of the story.
        """
        sought = tuple(f"%{escaped(word)}%" for word in words.split())
        sql = _STORIES.format(words=" ".join(_IN_TITLE.format(at=5 + i) for i in range(len(sought))))
        rows = ask(self.connection, sql, (since or "", until or "~", limit, skip, *sought))
        return tuple(StoryTold(*row) for row in rows)

    def conflicting(self, *, since: str | None = None, until: str | None = None) -> tuple[str, ...]:
        """Give the ids of measures with rival figures, one of them told on these days; the newest first."""
        return tuple(id for (id,) in ask(self.connection, _CONFLICTS, (since or "", until or "~")))

    def voices(self, keys: Sequence[str]) -> tuple[Voice, ...]:
        """Give the actors of these articles."""
        marks = ", ".join("?" * len(keys))
        sql = f"""SELECT a.key, coalesce(a.language, '{UNDETERMINED}'), c.id, c.name, c.kind, c.title, c.affiliation,
                  c.country FROM actors AS c JOIN articles AS a ON a.number = c.article WHERE a.key IN ({marks})"""
        return tuple(
            Voice(key, language, Actor(id, name, kind, (), title, affiliation, country))
            for key, language, id, name, kind, title, affiliation, country in ask(self.connection, sql, tuple(keys))
        )

    def newest_day(self) -> str | None:
        """The newest day of which a ledger holds articles, `YYYY-MM-DD`; None where none has a date.

        Days with less than a hundredth of what others hold are passed over: one wrong date is not the newest day.
        """
        [(day,)] = ask(self.connection, _NEWEST)
        return None if day is None else str(day)
