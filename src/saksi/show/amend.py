"""Commands by which a person corrects what was read."""

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from saksi.errors import LedgerError
from saksi.kinds import Span
from saksi.show.adopt import adopt_file
from saksi.show.kept import about_claim, keep_corrections, make_correction, open_writer, who
from saksi.show.label import day
from saksi.show.option import json_option, ledger_option
from saksi.show.screen import say_ends, say_labelled, write_line

if TYPE_CHECKING:
    from saksi.ledger.correct import Action, Correction
    from saksi.ledger.ledger import Ledger

# How a speaker is named that is not stated.
NOBODY = "-"

by_option = click.option(
    "--by",
    "made_by",
    metavar="NAME",
    envvar="SAKSI_USER",
    default=getpass.getuser,
    show_envvar=True,
    help="Who says so.",
)
note_option = click.option("--note", "remark", metavar="TEXT", default="", help="Why.")
Command = Callable[..., None]


def _options(command: Command) -> Command:
    for option in (note_option, by_option, ledger_option):
        command = option(command)
    return command


@click.group()
def correct() -> None:
    """Correct what was read: a claim, its words, its speaker, who is who, what copies what.

    A correction is a row of its own with who made it and when. What the program read stays as it is; every command
    reads it with corrections applied. It stays when pages are read anew, and `saksi undo` takes it back.

    \b
    Examples:
      saksi correct reject lontar-1 c3 --note "a headline"
      saksi correct speaker lontar-1 c2 "Maria Goreti Tenda"
      saksi correct merge "M. Goreti Tenda" "Maria Goreti Tenda"
    """


correct.add_command(adopt_file)


@correct.command()
@click.argument("article")
@click.argument("claim")
@_options
def accept(article: str, claim: str, **options: str) -> None:
    """Say that CLAIM of ARTICLE is right.

    \b
    Example:
      saksi correct accept lontar-1 c1
    """
    _correct_claims("accept", article, (claim,), None, options)


@correct.command()
@click.argument("article")
@click.argument("claim")
@_options
def reject(article: str, claim: str, **options: str) -> None:
    """Say that CLAIM of ARTICLE is none; it is left out from now on.

    \b
    Example:
      saksi correct reject lontar-1 c3 --note "a headline"
    """
    _correct_claims("reject", article, (claim,), None, options)


@correct.command()
@click.argument("article")
@click.argument("claim")
@click.argument("name")
@_options
def speaker(article: str, claim: str, name: str, **options: str) -> None:
    """Say that CLAIM of ARTICLE is the word of NAME; of - when the article does not state whose.

    \b
    Examples:
      saksi correct speaker lontar-1 c2 "Maria Goreti Tenda"
      saksi correct speaker lontar-1 c2 -
    """
    _correct_claims("speaker", article, (claim,), "" if name == NOBODY else name, options)


@correct.command()
@click.argument("article")
@click.argument("name")
@click.argument("claims", nargs=-1, required=True)
@_options
def split(article: str, name: str, claims: tuple[str, ...], **options: str) -> None:
    """Say that CLAIMS of ARTICLE are the word of somebody else than was read: of NAME.

    \b
    Example:
      saksi correct split lontar-1 "Maria Goreti Tenda (Ende)" c1 c2
    """
    _correct_claims("split", article, claims, name, options)


@correct.command()
@click.argument("article")
@click.argument("claim")
@click.argument("words")
@_options
def words(article: str, claim: str, words: str, **options: str) -> None:
    """Say that the WORDS of the article are what CLAIM of ARTICLE says; ` ... ` stands for what lies between.

    \b
    Example:
      saksi correct words lontar-1 c1 "tujuh orang tewas"
    """
    from saksi.ledger.correct import find_words

    with open_writer(options["ledger_path"]) as ledger:
        about, _, text = about_claim(ledger, article, claim)
        near = about["content"][0] if about["content"] else Span(0, 0)
        spans = find_words(text, words, near=near)
        if spans is None:
            raise LedgerError(f"{ledger.path}: {article} does not have the words {words!r}, or not in this order")
        told = " ... ".join(text[slice(*span)] for span in spans)
        keep_corrections(
            ledger,
            [make_correction("words", *who(options), **about, old_value=about["words"], new_value=told, spans=spans)],
        )


