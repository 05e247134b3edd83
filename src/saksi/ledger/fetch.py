"""Reading an article and all that was read out of it back from the tables."""

import functools
import zlib
from collections import defaultdict
from typing import Any

import apsw
import msgspec

from saksi.kinds import (
    Actor,
    Article,
    Candidate,
    Claim,
    Coverage,
    Cut,
    Event,
    Finding,
    Given,
    Mention,
    Number,
    Page,
    Provenance,
    Quantity,
    Relay,
    Sentence,
    Span,
    Unread,
    When,
    Where,
)
from saksi.ledger.file import ask

QUANTITY_COLUMNS = (
    "id, start_char, end_char, lo, hi, comparison, unit, unit_kind, found_by, "
    "concept, outcome, change, mode, per, claim"
)
_ARTICLE_COLUMNS = (
    "number, language, characters, sentences, sentences_read, version, authors_json, republished_from, "
    "section, editors_json, tags_json, fetched, id, key, text, sha256, address, title, outlet, published, modified, url"
)
_CLAIM_COLUMNS = (
    "id, kind, source_json, cue_json, content_json, speaker, stance, sentence_start, sentence_end, "
    "found_by, tier, nested_in, actor, speaker_by, events_json"
)
_ACTOR_COLUMNS = "id, name, kind, title, affiliation, country"
_PLACE_COLUMNS = (
    "id, start_char, end_char, name, code, found_by, role, candidates_json, level, latitude, longitude, ids_json, claim"
)
_TIME_COLUMNS = (
    "id, start_char, end_char, type, value, found_by, edtf, begins, ends, granularity, anchor, weekday, claim"
)

_spans = msgspec.json.Decoder(tuple[Span, ...]).decode
_events = msgspec.json.Decoder(tuple[Event, ...]).decode
_candidates = msgspec.json.Decoder(tuple[Candidate, ...]).decode
_names = msgspec.json.Decoder(tuple[str, ...]).decode
_statements = msgspec.json.Decoder(tuple[Provenance, ...]).decode


def fetch_page(connection: apsw.Connection, key: str) -> Page:
    """Give back the page as it came. The key must be in the ledger."""
    columns = (
        "bytes_zlib, given_outlet, given_published, stated_json, sha256, media_type, address, id, charset, fetched"
    )
    [(data, outlet, published, stated, sha256, media_type, address, name, charset, fetched)] = ask(
        connection, f"SELECT {columns} FROM pages WHERE key = ?", (key,)
    )
    given = Given(outlet, published)
    return Page(
        zlib.decompress(data), sha256, key, media_type, address, name, given, charset, fetched, _statements(stated)
    )


def fetch_finding(connection: apsw.Connection, key: str) -> Finding:
    """Give back an article and all that was read out of it. The key must be in the ledger."""
    [row] = ask(connection, f"SELECT {_ARTICLE_COLUMNS} FROM articles WHERE key = ?", (key,))
    number, language, characters, sentences, sentences_read, version, *_ = row
    rows = functools.partial(fetch_rows, connection, number)
    return Finding(
        article=_article(connection, row),
        language=language,
        sentences=tuple(
            Sentence(Span(start, end), paragraph, kind)
            for start, end, paragraph, kind in rows("sentences", "start_char, end_char, paragraph, kind")
        ),
        claims=fetch_claims(connection, number),
        quantities=fetch_quantities(connection, number),
        times=fetch_times(connection, number),
        places=tuple(_place(row) for row in rows("places", _PLACE_COLUMNS)),
        actors=_actors(connection, number),
        coverage=Coverage(characters, sentences, sentences_read, _unread(connection, number)),
        version=version,
    )


def fetch_article(connection: apsw.Connection, key: str) -> Article:
    """Give back an article without what was read out of it. The key must be in the ledger."""
    [row] = ask(connection, f"SELECT {_ARTICLE_COLUMNS} FROM articles WHERE key = ?", (key,))
    return _article(connection, row)


