"""Actors: one for every party that spoke, though its name stands in several spellings, in any script."""

import functools
import re
from collections.abc import Iterator, Sequence

from anyascii import anyascii

from saksi.kinds import Actor, Claim, Mention, Span
from saksi.resolve.who.cast import Party
from saksi.sound import fold

_WORD = re.compile("[a-z]+")
# Names kept of which the reading is known: an article's, some hundred times over.
_KEPT = 1 << 14


@functools.lru_cache(_KEPT)
def read_name(name: str) -> tuple[str, ...]:
    """Give what the words of a name are read as, in order; names read alike are spellings of one.

    >>> read_name("Sergei Lavanov") == read_name("Sergey Lavanov"), read_name("Kim Jong Un") == read_name("Kim Yong Un")
    (True, False)
    """
    return tuple(fold(word) for word in _WORD.findall(anyascii(name).casefold()))


def join_spellings(spoken: dict[str, tuple[Party, str]]) -> dict[str, tuple[Party, str]]:
    """The parties that spoke, persons whose whole names are read alike (Sergei, Sergey) under the spelling used first.

    A single word is too short to tell by.
    """
    first: dict[tuple[str, ...], Party] = {}
    for party, _ in spoken.values():
        if party.kind == "person" and len(read := read_name(party.name)) > 1:
            known = first.setdefault(read, party)
            if party.title and not known.title:
                first[read] = known._replace(title=party.title)
    return {claim: (first.get(read_name(party.name), party), method) for claim, (party, method) in spoken.items()}


def place_of(claim: Claim) -> Span:
    """Where a claim is told: what points back tells of what stands before it."""
    return min(claim.source + claim.cue + (() if claim.by.startswith("back") else claim.content))


def group_actors(claims: Sequence[Claim], spoken: dict[str, tuple[Party, str]]) -> Iterator[Actor]:
    """Yield an actor for every party that spoke, with the places where a claim names it."""
    parties: dict[frozenset[str], Party] = {}
    mentions: dict[frozenset[str], list[Mention]] = {}
    for claim in sorted(claims, key=place_of):
        if claim.id in spoken:
            party, method = spoken[claim.id]
            parties.setdefault(party.key, party)
            mentions.setdefault(party.key, []).extend(Mention(span, method) for span in claim.source[:1])
    for number, (key, party) in enumerate(parties.items(), 1):
        yield Actor(f"a{number}", party.name, party.kind, tuple(mentions[key]), party.title or None)
