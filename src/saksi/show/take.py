"""Commands that take pages in: `read` prints them, `add` keeps them."""

import os
import platform
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from saksi.kinds import Finding, Given, Reject, Settings
from saksi.show.label import count
from saksi.show.option import check_date, json_option, ledger_option
from saksi.show.screen import note, write_bytes

if TYPE_CHECKING:
    from saksi.flow import Added, Present

SOME_REJECTED = 3

date_option = click.option(
    "--date", metavar="DATE", callback=check_date, help="When the pages were published, where they do not say."
)
outlet_option = click.option("--outlet", metavar="NAME", help="Who published the pages, where they do not say.")
fetch_option = click.option(
    "--fetch",
    "may_fetch",
    is_flag=True,
    help="Go to addresses: only public ones, one after the other, as robots.txt asks.",
)
workers_option = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Processes that read. With 0 pages are read in this one, without limits of time and memory.",
)
fast_option = click.option(
    "--fast", "is_fast", is_flag=True, help="Take web pages' text by the quickest means, a little less exactly."
)
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.command()
@paths_argument
@date_option
@outlet_option
@fetch_option
@workers_option
@fast_option
@json_option
@click.pass_context
def read(context: click.Context, /, paths: tuple[str, ...], as_json: bool, **options: Any) -> None:
    """Print who says what on pages.

    PATH is a file, a folder, - for standard input, or an address (https://...). Files may be HTML, pages saved whole
    or as MHTML, plain text, Markdown, tables (CSV, TSV) and JSON lines of articles, web archives (WARC, WACZ), feeds
    (RSS, Atom), lists of addresses, and all of these packed with gzip or in a ZIP file.

    \b
    Examples:
      saksi read page.html
      saksi read article.txt --outlet "Harian Contoh" --date 2025-07-12
      saksi read news/ --json > findings.jsonl
    """
    from saksi.flow import read_paths
    from saksi.meter import measure
    from saksi.show.progress import Progress

    rejected = 0
    meter = measure(paths)
    progress = Progress(lambda: meter.share)
    for outcome in read_paths(paths, settings_of(**options), meter):
        progress.clear()
        if isinstance(outcome, Reject):
            rejected += 1
            note_reject(outcome)
        else:
            _print_finding(outcome, as_json=as_json)
        progress.step()
    progress.clear()
    if rejected:
        note(f"{count(rejected, 'page')} could not be read")
        context.exit(SOME_REJECTED)


@click.command()
@paths_argument
@ledger_option
@date_option
@outlet_option
@fetch_option
@workers_option
@fast_option
@click.pass_context
def add(context: click.Context, /, paths: tuple[str, ...], ledger_path: str, **options: Any) -> None:
    """Read pages into a ledger, then link its articles.

    An article is named on standard output when it is safe on the disk. Pages that are in the ledger stay as they
    are, so after an interruption the same command goes on where it stopped.

    \b
    Examples:
      saksi add news/ crawl.warc.gz feed.xml
      saksi add --fetch https://news.example/page
      saksi add page.html --ledger my.ledger --outlet "Harian Contoh" --date 2025-07-12
    """
    from saksi.flow import add_paths
    from saksi.ledger.ledger import Ledger
    from saksi.meter import measure
    from saksi.show.progress import Progress

    tally: Counter[str] = Counter()
    meter = measure(paths)
    progress = Progress(lambda: meter.share)
    with Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger:
        for outcome in add_paths(paths, ledger, settings_of(**options), meter):
            progress.clear()
            tally[tell_outcome(outcome)] += 1
            progress.step()
        progress.clear()
        held = count(ledger.counts().articles, "article")
    note(
        f"{tally['added']} added, {tally['present']} already there, {tally['rejected']} rejected; {ledger_path}: {held}"
    )
    if tally["rejected"]:
        context.exit(SOME_REJECTED)


def settings_of(*, date: str | None, outlet: str | None, may_fetch: bool, workers: int, is_fast: bool) -> Settings:
    """The settings that the options of a command ask for."""
    return Settings(given=Given(outlet, date), may_fetch=may_fetch, workers=workers, is_fast=is_fast)


def tell_outcome(outcome: "Added | Present | Reject") -> str:
    """Name an added article on standard output, a rejected page on standard error; give back what it was."""
    from saksi.flow import Added

    if isinstance(outcome, Reject):
        note_reject(outcome)
        return "rejected"
    if not isinstance(outcome, Added):
        return "present"
    from saksi.show.plain import flat

    write_bytes(f"added {outcome.key} {flat(outcome.id)}\n".encode())
    return "added"


def writer_name() -> str:
    """Who is writing, as a second writer is told."""
    return f"process {os.getpid()} on {platform.node()}"


def _print_finding(finding: Finding, *, as_json: bool) -> None:
    if as_json:
        from saksi.record import encode_finding

        write_bytes(encode_finding(finding) + b"\n")
    else:
        from saksi.show.article import print_article

        print_article(finding)


def note_reject(reject: Reject) -> None:
    """Name a page that could not be read, with its reason."""
    note(f"rejected {reject.address}: {reject.reason} ({reject.room})")
