"""Whose a number is, read off the other articles of its story."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.link.name.identity import FULL_NAME, Identity
from saksi.link.told import Told, slice_text

Number = tuple[float, float]


def name_tellers(told: Sequence[Told]) -> list[Told]:
    """Give a number without a source to the person named in its sentence who is quoted with it in another article.

    "Rahma Dewi showed a list of 40" tells with no word for saying what Rahma Dewi said elsewhere.
    """
    quoted: dict[Number, dict[str, Identity]] = defaultdict(dict)
    for each in told:
        if each.source is not None and each.source.person:
            quoted[each.bounds][each.source.name] = each.source
    return [_name(each, quoted.get(each.bounds, {})) for each in told]


def _name(told: Told, quoted: Mapping[str, Identity]) -> Told:
    if told.source is not None or told.is_denied or not quoted:
        return told
    words = slice_text(told, told.sentence.span)
    named = [who for who in quoted.values() if _is_named(who, words)]
    return replace(told, nearby=named[0]) if len({who.person for who in named}) == 1 else told


def _is_named(who: Identity, words: str) -> bool:
    """Whether a text names somebody: by the whole name, or by one word that is all of it."""
    return who.name in words and (len(who.person) >= FULL_NAME or f" {who.name} " in f" {words.replace(',', ' ')} ")
