"""Whether one word, which may have its capital from opening a sentence, can only be a name, or is no part of one."""

import functools

from saksi.link.name.office import clitics
from saksi.pack import Pack, load_roles


def is_one_name(word: str, pack: Pack) -> bool:
    """Say whether a word with a capital is none that the language has, where its pack lists those printed small.

    >>> from saksi.pack import load_packs
    >>> [is_one_name(word, load_packs()["id"]) for word in ("Nurbaiti", "Aktivisnya", "Sopir")]
    [True, False, False]
    """
    form, ordinary = word.casefold(), _ordinary(pack)
    if not (ordinary and word.istitle() and word.isalpha()):
        return False
    stems = (form, *(form.removesuffix(ending) for ending in clitics(pack)))
    return not any(stem in ordinary or stem in load_roles(pack) for stem in stems)


def is_ordinary(word: str, pack: Pack) -> bool:
    """Say whether news prints a word small: one of `ordinary.tsv`."""
    return word.casefold() in _ordinary(pack)


@functools.cache
def _ordinary(pack: Pack) -> frozenset[str]:
    return frozenset(row["word"] for row in pack.rows("ordinary"))
