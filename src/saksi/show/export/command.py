"""The command that writes claims in the formats of other programs."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import parse_qsl, urlsplit

import click

from saksi.show.option import ledger_option
from saksi.show.screen import note

# Known without loading the formats, so that help is quick.
NAMES = ("csv", "jsonl", "parquet", "annotation", "schema", "bibtex")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--as", "format_name", type=click.Choice(NAMES), default="csv", show_default=True, help="Which format.")
@click.option(
    "--address",
    metavar="ADDRESS",
    help="The address of a search page, whole or from the ? on: exactly what that page finds is written.",
)
@click.option(
    "--out", "out_path", metavar="FILE", type=click.Path(dir_okay=False), help="Where to; else standard output."
)
@ledger_option
def export(
    ledger_path: str, words: tuple[str, ...], format_name: str, address: str | None, out_path: str | None
) -> None:
    """Write claims for a spreadsheet, for statistics, for annotation tools, for a bibliography.

    WORDS must all stand in the sentences of a claim; without any, all claims are written. csv opens in a spreadsheet
    and cannot run anything there; jsonl holds every span; parquet is for large sets; annotation is W3C Web Annotation;
    schema is schema.org's Claim and Quotation; bibtex is for a bibliography.

    \b
    Examples:
      saksi export banjir > banjir.csv
      saksi export --as parquet --out claims.parquet
      saksi export --as annotation --address 'http://localhost:8765/?q=banjir&stance=deny'
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.export.format import FORMATS
    from saksi.show.web.address import claim_query, make_asked

    pairs = parse_qsl(urlsplit(address or "").query, keep_blank_values=True)
    asked = make_asked([*pairs, *([("q", " ".join(words))] if words else [])])
    with Ledger.open(ledger_path) as ledger, _target(out_path) as target:
        query = claim_query(asked)
        for part in FORMATS[format_name].write(ledger.search(query, order=asked.order)):
            target.write(part)
        found = ledger.count(query)
    if out_path:
        note(f"{found} claims written to {out_path}")


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
