"""Bodies and places that are named by words which else look like a person's name."""

import functools

from saksi.pack import Pack

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
    return frozenset(name.casefold() for name in names if name and " " not in name and "-" not in name)


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
