"""Commands that care for the ledger's file."""

import click

from saksi.show.option import ledger_option
from saksi.show.screen import note
from saksi.show.take import writer_name


@click.command()
@ledger_option
def upgrade(ledger_path: str) -> None:
    """Bring a ledger that an older Saksi wrote up to date.

    Every command that writes does so too. All of it is done, or nothing.

    \b
    Example:
      saksi upgrade --ledger old.ledger
    """
    from saksi.ledger.ledger import Ledger

    Ledger.check(ledger_path)
    with Ledger.open_to_write(ledger_path, writer=writer_name()):
        note(f"{ledger_path}: up to date")
