"""Villages, which the gazetteer does not list: named behind a word for a village, in what the text says they lie in.

Most villages are called like a larger place, or like hundreds of others. So one is never taken for the town of its
name: it has the code of the part of the country that is named behind it, and the point of a district of its name only
when that lies in what the article names beside it. What a village lies in that no text says is not guessed.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from saksi.kinds import Span, Where
from saksi.pack import Pack, load_roles
from saksi.resolve.pattern import BLANK, any_of, first_word
from saksi.resolve.token import split_tokens
from saksi.resolve.where.lookup import Toponym
from saksi.resolve.where.role import find_role, load_role_words

VILLAGE = "village"
# What stands between a village and what it lies in.
_BETWEEN = re.compile(r"(?:,| \(|,? [^\W\d_]{2})? ?")
_LONGEST_GAP = 5
# A village's name has at most so many words.
_WORDS = 3
_PARTS = frozenset(("admin1", "admin2", "admin3", "city"))


@functools.cache
def _heads(pack: Pack) -> frozenset[str]:
    """The words for a village."""
    return frozenset(form for form, level in load_role_words(pack).level.items() if level == VILLAGE)


@functools.cache
def _firsts(pack: Pack) -> frozenset[str]:
    return frozenset(map(first_word, _heads(pack)))


@functools.cache
def _villages(pack: Pack) -> re.Pattern[str]:
    heads = any_of(_heads(pack))
    larger = any_of(form for form, roles in load_roles(pack).items() if "placehead" in roles)
    name = rf"(?!{larger}(?!\w))[^\W\d_a-z][\w'\u2019-]+"
    return re.compile(rf"(?<!\w){heads}{BLANK}({name}(?: {name}){{0,{_WORDS - 1}}})")


def settle_villages(text: str, names: Sequence[Toponym], places: Sequence[Where], pack: Pack) -> list[Where]:
    """Give the places with the villages among them put where the text says that they lie, and those not listed.

    `names` are those of the places, in the same order.
    """
    larger = [place for name, place in zip(names, places, strict=True) if name.level != VILLAGE]
    codes = {place.code for place in larger}
    kept = [
        settled
        for name, place in zip(names, places, strict=True)
        if (settled := _settle(text, place, larger, codes) if name.level == VILLAGE else place)
    ]
    return sorted([*kept, *_find_unlisted(text, kept, larger, pack)], key=lambda place: place.span)


def _settle(text: str, village: Where, larger: Sequence[Where], codes: AbstractSet[str]) -> Where | None:
    """A village under a name that is listed: in its own district, in what it lies in, or nowhere."""
    outer = _outer(text, village.span.end, larger)
    is_near = outer.code == village.code if outer else village.code in codes
    if village.level == "admin3" and is_near and len(village.code) > len("XX"):
        return replace(village, candidates=())
    return None if outer is None else _within(village, text, outer)


def _within(village: Where, text: str, outer: Where) -> Where:
    return replace(
        village, name=text[slice(*village.span)], code=outer.code, by="place-village", candidates=(), level=None,
        latitude=None, longitude=None, ids=(),
    )  # fmt: skip


def _outer(text: str, end: int, larger: Sequence[Where]) -> Where | None:
    """What a village lies in: the place that is named right behind it."""
    at = bisect_left(larger, end, key=lambda place: place.span.start)
    if at == len(larger) or larger[at].span.start > end + _LONGEST_GAP:
        return None
    is_part = larger[at].level in _PARTS and len(larger[at].code) > len("XX")
    return larger[at] if is_part and _BETWEEN.fullmatch(text[end : larger[at].span.start]) else None


def _find_unlisted(text: str, kept: Sequence[Where], larger: Sequence[Where], pack: Pack) -> Iterator[Where]:
    """The villages under names that are not listed, where the text says what they lie in."""
    if _firsts(pack).isdisjoint(split_tokens(text).keys):
        return
    taken = {place.span.start for place in kept}
    for match in _villages(pack).finditer(text):
        span = Span(*match.span(1))
        outer = _outer(text, span.end, larger)
        if outer and not any(at in taken for at in range(span.start, span.end)):
            yield Where("", span, match[1], outer.code, "place-village", find_role(text, span, pack, is_seat=False))
