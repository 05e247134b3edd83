"""A page and all that was read out of it as the rows it will be: what the ledger adds are numbers.

Whoever read the page can lay it out, too: then the one process that writes has no words to stem and nothing to pack.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from saksi.kinds import Article, Finding, Page
from saksi.ledger import table
from saksi.ledger.search.outside import Outside, outside_rows
from saksi.ledger.search.passage import text_columns
from saksi.ledger.shape import Cell, Shape
from saksi.record import pack_finding, unpack_finding

Kind = TypeVar("Kind")
Keep = Callable[[Finding, bytes], Mapping[str, bytes]]
# A row; what is decoded cannot tell by type text from bytes.
Cells = tuple[Any, ...]

_READ_COLUMNS = ("language", "characters", "sentences", "sentences_read", "version")
_TEXT_COLUMNS = ("words", "passage", "stems", "passage_start", "passage_end")
PAGE_COLUMNS = (*table.PAGES.columns, "given_outlet", "given_published", "bytes_zlib")
ARTICLE_COLUMNS = (*_READ_COLUMNS, *table.ARTICLES.columns)
SENTENCE_COLUMNS = ("position", *table.SENTENCES.columns)
CLAIM_COLUMNS = ("position", *table.CLAIMS.columns, *_TEXT_COLUMNS)
# Of the tables whose rows are told apart by an article and a place in it: the columns behind the article.
PART_COLUMNS: Mapping[str, Sequence[str]] = {
    "provenance": ("position", "is_taken", *table.PROVENANCE.columns),
    "cuts": ("position", *table.CUTS.columns),
    "unread": ("position", *table.UNREAD.columns),
    "relays": ("claim", "position", *table.RELAYS.columns),
    "quantities": ("position", *table.QUANTITIES.columns),
    "times": ("position", *table.TIMES.columns),
    "places": ("position", *table.PLACES.columns),
    "actors": ("position", *table.ACTORS.columns),
    "mentions": ("actor", "position", *table.MENTIONS.columns),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What of an article each of its claims is sought by; `published` and `language` are '' where it has none."""

    outlet: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one article, cells in the order of the columns above; and of its page, where that is new.

    `outside` are position, words and stems of the sentences that no claim stands in; `packed` is the finding itself;
    `kept` is what the next linking need not find out again, by name.
    """

    key: str
    id: str
    head: Head
    article: Cells
    sentences: list[Cells]
    claims: list[Cells]
    parts: dict[str, list[Cells]]
    outside: list[Outside]
    packed: bytes
    page: Cells | None = None
    kept: Mapping[str, bytes] = field(default_factory=dict)

    def finding(self) -> Finding:
        """All that was read out of the page."""
        return unpack_finding(self.packed)


_ENCODE, _DECODER = msgspec.msgpack.encode, msgspec.msgpack.Decoder(Sheet)


def lay_out(finding: Finding, page: Page | None = None, *, keep: Keep | None = None) -> Sheet:
    """Lay a finding out in rows, with its page where the ledger does not hold that.

    `keep` gives what to keep of it for the next linking, by name; it is given the finding as it is packed, too.

    >>> from saksi.kinds import Coverage
    >>> finding = Finding(Article("a1", "k", "Hujan.", "s", "a1.txt"), "id", *[()] * 6, Coverage(6, 1, 1), "0")
    >>> sheet = lay_out(finding)
    >>> sheet.article[:4], sheet.claims, sheet.finding() == finding
    (('id', 6, 1, 1), [], True)
    """
    article, read, texts = finding.article, finding.coverage, list(text_columns(finding))
    packed = pack_finding(finding)
    row = (finding.language, read.characters, read.sentences, read.sentences_read, finding.version)
    return Sheet(
        article.key,
        article.id,
        Head(article.outlet or "", article.published or "", finding.language or ""),
        (*row, *table.ARTICLES.row(article)),
        sentences=_number(table.SENTENCES, finding.sentences),
        claims=[(*row, *text) for row, text in zip(_number(table.CLAIMS, finding.claims), texts, strict=True)],
        parts={name: rows for name, rows in _parts(finding) if rows},
        outside=list(outside_rows(finding, [(start, end) for *_, start, end in texts])),
        packed=packed,
        page=None if page is None else _page_row(page),
        kept=keep(finding, packed) if keep is not None else {},
    )


def encode_sheet(sheet: Sheet) -> bytes:
    """Write a sheet as bytes, to be handed to another process.

    >>> from saksi.kinds import Coverage
    >>> finding = Finding(Article("a1", "k", "Hujan.", "s", "a1.txt"), "id", *[()] * 6, Coverage(6, 1, 1), "0")
    >>> decode_sheet(encode_sheet(lay_out(finding))) == lay_out(finding)
    True
    """
    return _ENCODE(sheet)


def decode_sheet(data: bytes) -> Sheet:
    """Read a sheet back."""
    return _DECODER.decode(data)


def _page_row(page: Page) -> Cells:
    return (*table.PAGES.row(page), page.given.outlet, page.given.published, zlib.compress(page.data))


def _number(shape: Shape[Kind], values: Sequence[Kind]) -> list[Cells]:
    return [(i, *shape.row(value)) for i, value in enumerate(values)]


def _parts(finding: Finding) -> Iterator[tuple[str, list[Cells]]]:
    yield "provenance", _provenance_rows(finding.article)
    yield "cuts", _number(table.CUTS, finding.article.cuts)
    yield "unread", _number(table.UNREAD, finding.coverage.unread)
    yield "relays", _of_each((claim.id, _number(table.RELAYS, claim.relay)) for claim in finding.claims)
    yield "quantities", _number(table.QUANTITIES, finding.quantities)
    yield "times", _number(table.TIMES, finding.times)
    yield "places", _number(table.PLACES, finding.places)
    yield "actors", _number(table.ACTORS, finding.actors)
    yield "mentions", _of_each((actor.id, _number(table.MENTIONS, actor.mentions)) for actor in finding.actors)


def _of_each(held: Iterable[tuple[Cell, list[Cells]]]) -> list[Cells]:
    """Rows behind the id of what they belong to."""
    return [(id, *row) for id, rows in held for row in rows]


def _provenance_rows(article: Article) -> list[Cells]:
    """What was taken, then what else was claimed."""
    told = [(item, 1) for item in article.provenance] + [(item, 0) for item in article.also]
    return [(i, is_taken, *table.PROVENANCE.row(item)) for i, (item, is_taken) in enumerate(told)]
