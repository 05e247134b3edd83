"""Bodies that are told of by a word for any of their kind: "the police" for the one police force of a story."""

import functools
from collections.abc import Mapping, Set

from saksi.link.name.identity import Identity
from saksi.pack import load_packs


def is_broad(identity: Identity) -> bool:
    """Say whether a source is called by a word for any body of its kind, and by nothing else.

    >>> is_broad(Identity("Polisi", frozenset(), frozenset({"police"})))
    True
    >>> is_broad(Identity("Polres Sape", frozenset(), frozenset({"polres", "sape"})))
    False
    """
    return not identity.person and len(identity.body) == 1 and identity.body <= frozenset(_kinds().values())


def kinds_of(body: Set[str]) -> frozenset[str]:
    """Give the words for any body of the kind that a body is of, by its folded words.

    >>> sorted(kinds_of({"polres", "sape"}))
    ['police']
    """
    return frozenset(_kinds()[word] for word in body if word in _kinds())


@functools.cache
def _kinds() -> Mapping[str, str]:
    rows = (row for pack in load_packs().values() for row in pack.rows("body"))
    return {row["form"].casefold(): row["body"].casefold() for row in rows if row["kind"] == "wide"}