@correct.command()
@click.argument("article")
@click.argument("claim")
@click.argument("verdict")
@click.option("--address", metavar="URL", required=True, help="Where the verdict is published, with its reasons.")
@_options
def rate(article: str, claim: str, verdict: str, address: str, **options: str) -> None:
    """Keep what a person holds of CLAIM of ARTICLE: a VERDICT in their words.

    Saksi never makes one. `saksi export --as review` writes those that people made.

    \b
    Example:
      saksi correct rate lontar-1 c2 "Outdated" --address https://check.example/7 --by "Tim Cek"
    """
    if not address.startswith(("https://", "http://")):
        raise click.BadParameter(f"{address!r} is no address of the web", param_hint="--address")
    with open_writer(options["ledger_path"]) as ledger:
        about, _, _ = about_claim(ledger, article, claim)
        made = make_correction("rate", *who(options), **about, new_value=verdict, address=address)
        keep_corrections(ledger, [made])


@correct.command()
@click.argument("old")
@click.argument("new")
@_options
def merge(old: str, new: str, ledger_path: str, made_by: str, remark: str) -> None:
    """Say that OLD and NEW are one person or body, in the whole ledger, and call it NEW.

    \b
    Example:
      saksi correct merge "M. Goreti Tenda" "Maria Goreti Tenda"
    """
    with open_writer(ledger_path) as ledger:
        made = make_correction("merge", made_by, remark, old_value=old, new_value=new)
        keep_corrections(ledger, [made])


@correct.command()
@click.argument("article")
@click.argument("source")
@_options
def copy(article: str, source: str, ledger_path: str, made_by: str, remark: str) -> None:
    """Say that ARTICLE has its text from SOURCE.

    \b
    Example:
      saksi correct copy florespagi-1 lontar-1
    """
    _correct_copy("copy", (article, source), ledger_path, made_by, remark)


@correct.command(name="not-copy")
@click.argument("article")
@click.argument("source")
@_options
def not_copy(article: str, source: str, ledger_path: str, made_by: str, remark: str) -> None:
    """Say that ARTICLE does not have its text from SOURCE.

    \b
    Example:
      saksi correct not-copy kabarsabana-1 lontar-1
    """
    _correct_copy("not-copy", (article, source), ledger_path, made_by, remark)


@click.command()
@click.argument("number", type=int)
@_options
def undo(number: int, ledger_path: str, made_by: str, remark: str) -> None:
    """Take back the correction of this NUMBER; `saksi corrections` lists them.

    \b
    Example:
      saksi undo 1 --note "it was the same man after all"
    """
    with open_writer(ledger_path) as ledger:
        keep_corrections(ledger, [make_correction("undo", made_by, remark, undoes=number)])


@click.command()
@click.option("--all", "with_undone", is_flag=True, help="Also those taken back, and the taking back.")
@ledger_option
@json_option
def corrections(ledger_path: str, with_undone: bool, as_json: bool) -> None:
    """Print the corrections in force, in the order they were made.

    \b
    Examples:
      saksi corrections
      saksi corrections --all --json > corrections.jsonl
    """
    from saksi.ledger.ledger import Ledger

    with Ledger.open(ledger_path) as ledger:
        for correction in ledger.corrections(in_force=not with_undone):
            if as_json:
                write_line(correction)
            else:
                _print_correction(ledger, correction)


def _correct_claims(
    action: "Action", article: str, claims: tuple[str, ...], name: str | None, options: dict[str, str]
) -> None:
    with open_writer(options["ledger_path"]) as ledger:
        made = []
        for wanted in claims:
            about, held, _ = about_claim(ledger, article, wanted)
            old = None if name is None else held.speaker
            made.append(make_correction(action, *who(options), **about, old_value=old, new_value=name))
        keep_corrections(ledger, made)


def _correct_copy(action: "Action", articles: tuple[str, str], ledger_path: str, made_by: str, remark: str) -> None:
    with open_writer(ledger_path) as ledger:
        article, source = (ledger.find_key(name) for name in articles)
        if article == source:
            raise LedgerError(f"{ledger_path}: {articles[0]} and {articles[1]} are one article")
        keep_corrections(ledger, [make_correction(action, made_by, remark, article=article, other_article=source)])


def _print_correction(ledger: "Ledger", correction: "Correction") -> None:
    from saksi.show.plain import flat

    c = correction
    say_ends(f"{c.number}  {c.action}", f"{flat(c.made_by)}, {day(c.made_at)}", "bold")
    if c.article is not None:
        named = ledger.article(c.article).id if ledger.has(c.article) else f"{c.article} (not in the ledger)"
        say_labelled("article", f"{flat(named)} {c.claim or ''}", indent=4)
    if c.other_article is not None:
        say_labelled("source", flat(ledger.article(c.other_article).id), indent=4)
    for label, text in (
        ("words", c.words),
        ("was", c.old_value),
        ("is", c.new_value),
        ("at", c.address),
        ("note", c.note),
    ):
        if text:
            say_labelled(label, flat(text), indent=4)
    if c.undoes is not None:
        say_labelled("undoes", str(c.undoes), indent=4)
