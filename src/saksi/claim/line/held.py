"""The roles that the words of a line can play where they stand."""

from collections.abc import Sequence, Set
from itertools import repeat

from saksi.claim.line.lexicon import Lexicon

_NONE: Set[str] = frozenset()
_NOUN = frozenset({"noun"})


def held_roles(forms: Sequence[str], lexicon: Lexicon) -> tuple[Set[str], ...]:
    """Give the roles of each word; a word that tells of a document that it is not final joins nothing behind it.

    Laporan sementara menyebut C; not Polisi menyebut C, sementara warga ...
    """
    held = [*map(lexicon.roles.get, forms, repeat(_NONE))]
    for at in [at for at, form in enumerate(forms) if form.endswith(lexicon.clitics)]:
        # A role that is somebody's is no verb, whatever it begins with (direkturnya).
        held[at] |= _NOUN & _stem(forms[at], lexicon)
    for at in range(1, len(held)) if not lexicon.provisional.isdisjoint(forms) else ():
        if "provisional" in held[at] and "document" in held[at - 1]:
            held[at] = _NONE
    return tuple(held)


def _stem(form: str, lexicon: Lexicon) -> Set[str]:
    """The roles of a word without its clitic."""
    stems = (form.removesuffix(clitic) for clitic in lexicon.clitics if form.endswith(clitic))
    return next((lexicon.roles[stem] for stem in stems if stem in lexicon.roles), _NONE)
