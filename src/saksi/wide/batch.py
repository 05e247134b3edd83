"""The reading of pages as one function from Arrow to Arrow: nothing else goes in or comes out."""

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from saksi.errors import InputError
from saksi.flow import read_or_reject
from saksi.kinds import Article, Finding, Given, Page, Provenance, Quantity, Reject, Settings
from saksi.read.page import Place, place_page
from saksi.record import encode_finding
from saksi.warm import warm_up
from saksi.wide.schema import PAGES, SCHEMAS
from saksi.worker import Start, read_apart

DEFAULT = Settings()
GAP = " ... "

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """What a batch of pages holds: one table a kind, as `saksi.wide.schema` says, by its name there."""

    by_name: Mapping[str, pa.Table]

    def __getitem__(self, name: str) -> pa.Table:
        return self.by_name[name]


def read_batch(batch: pa.RecordBatch | pa.Table, settings: Settings = DEFAULT, *, start: Start | None = None) -> Tables:
    """Read a batch of pages with the columns of `schema.PAGES`. The same batch and version give the same tables.

    A page without an article is a row of `rejects`. With `settings.workers` the pages are read by processes of their
    own, so that one that hangs or kills its process costs itself alone. Raises InputError where a column is missing.

    >>> pages = pa.table({"data": [b"Sedikitnya 12 orang mengungsi, kata Wali Kota Palu Sari Dewi."], "address": ["a"]})
    >>> tables = read_batch(pages)
    >>> tables["claims"].column("speaker").to_pylist(), tables["figures"].column("lo").to_pylist()
    (['Sari Dewi'], [12.0])
    """
    pages = unpack_pages(batch, settings)
    if settings.workers:
        outcomes = read_apart(pages, read_or_reject, settings, start=start, prepare=warm_up)
    else:
        outcomes = ((page, read_or_reject(page, settings) if isinstance(page, Page) else page) for page in pages)
    return make_tables(outcomes)


def unpack_pages(batch: pa.RecordBatch | pa.Table, settings: Settings) -> Iterator[Page | Reject]:
    """Yield the pages of a batch; a page that breaks a limit as a Reject."""
    missing = {"data", "address"} - set(batch.schema.names)
    if missing:
        raise InputError(f"batch of pages: no column {', '.join(sorted(missing))}; it has {batch.schema.names}")
    for row in batch.select([name for name in batch.schema.names if name in PAGES.names]).to_pylist():
        yield _unpack_page(row, settings)


def _unpack_page(row: Mapping[str, Any], settings: Settings) -> Page | Reject:
    given = Given(row.get("given_outlet"), row.get("given_published"))
    stated = tuple(Provenance(**each) for each in row.get("stated") or ())
    place = Place(row["address"], row.get("id") or row["address"], row.get("charset"), row.get("fetched"), stated)
    if row.get("key"):
        return Page(
            row["data"], row["sha256"], row["key"], row["media_type"], place.address, place.id, given, *place[2:]
        )
    own = replace(settings, given=given) if given != Given() else settings
    try:
        return place_page(row["data"], place, own, media_type=row.get("media_type"))
    except InputError as error:
        return Reject(place.address, place.id, "read", str(error).removeprefix(f"{place.address}: "))


def pack_pages(pages: Sequence[Page]) -> pa.Table:
    """Pages as a table, bytes and all."""
    return pa.Table.from_pylist([_page_row(page) for page in pages], schema=PAGES)


def _page_row(page: Page) -> dict[str, Any]:
    told = {name: getattr(page, name) for name in ("key", "sha256", "data", "media_type", "address", "id")}
    stated = [{name: getattr(each, name) for name in ("field", "value", "source", "note")} for each in page.stated]
    given = {"given_outlet": page.given.outlet, "given_published": page.given.published}
    return {**told, **given, "charset": page.charset, "fetched": page.fetched, "stated": stated}


def make_tables(outcomes: Iterable[tuple[Page | Reject, Finding | Reject]]) -> Tables:
    """Lay what pages hold out in rows."""
    rows = _Rows()
    for page, outcome in outcomes:
        if isinstance(outcome, Reject):
            rows.lists["rejects"].append((outcome.address, outcome.id, outcome.room, outcome.reason, outcome.sha256))
        else:
            assert isinstance(page, Page)
            rows.pages.append(page)
            rows.add(outcome)
    tables = {name: _table(name, held) for name, held in rows.lists.items()}
    return Tables({"pages": pack_pages(rows.pages), **tables})


