"""Names that are no more than a place's, and who speaks where only that is named."""

from collections.abc import Set

from saksi.kinds import Finding
from saksi.link.name.fold import body_words
from saksi.pack import Pack, load_roles


def is_place(finding: Finding, name: str, pack: Pack) -> bool:
    """Whether a name is no more than a place's."""
    roles = load_roles(pack)
    places = {word for place in finding.places for word in place.name.casefold().split()}
    return all(word in places or "placehead" in roles.get(word, ()) for word in name.casefold().split())


def add_government(body: Set[str], name: str, finding: Finding, pack: Pack) -> frozenset[str]:
    """Add the word for a government to the folded words of a speaker that is no more than a place's name.

    "Kota Ambon" is the city's government then, and not every body that has the city in its name.
    """
    own = _bare(name, pack)
    is_place = any(own == _bare(place.name, pack) for place in finding.places)
    return frozenset(body | body_words("place")) if is_place else frozenset(body)


def _bare(name: str, pack: Pack) -> frozenset[str]:
    """The words of a place's name without those for what kind of place it is."""
    roles = load_roles(pack)
    words = (word for word in name.casefold().split() if "placehead" not in roles.get(word, ()))
    return frozenset(words)
