"""One part read to its end: its files to its tables."""

import itertools
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from time import monotonic

from pyarrow import parquet

from saksi.flow import read_or_reject
from saksi.kinds import Page, Reject, Settings
from saksi.read.crawl import Crawler
from saksi.read.page import Place
from saksi.read.source import open_pages
from saksi.read.stream import read_stream, suffix_kind
from saksi.warm import warm_up
from saksi.wide.batch import make_tables, unpack_pages
from saksi.wide.plan import PARQUET, Part, name_id, reject_file
from saksi.wide.schema import SCHEMAS
from saksi.wide.store import Store, open_place
from saksi.worker import Start, read_apart

# Pages of one group of rows: what is held in memory at a time, some 50 MB with their bytes.
GROUP_PAGES = 256
DONE = "done"


@dataclass(frozen=True, slots=True)
class Done:
    """A part that is read, with how many rows each table has, and how long it took."""

    name: str
    rows: dict[str, int]
    seconds: float


def read_part(part: Part, out: Store, settings: Settings, *, start: Start | None = None) -> Done:
    """Read a part and write its tables; that it is done is written last. Doing it twice gives the same files.

    With `settings.workers` the pages are read by processes of their own, which begin as `start` says.
    """
    begun_s, rows = monotonic(), dict.fromkeys(SCHEMAS, 0)
    pages = itertools.chain.from_iterable(open_file(file, settings) for file in part.files)
    if settings.workers:
        outcomes = read_apart(pages, read_or_reject, settings, start=start, prepare=warm_up)
    else:
        outcomes = ((page, read_or_reject(page, settings) if isinstance(page, Page) else page) for page in pages)
    with ExitStack() as open_tables:
        writers = {
            name: open_tables.enter_context(out.table(name, part.name, schema)) for name, schema in SCHEMAS.items()
        }
        while group := list(itertools.islice(outcomes, GROUP_PAGES)):
            for name, table in make_tables(group).by_name.items():
                writers[name].write_table(table)
                rows[name] += table.num_rows
    done = Done(part.name, rows, round(monotonic() - begun_s, 3))
    out.write(f"{DONE}/{part.name}.json", json.dumps(asdict(done)).encode())
    return done


def open_file(address: str, settings: Settings) -> Iterator[Page | Reject]:
    """Yield the pages of a file: of a kind that `saksi add` reads, or Parquet with the columns of `schema.PAGES`."""
    if "://" not in address and not address.endswith(PARQUET):
        yield from open_pages([address], settings)
        return
    place, path = open_place(address)
    try:
        if address.endswith(PARQUET):
            with parquet.ParquetFile(place.files.open_input_file(path)) as table:
                for batch in table.iter_batches(GROUP_PAGES):
                    yield from unpack_pages(batch, settings)
        else:
            with place.open(path) as stream:
                yield from read_stream(stream, Place(address, name_id(address)), suffix_kind(path), Crawler(settings))
    except Exception as error:
        # One file that breaks must not end the part.
        yield reject_file(address, error)
