"""Commands that ask across articles: `trace`, `check`, `conflicts`, `stories`, `policy`."""

import sys
from typing import TYPE_CHECKING, Any

import click

from saksi.errors import InputError, LedgerError
from saksi.show.ask import measures_about
from saksi.show.option import check_date, json_option, ledger_option
from saksi.show.screen import note, or_note, say_labelled, write_line

if TYPE_CHECKING:
    from saksi.answer.trace import ClaimTrace, FigureTrace
    from saksi.ledger.ledger import Ledger

STORIES_SHOWN = 20

since_option = click.option("--since", metavar="DATE", callback=check_date, help="Told on this day or later.")
until_option = click.option("--until", metavar="DATE", callback=check_date, help="Told on this day or before.")


@click.command()
@click.argument("what")
@click.argument("claim", required=False)
@ledger_option
@json_option
def trace(ledger_path: str, what: str, claim: str | None, as_json: bool) -> None:
    """Print who told a figure or a claim first, who repeats it, and where it ends.

    WHAT is a figure (its id, as `saksi figures` prints it), or an article (its id, its address, or the beginning of
    its key) with one of its CLAIMs, or a sentence: then what is most like it in the ledger is traced.

    \b
    Examples:
      saksi trace lontar-1 c1
      saksi trace "tujuh orang tewas"
      saksi trace "tujuh orang tewas" --json
    """
    from saksi.ledger.ledger import Ledger
    from saksi.show.answered import print_trace
    from saksi.show.answerline import trace_line

    with Ledger.open(ledger_path) as ledger:
        found = _find_trace(ledger, what, claim)
        if as_json:
            write_line(trace_line(found))
        else:
            print_trace(found)


@click.command()
@click.argument("text")
@ledger_option
@json_option
def check(ledger_path: str, text: str, as_json: bool) -> None:
    """Print what the ledger knows of a sentence, a text or an address. It gives evidence, never a verdict.

    TEXT is a sentence in quotation marks, the address of a page that is in the ledger, or - for standard input.

    \b
    Examples:
      saksi check "Sebanyak 11 orang tewas dalam longsor di Detusoko."
      saksi check - --json < pasted.txt
    """
    from saksi.answer.check import TEXT_LIMIT, look_up
    from saksi.ledger.ledger import Ledger
    from saksi.show.answered import print_known
    from saksi.show.answerline import known_line

    with Ledger.open(ledger_path) as ledger:
        asked = _text_of(ledger, sys.stdin.read() if text == "-" else text)
        if not asked.strip():
            raise InputError("nothing to check: the text is empty")
        if len(asked) > TEXT_LIMIT:
            note(f"of {len(asked):,} letters the first {TEXT_LIMIT:,} are checked")
        known = look_up(ledger, asked)
        if as_json:
            write_line(known_line(known))
        else:
            print_known(known)


@click.command()
@since_option
@until_option
@click.option("--all", "with_doubtful", is_flag=True, help="Also those that may count two things, each with why.")
@ledger_option
@json_option
def conflicts(ledger_path: str, since: str | None, until: str | None, with_doubtful: bool, as_json: bool) -> None:
    """Print figures that exclude each other, side by side with their sentences; the weightiest first.

    Two figures stand against each other when they count the same, come from different origins and were given while
    both stood, or when one denies the other. What may count two things is printed with --all, behind the others and
    with the reason; JSON has it always. First come those of which it is said whose both are; then those where the same
    befell the counted in both; then what more outlets give; then what differs more; then the newer.

    \b
    Examples:
      saksi conflicts
      saksi conflicts --all
      saksi conflicts --since 2025-03-07 --json
    """
    from saksi.answer.conflict import find_conflicts
    from saksi.ledger.ledger import Ledger
    from saksi.show.answered import print_conflict
    from saksi.show.answerline import conflict_line
    from saksi.show.label import count

    with Ledger.open(ledger_path) as ledger:
        found, hidden = find_conflicts(ledger, since=since and since[:10], until=until and until[:10]), 0
        for conflict in or_note(found, f"no figures exclude each other in {ledger_path} on these days"):
            if as_json:
                write_line(conflict_line(conflict))
            else:
                hidden += print_conflict(conflict, with_doubtful=with_doubtful)
    if hidden:
        note(f"{count(hidden, 'pair')} more may count two things: --all prints what, each with why")


