"""Commands that find claims: `search` with everything, `claims` for short."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import click

from saksi.show.filter import CLAIMS_SHOWN, filters, limit_option, make_query, order_option, skip_option
from saksi.show.label import NOT_STATED, count
from saksi.show.option import json_option, ledger_option
from saksi.show.screen import note, or_note, say, write_line

if TYPE_CHECKING:
    from saksi.ledger.ledger import Ledger
    from saksi.ledger.search.facet import FacetValue
    from saksi.ledger.search.query import ClaimQuery, Order
    from saksi.ledger.search.search import Hit
    from saksi.ledger.search.text import TextHit

VALUES_SHOWN = 10
Found = TypeVar("Found", "Hit", "TextHit")


@click.command()
@click.argument("words", nargs=-1)
@filters
@limit_option
@skip_option
@order_option
@click.option(
    "--in",
    "where",
    type=click.Choice(("claims", "text")),
    default="claims",
    show_default=True,
    help="Claims, or the sentences of the text that no claim stands in: these by words, outlet, language and day.",
)
@click.option("--count", "only_count", is_flag=True, help="Only how many there are.")
@click.option("--facets", "only_facets", is_flag=True, help="Only how they divide by speaker, outlet, stance ...")
@ledger_option
@json_option
def search(ledger_path: str, as_json: bool, limit: int | None, skip: int, order: "Order", **asked: Any) -> None:
    """Find claims by words, speaker, outlet, figure, place, date and more, with the sentences they stand in.

    WORDS must all stand in the sentences of a claim. "two words" in quotation marks stand together, begin* is a
    beginning; capitals and accents do not matter. An option given several times means any of its values.

    \b
    Examples:
      saksi search longsor Detusoko
      saksi search '"tujuh orang"' --not-outlet "Kabar Sabana" --order newest
      saksi search menewaskan --stems --since 2025-03-01 --facets
      saksi search --unit killed --from 10 --to 20 --place ID-NT
      saksi search longsor --in text
      saksi search tewas --json > found.jsonl
    """
    from saksi.ledger.ledger import Ledger
    from saksi.ledger.search.text import is_of_text

    only_count, only_facets = asked.pop("only_count"), asked.pop("only_facets")
    is_text = asked.pop("where") == "text"
    query = make_query(words=" ".join(asked.pop("words")) or None, **asked)
    if is_text:
        _check_text(query, only_facets=only_facets)
    with Ledger.open(ledger_path) as ledger:
        if is_text:
            _print_text(ledger, query, (limit, skip, order), only_count=only_count, as_json=as_json)
        elif only_count:
            found = ledger.count(query)
            write_line({"claims": found}) if as_json else say(count(found, "claim"))
        elif only_facets:
            _print_facets(ledger, query, as_json=as_json)
        else:
            _print_found(ledger, query, (limit, skip, order), as_json=as_json)
            if not as_json and is_of_text(query) and (outside := ledger.text.count(query)):
                note(f"{count(outside, 'sentence')} outside claims; --in text shows them")


@click.command()
@click.option("--about", "--text", "words", metavar="WORDS", help='Words of one sentence; "two words", begin*.')
@filters
@limit_option
@ledger_option
@json_option
def claims(ledger_path: str, as_json: bool, limit: int | None, **asked: Any) -> None:
    """Find claims, oldest first, with the sentences they stand in; `saksi search` for short.

    \b
    Examples:
      saksi claims --about longsor
      saksi claims --speaker "Raga Ndopo" --stance say --since 2025-03-01
      saksi claims --json > claims.jsonl
    """
    from saksi.ledger.ledger import Ledger

    with Ledger.open(ledger_path) as ledger:
        _print_found(ledger, make_query(**asked), (limit, 0, "oldest"), as_json=as_json)


def _print_found(
    ledger: "Ledger", query: "ClaimQuery", page: tuple[int | None, int, "Order"], *, as_json: bool
) -> None:
    from saksi.show.line import claim_line

    limit, skip, order = page
    if limit is None and not as_json:
        limit = CLAIMS_SHOWN
    held = ledger.counts().articles
    hits = or_note(
        ledger.search(query, limit, skip=skip, order=order),
        f"no claim found in {ledger.path} ({count(held, 'article')})",
    )
    if as_json:
        for hit in hits:
            write_line(claim_line(hit))
    else:
        _print_hits(hits)
    if limit is not None and (found := ledger.count(query)) > limit + skip:
        note(f"{limit} of {count(found, 'claim')}; --limit {found} shows all")


def _check_text(query: "ClaimQuery", *, only_facets: bool) -> None:
    """Refuse what sentences outside claims cannot be asked for."""
    from saksi.ledger.search.text import is_of_text

    if not query.words:
        raise click.UsageError("--in text needs words to look for")
    if only_facets:
        raise click.UsageError("--facets divides claims; leave out --in text")
    if not is_of_text(query):
        raise click.UsageError("--in text finds sentences by words, outlet, language and day; leave out the rest")


def _print_text(
    ledger: "Ledger",
    query: "ClaimQuery",
    page: tuple[int | None, int, "Order"],
    *,
    only_count: bool,
    as_json: bool,
) -> None:
    from saksi.show.line import sentence_line

    if only_count:
        found = ledger.text.count(query)
        write_line({"sentences": found}) if as_json else say(count(found, "sentence"))
        return
    limit, skip, order = page
    if limit is None and not as_json:
        limit = CLAIMS_SHOWN
    hits = ledger.text.search(query, limit, skip=skip, order=order)
    if as_json:
        for hit in hits:
            write_line(sentence_line(hit))
    else:
        _print_sentences(hits)
    if limit is not None and (found := ledger.text.count(query)) > limit + skip:
        note(f"{limit} of {count(found, 'sentence')}; --limit {found} shows all")


def _print_sentences(hits: "Iterable[TextHit]") -> None:
    from saksi.show.plain import flat

    for hit in _under_heads(hits):
        say(flat(hit.article.text[slice(*hit.sentence)]), indent=4)


def _print_hits(hits: "Iterable[Hit]") -> None:
    from saksi.show.article import print_claim

    for hit in _under_heads(hits):
        say()
        print_claim(hit)


def _under_heads(hits: "Iterable[Found]") -> "Iterator[Found]":
    """Yield what was found, each article's head printed before the first of it."""
    from saksi.show.article import print_head

    key = None
    for hit in hits:
        if hit.article.key != key:
            if key is not None:
                say()
            print_head(hit.article)
            key = hit.article.key
        yield hit


def _print_facets(ledger: "Ledger", query: "ClaimQuery", *, as_json: bool) -> None:
    facets = ledger.facets(query)
    if as_json:
        write_line({"claims": ledger.count(query), "facets": facets})
        return
    say(count(ledger.count(query), "claim"), "bold")
    for facet, values in facets.items():
        say()
        say(facet, "bold cyan")
        _print_values(values)


def _print_values(values: "tuple[FacetValue, ...]") -> None:
    from saksi.show.plain import flat

    for value in values[:VALUES_SHOWN]:
        say(f"{value.claims:>9,}  {flat(value.value) or NOT_STATED}", indent=4)
    if len(values) > VALUES_SHOWN:
        rest = sum(value.claims for value in values[VALUES_SHOWN:])
        say(f"{rest:>9,}  in {count(len(values) - VALUES_SHOWN, 'more value')}", "dim", indent=4)
