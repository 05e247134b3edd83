"""Writing one article and all that was read out of it into the tables."""

import bisect
import zlib
from collections.abc import Iterable, Iterator, Sequence

import apsw

from saksi.kinds import Article, Claim, Finding, Page, Reject, Sentence, Span
from saksi.ledger import table
from saksi.ledger.block import unpack_blocks
from saksi.ledger.outside import next_sentence
from saksi.ledger.shape import Kind, Row, Shape
from saksi.ledger.stem import stem_text

# Of a claim's words and passage so many characters are kept beside its spans. No sentence that a person wrote is as
# long; without a limit, a page of one endless sentence with many claims would fill the disk.
PASSAGE_LIMIT = 4000
GAP = " ... "
# The numbers of an article's claims, and their passages, in order.
Places = Sequence[tuple[int, Span]]

_READ_COLUMNS = ("number", "language", "characters", "sentences", "sentences_read", "version")


def insert_page(connection: apsw.Connection, page: Page) -> None:
    """Write a page's bytes. The caller holds a transaction and has looked that the key is new."""
    columns = (*table.PAGES.columns, "given_outlet", "given_published", "bytes_zlib")
    row = (*table.PAGES.row(page), page.given.outlet, page.given.published, zlib.compress(page.data))
    insert(connection, "pages", columns, [row])


def insert_finding(connection: apsw.Connection, number: int, finding: Finding) -> Places:
    """Write an article, whose page is there, and all that was read out of it; give its claims' numbers and passages.

    The caller holds a transaction.
    """
    f, article, coverage = finding, finding.article, finding.coverage
    read = (number, f.language, coverage.characters, coverage.sentences, coverage.sentences_read, f.version)
    _write_article(connection, (*read, *table.ARTICLES.row(article)))
    _insert_provenance(connection, number, article)
    _insert_list(connection, number, "cuts", table.CUTS, article.cuts)
    _insert_list(connection, number, "unread", table.UNREAD, coverage.unread)
    _insert_sentences(connection, number, finding)
    places = _insert_claims(connection, number, finding)
    _insert_list(connection, number, "quantities", table.QUANTITIES, f.quantities)
    _insert_list(connection, number, "times", table.TIMES, f.times)
    _insert_list(connection, number, "places", table.PLACES, f.places)
    _insert_list(connection, number, "actors", table.ACTORS, f.actors)
    mentions = (
        (number, actor.id, i, *table.MENTIONS.row(mention))
        for actor in f.actors
        for i, mention in enumerate(actor.mentions)
    )
    insert(connection, "mentions", ("article", "actor", "position", *table.MENTIONS.columns), mentions)
    return places


def delete_finding(connection: apsw.Connection, number: int) -> None:
    """Take away all that was read out of an article; its page and its row in `articles` stay."""
    _delete_search(connection, number)
    for name in table.OF_ARTICLE:
        connection.execute(f"DELETE FROM {name} WHERE article = ?", (number,))


def insert_reject(connection: apsw.Connection, reject: Reject) -> None:
    """Write a reject, once however often it comes."""
    connection.execute(
        "INSERT OR IGNORE INTO rejects (address, id, room, reason, sha256) VALUES (?, ?, ?, ?, ?)",
        (reject.address, reject.id, reject.room, reject.reason, reject.sha256),
    )


