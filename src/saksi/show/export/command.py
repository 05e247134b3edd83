"""The command that writes claims in the formats of other programs."""

import contextlib
import datetime
import itertools
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import parse_qsl, urlsplit

import click

from saksi.show.filter import filters, make_query, order_option, skip_option
from saksi.show.label import count
from saksi.show.option import ledger_option
from saksi.show.screen import note

if TYPE_CHECKING:
    from saksi.ledger.search.query import ClaimQuery, Order
    from saksi.ledger.search.search import Hit

# Known without loading the formats, so that help is quick.
NAMES = ("csv", "jsonl", "parquet", "annotation", "schema", "review", "ftm", "events", "wacz", "bibtex")


@click.command()
@click.argument("words", nargs=-1)
@click.option(
    "--as", "format_name", type=click.Choice(NAMES), metavar="FORMAT", default="csv", show_default=True,
    help="One of those above.",
)  # fmt: skip
@click.option(
    "--out", "out_path", metavar="FILE", type=click.Path(dir_okay=False), help="Where to; else standard output."
)
@click.option(
    "--address",
    metavar="ADDRESS",
    help="The address of a search page, whole or from the ? on, in place of words and filters: what that page finds.",
)
@filters
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many; else all.")
@skip_option
@order_option
@ledger_option
def export(
    ledger_path: str, format_name: str, out_path: str | None, limit: int | None, skip: int, **asked: Any
) -> None:
    """Write claims for a spreadsheet, for statistics, for annotation tools, for a bibliography, as evidence.

    WORDS and filters are those of `saksi search`; without any, all claims are written.

    \b
    Formats:
      csv         a table that opens in a spreadsheet, and that nothing in it can run
      jsonl       one JSON object a claim, with every span
      parquet     the same columns as csv, for large sets
      annotation  W3C Web Annotation: the words by quotation and by position
      schema      Claim and Quotation of schema.org
      review      ClaimReview of schema.org: only of claims that a person has rated
      ftm         entities of FollowTheMoney, for Aleph, OpenAleph and Datashare
      events      what the claims tell of, by the event types of PLOVER
      wacz        the pages as they came, with the claims and hashes of it all
      bibtex      for a bibliography

    \b
    Examples:
      saksi export longsor > longsor.csv
      saksi export --as parquet --stance deny --since 2025-03-01 --out denied.parquet
      saksi export --as wacz --speaker "Raga Ndopo" --out evidence.wacz
      saksi export --as annotation --address 'http://localhost:8765/?q=longsor&stance=deny'
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.export.format import FORMATS
    from saksi.show.export.taken import Taken

    query, order = _asked_for(**asked)
    with Ledger.open(ledger_path) as ledger, _target(out_path) as target:
        counter = itertools.count()
        hits = _counted(ledger.search(query, limit, skip=skip, order=order), counter)
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        for part in FORMATS[format_name].write(Taken(hits, ledger, now)):
            target.write(part)
    if out_path:
        note(f"{count(next(counter), 'claim')} written to {out_path}")


def _asked_for(*, address: str | None, order: "Order", **asked: Any) -> "tuple[ClaimQuery, Order]":
    """What an address asks for, or what words and filters do."""
    from saksi.show.web.address import claim_query, make_asked

    words = " ".join(asked.pop("words")) or None
    if address is None:
        return make_query(words=words, **asked), order
    if words or any(value not in (None, (), False) for value in asked.values()):
        raise click.UsageError("--address says all that is asked for; leave out words and filters, or the address")
    found = make_asked(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    return claim_query(found), found.order


def _counted(hits: "Iterable[Hit]", counter: Iterator[int]) -> "Iterator[Hit]":
    for hit in hits:
        next(counter)
        yield hit


@contextlib.contextmanager
def _target(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears whole or not at all."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from saksi.show.export.row import ExportError

    beside = Path(f"{path}.part{os.getpid()}")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(path)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
