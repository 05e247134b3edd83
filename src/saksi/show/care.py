"""Commands that care for the ledger's file."""

import sys
from pathlib import Path

import click

from saksi.show.option import ledger_option
from saksi.show.screen import note
from saksi.show.take import writer_name


@click.command()
@ledger_option
@click.option(
    "--set-log-aside", is_flag=True, help="Of a damaged log keep a copy, and go on without what it can no longer give."
)
def upgrade(ledger_path: str, *, set_log_aside: bool) -> None:
    """Bring a ledger that an older Saksi wrote up to date.

    Every command that writes does so too. All of it is done, or nothing.

    \b
    Examples:
      saksi upgrade --ledger old.ledger
      saksi upgrade --ledger my.ledger --set-log-aside
    """
    from saksi.ledger.file.file import check_there
    from saksi.ledger.ledger import Ledger

    check_there(ledger_path)
    with Ledger.open_to_write(ledger_path, writer=writer_name(), sets_log_aside=set_log_aside):
        note(f"{ledger_path}: up to date")


@click.command()
@click.argument("target")
@ledger_option
def backup(target: str, ledger_path: str) -> None:
    """Copy the ledger as it is now into the new file TARGET, while others read and write it.

    \b
    Example:
      saksi backup copies/monday.ledger --ledger my.ledger
    """
    from saksi.ledger.ledger import Ledger

    with Ledger.open(ledger_path) as ledger, click.progressbar(length=100, label="copying", file=sys.stderr) as bar:
        ledger.backup(target, tell=lambda part: bar.update(int(part * 100) - bar.pos))
    note(f"{target}: {_size(target)}, sound")


@click.command()
@ledger_option
def compact(ledger_path: str) -> None:
    """Give back the room of what is gone, and pack anew for search what an older version packed.

    It takes as much room again while it works.

    \b
    Example:
      saksi compact --ledger my.ledger
    """
    from saksi.ledger.file.file import check_there
    from saksi.ledger.ledger import Ledger

    check_there(ledger_path)
    before = _size(ledger_path)
    with Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger:
        ledger.compact()
    note(f"{ledger_path}: {before} before, {_size(ledger_path)} now")


def _size(path: str) -> str:
    """How large a file and its log are."""
    files = [Path(path), Path(f"{path}-wal")]
    return f"{sum(file.stat().st_size for file in files if file.exists()) / 1e6:,.1f} MB"