def insert(connection: apsw.Connection, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Write rows, cells in the order of the columns."""
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", rows)


def next_number(connection: apsw.Connection, name: str) -> int:
    """The first number not yet used in a table."""
    last: int | None = connection.execute(f"SELECT max(number) FROM {name}").get
    return (last or 0) + 1


def complete_search(connection: apsw.Connection) -> None:
    """Put new claims and names, whose numbers are above all others, into the full-text indexes.

    Once for a batch and not for each article: a full-text index that has news writes it out before any other statement
    that may fail, which for single articles took a third of all time.
    """
    above = "number > coalesce((SELECT max(id) FROM {}_docsize), 0)"
    connection.execute(
        "INSERT INTO claim_search (rowid, passage, stems) SELECT number, passage, stems FROM claims WHERE "
        + above.format("claim_search")
    )
    connection.execute(
        "INSERT INTO name_search (rowid, name) SELECT number, name FROM names WHERE " + above.format("name_search")
    )


def _delete_search(connection: apsw.Connection, number: int) -> None:
    """Take an article's claims out of the full-text index, which wants to be told what stood there."""
    complete_search(connection)
    rows = connection.execute("SELECT number, passage, stems FROM claims WHERE article = ?", (number,)).fetchall()
    sql = "INSERT INTO claim_search (claim_search, rowid, passage, stems) VALUES ('delete', ?, ?, ?)"
    connection.executemany(sql, rows)


def passage_span(claim: Claim, sentences: Sequence[Sentence]) -> Span:
    """From the first to the last of the sentences, in their order, that a part of the claim stands in."""
    parts = (claim.sentence, *claim.content, *claim.cue, *claim.source)
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    first = bisect.bisect_right(sentences, start, key=lambda sentence: sentence.span.end)
    behind = bisect.bisect_left(sentences, end, key=lambda sentence: sentence.span.start)
    touched = sentences[first:behind]
    if not touched:
        return Span(start, end)
    return Span(min(start, touched[0].span.start), max(end, touched[-1].span.end))


def claim_texts(article: Article, claim: Claim, passage: Span) -> tuple[str, str]:
    """A claim's words, and the passage they stand in, each up to PASSAGE_LIMIT."""
    words: list[str] = []
    for span in claim.content:
        words.append(article.text[span.start : min(span.end, span.start + PASSAGE_LIMIT)])
    return GAP.join(words)[:PASSAGE_LIMIT], article.text[slice(*passage)][:PASSAGE_LIMIT]


def text_columns(finding: Finding) -> Iterator[tuple[str, str, str, int, int]]:
    """Yield words, passage, stems and the passage's span of each claim."""
    stems: dict[str, str] = {}
    for claim in finding.claims:
        span = passage_span(claim, finding.sentences)
        words, passage = claim_texts(finding.article, claim, span)
        if passage not in stems:
            stems[passage] = stem_text(passage, finding.language)
        yield words, passage, stems[passage], *span


def _write_article(connection: apsw.Connection, row: Row) -> None:
    """Write an article's row, or another in its place: links and figures that refer to it stay."""
    columns = (*_READ_COLUMNS, *table.ARTICLES.columns)
    marks, changes = ", ".join("?" * len(columns)), ", ".join(f"{column} = excluded.{column}" for column in columns)
    sql = f"INSERT INTO articles ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT (number) DO UPDATE SET {changes}"
    connection.execute(sql, row)


def _insert_list(
    connection: apsw.Connection, number: int, name: str, shape: Shape[Kind], values: Sequence[Kind]
) -> None:
    columns = ("article", "position", *shape.columns)
    insert(connection, name, columns, ((number, i, *shape.row(value)) for i, value in enumerate(values)))


def _insert_provenance(connection: apsw.Connection, number: int, article: Article) -> None:
    """What was taken, then what else was claimed."""
    told = [(item, 1) for item in article.provenance] + [(item, 0) for item in article.also]
    rows = ((number, i, is_taken, *table.PROVENANCE.row(item)) for i, (item, is_taken) in enumerate(told))
    insert(connection, "provenance", ("article", "position", "is_taken", *table.PROVENANCE.columns), rows)


def _insert_sentences(connection: apsw.Connection, number: int, finding: Finding) -> None:
    first = next_sentence(connection)
    rows = ((first + i, number, i, *table.SENTENCES.row(value)) for i, value in enumerate(finding.sentences))
    insert(connection, "sentences", ("number", "article", "position", *table.SENTENCES.columns), rows)


def _insert_claims(connection: apsw.Connection, number: int, finding: Finding) -> Places:
    first = next_number(connection, "claims")
    unpack_blocks(connection, first)
    texts = list(text_columns(finding))
    columns = ("number", "article", "position", *table.CLAIMS.columns)
    rows = (
        (first + i, number, i, *table.CLAIMS.row(claim), *text)
        for i, (claim, text) in enumerate(zip(finding.claims, texts, strict=True))
    )
    insert(connection, "claims", (*columns, "words", "passage", "stems", "passage_start", "passage_end"), rows)
    relays = (
        (number, claim.id, i, *table.RELAYS.row(relay))
        for claim in finding.claims
        for i, relay in enumerate(claim.relay)
    )
    insert(connection, "relays", ("article", "claim", "position", *table.RELAYS.columns), relays)
    return [(first + i, Span(*text[3:])) for i, text in enumerate(texts)]
