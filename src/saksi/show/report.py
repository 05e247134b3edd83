"""The command that writes a story as one document."""

import datetime
import importlib.util
import sys
from pathlib import Path

import click

from saksi.errors import SaksiError
from saksi.show.option import ledger_option
from saksi.show.screen import note

# Known without loading the pages, so that help is quick.
TONGUES = ("en", "id")
RULES = ("newest", "range", "low-best-high", "lowest", "highest", "latest", "most", "officials")


class ReportError(SaksiError):
    """A report cannot be made: something is not installed, or its file cannot be written."""

    exit_code = 2


@click.command()
@click.argument("story")
@click.option(
    "--out", "out_path", metavar="FILE", type=click.Path(dir_okay=False), help="Where to; else standard output."
)
@click.option(
    "--language", type=click.Choice(TONGUES), default="en", show_default=True, help="The language of the report."
)
@click.option(
    "--policy", type=click.Choice(RULES), metavar="NAME", default="newest", show_default=True,
    help="Which value is taken of each figure; `saksi policy` lists the names.",
)  # fmt: skip
@ledger_option
def report(ledger_path: str, story: str, out_path: str | None, language: str, policy: str) -> None:
    """Write a story as one page to print or hand on: HTML that stands alone and needs no network.

    STORY is any article of the story: its id, its address, or the beginning of its key, as `saksi stories` prints them.
    The page holds what is counted with its range and origins, figures that stand against each other, when and where it
    was told, every sentence with outlet, time and address, copies folded, and how it was made.

    \b
    Examples:
      saksi report lontar-1 > report.html
      saksi report lontar-1 --language id --policy low-best-high --out laporan.html
    """
    if importlib.util.find_spec("jinja2") is None:
        raise ReportError("a report needs one more package (jinja2 is missing): pip install 'saksi[serve]'")
    from saksi.ledger.ledger import Ledger
    from saksi.show.web.report import write_report
    from saksi.show.web.speech import speeches
    from saksi.show.web.visit import Visit

    with Ledger.open(ledger_path) as ledger:
        visit = Visit(speeches()[language], pairs=(("rule", policy),))
        text = write_report(ledger, visit, story, datetime.datetime.now(datetime.UTC))
    if out_path is None:
        sys.stdout.buffer.write(text.encode())
        return
    try:
        Path(out_path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise ReportError(f"{out_path}: cannot be written: {error.strerror or error}") from error
    note(f"written to {out_path}")
