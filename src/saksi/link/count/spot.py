"""Of which place within its story a figure is told: a district, a village, as the words that say whom it counts."""

import re
from collections.abc import Sequence

from saksi.kinds import Finding, Quantity, Span, Where
from saksi.link.count.clause import CLAUSE
from saksi.pack import Pack, load_roles

# Codes of regions by level, as "scheme:76.03.01": a district's begins with its regency's.
_CODE = re.compile(r"\w+:\d+(?:\.\d+)+")
_SMALL = frozenset({"admin2", "admin3", "city"})
# What befalls people and houses where they are.
_STAYING = frozenset({"killed", "injured", "damaged", "killed-or-injured", "ill"})
# Letters behind a count in which its place stands: "orang tewas di Sape".
NEAR_LETTERS = 25
_SCENES = frozenset({"event", "mention"})
_COMMA = ", "
# Words in front of a place that opens a sentence.
_LEADING = frozenset({"placehead", "prep", "definite"})


def find_spots(finding: Finding, quantity: Quantity, fate: str | None, pack: Pack) -> frozenset[str]:
    """Give the regency, district or village that the words for the counted name, by code or else by name.

    Else the one right behind what befell them: "four people died in Sape". Who flees to a place was counted elsewhere.
    """
    text = finding.article.text
    if quantity.whom is not None:
        named = [place for place in finding.places if _lies(place, *quantity.whom)]
        known = frozenset(filter(None, map(_name, named)))
        return known or _read_village(text[slice(*quantity.whom)], pack)
    if ahead := _find_ahead(finding, quantity):
        return ahead
    if quantity.outcome not in _STAYING and fate not in _STAYING:
        return frozenset()
    if opening := _find_opening(finding, quantity, pack):
        return opening
    following = (each.span.start for each in finding.quantities if each.span.start >= quantity.span.end)
    end = min(quantity.span.end + NEAR_LETTERS, *following, len(text))
    behind = text[quantity.span.end : end]
    stop = CLAUSE.search(behind)
    end = quantity.span.end + (stop.start() if stop else len(behind))
    near = [place for place in finding.places if _lies(place, quantity.span.end, end)]
    return frozenset(filter(None, map(_name, near))) if len(near) == 1 else frozenset()


def _find_ahead(finding: Finding, quantity: Quantity) -> frozenset[str]:
    """The place right in front of a count: "in Sape 40 people fled", "di Sape tercatat 40 orang"."""
    text, start = finding.article.text, quantity.span.start
    for place in finding.places:
        if place.span.end > start or place.role not in _SCENES:
            continue
        between = text[place.span.end : start]
        if len(between.split(maxsplit=1)) <= 1 and not CLAUSE.search(f"{between} "):
            return frozenset(filter(None, [_name(place)]))
    return frozenset()


def _find_opening(finding: Finding, quantity: Quantity, pack: Pack) -> frozenset[str]:
    """The place with which a sentence opens: "In the village of Sape, reached by boat, dozens of houses lie flat"."""
    text, at = finding.article.text, quantity.span.start
    start = max((each.span.start for each in finding.sentences if each.span.start <= at), default=at)
    inside = sorted((place for place in finding.places if _lies(place, start, at)), key=lambda place: place.span)
    roles, end, spots = load_roles(pack), start, frozenset[str]()
    for place in inside:
        between = text[end : place.span.start].strip(_COMMA).casefold().split()
        if not all(_LEADING & roles.get(word, frozenset()) for word in between):
            break
        known = frozenset(filter(None, [_name(place)]))
        named = known or (frozenset([place.name.casefold()]) if _is_headed(between, pack) else known)
        spots, end = spots or named, place.span.end
    return spots


def _is_headed(words: Sequence[str], pack: Pack) -> bool:
    """Whether a word for what a place is ("desa", "village of") stands in front of its name."""
    roles = (load_roles(pack).get(word, frozenset()) for word in words)
    return any("placehead" in each and "prep" not in each for each in roles)


def find_named(finding: Finding, span: Span) -> frozenset[str]:
    """Give the regency, district or village that a span names, whatever its role."""
    inside = (place for place in finding.places if span.start <= place.span.start < span.end)
    return frozenset(filter(None, map(_name, inside)))


def name_spots(finding: Finding) -> frozenset[str]:
    """Give the regencies, districts and cities that an article names, by code, with those they lie in."""
    codes = frozenset(filter(None, map(_name, finding.places)))
    return codes | {code.rpartition(".")[0] for code in codes if code.count(".") > 1}


def is_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two figures are told of different places, neither of which lies in the other.

    >>> is_apart(frozenset({"code:76.03"}), frozenset({"code:76.05"}))
    True
    >>> is_apart(frozenset({"code:76.03"}), frozenset({"code:76.03.01"}))
    False
    """
    return bool(a and b) and not any(x.startswith(y) or y.startswith(x) for x in a for y in b)


def is_beside(a: str, b: str) -> bool:
    """Whether two places are of one rank and not the same: two regencies, two districts.

    >>> is_beside("code:76.03", "code:76.05"), is_beside("code:76.03", "code:76.03.01")
    (True, False)
    """
    return a != b and a.count(".") == b.count(".")


def _read_village(whom: str, pack: Pack) -> frozenset[str]:
    """The name of a place that no gazetteer holds, told by the word for what it is."""
    roles = load_roles(pack)
    is_place = any("placehead" in roles.get(word, ()) for word in whom.casefold().split()) and any(
        map(str.isupper, whom)
    )
    return frozenset([whom.casefold()]) if is_place else frozenset()


def _lies(place: Where, start: int, end: int) -> bool:
    return place.role in _SCENES and start <= place.span.start < end


def _name(place: Where) -> str:
    """The code of a place smaller than a province; "" of another."""
    return next((each for each in place.ids if _CODE.fullmatch(each)), "") if place.level in _SMALL else ""