@click.command()
@click.option("--week", is_flag=True, help="Told in the seven days that end with the newest.")
@since_option
@until_option
@click.option("--limit", metavar="N", type=click.IntRange(min=1), help=f"At most so many; else {STORIES_SHOWN}.")
@ledger_option
@json_option
def stories(ledger_path: str, week: bool, since: str | None, as_json: bool, **asked: Any) -> None:
    """Print which articles tell of the same, with what they count and where it is; the most told first.

    \b
    Examples:
      saksi stories --week
      saksi stories --since 2025-03-01 --until 2025-03-31 --json
    """
    from saksi.answer.story import find_stories, last_week
    from saksi.ledger.ledger import Ledger
    from saksi.show.answered import print_story
    from saksi.show.answerline import story_line

    if week and since:
        raise click.UsageError("--week and --since both say where to begin; give one of them")
    with Ledger.open(ledger_path) as ledger:
        first = last_week(ledger) if week else since and since[:10]
        until, limit = (asked["until"] or "")[:10] or None, asked["limit"] or STORIES_SHOWN
        found = find_stories(ledger, since=first, until=until, limit=limit)
        for story in or_note(found, f"no story is told by several articles in {ledger_path} on these days"):
            if as_json:
                write_line(story_line(story))
            else:
                print_story(story)


@click.command()
@click.argument("name", required=False)
@click.option("--about", "words", metavar="WORDS", default="", help="Figures whose name, speaker or sentence has them.")
@click.option("--all", "with_single", is_flag=True, help="Also what only one article tells.")
@ledger_option
@json_option
def policy(ledger_path: str, name: str | None, words: str, with_single: bool, as_json: bool) -> None:
    """Take one number or range of each figure by a policy; without a NAME, print the policies.

    Nothing is stored: the figures stay as they are, and every line says how many origins it was taken from.

    \b
    Examples:
      saksi policy
      saksi policy low-best-high
      saksi policy officials --about tewas --json
    """
    from saksi.answer.policy import POLICIES, find_officials, take
    from saksi.answer.told import group_figures
    from saksi.ledger.ledger import Ledger
    from saksi.show.answered import print_taken
    from saksi.show.answerline import policy_line

    if name is None:
        for each in POLICIES.values():
            write_line({"name": each.name, "about": each.about}) if as_json else say_labelled(
                f"{each.name:13}", each.about
            )
        return
    if name not in POLICIES:
        raise click.UsageError(f"no policy {name!r}; there are {', '.join(POLICIES)}")
    with Ledger.open(ledger_path) as ledger:
        for measure in measures_about(ledger, words, with_single=with_single):
            officials = find_officials(ledger, measure) if POLICIES[name].only_officials else ()
            taken = take(group_figures(measure), POLICIES[name], officials)
            if as_json:
                write_line(policy_line(measure, name, taken))
            else:
                print_taken(measure, taken)


def _find_trace(ledger: "Ledger", what: str, claim: str | None) -> "FigureTrace | ClaimTrace":
    from saksi.answer.trace import trace_claim, trace_figure, trace_sentence

    if claim is not None:
        key = ledger.find_key(what)
        hit = ledger.hit(key, claim)
        if hit is None:
            raise LedgerError(f"{ledger.path}: {what} has no claim {claim!r}")
        return trace_claim(ledger, hit)
    measure = ledger.browse.measure(what)
    found = trace_figure(ledger, measure) if measure else trace_sentence(ledger, what)
    if found is None:
        raise LedgerError(f"{ledger.path}: nothing in it is like {what!r}")
    return found


def _text_of(ledger: "Ledger", asked: str) -> str:
    """The text that is asked about: of an address, that of its page."""
    words = asked.split()
    if len(words) != 1 or not words[0].casefold().startswith(("https://", "http://")):
        return asked
    return ledger.article(ledger.find_key(words[0])).text
