"""Speakers who are called by no more than what they are: "the district health director" for the only one of a story."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from saksi.link.name.fold import fold_text
from saksi.link.name.identity import Identity
from saksi.link.name.who import is_one
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, Pack, load_roles

# "The chief" may be any.
LEAST_WORDS = 2


def name_titled(told: Sequence[Told], packs: Mapping[str, Pack]) -> list[Told]:
    """Give a number whose speaker has no name to the only person of the story who is called so before the name."""
    asked = {id(each) for each in told if _is_title(each, packs)}
    # Most stories have no such speaker.
    people = (who for each in told for who in (each.source, each.nearby) if asked and who is not None and who.person)
    titles = [(who, _fold_title(who, packs)) for who in dict.fromkeys(people)]
    titled = [(who, words) for who, words in titles if words]
    return [_name(each, titled, packs) if id(each) in asked else each for each in told]


def _is_title(told: Told, packs: Mapping[str, Pack]) -> bool:
    """Whether a number has a speaker without a name who is called by an office."""
    if told.source is not None or told.body is not None or not told.speaker or told.is_denied:
        return False
    roles = load_roles(packs[told.finding.language or UNDETERMINED])
    return any("title" in roles.get(word, ()) for word in told.speaker.casefold().split())


def _fold_title(who: Identity, packs: Mapping[str, Pack]) -> Set[str]:
    if who.who is None or not who.who.title:
        return frozenset()
    return fold_text(who.who.title, packs.get(who.who.language, packs[UNDETERMINED]))


def _name(told: Told, titled: Sequence[tuple[Identity, Set[str]]], packs: Mapping[str, Pack]) -> Told:
    words = fold_text(told.speaker, packs[told.finding.language or UNDETERMINED])
    meant = [who for who, title in titled if words <= title] if len(words) >= LEAST_WORDS else []
    is_clear = bool(meant) and all(is_one(meant[0], who) for who in meant[1:])
    return replace(told, source=meant[0], nearby=None) if is_clear else told
