"""Writing one article and all that was read out of it into the tables."""

import zlib
from collections.abc import Iterable, Iterator

import apsw
import msgspec

from saksi.kinds import Actor, Article, Candidate, Claim, Event, Finding, Number, Page, Quantity, Reject, Span

Cell = None | int | float | str | bytes
Row = tuple[Cell, ...]

# SQLite keeps 64-bit whole numbers.
_WHOLE = range(-(2**63), 2**63)


def insert_article(connection: apsw.Connection, page: Page, finding: Finding) -> None:
    """Write a page and its finding. The caller holds a transaction and has looked that the key is new."""
    number = next_number(connection, "articles")
    article = finding.article
    insert(connection, "pages", [_page_row(page)])
    insert(connection, "articles", [_article_row(number, finding)])
    insert(connection, "provenance", _provenance_rows(number, article))
    cuts = ((number, i, c.at, c.text, c.reason, c.score, c.by, c.instead) for i, c in enumerate(article.cuts))
    insert(connection, "cuts", cuts)
    insert(connection, "unread", ((number, i, *u.span, u.reason) for i, u in enumerate(finding.coverage.unread)))
    _insert_sentences(connection, number, finding)
    _insert_claims(connection, number, finding.claims)
    insert(connection, "quantities", ((number, i, *quantity_row(q)) for i, q in enumerate(finding.quantities)))
    _insert_times(connection, number, finding)
    _insert_places(connection, number, finding)
    _insert_actors(connection, number, finding.actors)


def insert_reject(connection: apsw.Connection, reject: Reject) -> None:
    """Write a reject, once however often it comes."""
    connection.execute(
        "INSERT OR IGNORE INTO rejects (address, id, room, reason, sha256) VALUES (?, ?, ?, ?, ?)",
        (reject.address, reject.id, reject.room, reject.reason, reject.sha256),
    )


def insert(connection: apsw.Connection, table: str, rows: Iterable[Row]) -> None:
    """Write whole rows, cells in the order of the table's columns."""
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def next_number(connection: apsw.Connection, table: str) -> int:
    """The first number not yet used in a table."""
    last: int | None = connection.execute(f"SELECT max(number) FROM {table}").get
    return (last or 0) + 1


def quantity_row(quantity: Quantity) -> Row:
    """A quantity's cells, from `id` to `claim`."""
    q = quantity
    value = (number_cell(q.lo), number_cell(q.hi), q.cmp, q.unit, q.unit_kind)
    return (q.id, *q.span, *value, q.by, q.concept, q.outcome, q.change, q.mode, q.per, q.claim)


def number_cell(number: Number | None) -> Cell:
    """A number as SQLite can keep it: whole numbers beyond 64 bits as text.

    >>> number_cell(9), number_cell(10**20)
    (9, '100000000000000000000')
    """
    return str(number) if isinstance(number, int) and number not in _WHOLE else number


def list_json(items: tuple[str, ...] | tuple[Span, ...] | tuple[Event, ...] | tuple[Candidate, ...]) -> str:
    """A list of names, spans or events as JSON text."""
    return msgspec.json.encode(items).decode()


def _page_row(page: Page) -> Row:
    given = page.given
    return (
        *(page.key, page.id, page.address, page.sha256, page.media_type),
        *(given.outlet, given.published, zlib.compress(page.data)),
        *(page.charset, page.fetched, msgspec.json.encode(page.stated).decode()),
    )


def _provenance_rows(number: int, article: Article) -> Iterator[Row]:
    """What was taken, then what else was claimed."""
    told = [(item, 1) for item in article.provenance] + [(item, 0) for item in article.also]
    for position, (item, is_taken) in enumerate(told):
        yield (number, position, item.field, item.value, item.source, item.note, is_taken)


def _article_row(number: int, finding: Finding) -> Row:
    a, coverage = finding.article, finding.coverage
    return (
        *(number, a.key, a.id, a.text, a.sha256, a.address, a.title, a.outlet, a.published, a.modified, a.url),
        *(list_json(a.authors), a.republished_from, finding.language),
        *(coverage.characters, coverage.sentences, coverage.sentences_read, finding.version),
        *(a.section, list_json(a.editors), list_json(a.tags), a.fetched),
    )


def _insert_sentences(connection: apsw.Connection, number: int, finding: Finding) -> None:
    first = next_number(connection, "sentences")
    numbered = list(enumerate(finding.sentences))
    insert(connection, "sentences", ((first + i, number, i, *s.span, s.paragraph, s.kind) for i, s in numbered))
    text = finding.article.text
    connection.executemany(
        "INSERT INTO sentence_search (rowid, text) VALUES (?, ?)",
        [(first + i, text[slice(*s.span)]) for i, s in numbered],
    )


def _insert_claims(connection: apsw.Connection, number: int, claims: tuple[Claim, ...]) -> None:
    first = next_number(connection, "claims")
    insert(connection, "claims", (_claim_row(first + i, number, i, claim) for i, claim in enumerate(claims)))
    connection.executemany(
        "INSERT INTO speaker_search (rowid, speaker) VALUES (?, ?)",
        [(first + i, claim.speaker) for i, claim in enumerate(claims)],
    )
    relays = ((claim.id, i, relay) for claim in claims for i, relay in enumerate(claim.relay))
    insert(
        connection,
        "relays",
        ((number, claim, i, *r.text, *(r.cue or (None, None)), r.name, r.basis) for claim, i, r in relays),
    )


def _claim_row(row: int, number: int, position: int, claim: Claim) -> Row:
    c = claim
    words = (c.sentence, *c.content, *c.cue, *c.source)
    return (
        *(row, number, position, c.id, c.kind, c.stance, c.speaker, c.speaker_by, c.actor, c.nested_in),
        *(list_json(c.source), list_json(c.cue), list_json(c.content), *c.sentence),
        *(min(span.start for span in words), max(span.end for span in words), c.tier, c.by, list_json(c.events)),
    )


def _insert_times(connection: apsw.Connection, number: int, finding: Finding) -> None:
    rows = (
        (
            *(number, i, t.id, *t.span, t.type, t.value, t.by, t.edtf, t.start, t.end),
            *(t.granularity, t.anchor, t.weekday, t.claim),
        )
        for i, t in enumerate(finding.times)
    )
    insert(connection, "times", rows)


def _insert_places(connection: apsw.Connection, number: int, finding: Finding) -> None:
    rows = (
        (
            *(number, i, p.id, *p.span, p.name, p.code, p.by, p.role, list_json(p.candidates)),
            *(p.level, p.latitude, p.longitude, list_json(p.ids), p.claim),
        )
        for i, p in enumerate(finding.places)
    )
    insert(connection, "places", rows)


def _insert_actors(connection: apsw.Connection, number: int, actors: tuple[Actor, ...]) -> None:
    insert(connection, "actors", (_actor_row(number, i, a) for i, a in enumerate(actors)))
    mentions = ((actor.id, i, mention) for actor in actors for i, mention in enumerate(actor.mentions))
    insert(connection, "mentions", ((number, actor, i, *m.span, m.method) for actor, i, m in mentions))


def _actor_row(number: int, position: int, a: Actor) -> Row:
    return (number, position, a.id, a.name, a.kind, a.title, a.affiliation, a.country)
