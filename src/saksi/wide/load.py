"""Results in Parquet brought into a ledger: the same rows that adding the pages would have given."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from saksi.errors import InputError
from saksi.families import linking_packs
from saksi.flow import BATCH_PAGES
from saksi.kinds import Finding, Measure, Page, Reject, Settings
from saksi.ledger.ledger import Ledger
from saksi.ledger.state import LedgerFindings, LedgerShelf
from saksi.link.article.known import know_all
from saksi.link.earlier import forget_earlier
from saksi.link.extend import keep_links, keep_marks
from saksi.linking import WHOLE_LIMIT
from saksi.wide.batch import record_article, unpack_pages
from saksi.wide.link.mark import is_linked
from saksi.wide.link.schema import row_link
from saksi.wide.part import DONE
from saksi.wide.store import Store

DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles: of one outlet, of one language, published from a day on and before another (ISO 8601)."""

    outlet: str | None = None
    language: str | None = None
    since: str | None = None
    until: str | None = None

    def takes(self, finding: Finding) -> bool:
        """Whether an article is among them. One without a date is in no span of days."""
        article, day = finding.article, finding.article.published
        if self.outlet not in (None, article.outlet) or self.language not in (None, finding.language):
            return False
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or "") <= day < (self.until or "~")


ALL = Wanted()


def load_wide(source: str, ledger: Ledger, wanted: Wanted = ALL) -> Iterator[Finding | Page | Reject]:
    """Bring results into a ledger, and yield what came in when it is on the disk; a page that was there as the Page.

    `source` is a folder that `read_wide` wrote, or one file of its `articles`. Rejects come with all articles only.
    Raises InputError where there is nothing.
    """
    store, parts = _find_parts(source)
    for part in parts:
        yield from _load_articles(store, part, ledger, wanted)
        if wanted == ALL:
            with ledger.fill():
                rejects = [Reject(**row) for row in store.open_table("rejects", part).read().to_pylist()]
                for reject in rejects:
                    ledger.reject(reject)
            yield from rejects
    ledger.complete()


def load_links(source: str, ledger: Ledger) -> bool:
    """Take the links and measures that `link_wide` found, where they are of just the articles of the ledger.

    Gives whether they were taken; else the ledger wants linking: part of the articles was loaded, pages came after the
    linking, or people corrected what stands in the ledger.
    """
    store = Store(source)
    parts = store.list_names(DONE)
    if not parts or not is_linked(store, parts) or ledger.corrections(in_force=True):
        return False
    if set(store.read_table("articles", "key")["key"].to_pylist()) != set(ledger.keys()):
        return False
    links = [row_link(row) for row in store.read_table("links").to_pylist()]
    links.sort(key=lambda link: (link.kind, link.a, link.b, link.a_span or (0, 0)))
    with ledger.batch():
        ledger.replace_ties(links, _list_measures(store))
        forget_earlier(LedgerShelf(ledger))
        if len(ledger.keys()) >= WHOLE_LIMIT:
            packs = linking_packs(ledger)
            known, shelf = know_all(LedgerFindings(ledger), packs), LedgerShelf(ledger)
            keep_marks(known, shelf)
            keep_links(known, links, shelf, packs)
    return True


def _list_measures(store: Store) -> Iterator[Measure]:
    """The measures in the order that one process finds them in."""
    rows = store.read_table("measures", "first", "at", "record")
    for record in rows.sort_by([("first", "ascending"), ("at", "ascending")])["record"]:
        yield msgspec.msgpack.decode(record.as_py(), type=Measure)


def _find_parts(source: str) -> tuple[Store, list[str]]:
    if source.endswith(".parquet"):
        path = Path(source)
        return Store(str(path.parent.parent)), [path.stem]
    parts = [name.removesuffix(".json") for name in Store(source).list_names(DONE)]
    if not parts:
        raise InputError(f"{source}: holds no results; `saksi wide PATH --out {source}` makes some")
    return Store(source), parts


def _load_articles(store: Store, part: str, ledger: Ledger, wanted: Wanted) -> Iterator[Finding | Page]:
    with store.open_table("articles", part) as articles, store.open_table("pages", part) as pages:
        both = zip(articles.iter_batches(BATCH_PAGES), pages.iter_batches(BATCH_PAGES), strict=True)
        for findings, held in both:
            taken: list[Finding | Page] = []
            with ledger.fill():
                for row, page in zip(findings.to_pylist(), unpack_pages(held, DEFAULT), strict=True):
                    finding = record_article(row)
                    assert isinstance(page, Page)
                    if wanted.takes(finding):
                        taken.append(finding if ledger.add(page, finding) else page)
            yield from taken
