"""Of which place within its story a figure is told: a district, a village, as the words that say whom it counts."""

import re

from saksi.kinds import Finding, Quantity, Sentence, Where
from saksi.pack import Pack, load_roles

# The ministry's codes of regions: a district's begins with its regency's.
_SCHEME = "kemendagri:"
_SMALL = frozenset({"admin2", "admin3", "city"})
_SCENES = frozenset({"event", "mention"})
# A place right behind what is counted is its own: "870 people fled in Majene".
NEAR_LETTERS = 40
_STOP = re.compile(r"[.;:,!?](?=\s|$)")


def find_spots(finding: Finding, quantity: Quantity, sentence: Sentence, pack: Pack) -> frozenset[str]:
    """Give the regency, district or village that a quantity is told of, by code or else by name.

    None where its sentence names several, which may be counted together.
    """
    text = finding.article.text
    if quantity.whom is not None:
        named = [place for place in finding.places if _lies(place, *quantity.whom)]
        known = frozenset(filter(None, map(_name, named)))
        return known or _read_village(text[slice(*quantity.whom)], pack)
    near = [place for place in finding.places if _lies(place, *sentence.span) and _name(place)]
    following = [other.span.start for other in finding.quantities if other.span.start >= quantity.span.end]
    stop = _STOP.search(text, quantity.span.end, sentence.span.end)
    end = min(quantity.span.end + NEAR_LETTERS, *following[:1], stop.start() if stop else sentence.span.end)
    behind = [place for place in near if _lies(place, quantity.span.end, end)]
    return frozenset(map(_name, behind)) if len(near) == 1 else frozenset()


def name_spots(finding: Finding) -> frozenset[str]:
    """Give the regencies, districts and cities that an article names, by code, with those they lie in."""
    codes = frozenset(filter(None, map(_name, finding.places)))
    return codes | {code.rpartition(".")[0] for code in codes if code.count(".") > 1}


def is_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two figures are told of different places, neither of which lies in the other.

    >>> is_apart(frozenset({"kemendagri:76.03"}), frozenset({"kemendagri:76.05"}))
    True
    >>> is_apart(frozenset({"kemendagri:76.03"}), frozenset({"kemendagri:76.03.01"}))
    False
    """
    return bool(a and b) and not any(x.startswith(y) or y.startswith(x) for x in a for y in b)


def _read_village(whom: str, pack: Pack) -> frozenset[str]:
    """The name of a place that no gazetteer holds, told by the word for what it is."""
    roles = load_roles(pack)
    is_place = any("placehead" in roles.get(word, ()) for word in whom.casefold().split()) and any(map(str.isupper, whom))
    return frozenset([whom.casefold()]) if is_place else frozenset()


def _lies(place: Where, start: int, end: int) -> bool:
    return place.role in _SCENES and start <= place.span.start < end


def _name(place: Where) -> str:
    """The code of a place smaller than a province; "" of another."""
    code = next((each for each in place.ids if each.startswith(_SCHEME)), "")
    return code if place.level in _SMALL else ""
