"""The command that takes over corrections from another ledger."""

from typing import IO

import click

from saksi.show.label import count
from saksi.show.option import ledger_option
from saksi.show.screen import note
from saksi.show.take import writer_name


@click.command(name="import")
@click.argument("lines", metavar="FILE", type=click.File("rb"))
@ledger_option
def adopt_file(lines: IO[bytes], ledger_path: str) -> None:
    """Take over the corrections in FILE, that `saksi corrections --all --json` wrote; - reads standard input.

    They keep who made them and when. Those that are there already are left out, so that doing it twice changes nothing.
    A correction of a page that is not there waits for it.

    \b
    Example:
      saksi corrections --all --json | saksi correct import - --ledger my.ledger
    """
    from saksi.ledger.adopt import adopt, read_corrections
    from saksi.ledger.file.file import check_there
    from saksi.ledger.ledger import Ledger

    check_there(ledger_path)
    made = tuple(read_corrections(lines, lines.name))
    with Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger, ledger.batch():
        kept = adopt(ledger, made)
        waiting = sum(each.article is not None and not ledger.has(each.article) for each in kept)
    note(f"{count(len(kept), 'correction')} taken over, {len(made) - len(kept)} there already")
    if waiting:
        note(f"{count(waiting, 'correction')} of pages that are not in the ledger; they wait for them")
