"""The demonstration: the bundled pages, read and shown."""

import importlib.resources
from collections import Counter

import click

from saksi.show.take import tell_outcome, writer_name

LEDGER_FILE = "demo.ledger"


@click.command()
@click.option(
    "--ledger", "ledger_path", metavar="FILE", default=LEDGER_FILE, show_default=True, help="Where to keep it."
)
def demo(ledger_path: str) -> None:
    """Read the pages that come with Saksi into a ledger, and show what it holds.

    The pages are invented: their outlets, people and events do not exist.

    \b
    Example:
      saksi demo --ledger demo.ledger
    """
    from saksi.flow import add_paths
    from saksi.ledger.ledger import Ledger

    tally: Counter[str] = Counter()
    folder = importlib.resources.files("saksi.demo") / "pages"
    with (
        importlib.resources.as_file(folder) as pages,
        Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger,
    ):
        for outcome in add_paths([str(pages)], ledger):
            tally[tell_outcome(outcome)] += 1
