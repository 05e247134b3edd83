"""Bodies that are told of by a word for any of their kind: "the police" for the one police force of a story."""

import functools
from collections.abc import Mapping, Set

from saksi.pack import Pack, load_packs, load_roles


def is_generic(body: Set[str]) -> bool:
    """Say whether a body, by its folded words, is called by a word for any of its kind, and by nothing else.

    >>> is_generic({"police"}), is_generic({"polres", "sape"})
    (True, False)
    """
    return len(body) == 1 and body <= frozenset(_kinds().values())


def widen(body: Set[str], other: Set[str]) -> frozenset[str]:
    """Give a body's words with the word for any of its kind instead of its own, where another body is told of by that.

    >>> sorted(widen({"polres", "sape"}, {"police", "sape"}))
    ['police', 'sape']
    """
    return frozenset(kind if (kind := _kinds().get(word, word)) in other else word for word in body)


def is_nameless(name: str, pack: Pack) -> bool:
    """Say whether a body is called by small words alone, whatever opens its sentence: "The airline".

    >>> [is_nameless(name, load_packs()["en"]) for name in ("The airline", "Wera city police")]
    [True, False]
    """
    first, *words = name.split() or [""]
    is_led = bool(words) and "definite" in load_roles(pack).get(first.casefold(), ())
    return (first.islower() or is_led) and all(map(str.islower, words))


def kinds_of(body: Set[str]) -> frozenset[str]:
    """Give the words for any body of the kind that a body is of, by its folded words.

    >>> sorted(kinds_of({"polres", "sape"}))
    ['police']
    """
    return frozenset(_kinds().get(word, word) for word in body) & frozenset(_kinds().values())


def read_force(title: str, pack: Pack) -> frozenset[str]:
    """Give the folded word for any force of the kind whose rank a whole title is.

    >>> from saksi.pack import load_packs
    >>> sorted(read_force("AKP", load_packs()["id"])), sorted(read_force("Health Inspector", load_packs()["en"]))
    (['police'], [])
    """
    return frozenset({_ranks(pack)[title.casefold()]} if title.casefold() in _ranks(pack) else ())


@functools.cache
def _ranks(pack: Pack) -> Mapping[str, str]:
    rows = (row for row in pack.rows("body") if row["kind"] == "rank")
    return {row["form"].casefold(): row["body"] for row in rows}


@functools.cache
def _kinds() -> Mapping[str, str]:
    rows = (row for pack in load_packs().values() for row in pack.rows("body"))
    return {row["form"].casefold(): row["body"].casefold() for row in rows if row["kind"] == "wide"}
