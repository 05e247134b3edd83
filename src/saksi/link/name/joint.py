"""Who speaks together: "Dinas Air dan Polres Sape", "the mayor, Rahma Dewi, and the police chief, Agung Budi"."""

import re
from collections.abc import Iterator

from saksi.link.name.headed import names_body
from saksi.pack import Pack, load_roles

# What is written short behind a body's name is of the whole of it.
_SHORT = re.compile(r" \([^()]*\)$")


def split_joint(name: str, pack: Pack, *, is_group: bool) -> tuple[str, ...]:
    """Give those who speak together by a name, at its word for "and"; () for one alone.

    Each side names a body, as a body's own name may hold the word; or, of a group, is somebody's name.

    >>> from saksi.pack import load_packs
    >>> pack = load_packs()["id"]
    >>> split_joint("Dinas Air dan Polres Sape", pack, is_group=False)
    ('Dinas Air', 'Polres Sape')
    >>> split_joint("Dinas Kelautan dan Perikanan (DKP)", pack, is_group=False)
    ()
    """
    sides = tuple(_split(_SHORT.sub("", name), pack))
    is_named = is_group and all(word[0].isupper() for side in sides for word in side.split())
    return sides if len(sides) > 1 and (is_named or all(names_body(side, pack) for side in sides)) else ()


def _split(name: str, pack: Pack) -> Iterator[str]:
    roles, start = load_roles(pack), 0
    words = name.split()
    for at, word in enumerate(words):
        if 0 < at < len(words) - 1 and word.islower() and {"and", "rolepart"} <= roles.get(word, frozenset()):
            yield " ".join(words[start:at])
            start = at + 1
    yield " ".join(words[start:])