def _table(name: str, rows: Sequence[Row]) -> pa.Table:
    schema = SCHEMAS[name]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [pa.array(column, each.type) for column, each in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _lists() -> dict[str, list[Row]]:
    return {name: [] for name in SCHEMAS if name != "pages"}


@dataclass(slots=True)
class _Rows:
    """Rows by table, while a batch is read."""

    pages: list[Page] = field(default_factory=list)
    lists: dict[str, list[Row]] = field(default_factory=_lists)

    def add(self, finding: Finding) -> None:
        """Lay one article out."""
        sheet = _Sheet(finding)
        self.lists["articles"].append(_article_row(finding))
        self.lists["claims"] += sheet.claims()
        self.lists["figures"] += [sheet.figure(quantity) for quantity in finding.quantities]
        self.lists["times"] += sheet.times()
        self.lists["places"] += sheet.places()


def _article_row(finding: Finding) -> Row:
    article, coverage = finding.article, finding.coverage
    bare = replace(finding, article=replace(article, text=""))
    return (
        *(getattr(article, name) for name in ("key", "id", "sha256", "address", "url", "title", "outlet")),
        list(article.authors),
        *(getattr(article, name) for name in ("published", "modified", "republished_from", "section")),
        finding.language,
        coverage.characters,
        coverage.sentences,
        coverage.sentences_read,
        len(article.cuts),
        finding.version,
        article.text,
        encode_finding(bare),
    )


class _Sheet:
    """One article while its findings are laid out."""

    def __init__(self, finding: Finding) -> None:
        self._finding, self._article = finding, finding.article
        self._claims = {claim.id: claim for claim in finding.claims}
        self._actors = {actor.id: actor for actor in finding.actors}
        self._starts = [sentence.span.start for sentence in finding.sentences]

    def claims(self) -> Iterator[Row]:
        text = self._article.text
        for claim in self._finding.claims:
            actor = self._actors.get(claim.actor or "")
            spans = claim.content or (claim.sentence,)
            yield (
                *self._where(),
                claim.id,
                claim.kind,
                claim.stance,
                claim.speaker,
                actor.kind if actor else None,
                actor.country if actor else None,
                [relay.name for relay in claim.relay],
                GAP.join(text[slice(*span)] for span in claim.content),
                text[slice(*claim.sentence)],
                claim.tier,
                claim.by,
                claim.nested_in,
                min(span.start for span in spans),
                max(span.end for span in spans),
            )

    def figure(self, quantity: Quantity) -> Row:
        q, claim = quantity, self._claims.get(quantity.claim or "")
        return (
            *self._where(),
            q.id,
            self._article.text[slice(*q.span)],
            None if q.lo is None else float(q.lo),
            None if q.hi is None else float(q.hi),
            *(q.cmp, q.unit, q.unit_kind, q.concept, q.outcome, q.change, q.mode, q.per, q.claim),
            claim.speaker if claim else None,
            claim.stance if claim else None,
            self._sentence(q.span.start),
            *q.span,
        )

    def times(self) -> Iterator[Row]:
        for when in self._finding.times:
            told = (when.type, when.value, when.edtf, when.start, when.end, when.granularity, when.mod)
            yield *self._where(), when.id, self._article.text[slice(*when.span)], *told, when.claim, *when.span

    def places(self) -> Iterator[Row]:
        for place in self._finding.places:
            told = (place.name, place.code, place.role, place.level, place.latitude, place.longitude, list(place.ids))
            printed = self._article.text[slice(*place.span)]
            yield *self._where(), place.id, printed, *told, place.claim, *place.span

    def _where(self) -> tuple[str, str | None, str | None]:
        return self._article.key, self._article.outlet, self._article.published

    def _sentence(self, at: int) -> str | None:
        number = bisect.bisect_right(self._starts, at) - 1
        return self._article.text[slice(*self._finding.sentences[number].span)] if number >= 0 else None


def record_article(row: Mapping[str, Any]) -> Finding:
    """Give back the finding that a row of `articles` was made of."""
    from saksi.record import decode_finding

    finding = decode_finding(row["record"])
    article: Article = replace(finding.article, text=row["text"])
    return replace(finding, article=article)
