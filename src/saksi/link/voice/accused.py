"""Of whom an article says that something is held against them: what is told of that they do not tell."""

import functools
import re

from saksi.link.form import either
from saksi.link.name.called import called
from saksi.link.name.identity import Identity
from saksi.pack import Pack, list_forms

# One word may stand between a name and what is said: "Rahma Dewi juga diduga".
_BETWEEN = r"(?: \w+)?"


def is_accused(who: Identity, text: str, pack: Pack) -> bool:
    """Say whether a person is told of as accused, suspected or sentenced, right before or behind the name.

    >>> from saksi.link.name.identity import Identity
    >>> from saksi.pack import load_packs
    >>> who = Identity("Rahma Dewi", frozenset({"rahma", "dewi"}), frozenset())
    >>> is_accused(who, "Rahma Dewi juga diduga menerima 40 karung.", load_packs()["id"])
    True
    >>> is_accused(who, "Rahma Dewi melihat 40 karung.", load_packs()["id"])
    False
    """
    names = sorted({name.strip().casefold() for name in called(who.name, text)}) if who.person else []
    said, folded = _accused(pack), text.casefold()
    return any(
        re.search(rf"\b{re.escape(name)}{_BETWEEN} {said}|\b{said} {re.escape(name)}\b", folded) for name in names
    )


@functools.cache
def _accused(pack: Pack) -> str:
    return rf"{either(list_forms(pack, 'measure', 'accused'))}\b"
