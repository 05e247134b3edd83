"""The roles that the words of a line can play where they stand."""

from collections.abc import Sequence, Set
from itertools import repeat

from saksi.claim.line.lexicon import Lexicon

_NONE: Set[str] = frozenset()


def held_roles(forms: Sequence[str], lexicon: Lexicon) -> tuple[Set[str], ...]:
    """Give the roles of each word; a word that tells of a document that it is not final joins nothing behind it.

    Laporan sementara menyebut C; not Polisi menyebut C, sementara warga ...
    """
    held = [*map(lexicon.held.get, forms, repeat(_NONE))]
    for at in range(1, len(held)) if not lexicon.provisional.isdisjoint(forms) else ():
        if "provisional" in held[at] and "document" in held[at - 1]:
            held[at] = _NONE
    return tuple(held)
