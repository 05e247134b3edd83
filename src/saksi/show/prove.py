"""Commands that go down the road again: `verify`, `diff`, `reread`, `link`, `families`, `salvage`."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from saksi.errors import LedgerError
from saksi.kinds import Reject
from saksi.show.label import count
from saksi.show.option import json_option, ledger_option
from saksi.show.plain import flat
from saksi.show.screen import note, say, say_ends, say_labelled, write_bytes, write_line
from saksi.show.take import SOME_REJECTED, note_reject, tell_outcome, writer_name

if TYPE_CHECKING:
    from saksi.again import Reread
    from saksi.ledger.check import Fault
    from saksi.ledger.ledger import Ledger

FAILED = 1
CHANGES_SHOWN = 20

articles_argument = click.argument("articles", nargs=-1, metavar="[ARTICLE]...")


@click.command()
@articles_argument
@ledger_option
@json_option
@click.pass_context
def verify(context: click.Context, articles: tuple[str, ...], ledger_path: str, as_json: bool) -> None:
    """Prove what is kept: hash the pages' bytes, read their text again, and hold every span against it.

    All articles, or those named. What does not hold is printed, and the exit status is 1.

    \b
    Examples:
      saksi verify
      saksi verify lontar-1 --json
    """
    from saksi.again import verify_ledger
    from saksi.ledger.ledger import Ledger

    tally: Counter[str] = Counter()
    with Ledger.open(ledger_path) as ledger:
        for damage in () if articles else ledger.damage():
            tally["faults"] += 1
            note(f"{ledger_path}: {damage}")
        for checked in verify_ledger(ledger, _keys(ledger, articles)):
            tally["articles"] += 1
            tally["faults"] += len(checked.faults)
            for fault in checked.faults:
                write_line(fault) if as_json else _print_fault(fault)
    note(f"{count(tally['articles'], 'article')} checked, {count(tally['faults'], 'fault')}")
    if tally["faults"]:
        context.exit(FAILED)


@click.command()
@articles_argument
@ledger_option
@json_option
@click.pass_context
def diff(context: click.Context, articles: tuple[str, ...], ledger_path: str, as_json: bool) -> None:
    """Print what this version reads otherwise in the pages that are kept; the ledger stays as it is.

    \b
    Examples:
      saksi diff
      saksi diff lontar-1 --json
    """
    from saksi.again import diff_ledger
    from saksi.ledger.ledger import Ledger

    with Ledger.open(ledger_path) as ledger:
        rejected = _print_changes(diff_ledger(ledger, _keys(ledger, articles)), as_json=as_json)
    if rejected:
        context.exit(SOME_REJECTED)


@click.command()
@articles_argument
@ledger_option
@json_option
@click.pass_context
def reread(context: click.Context, articles: tuple[str, ...], ledger_path: str, as_json: bool) -> None:
    """Read the pages that are kept anew with this version, and print what changed.

    What people corrected stays, and is applied to what is read now; a correction that fits no claim any more is named.
    `saksi diff` prints the same and changes nothing.

    \b
    Examples:
      saksi reread
      saksi reread lontar-1
    """
    from saksi.again import reread_ledger
    from saksi.ledger.file.file import check_there
    from saksi.ledger.ledger import Ledger

    check_there(ledger_path)
    with Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger:
        rejected = _print_changes(reread_ledger(ledger, _keys(ledger, articles)), as_json=as_json)
    if rejected:
        context.exit(SOME_REJECTED)


@click.command()
@click.option(
    "--families",
    "families",
    metavar="FILE",
    type=click.File("r", encoding="utf-8"),
    help="Which outlets share a newsroom: a TSV file with the columns outlet and newsroom. The ledger keeps it.",
)
@click.option("--settle", "is_settling", is_flag=True, help="Only where articles came one by one, if any did.")
@click.option("--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True, help="Processes.")
@ledger_option
def link(ledger_path: str, families: IO[str] | None, is_settling: bool, workers: int) -> None:
    """Find copies, stories, figures and origins anew, with corrections applied.

    Few articles that came to 2,000 or more are tied to what was there one by one. With --settle they are tied as all
    together, in a third of the time of a whole linking; behind it nothing hangs on the order in which articles came.

    Outlets of one newsroom are one origin where they name no source. `saksi families` prints which are. A linking that
    was broken off goes on where it was.

    \b
    Examples:
      saksi link --ledger my.ledger
      saksi link --families mine.tsv
      saksi link --workers 8
      saksi link --settle
    """
    from saksi.families import keep_families
    from saksi.ledger.file.file import check_there
    from saksi.ledger.ledger import Ledger
    from saksi.linking import link_ledger, settle_links

    check_there(ledger_path)
    with Ledger.open_to_write(ledger_path, writer=writer_name()) as ledger:
        if families is not None:
            note(f"{families.name}: {count(keep_families(ledger, families.name, families.read()), 'outlet')}")
        link_all = settle_links if is_settling and families is None else link_ledger
        link_all(ledger, workers=workers)
        counts = ledger.counts()
        note(f"{ledger_path}: {count(counts.links, 'link')}, {count(counts.measures, 'measure')}")


@click.command()
@ledger_option
@json_option
def families(ledger_path: str, as_json: bool) -> None:
    """Print which outlets share a newsroom, as a table that `saksi link --families` takes.

    \b
    Example:
      saksi families > mine.tsv
    """
    from saksi.families import COLUMNS, list_families
    from saksi.ledger.ledger import Ledger

    with Ledger.open(ledger_path) as ledger:
        rows = list(list_families(ledger))
    if as_json:
        for row in rows:
            write_line(dict(zip(COLUMNS, row, strict=True)))
        return
    write_bytes("".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)).encode())


@click.command()
@click.argument("damaged")
@click.argument("target")
@click.pass_context
def salvage(context: click.Context, damaged: str, target: str) -> None:
    """Save what can be saved of the file DAMAGED into a new ledger TARGET.

    Every page whose bytes are what their SHA-256 says is read again, and every correction is kept. What is lost is
    named, and the exit status is 3. The damaged file stays as it is.

    \b
    Example:
      saksi salvage broken.ledger saved.ledger
    """
    from saksi.again import refill_ledger
    from saksi.ledger.file.salvage import salvage_file
    from saksi.ledger.ledger import Ledger

    if Path(target).exists():
        raise LedgerError(f"{target}: is there already; salvage makes a new ledger")
    try:
        found = salvage_file(damaged)
    except OSError as error:
        raise LedgerError(f"{damaged}: {error.strerror or error}") from error
    if not found.rows and not found.made:
        raise LedgerError(f"{damaged}: no page of a ledger is to be found in it")
    tally: Counter[str] = Counter()
    with Ledger.open_to_write(target, writer=writer_name()) as ledger:
        for outcome in refill_ledger(ledger, found):
            tally[tell_outcome(outcome)] += 1
    for key in found.lost():
        note(f"lost {key}: its bytes are not there whole")
    note(
        f"{target}: {count(tally['added'], 'article')} and {count(len(found.made), 'correction')} saved, "
        f"{tally['rejected']} rejected, {len(found.lost())} lost"
    )
    if tally["rejected"] or found.lost():
        context.exit(SOME_REJECTED)


def _keys(ledger: "Ledger", articles: tuple[str, ...]) -> list[str] | None:
    return [ledger.find_key(article) for article in articles] if articles else None


def _print_fault(fault: "Fault") -> None:
    where = "" if fault.span is None else f" at {fault.span.start} to {fault.span.end}"
    say(f"{flat(fault.id)}: {fault.what}{where}: {flat(fault.reason)}", "red")


def _print_changes(outcomes: "Iterable[Reread | Reject]", *, as_json: bool) -> int:
    """Print what changed; gives how many pages can no longer be read."""
    tally: Counter[str] = Counter()
    for outcome in outcomes:
        if isinstance(outcome, Reject):
            tally["rejected"] += 1
            note_reject(outcome)
            continue
        tally["articles"] += 1
        tally["changed"] += bool(outcome.changes)
        if outcome.changes or outcome.lost:
            write_line(outcome) if as_json else _print_reread(outcome)
    note(f"{tally['changed']} of {count(tally['articles'], 'article')} changed, {tally['rejected']} cannot be read")
    return tally["rejected"]


def _print_reread(outcome: "Reread") -> None:
    from saksi.show.article import INDENT

    say_ends(flat(outcome.id), f"{outcome.old_version} to {outcome.new_version}", "bold")
    for change in outcome.changes[:CHANGES_SHOWN]:
        detail = f": {change.field} was {flat(change.old) or '-'}, is {flat(change.new) or '-'}" if change.field else ""
        say(f"{change.what} {change.how}{detail}", indent=INDENT)
        say_labelled("", flat(change.words), indent=INDENT, style="dim")
    if len(outcome.changes) > CHANGES_SHOWN:
        say(
            f"and {count(len(outcome.changes) - CHANGES_SHOWN, 'more change')}; --json prints all", "dim", indent=INDENT
        )
    for correction in outcome.lost:
        say(f"correction {correction.number} ({correction.action}) fits no claim any more", "yellow", indent=INDENT)
        say_labelled("", flat(correction.words), indent=INDENT, style="dim")
    say()
