"""Who speaks for the public: governments, their bodies, and those who hold an office in them."""

import functools
import re

from saksi.kinds import Actor
from saksi.pack import Pack

_KINDS = frozenset({"public", "private", "former"})
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")


def is_official(actor: Actor, pack: Pack) -> bool:
    """Whether somebody is a public body or holds an office in one, by kind, name, title and affiliation.

    >>> from saksi.pack import load_packs
    >>> pack, titles = load_packs()["id"], ("Bupati Ende", "mantan Bupati Ende")
    >>> [is_official(Actor("a1", "Sari Dewi", "person", (), title), pack) for title in titles]
    [True, False]
    """
    if actor.kind == "government":
        return True
    said = (actor.title or "", actor.affiliation or "", actor.name if actor.kind != "person" else "")
    words = {word.casefold() for word in _WORD.findall(" ".join(said))}
    held = {kind for word in words for kind in _kinds(pack).get(word, ())}
    return "public" in held and "former" not in held and "private" not in held


@functools.cache
def _kinds(pack: Pack) -> dict[str, tuple[str, ...]]:
    """What a word says of an office: `public`, `private` or `former`."""
    kinds: dict[str, tuple[str, ...]] = {}
    for row in pack.rows("public"):
        kinds[row["form"]] = (
            *kinds.get(row["form"], ()),
            row.one_of("kind", frozenset({"public", "private", "former"})),
        )
    return kinds