def fetch_claims(connection: apsw.Connection, number: int) -> tuple[Claim, ...]:
    """Give back the claims of an article in the order they were found."""
    relays = defaultdict(list)
    columns = "claim, start_char, end_char, cue_start, cue_end, name, basis"
    for claim, start, end, cue_start, cue_end, name, basis in fetch_rows(connection, number, "relays", columns):
        cue = None if cue_start is None else Span(cue_start, cue_end)
        relays[claim].append(Relay(Span(start, end), cue, name, basis))
    rows = fetch_rows(connection, number, "claims", _CLAIM_COLUMNS)
    return tuple(_claim(row, tuple(relays[row[0]])) for row in rows)


def fetch_quantities(connection: apsw.Connection, number: int) -> tuple[Quantity, ...]:
    """Give back the quantities of an article in the order they were found."""
    return tuple(row_quantity(row) for row in fetch_rows(connection, number, "quantities", QUANTITY_COLUMNS))


def fetch_times(connection: apsw.Connection, number: int) -> tuple[When, ...]:
    """Give back the times of an article in the order they were found."""
    return tuple(
        When(time_id, Span(start, end), *rest)
        for time_id, start, end, *rest in fetch_rows(connection, number, "times", _TIME_COLUMNS)
    )


def fetch_rows(connection: apsw.Connection, number: int, table: str, columns: str) -> list[tuple[Any, ...]]:
    """The rows of one article in a table, in the order they were found."""
    return ask(connection, f"SELECT {columns} FROM {table} WHERE article = ? ORDER BY position", (number,))


def row_quantity(row: tuple[Any, ...]) -> Quantity:
    """Make a quantity of its cells, from `id` to `claim`."""
    quantity_id, start, end, lo, hi, *rest = row
    return Quantity(quantity_id, Span(start, end), _number(lo), _number(hi), *rest)


def cell_names(cell: str) -> tuple[str, ...]:
    """Read a list of names from JSON text.

    >>> cell_names('["Kantor Berita Contoh"]')
    ('Kantor Berita Contoh',)
    """
    return _names(cell)


def _number(cell: Number | str | None) -> Number | None:
    return int(cell) if isinstance(cell, str) else cell


def _article(connection: apsw.Connection, row: tuple[Any, ...]) -> Article:
    number, _, _, _, _, _, authors, republished_from, section, editors, tags, fetched, *rest = row
    name, key, text, sha256, address, title, outlet, published, modified, url = rest
    cuts = fetch_rows(connection, number, "cuts", "at_char, text, reason, score, found_by, instead")
    told = fetch_rows(connection, number, "provenance", "is_taken, field, value, source, note")
    return Article(
        *(name, key, text, sha256, address, title, outlet, published, modified, url),
        _names(authors),
        republished_from,
        tuple(Cut(*cut) for cut in cuts),
        tuple(Provenance(*item) for is_taken, *item in told if is_taken),
        tuple(Provenance(*item) for is_taken, *item in told if not is_taken),
        *(section, _names(editors), _names(tags), fetched),
    )


def _claim(row: tuple[Any, ...], relay: tuple[Relay, ...]) -> Claim:
    claim_id, kind, source, cue, content, speaker, stance, start, end, *rest, nested_in, actor, speaker_by, events = row
    spans = (_spans(source), _spans(cue), _spans(content))
    tail = {"relay": relay, "nested_in": nested_in, "actor": actor, "speaker_by": speaker_by, "events": _events(events)}
    return Claim(claim_id, kind, *spans, speaker, stance, Span(start, end), *rest, **tail)


def _place(row: tuple[Any, ...]) -> Where:
    place, start, end, name, code, by, role, candidates, level, latitude, longitude, ids, claim = row
    point = (level, latitude, longitude, _names(ids), claim)
    return Where(place, Span(start, end), name, code, by, role, _candidates(candidates), *point)


def _actors(connection: apsw.Connection, number: int) -> tuple[Actor, ...]:
    mentions = defaultdict(list)
    for actor, start, end, method in fetch_rows(connection, number, "mentions", "actor, start_char, end_char, method"):
        mentions[actor].append(Mention(Span(start, end), method))
    return tuple(
        Actor(actor, name, kind, tuple(mentions[actor]), *rest)
        for actor, name, kind, *rest in fetch_rows(connection, number, "actors", _ACTOR_COLUMNS)
    )


def _unread(connection: apsw.Connection, number: int) -> tuple[Unread, ...]:
    rows = fetch_rows(connection, number, "unread", "start_char, end_char, reason")
    return tuple(Unread(Span(start, end), reason) for start, end, reason in rows)
