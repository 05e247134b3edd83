"""The demonstration: the bundled pages, read and shown."""

import importlib.resources
from collections import Counter
from typing import TYPE_CHECKING

import click

from saksi.show.label import count
from saksi.show.screen import note, say
from saksi.show.take import tell_outcome, writer_name

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger

LEDGER_FILE = "demo.ledger"


@click.command()
@click.option("--ledger", "ledger_path", metavar="FILE", default=LEDGER_FILE, show_default=True, help="Where it goes.")
def demo(ledger_path: str) -> None:
    """Read the pages that come with Saksi, and show them.

    The pages are invented: their outlets, people and events do not exist.

    \b
    Example:
      saksi demo --ledger demo.ledger
    """
    from saksi.flow import add_paths
    from saksi.ledger.ledger import Ledger

    tally: Counter[str] = Counter()
    folder = importlib.resources.files("saksi") / "demo" / "pages"
    with (
        importlib.resources.as_file(folder) as pages,
        Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger,
    ):
        for outcome in add_paths([str(pages)], ledger):
            tally[tell_outcome(outcome)] += 1
        note(f"{count(tally['added'], 'page')} added to {ledger_path}, {tally['present']} already there")
        _print_story(ledger, ledger_path)


def _print_story(ledger: "Ledger", ledger_path: str) -> None:
    """Print the figure that the most outlets give, the page that gave it first, and what to try next."""
    from saksi.show.article import print_article
    from saksi.show.figure import count_outlets, print_measure

    measures = ledger.measures()
    if not measures:
        return
    widest = max(measures, key=lambda measure: (count_outlets(measure), len(measure.contradictions)))
    first = min(widest.figures, key=lambda figure: (figure.published or "9999", figure.article))
    say()
    say("One page, and who says what on it", "bold underline")
    say()
    print_article(ledger.finding(first.article_key))
    say()
    say(f"One figure, as {count(count_outlets(widest), 'outlet')} give it", "bold underline")
    say()
    print_measure(widest)
    say()
    say("Go on with:")
    for command in (f"show {first.article}", "figures", "copies", f'claims --about "{widest.figures[0].text}"'):
        say(f"saksi {command} --ledger {ledger_path}", indent=2)
