"""The options that say which claims, for every command that finds some."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

import click

from saksi.kinds import ClaimKind, Stance, Tier
from saksi.show.option import check_date

if TYPE_CHECKING:
    from saksi.ledger.search.query import ClaimQuery

STANCES: tuple[Stance, ...] = get_args(Stance)
# A screen or two; with --json all are printed.
CLAIMS_SHOWN = 20

Command = Callable[..., None]

_FILTERS = (
    click.option("--stems", "by_stem", is_flag=True, help="Other forms of the words too."),
    click.option("--speaker", multiple=True, metavar="WORDS", help="Words of the speaker's name."),
    click.option("--person", "about", multiple=True, metavar="NAME", help="A person or body named in what is said."),
    click.option("--outlet", multiple=True, metavar="WORDS", help="Part of the outlet's name."),
    click.option("--agency", multiple=True, metavar="WORDS", help="Part of the name of one who passed it on."),
    click.option(
        "--stance", multiple=True, type=click.Choice(STANCES), metavar="STANCE", help=f"{', '.join(STANCES)}."
    ),
    click.option("--kind", multiple=True, type=click.Choice(get_args(ClaimKind)), help="How the words are given."),
    click.option("--tier", multiple=True, type=click.Choice(get_args(Tier)), help="How sure the rule is; A is surest."),
    click.option("--language", multiple=True, metavar="CODE", help="ISO 639-1."),
    click.option("--unit", multiple=True, metavar="UNIT", help="A figure's unit, concept (person), outcome (killed)."),
    click.option("--from", "figure_min", type=float, metavar="NUMBER", help="A figure that may be so much or more."),
    click.option("--to", "figure_max", type=float, metavar="NUMBER", help="A figure that may be so much or less."),
    click.option("--place", multiple=True, metavar="NAME", help="A place in the sentence, or an ISO 3166 code."),
    click.option("--since", metavar="DATE", callback=check_date, help="Published on this day or later."),
    click.option("--until", metavar="DATE", callback=check_date, help="Published on this day or before."),
    click.option("--named/--unnamed", "is_named", default=None, help="With, or without, a speaker who is named."),
    click.option(
        "--judged",
        type=click.Choice(("accepted", "rejected", "unjudged", "any")),
        help="What people say of it; without, all but the rejected.",
    ),
    click.option("--not", "not_words", multiple=True, metavar="WORDS", help="Not with these words."),
    click.option("--not-speaker", multiple=True, metavar="WORDS", help="Not of this speaker."),
    click.option("--not-outlet", multiple=True, metavar="WORDS", help="Not in this outlet."),
    click.option("--not-stance", multiple=True, type=click.Choice(STANCES), metavar="STANCE", help="Not put so."),
    click.option("--not-place", multiple=True, metavar="NAME", help="Not with this place."),
)


def filters(command: Command) -> Command:
    """The options that say which claims; an option given several times means any of them."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


limit_option = click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    help=f"At most so many; else {CLAIMS_SHOWN}, with --json all.",
)
skip_option = click.option(
    "--skip", metavar="N", type=click.IntRange(min=0), default=0, help="Leave out the first so many."
)
order_option = click.option(
    "--order", type=click.Choice(("oldest", "newest", "best")), default="oldest", show_default=True, help="Which first."
)


def make_query(**asked: Any) -> "ClaimQuery":
    """The query that options ask for."""
    from saksi.ledger.search.query import ClaimQuery

    without: list[ClaimQuery] = [
        ClaimQuery(**{name: values})
        for name, option in (
            *(("words", "not_words"), ("speaker", "not_speaker"), ("outlet", "not_outlet")),
            *(("stance", "not_stance"), ("place", "not_place")),
        )
        if (values := asked.pop(option))
    ]
    given: dict[str, Any] = {name: None if value == () else value for name, value in asked.items()}
    return ClaimQuery(**given, without=tuple(without))
