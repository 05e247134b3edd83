"""The road from a page to the ledger. The only module that knows the order of the rooms.

What only `add_paths` needs is imported late: reading starts faster without it.
"""

import hashlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from saksi.claim import find as claim
from saksi.clean.article import clean_page
from saksi.errors import InputError, PackError, SaksiError
from saksi.kinds import Article, Claim, Finding, Page, Persona, Quantity, Reading, Reject, Settings, When
from saksi.pack import UNDETERMINED, load_packs
from saksi.parse.reading import parse_article
from saksi.read.page import make_page
from saksi.read.source import Counter, open_pages
from saksi.record import encode_article, unpack_finding
from saksi.reject import reject_page
from saksi.resolve.count import quantity
from saksi.resolve.finding import gather
from saksi.resolve.what.event import find_events
from saksi.resolve.when import time
from saksi.resolve.where.place import drop_called, find_places
from saksi.resolve.who.actor import find_actors
from saksi.resolve.who.standing import place_actors
from saksi.sweep import without_sweeps

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.ledger.sheet import Sheet

# Pages written together; this many at most must be read again after a crash, a second's work or two. Each batch waits
# for the disk and writes the leaves of all indexes: with 32 pages the writer took 1.6 times as long, with 128 1.1.
BATCH_PAGES = 256
# A batch that fills slowly, of pages from the network, is written after so long.
BATCH_S = 2.0
DEFAULT = Settings()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is now in the ledger, on the disk; `packed` is what was read out of it."""

    key: str
    id: str
    packed: bytes

    @property
    def finding(self) -> Finding:
        """What was read out of it."""
        return unpack_finding(self.packed)


@dataclass(frozen=True, slots=True)
class Present:
    """A page that the ledger held already."""

    address: str
    id: str
    key: str


def read_page(source: str | os.PathLike[str] | bytes, *, settings: Settings = DEFAULT) -> Finding:
    """Read the one article of a file, or of a page's bytes. Raises InputError when there is none, or several.

    >>> read_page(b"Hujan turun di Palu.").article.text
    'Hujan turun di Palu.'
    """
    if isinstance(source, bytes):
        return read_finding(make_page(source, address="bytes", id="bytes", settings=settings), settings)
    pages = list(itertools.islice(open_pages([os.fspath(source)], settings), 2))
    if len(pages) != 1:
        raise InputError(f"{source}: holds {'several articles; use read_paths' if pages else 'no article'}")
    [page] = pages
    if isinstance(page, Reject):
        raise InputError(f"{page.address}: {page.reason}")
    return read_finding(page, settings)


def read_paths(
    paths: Iterable[str], settings: Settings = DEFAULT, meter: Counter | None = None
) -> Iterator[Finding | Reject]:
    """Yield what each page of files and folders holds, in order; a page that cannot be read as a Reject."""
    for _, outcome in _read_each(open_pages(paths, settings, meter), settings):
        yield outcome


def add_paths(
    paths: Iterable[str], ledger: "Ledger", settings: Settings = DEFAULT, meter: Counter | None = None
) -> Iterator[Added | Present | Reject]:
    """Read pages into a ledger, then link its articles. What is yielded is on the disk; pages there already stay."""
    yield from add_pages(open_pages(paths, settings, meter), ledger, settings)
    from saksi.linking import link_added

    if not ledger.is_linked():
        link_added(ledger, workers=settings.workers)


def add_pages(
    pages: Iterator[Page | Reject], ledger: "Ledger", settings: Settings = DEFAULT
) -> Iterator[Added | Present | Reject]:
    """Read pages into a ledger, in batches. Their articles are not linked."""
    read = _lay_out_each((_known(ledger, page) for page in pages), settings)
    while kept := _keep_batch(ledger, read):
        yield from kept
    ledger.complete()


@without_sweeps()
def _keep_batch(
    ledger: "Ledger", read: Iterator[tuple[Page | Reject | Present, "Sheet | Reject | Present"]]
) -> list[Added | Present | Reject]:
    """Take a batch of what is read and write it. Its rows hold no rings; sweeps would look through them all."""
    batch = list(_take_batch(read))
    if not batch:
        return []
    with ledger.fill():
        return [_keep(ledger, page, outcome) for page, outcome in batch]


def _take_batch(read: Iterator[T]) -> Iterator[T]:
    end_s = monotonic() + BATCH_S
    for number, each in enumerate(read, 1):
        yield each
        if number == BATCH_PAGES or monotonic() > end_s:
            return


def find_personas(ledger: "Ledger") -> tuple[Persona, ...]:
    """Give the speakers of a ledger over all its articles, with why names of several articles are held for one."""
    from saksi.link.name.people import group_actors

    return group_actors(ledger.findings(), load_packs())


def find_claims(text: str, *, language: str | None = None, published: str | None = None) -> tuple[Claim, ...]:
    """Find who says what in a text. Spans count code points of `text`, which is taken as it is.

    >>> find_claims("Air sudah surut, kata Wali Kota Sari Dewi.", language="id")[0].speaker
    'Sari Dewi'
    """
    return _read_text(text, language, published).claims


def find_quantities(text: str, *, language: str | None = None, published: str | None = None) -> tuple[Quantity, ...]:
    """Find how many and how much in a text.

    >>> [(q.lo, q.hi) for q in find_quantities("Sedikitnya 12 orang mengungsi.", language="id")]
    [(12, None)]
    """
    return _read_text(text, language, published).quantities


def find_times(text: str, *, language: str | None = None, published: str | None = None) -> tuple[When, ...]:
    """Find the times in a text, counted from the day it was published.

    >>> [t.value for t in find_times("Banjir surut kemarin.", language="id", published="2025-03-05")]
    ['2025-03-04']
    """
    return _read_text(text, language, published).times


def read_finding(page: Page, settings: Settings) -> Finding:
    """Read one page. Raises InputError when it holds no article."""
    packs = load_packs()
    with without_sweeps():
        finding = resolve(parse_article(clean_page(page, packs, settings), packs))
    try:
        encode_article(finding.article)
    except UnicodeEncodeError as error:
        raise InputError(f"{page.address}: holds half a character ({error.reason})") from error
    return finding


def resolve(reading: Reading) -> Finding:
    """From the second half of the road: what a reading holds. Nothing is sought in a language without a pack."""
    if reading.language is None:
        return gather(reading, ((), ()), (), (), ())
    pack = load_packs()[reading.language]
    times = time.find_times(reading, pack)
    quantities = quantity.find_quantities(reading, pack, [when.span for when in times])
    places = find_places(reading, pack)
    claims, actors = find_actors(reading, pack, claim.find_claims(reading, pack))
    said = find_events(reading, pack, claims, times), place_actors(reading, pack, actors, places)
    return gather(reading, said, quantities, times, drop_called(places, actors))


def _read_text(text: str, language: str | None, published: str | None) -> Finding:
    packs = load_packs()
    if language is not None and (language not in packs or language == UNDETERMINED):
        known = ", ".join(sorted(packs.keys() - {UNDETERMINED}))
        raise InputError(f"no pack for language {language!r}; there are {known}")
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    article = Article("text", sha256, text, sha256, "text", published=published)
    with without_sweeps():
        return resolve(parse_article(article, packs, language=language))


def _known(ledger: "Ledger", page: Page | Reject) -> Page | Reject | Present:
    return Present(page.address, page.id, page.key) if isinstance(page, Page) and ledger.has(page.key) else page


def _read_each(pages: Iterable[Page | Reject], settings: Settings) -> Iterator[tuple[Page | Reject, Finding | Reject]]:
    """Yield each page with what it holds, in order, read here or by processes of their own; others as they are."""
    if settings.workers:
        from saksi.warm import warm_up
        from saksi.worker import read_apart

        yield from read_apart(pages, read_or_reject, settings, prepare=warm_up)
        return
    for page in pages:
        yield (page, read_or_reject(page, settings)) if isinstance(page, Page) else (page, page)


def _lay_out_each(
    pages: Iterable[Page | Reject | Present], settings: Settings
) -> Iterator[tuple[Page | Reject | Present, "Sheet | Reject | Present"]]:
    """Yield each page with what it holds as rows of a ledger, in order; laid out by whoever reads it."""
    if not settings.workers:
        for page in pages:
            yield (page, _attempt(_lay_out, page, settings)) if isinstance(page, Page) else (page, page)
        return
    from saksi.ledger.sheet import decode_sheet
    from saksi.warm import prepare, warm_up_rows
    from saksi.worker import read_apart

    outcomes: Iterator[tuple[Page | Reject | Present, bytes | Reject | Present]]
    outcomes = read_apart(map(prepare, pages), _encode_or_reject, settings, prepare=warm_up_rows)
    for each, outcome in outcomes:
        yield each, decode_sheet(outcome) if isinstance(outcome, bytes) else outcome


def _lay_out(page: Page, settings: Settings) -> "Sheet":
    from saksi.ledger.sheet import lay_out
    from saksi.link.retell import retell_article

    with without_sweeps():
        return lay_out(read_finding(page, settings), page, keep=retell_article)


def _encode(page: Page, settings: Settings) -> bytes:
    from saksi.ledger.sheet import encode_sheet

    return encode_sheet(_lay_out(page, settings))


def _encode_or_reject(page: Page, settings: Settings) -> bytes | Reject:
    return _attempt(_encode, page, settings)


def _keep(
    ledger: "Ledger", page: Page | Reject | Present, outcome: "Sheet | Present | Reject"
) -> Added | Present | Reject:
    if isinstance(outcome, Reject):
        ledger.reject(outcome)
    if isinstance(outcome, Reject | Present):
        return outcome
    if ledger.keep(outcome):
        return Added(outcome.key, outcome.id, outcome.packed)
    assert isinstance(page, Page)
    return Present(page.address, page.id, page.key)


def read_or_reject(page: Page, settings: Settings) -> Finding | Reject:
    """Read a page; whatever goes wrong with it is a Reject, so that a batch goes on."""
    return _attempt(read_finding, page, settings)


def _attempt(read: Callable[[Page, Settings], T], page: Page, settings: Settings) -> T | Reject:
    try:
        return read(page, settings)
    except PackError:
        raise
    except SaksiError as error:
        return reject_page(page, error, str(error).removeprefix(f"{page.address}: "))
    except MemoryError as error:
        return reject_page(page, error, f"needs more than {settings.memory_limit_bytes:,} bytes of memory")
    except Exception as error:
        return reject_page(page, error, f"bug: {type(error).__name__}: {error}")
