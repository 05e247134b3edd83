"""The command that prints who speaks, over all articles."""

from collections import Counter

import click

from saksi.kinds import Persona
from saksi.show.label import count
from saksi.show.option import json_option, ledger_option
from saksi.show.plain import flat
from saksi.show.screen import note, say, say_ends, write_line

# A screen or two; with --json all are printed.
SPEAKERS_SHOWN = 40


@click.command()
@click.option("--speaker", metavar="WORDS", help="Words of the speaker's name.")
@click.option("--why", is_flag=True, help="Also print why names are held for one, with the score of each reason.")
@ledger_option
@json_option
def speakers(ledger_path: str, as_json: bool, speaker: str | None, why: bool) -> None:
    """Print who speaks, those in the most articles first, with all names and titles they go by.

    Persons and bodies of different articles are held for one only with a reason, such as the same full name, or the
    same surname and office. What is not sure stays apart.

    \b
    Examples:
      saksi speakers
      saksi speakers --speaker "Raga Ndopo" --why
      saksi speakers --json > speakers.jsonl
    """
    from saksi.flow import find_personas
    from saksi.ledger.ledger import Ledger

    with Ledger.open(ledger_path) as ledger:
        found = [persona for persona in find_personas(ledger) if _is_called(persona, speaker)]
    if as_json:
        for persona in found:
            write_line(persona)
        return
    named = Counter(persona.name for persona in found)
    for persona in found[:SPEAKERS_SHOWN]:
        # Two of one name are told apart by what each was taken for.
        _print_persona(persona, persona.kind if named[persona.name] > 1 else "", why=why)
    if len(found) > SPEAKERS_SHOWN:
        note(f"{SPEAKERS_SHOWN} of {count(len(found), 'speaker')}; --json prints all")


def _is_called(persona: Persona, words: str | None) -> bool:
    wanted = (words or "").casefold().split()
    return any(all(word in name.casefold() for word in wanted) for name in persona.names)


def _print_persona(persona: Persona, kind: str, *, why: bool) -> None:
    articles = len({sighting.article for sighting in persona.sightings})
    others = [flat(name) for name in persona.names if name != persona.name]
    say_ends(" = ".join([flat(persona.name), *others]), count(articles, "article"), "bold")
    told = [kind, persona.country or "", *(flat(title) for title in persona.titles)]
    if any(told):
        say("; ".join(filter(None, told)), indent=2)
    for reason in persona.reasons if why else ():
        say(flat(reason), "dim", indent=4)
