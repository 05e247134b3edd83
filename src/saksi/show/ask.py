"""Commands that ask the ledger."""

from typing import TYPE_CHECKING

import click

from saksi.show.label import count
from saksi.show.option import json_option, ledger_option
from saksi.show.screen import note, or_note, say, write_bytes, write_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from saksi.kinds import Measure
    from saksi.ledger.ledger import Ledger


@click.command()
@click.argument("words", nargs=-1)
@click.option("--all", "with_single", is_flag=True, help="Also what only one article tells.")
@ledger_option
@json_option
def figures(ledger_path: str, words: tuple[str, ...], with_single: bool, as_json: bool) -> None:
    """Print figures, who gave them, and their origins.

    WORDS stand in the figure's name, speakers or sentences, or are its id; without any, all figures are printed.

    Figures of the same thing stand together, with the least and the greatest number of origins behind them. Two
    reports share an origin when their chains end in the same speaker, document or agency, or when one copies the
    other. What most outlets tell comes first.

    \b
    Examples:
      saksi figures
      saksi figures tewas Detusoko
      saksi figures --all --json > figures.jsonl
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.figure import print_measure
    from saksi.show.line import measure_line

    with Ledger.open(ledger_path) as ledger:
        _note_unlinked(ledger)
        asked = " ".join(words)
        found = measures_about(ledger, asked, with_single=with_single)
        of_what = f"of {asked!r} " if asked else ""
        by_several = "" if with_single else "; --all shows what one article tells"
        for measure in or_note(found, f"no figure {of_what}is told by several articles in {ledger_path}{by_several}"):
            if as_json:
                write_line(measure_line(measure))
            else:
                print_measure(measure)


@click.command()
@click.option(
    "--all",
    "with_passages",
    is_flag=True,
    help="Also what copies alter, passages reused, articles cited and translated.",
)
@ledger_option
@json_option
def copies(ledger_path: str, with_passages: bool, as_json: bool) -> None:
    """Print which articles are copies of which.

    \b
    Examples:
      saksi copies
      saksi copies --all --json
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.figure import print_copy
    from saksi.show.line import copy_line

    kinds = {"copy-of"} | ({"alters", "reuses-passage", "cites", "translates"} if with_passages else set())
    with Ledger.open(ledger_path) as ledger:
        _note_unlinked(ledger)
        found = (link for link in ledger.links() if link.kind in kinds)
        for link in or_note(found, f"no copies among the articles of {ledger_path}"):
            source, copy = ledger.article(link.b), ledger.article(link.a)
            if as_json:
                write_line(copy_line(link, source, copy))
            else:
                print_copy(link, source, copy)


@click.command()
@click.argument("article")
@click.option("--bytes", "as_bytes", is_flag=True, help="Write the page itself, byte for byte as it came.")
@ledger_option
@json_option
def show(ledger_path: str, article: str, as_bytes: bool, as_json: bool) -> None:
    """Print an article of the ledger with its claims.

    ARTICLE is its id (the name of its file), its address, or the beginning of its key.

    \b
    Examples:
      saksi show lontar-1
      saksi show c081031ed727 --json
      saksi show c081031ed727 --bytes | sha256sum
    """
    from saksi.ledger.ledger import Ledger
    from saksi.record import encode_finding
    from saksi.show.article import print_article

    with Ledger.open(ledger_path) as ledger:
        key = ledger.find_key(article)
        if as_bytes:
            write_bytes(ledger.page(key).data)
        elif as_json:
            write_bytes(encode_finding(ledger.finding(key)) + b"\n")
        else:
            print_article(ledger.finding(key))


@click.command()
@ledger_option
@json_option
def rejects(ledger_path: str, as_json: bool) -> None:
    """Print which pages could not be read, and why.

    \b
    Examples:
      saksi rejects
      saksi rejects --json
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.plain import flat

    with Ledger.open(ledger_path) as ledger:
        for reject in ledger.rejects():
            if as_json:
                write_line(reject)
            else:
                say(f"{flat(reject.address)}: {flat(reject.reason)} ({reject.room})")


def measures_about(ledger: "Ledger", words: str, *, with_single: bool) -> "Iterator[Measure]":
    """Yield the measures of several articles, or all, that hold some words, what the most outlets tell first; or the
    one whose id is asked for.
    """
    if words and (asked := ledger.browse.measure(words)):
        yield asked
        return
    for head in ledger.browse.heads(words, limit=max(1, ledger.browse.count_heads(words))):
        if (with_single or head.articles > 1) and (measure := ledger.browse.measure(head.id)):
            yield measure


def _note_unlinked(ledger: "Ledger") -> None:
    if not ledger.is_linked():
        note("newer articles or corrections are not linked yet; `saksi link` links them")
    elif late := ledger.provisional():
        note(f"{count(late, 'article')} tied one by one, as they came; `saksi link --settle` ties them as all together")
