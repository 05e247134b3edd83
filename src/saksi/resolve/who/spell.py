"""One person's name in several spellings: what its words are read as, in any script."""

import functools
import re

from anyascii import anyascii

from saksi.resolve.who.cast import Party
from saksi.sound import fold

_WORD = re.compile("[a-z]+")
# Names kept of which the reading is known: an article's, some hundred times over.
_KEPT = 1 << 14


@functools.lru_cache(_KEPT)
def read_name(name: str) -> tuple[str, ...]:
    """Give what the words of a name are read as, in order; names read alike are spellings of one.

    >>> read_name("Sergei Lavanov") == read_name("Sergey Lavanov"), read_name("Kim Jong Un") == read_name("Kim Yong Un")
    (True, False)
    """
    return tuple(fold(word) for word in _WORD.findall(anyascii(name).casefold()))


def join_spellings(spoken: dict[str, tuple[Party, str]]) -> dict[str, tuple[Party, str]]:
    """The parties that spoke, persons whose whole names are read alike (Sergei, Sergey) under the spelling used first.

    A single word is too short to tell by.
    """
    first: dict[tuple[str, ...], Party] = {}
    for party, _ in spoken.values():
        if party.kind == "person" and len(read := read_name(party.name)) > 1:
            known = first.setdefault(read, party)
            if party.title and not known.title:
                first[read] = known._replace(title=party.title)
    return {claim: (first.get(read_name(party.name), party), method) for claim, (party, method) in spoken.items()}
