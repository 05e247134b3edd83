"""Numbers of some of those who were told of before: a few of many, those with whom the next sentence goes on."""

import re
from collections.abc import Sequence

from saksi.link.count.apart import ADDED, number_words
from saksi.link.told import Told
from saksi.pack import UNDETERMINED, Pack, load_packs, load_roles

# So few, and so many times fewer than any number before, are some of those.
FEW = 3
FEW_FACTOR = 2
# "The rest" opens the next sentence.
REST_WORDS = 2
# Those of whom some are told stand in one paragraph with them or in the one before.
NEAR_PARAGRAPHS = 1
_STOP = re.compile(r"[.!?]\W*\s")


def is_some_before(told: Told, before: Sequence[Told]) -> bool:
    """Say whether a smaller number of which nothing is said opens the next sentence: "12 men died. Seven were old".

    Behind what came on top it is some of those, whatever is said of it: "Four more victims. Two were buried".
    """
    kind = told.kind
    if kind.apart or told.quantity.unit_kind != "none" or not before:
        return False
    last = before[-1]
    if (kind.thing or kind.fate or kind.aspects) and last.kind.apart not in ADDED:
        return False
    # What is quoted may hold several sentences.
    *ended, opening = _STOP.split(told.finding.article.text[last.quantity.span.end : told.quantity.span.start])
    is_next = told.sentence.paragraph == last.sentence.paragraph and bool(ended)
    is_theirs = not told.speaker or told.speaker == last.speaker
    is_some = last.kind.thing is not None and told.bounds[1] < last.bounds[0]
    # "Three lay under the mud and two were buried" counts on.
    first = opening.casefold().split(maxsplit=1)[:1]
    is_opening = not any(map(str.isalnum, opening)) or (first and first[0] in number_words(_pack(told)))
    return is_next and is_theirs and is_some and bool(is_opening)


def has_rest(told: Told, before: Sequence[Told]) -> bool:
    """Say whether a number leaves a rest of more before it: "Eight bodies came. Five are taken home. The rest ..."."""
    if told.kind.apart or told.source is not None or told.is_denied:
        return False
    text, end = told.finding.article.text, told.sentence.span.end
    after = next((each for each in told.finding.sentences if each.span.start >= end), None)
    is_near = after is not None and after.paragraph == told.sentence.paragraph
    opening = text[slice(*after.span)].casefold().split()[:REST_WORDS] if after is not None and is_near else []
    roles = load_roles(_pack(told))
    if not any("rest" in roles.get(word.strip(","), ()) for word in opening):
        return False
    return any(
        each.kind.thing == told.kind.thing
        and each.kind.fate == told.kind.fate
        and not (each.is_denied or each.kind.apart)
        and each.bounds[0] > told.bounds[1]
        and told.sentence.paragraph - each.sentence.paragraph <= NEAR_PARAGRAPHS
        for each in before
    )


def is_nobodys_few(told: Told, before: Sequence[Told]) -> bool:
    """Say whether nobody with a name tells of so few what was told of many before: two bodies, behind six dead.

    One alone is told of behind any number of many: "Five died. It began with the death of a young man".
    """
    if told.source or told.body or told.is_denied or told.bounds[1] > FEW:
        return False
    alike = [each for each in before if each.kind.fate == told.kind.fate and not each.kind.apart]
    is_behind = len(alike) > (told.bounds[1] > 1)
    return is_behind and not told.spots and all(each.bounds[0] >= FEW_FACTOR * told.bounds[1] for each in alike)


def _pack(told: Told) -> Pack:
    return load_packs()[told.finding.language or UNDETERMINED]
