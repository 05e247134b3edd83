"""The command line."""

import io
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from saksi.errors import SaksiError
from saksi.show.amend import correct, corrections, undo
from saksi.show.ask import copies, figures, rejects, show
from saksi.show.care import backup, compact, upgrade
from saksi.show.demo import demo
from saksi.show.export.command import export
from saksi.show.plain import visible
from saksi.show.prove import diff, link, reread, salvage, verify
from saksi.show.question import check, conflicts, policy, stories, trace
from saksi.show.seek import claims, search
from saksi.show.serve import serve
from saksi.show.speakers import speakers
from saksi.show.take import add, read
from saksi.show.taken_out import cuts
from saksi.show.wide import load, wide


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="saksi", message="saksi %(version)s")
def cli() -> None:
    """Read news pages into a ledger of who said what, through whom, and how firmly.

    Data goes to standard output, notes to standard error. With --json a command prints one JSON object a line.

    \b
    Exit status:
      0  done
      1  failed
      2  the command was not understood
      3  done, but some pages could not be read; each is named with its reason
      4  the ledger cannot be opened or written, or has no such article

    \b
    Begin with:
      saksi demo                            read the pages that come with Saksi
      saksi read page.html                  print who says what on a page
      saksi add news/ --ledger my.ledger    keep many pages
      saksi figures --ledger my.ledger      how many origins stand behind a figure
    """


for command in (read, add, claims, speakers, figures, copies, show, rejects, upgrade, demo, cuts):
    cli.add_command(command)

cli.add_command(serve)
cli.add_command(export)
for command in (trace, check, conflicts, stories, policy):
    cli.add_command(command)
for command in (search, correct, corrections, undo, link, verify, diff, reread, backup, compact, salvage, wide, load):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line; what went wrong is told in words, and a letter the terminal does not know is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        cli.main(arguments, prog_name="saksi")
    except SaksiError as error:
        click.echo(f"saksi: {visible(str(error))}", err=True)
        sys.exit(error.exit_code)
