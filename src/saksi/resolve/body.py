"""Bodies that are named by one word, which else looks like a person's name."""

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
