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
from saksi.show.completion import completion
from saksi.show.demo import demo
from saksi.show.export.command import export
from saksi.show.mcp import mcp
from saksi.show.plain import visible
from saksi.show.prove import diff, families, link, reread, salvage, verify
from saksi.show.question import check, conflicts, policy, stories, trace
from saksi.show.report import report
from saksi.show.seek import claims, search
from saksi.show.serve import serve
from saksi.show.speakers import speakers
from saksi.show.take import add, read
from saksi.show.taken_out import cuts
from saksi.show.wide import load, wide, wide_link

# Which commands there are, in the order in which a newcomer needs them, each with what it does in one line.
SECTIONS: dict[str, tuple[tuple[click.Command, str], ...]] = {
    "Begin": (
        (demo, "Read the pages that come with Saksi, and show them."),
        (read, "Print who says what on a page; nothing is kept."),
        (add, "Read pages into a ledger."),
        (serve, "Show a ledger in the browser."),
    ),
    "Ask": (
        (search, "Find claims by words, speaker, outlet, figure, place, date."),
        (claims, "The same for short, oldest first."),
        (check, "What does the ledger know of this sentence?"),
        (trace, "Who told it first, who repeats it, where does it end?"),
        (figures, "What is counted, by whom, with how many origins?"),
        (conflicts, "Which figures exclude each other?"),
        (policy, "Take one number or range of each figure by a rule."),
        (stories, "Which articles tell of the same?"),
        (copies, "Which articles are copies of which?"),
        (speakers, "Who speaks, under which names and titles?"),
        (show, "Print one article with its claims."),
    ),
    "Take away": (
        (export, "Write claims for a spreadsheet, statistics, other tools, evidence."),
        (report, "Write a story as one page to print or hand on."),
    ),
    "Correct": (
        (correct, "Say what is right: a claim, its words, its speaker, a copy."),
        (corrections, "List what people said."),
        (undo, "Take a correction back."),
    ),
    "Prove": (
        (verify, "Prove every span against the bytes that were kept."),
        (cuts, "What was cut out of pages or mended, and why?"),
        (rejects, "Which pages could not be read, and why?"),
        (diff, "What does this version read otherwise?"),
        (reread, "Read the pages that are kept anew with this version."),
    ),
    "Many machines": (
        (wide, "Read very many pages into Parquet, here or on a cluster."),
        (wide_link, "Find copies, stories and origins among all that was read."),
        (load, "Bring what `wide` read into a ledger."),
    ),
    "Care": (
        (link, "Find copies, stories, figures and origins anew."),
        (families, "Say which outlets share a newsroom."),
        (backup, "Copy the ledger while others use it."),
        (compact, "Give back the room of what is gone."),
        (upgrade, "Bring a ledger of an older Saksi up to date."),
        (salvage, "Save what can be saved of a damaged ledger."),
        (mcp, "Let an assistant ask a ledger (MCP); it can only read."),
        (completion, "Let the shell complete commands and options."),
    ),
}


def write_sections(_: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the commands under their headings, in the order of SECTIONS."""
    for title, commands in SECTIONS.items():
        with formatter.section(title):
            formatter.write_dl([(command.name or "", line) for command, line in commands], col_max=12)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="saksi", message="saksi %(version)s")
def cli() -> None:
    """Read news pages into a ledger of who said what, through whom, and how firmly.

    \b
    Begin with:
      saksi demo                            read the pages that come with Saksi
      saksi read page.html                  print who says what on a page
      saksi add news/ --ledger my.ledger    keep many pages
      saksi serve --ledger my.ledger --open look at them in the browser
      saksi add --help                      what a command takes, with examples

    Data goes to standard output, notes to standard error. With --json a command prints one JSON object a line. Colours
    are for terminals only; NO_COLOR=1 turns them off. SAKSI_LEDGER names the ledger for all commands.

    \b
    Exit status:
      0  done
      1  failed
      2  the command was not understood
      3  done, but some pages could not be read; each is named with its reason
      4  the ledger cannot be opened or written, or has no such article
    """


for _commands in SECTIONS.values():
    for _command, _ in _commands:
        cli.add_command(_command)
# In the place of click's own list, which is sorted by the alphabet.
cli.format_commands = write_sections  # type: ignore[assignment, method-assign]


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
