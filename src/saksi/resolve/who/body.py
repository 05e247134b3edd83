"""Bodies and places that are named by words which else look like a person's name."""

import functools
import re
from collections.abc import Mapping, Sequence

from saksi.pack import UNDETERMINED, Pack, load_packs, load_roles

# A role in small letters in front of a name, with what it is of: "North Konawe disaster agency head ".
_ROLE = re.compile(r"(?P<named>(?:[A-Z][\w'\u2019-]* )*)(?P<told>(?:[a-z]+ ){1,4})$")
_ROLE_LETTERS = 90
# What no role goes on with, to the left.
_LEADS = frozenset({"adverb", "article", "definite", "join", "predicate", "prep", "relative", "sub", "that", "verb"})
_OPENS = frozenset({"definite", "open", "prep", "weekday", "when"})
# Kinds of rows of bodies that name one.
_NAMED = frozenset({"long", "ministry"})


@functools.cache
def body_words(pack: Pack) -> frozenset[str]:
    """Bodies whose name is one word, casefolded.

    >>> from saksi.pack import load_packs
    >>> {"kemenkes", "basarnas"} <= body_words(load_packs()["id"])
    True
    """
    rows = [row for row in pack.rows("body") if row["kind"] in _NAMED]
    names = {name for row in rows for name in (row["form"], row["body"])}
    named = frozenset(name.casefold() for name in names if name and " " not in name and "-" not in name)
    return named | {name for name in known_bodies() if " " not in name}


@functools.cache
def known_bodies() -> frozenset[str]:
    """Firms, clubs, parties and the like that are known by name in any language, casefolded.

    >>> {"persib", "sriwijaya air"} <= known_bodies()
    True
    """
    return frozenset(row["name"].casefold() for row in load_packs()[UNDETERMINED].rows("bodyname"))


# What ties the names of a firm (Marr & Sons).
_TIES = "&"


def behind_body(words: Sequence[str]) -> int:
    """The first word behind the last body that is known among some words, or tied by its sign; 0 where none is.

    >>> behind_body("Direktur Sriwijaya Air Rahma Dewi".split()), behind_body("Rahma Dewi".split())
    (3, 0)
    """
    if _TIES in words[1:-1]:
        return len(words) - words[::-1].index(_TIES) + 1
    bodies, longest = known_bodies(), _longest()
    for at in range(len(words) - 1, -1, -1):
        for size in range(min(len(words) - at, longest.get(words[at].strip(",").casefold(), 0)), 0, -1):
            if " ".join(words[at : at + size]).strip(",").casefold() in bodies:
                return at + size
    return 0


@functools.cache
def _longest() -> Mapping[str, int]:
    """How many words the longest name of a known body has, by its first word."""
    sizes: dict[str, int] = {}
    for first, *rest in map(str.split, known_bodies()):
        sizes[first.strip(",")] = max(1 + len(rest), sizes.get(first.strip(","), 0))
    return sizes


@functools.cache
def place_forms(pack: Pack) -> frozenset[str]:
    """The names of places that a pack lists, as they are printed."""
    return frozenset(row["form"] for row in pack.rows("place"))


@functools.cache
def place_words(pack: Pack) -> frozenset[str]:
    """The words of places' names, casefolded."""
    return frozenset(word for row in pack.rows("place") for word in row["form"].casefold().split())


def is_place(words: str, pack: Pack) -> bool:
    """Whether words are those of places' names alone.

    >>> from saksi.pack import load_packs
    >>> is_place("Sumba Timur", load_packs()["id"]), is_place("Bupati Sumba Timur", load_packs()["id"])
    (True, False)
    """
    return bool(words) and all(word.casefold() in place_words(pack) for word in words.split())


def title_before(text: str, at: int, pack: Pack) -> str:
    """Give the role in small letters right before a name, and the body in front of it.

    Where owners stand behind what they own, no more than the short word by which somebody is addressed: "dr."

    >>> from saksi.pack import load_packs
    >>> text = "On Tuesday North Konawe disaster agency head Rahma Dewi came."
    >>> title_before(text, text.index("Rahma"), load_packs()["en"])
    'North Konawe disaster agency head'
    """
    match = _ROLE.search(text, max(0, at - _ROLE_LETTERS), at) if pack.habits.owning else None
    if match is None:
        address = (
            "" if pack.habits.owning else text[max(0, at - _ROLE_LETTERS) : at].rpartition(" ")[0].rpartition(" ")[2]
        )
        is_address = address.islower() and address.endswith(".")
        return address if is_address and "honorific" in load_roles(pack).get(address[:-1], ()) else ""
    named, told, roles = match["named"].split(), match["told"].split(), load_roles(pack)
    held = [roles.get(word, frozenset()) for word in told]
    if "title" not in held[-1]:
        return ""
    while named and roles.get(named[0].casefold(), frozenset()) & _OPENS:
        named.pop(0)
    cut = next((at for at in range(len(held), 0, -1) if _LEADS & held[at - 1]), 0)
    if cut or not named:
        # Without a name the body is no more than its noun (boats sent by agency head X).
        cut = next((at for at in range(cut, len(held)) if {"organisation", "title"} & held[at]), cut)
        return " ".join(told[cut:])
    return " ".join([*named, *told])
