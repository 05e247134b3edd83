"""Numbers that only tell where: "2,500 people from eleven villages joined in" is of people, and none of villages."""

from saksi.kinds import Finding, Quantity
from saksi.pack import UNDETERMINED, load_packs, load_roles

# Where people and things are.
_PLACES = frozenset({"area", "city", "country", "district", "island", "neighbourhood", "place", "province", "village"})
# Signs in front of a number in which the word that leads to a place stands.
_NEAR_LETTERS = 24


def is_setting(finding: Finding, quantity: Quantity) -> bool:
    """Say whether a number is of places, behind a word that leads to where something is."""
    if quantity.concept not in _PLACES:
        return False
    start = quantity.span.start
    before = finding.article.text[max(0, start - _NEAR_LETTERS) : start].casefold().split()[-1:]
    return any("prep" in load_roles(load_packs()[finding.language or UNDETERMINED]).get(word, ()) for word in before)
