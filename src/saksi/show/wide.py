"""Commands for very many pages: read into Parquet, linked there, taken into a ledger."""

from collections import Counter
from typing import Any

import click

from saksi.errors import SaksiError
from saksi.kinds import Finding, Given, Reject, Settings
from saksi.show.label import count
from saksi.show.option import check_date, ledger_option
from saksi.show.screen import note, write_line
from saksi.show.take import SOME_REJECTED, date_option, fast_option, outlet_option, paths_argument, writer_name


class MissingError(SaksiError):
    """A package that is not installed."""

    exit_code = 2


@click.command()
@paths_argument
@click.option("--out", required=True, metavar="DIR", help="Folder of the results; or an address (s3://bucket/folder).")
@click.option(
    "--engine",
    type=click.Choice(["here", "daft", "ray"]),
    default="here",
    show_default=True,
    help="What runs the reading: this program, Daft on this machine, or Daft on the Ray cluster of RAY_ADDRESS.",
)
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@date_option
@outlet_option
@fast_option
@click.pass_context
def wide(context: click.Context, /, paths: tuple[str, ...], out: str, engine: Any, workers: int, **given: Any) -> None:
    """Read pages of files, folders and object stores into Parquet tables.

    PATH is what `saksi add` takes, but for addresses of pages: web pages, archives (WARC, WACZ), tables, JSON lines;
    here also folders of an object store (s3://bucket/crawl), and Parquet with the columns data (bytes) and address.
    What is done is passed over, so after an interruption the same command goes on where it stopped.

    \b
    Examples:
      saksi wide crawl/ --out result --workers 8
      saksi wide s3://bucket/cc-news --out s3://bucket/result --engine ray --workers 200
      saksi load result --ledger my.ledger
    """
    try:
        from saksi.wide.run import read_wide
    except ImportError as error:
        raise MissingError("reading into Parquet needs one more package: pip install 'saksi[parquet]'") from error

    settings = Settings(given=Given(given["outlet"], given["date"]), workers=workers, is_fast=given["is_fast"])
    rows: Counter[str] = Counter()
    for done in read_wide(paths, out, settings, engine=engine):
        rows.update(done.rows)
        write_line(done)
    note(f"{rows['articles']:,} articles, {rows['claims']:,} claims, {rows['rejects']:,} rejected; {out}")
    if rows["rejects"]:
        context.exit(SOME_REJECTED)


@click.command("wide-link")
@click.argument("out", metavar="DIR")
@click.option(
    "--engine",
    type=click.Choice(["daft", "ray"]),
    default="daft",
    show_default=True,
    help="What runs the joins: Daft on this machine, or Daft on the Ray cluster of RAY_ADDRESS.",
)
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
def wide_link(out: str, engine: Any, workers: int) -> None:
    """Find copies, stories, figures and origins among all that `saksi wide` read.

    DIR is the folder of the results, or its address. It gets four more tables: links, measures, origins, counted. No
    process holds more articles than those of some weeks. What is done is passed over after an interruption; when new
    pages were read, all is linked anew. `saksi load` takes the links too.

    \b
    Examples:
      saksi wide-link result --workers 8
      saksi wide-link s3://bucket/result --engine ray --workers 200
    """
    try:
        from saksi.wide.link.run import link_wide
    except ImportError as error:
        raise MissingError("linking Parquet needs more packages: pip install 'saksi[cluster]'") from error
    rows: dict[str, int] = {}
    for step in link_wide(out, runner=engine, workers=workers):
        rows[step.name] = step.rows
        write_line(step)
    told = ", ".join(f"{rows[name]:,} {name}" for name in ("links", "measures") if name in rows)
    note(f"{told or 'nothing to do: all is linked'}; {out}")


@click.command()
@click.argument("source", metavar="PARQUET")
@ledger_option
@click.option("--outlet", metavar="NAME", help="Only what this outlet published.")
@click.option("--language", metavar="CODE", help="Only articles in this language.")
@click.option("--since", metavar="DATE", callback=check_date, help="Only what was published on this day or later.")
@click.option("--until", metavar="DATE", callback=check_date, help="Only what was published before this day.")
def load(source: str, ledger_path: str, **wanted: Any) -> None:
    """Bring what `saksi wide` read, or a part of it, into a ledger, then link its articles.

    PARQUET is the folder of the results, or one file of its `articles`. The ledger is the one that `saksi add` would
    have made of the same pages. Where `saksi wide-link` has linked all of them, those links are taken.

    \b
    Examples:
      saksi load result --ledger my.ledger
      saksi load result --since 2025-03-01 --until 2025-04-01 --language id
    """
    try:
        from saksi.wide.load import Wanted, load_links, load_wide
    except ImportError as error:
        raise MissingError("reading Parquet needs one more package: pip install 'saksi[parquet]'") from error
    from saksi.flow import add_paths
    from saksi.ledger.ledger import Ledger

    tally: Counter[str] = Counter()
    with Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger:
        for outcome in load_wide(source, ledger, Wanted(**wanted)):
            is_new, is_reject = isinstance(outcome, Finding), isinstance(outcome, Reject)
            tally["added" if is_new else "rejected" if is_reject else "present"] += 1
        if not ledger.is_linked() and not load_links(source, ledger):
            list(add_paths([], ledger))
        held = count(ledger.counts().articles, "article")
    told = f"{tally['added']} added, {tally['present']} already there, {tally['rejected']} rejected"
    note(f"{told}; {ledger_path}: {held}")
