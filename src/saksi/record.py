"""One article's findings as one JSON object, and back."""

import functools
import hashlib
import zlib
from dataclasses import dataclass

import msgspec

from saksi.kinds import (
    Actor,
    Article,
    Claim,
    Coverage,
    Cut,
    Finding,
    Provenance,
    Quantity,
    Sentence,
    When,
    Where,
)


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of an article and of what was read out of it, side by side, in the order they are printed."""

    id: str
    key: str
    sha256: str
    address: str
    url: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    modified: str | None
    republished_from: str | None
    section: str | None
    editors: tuple[str, ...]
    tags: tuple[str, ...]
    fetched: str | None
    language: str | None
    text: str
    provenance: tuple[Provenance, ...]
    also: tuple[Provenance, ...]
    cuts: tuple[Cut, ...]
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]
    places: tuple[Where, ...]
    actors: tuple[Actor, ...]
    coverage: Coverage
    version: str


@dataclass(frozen=True, slots=True)
class _Text:
    text: str


@dataclass(frozen=True, slots=True)
class _Body:
    """Of a packed finding what its words are: to leave out the rest takes a third of the time."""

    article: _Text
    sentences: tuple[Sentence, ...]


_QUICK = 1  # of zlib: half the time of its default, a tenth more bytes
_FROM_MESSAGE, _FROM_JSON = msgspec.msgpack.Decoder(Finding), msgspec.json.Decoder(Finding)
_BODY_FROM_MESSAGE, _BODY_FROM_JSON = msgspec.msgpack.Decoder(_Body), msgspec.json.Decoder(_Body)
_OPENING = b"{"  # of an object in JSON; no map in MessagePack begins so
_ARTICLE_FIELDS = tuple(Article.__dataclass_fields__)
_FINDING_FIELDS = tuple(name for name in Finding.__dataclass_fields__ if name != "article")


def finding_record(finding: Finding) -> Record:
    """Lay an article and its findings side by side."""
    article = {name: getattr(finding.article, name) for name in _ARTICLE_FIELDS}
    return Record(**article, **{name: getattr(finding, name) for name in _FINDING_FIELDS})


def record_finding(record: Record) -> Finding:
    """Give back the finding a record was made of."""
    article = Article(**{name: getattr(record, name) for name in _ARTICLE_FIELDS})
    return Finding(article, **{name: getattr(record, name) for name in _FINDING_FIELDS})


def encode_finding(finding: Finding) -> bytes:
    """Write a finding as one line of JSON, without the line's end. Spans become `[start, end]`.

    >>> from saksi.kinds import Article, Coverage
    >>> article = Article("a1", "k", "Hujan.", "s", "a1.txt")
    >>> finding = Finding(article, "id", (), (), (), (), (), (), Coverage(6, 1, 1), "0")
    >>> encode_finding(finding)[:22]
    b'{"id":"a1","key":"k","'
    >>> decode_finding(encode_finding(finding)) == finding
    True
    """
    return msgspec.json.encode(finding_record(finding))


def encode_article(article: Article) -> bytes:
    """Write an article alone as JSON. Raises UnicodeEncodeError where it holds half a character.

    What is read out of an article is made of its words: where it can be written, so can its finding.

    >>> encode_article(Article("a1", "k", "Hujan.", "s", "a1.txt"))[:12]
    b'{"id":"a1","'
    """
    return msgspec.json.encode(article)


def decode_finding(line: bytes | str) -> Finding:
    """Read a finding from a line of JSON. Raises msgspec.DecodeError where the line is none."""
    return record_finding(msgspec.json.decode(line, type=Record))


def pack_finding(finding: Finding) -> bytes:
    """Give findings as few bytes, 2 to 6 kB of 30 to 100, quickly; to be read where `packing_mark` is the same.

    >>> from saksi.kinds import Article, Coverage
    >>> finding = Finding(Article("a1", "k", "Hujan.", "s", "a1.txt"), "id", *[()] * 6, Coverage(6, 1, 1), "0")
    >>> unpack_finding(pack_finding(finding)) == finding
    True
    """
    try:
        packed = msgspec.msgpack.encode(finding)
    except OverflowError:
        # MessagePack ends at 64 bits; a text may give any number.
        packed = msgspec.json.encode(finding)
    return zlib.compress(packed, _QUICK)


def unpack_finding(packed: bytes) -> Finding:
    """Give back what `pack_finding` packed."""
    data = zlib.decompress(packed)
    return _FROM_JSON.decode(data) if data[:1] == _OPENING else _FROM_MESSAGE.decode(data)


def unpack_body(packed: bytes) -> tuple[str, tuple[Sentence, ...]]:
    """Give back the text and the sentences alone.

    >>> from saksi.kinds import Article, Coverage
    >>> finding = Finding(Article("a1", "k", "Hujan.", "s", "a1.txt"), "id", *[()] * 6, Coverage(6, 1, 1), "0")
    >>> unpack_body(pack_finding(finding))
    ('Hujan.', ())
    """
    data = zlib.decompress(packed)
    body = _BODY_FROM_JSON.decode(data) if data[:1] == _OPENING else _BODY_FROM_MESSAGE.decode(data)
    return body.article.text, body.sentences


@functools.cache
def packing_mark() -> str:
    """Name how findings are packed: another name when a kind in them has other fields.

    >>> len(packing_mark())
    16
    """
    return hashlib.sha256(msgspec.json.encode(msgspec.json.schema(Finding), order="sorted")).hexdigest()[:16]
