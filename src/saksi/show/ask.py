"""Commands that ask the ledger."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, get_args

import click

from saksi.kinds import Measure, Stance
from saksi.show.label import count
from saksi.show.option import check_date, json_option, ledger_option
from saksi.show.screen import note, say, write_bytes, write_line

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.ledger.search import Hit

STANCES: tuple[Stance, ...] = get_args(Stance)
# A screen or two; with --json all are printed.
CLAIMS_SHOWN = 20


@click.command()
@click.option("--about", "--text", "words", metavar="WORDS", help='Words of one sentence; "two words", begin*.')
@click.option("--speaker", metavar="WORDS", help="Words of the speaker's name.")
@click.option("--outlet", metavar="WORDS", help="Part of the outlet's name.")
@click.option("--stance", type=click.Choice(STANCES), metavar="STANCE", help=f"How it is put: {', '.join(STANCES)}.")
@click.option("--since", metavar="DATE", callback=check_date, help="Published on this day or later.")
@click.option("--until", metavar="DATE", callback=check_date, help="Published on this day or before.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(min=0), help=f"At most so many; else {CLAIMS_SHOWN}, with --json all."
)
@ledger_option
@json_option
def claims(ledger_path: str, as_json: bool, limit: int | None, **query: Any) -> None:
    """Find claims, oldest first, with the sentences they stand in.

    \b
    Examples:
      saksi claims --about banjir
      saksi claims --speaker "Sari Dewi" --stance deny --since 2025-07-01
      saksi claims --json > claims.jsonl
    """
    from saksi.ledger.ledger import Ledger
    from saksi.ledger.query import ClaimQuery
    from saksi.show.line import claim_line

    asked = ClaimQuery(**query)
    if limit is None and not as_json:
        limit = CLAIMS_SHOWN
    with Ledger.open(ledger_path) as ledger:
        hits = ledger.search(asked, limit)
        if as_json:
            for hit in hits:
                write_line(claim_line(hit))
        else:
            _print_hits(hits)
        found = ledger.count(asked)
    if limit is not None and found > limit:
        note(f"{limit} of {count(found, 'claim')}; --limit {found} shows all")


@click.command()
@click.option("--all", "with_single", is_flag=True, help="Also what only one article tells.")
@ledger_option
@json_option
def figures(ledger_path: str, with_single: bool, as_json: bool) -> None:
    """Print figures, who gave them, and their origins.

    Figures of the same thing stand together, with the least and the greatest number of origins behind them. Two
    reports share an origin when their chains end in the same speaker, document or agency, or when one copies the
    other. What most outlets tell comes first.

    \b
    Examples:
      saksi figures
      saksi figures --all --json > figures.jsonl
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.figure import print_measure
    from saksi.show.line import measure_line

    with Ledger.open(ledger_path) as ledger:
        _note_unlinked(ledger)
        for measure in _by_weight(ledger.measures(), with_single=with_single):
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
        for link in (link for link in ledger.links() if link.kind in kinds):
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
      saksi show page
      saksi show 3f786850e387 --json
      saksi show 3f786850e387 --bytes | sha256sum
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


def _print_hits(hits: "Iterable[Hit]") -> None:
    from saksi.show.article import print_claim, print_head

    key = None
    for hit in hits:
        if hit.article.key != key:
            if key is not None:
                say()
            print_head(hit.article)
            key = hit.article.key
        say()
        print_claim(hit)


def _by_weight(measures: tuple[Measure, ...], *, with_single: bool) -> list[Measure]:
    """The measures of several articles, or all, those that most outlets tell first."""
    from saksi.show.figure import count_outlets

    told = [m for m in measures if with_single or len({figure.article_key for figure in m.figures}) > 1]
    return sorted(told, key=lambda measure: (-count_outlets(measure), -len(measure.figures)))


def _note_unlinked(ledger: "Ledger") -> None:
    if not ledger.is_linked():
        note("the newest articles are not linked yet; `saksi add` with any page links them")
