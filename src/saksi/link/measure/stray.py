"""Rumours and round numbers that nobody is said to have told, beside the one count that an event has of their kind.

"More than 40 are held" is of those whom the police hold, where only one count of people held is told by several
articles: who rounds what he heard names no new thing. An exact number that nobody tells is most often a part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from saksi.link.measure.against import is_barred
from saksi.link.measure.beside import share_sentence
from saksi.link.measure.interval import ratio
from saksi.link.measure.odds import tell_reasons
from saksi.link.measure.settle import settle
from saksi.link.measure.side import Side, Tale, find_nearest, tell_tale
from saksi.link.told import Told

# A rumour is no more than so many times what is known.
MOST_APART = 8.0
_OPEN = frozenset({">", ">=", "~"})
_MORE = ">"


def join_strays(groups: Sequence[list[Told]], order: Sequence[str]) -> list[list[Told]]:
    """Put each such group to the one that counts what befell the same, where there is one alone, and say so."""
    tale = tell_tale([settle(group) for group in groups])
    homes = dict(_find_homes(tale))
    joined = {at: list(group) for at, group in enumerate(groups)}
    for at, home in homes.items():
        if home in homes:
            continue
        first, *rest = joined.pop(at)
        ids = first.finding.article.id, joined[home][0].finding.article.id
        same = "fate" if first.kind.fate else "thing"
        why = f"{ids[0]} likely counts what {ids[1]} counts: {tell_reasons({same: 1.0})}"
        joined[home] += [replace(first, likely=why), *rest]
        joined[home].sort(key=lambda each: (order.index(each.key), each.quantity.span))
    return [joined[at] for at in sorted(joined)]


def _find_homes(tale: Tale) -> Iterator[tuple[int, int]]:
    """Yield the places of such groups, with those of the ones they are put to."""
    for at, side in enumerate(tale.sides):
        if not _is_stray(side):
            continue
        homes = [home for home, other in enumerate(tale.sides) if home != at and _is_home(other, side, tale)]
        if len(homes) == 1 and _may_be_one(side, tale.sides[homes[0]]):
            yield at, homes[0]


def _is_stray(side: Side) -> bool:
    if side.is_apart or not all(map(_is_nobodys, side.group)):
        return False
    if side.fates and side.things:
        return all(each.quantity.cmp in _OPEN or _is_set_off(each) for each in side.group)
    return not (side.fates or side.aspects) and all(each.quantity.cmp == _MORE for each in side.group)


def _is_nobodys(told: Told) -> bool:
    is_here = not (told.is_elsewhere or told.is_local or told.kind.is_earlier)
    return is_here and told.source is told.nearby is told.body is None and not told.speaker


def _is_set_off(told: Told) -> bool:
    return told.is_denied or told.is_contrasted or told.is_against


def _is_home(side: Side, stray: Side, tale: Tale) -> bool:
    """Whether several articles tell what befell the same, and somebody does; or count what nobody else counts."""
    is_same = bool(stray.fates) and side.fates == stray.fates and not side.things.isdisjoint(stray.things)
    is_named = not stray.fates and any(tale.nouns[noun] == len((side, stray)) for noun in side.nouns & stray.nouns)
    return (is_same or is_named) and not side.is_apart and len(side.keys) > 1 and not all(map(_is_nobodys, side.group))


def _may_be_one(a: Side, b: Side) -> bool:
    return not is_barred(a, b) and not share_sentence(a.group, b.group) and ratio(*find_nearest(a, b)) <= MOST_APART
