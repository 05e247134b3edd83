"""Whom a pronoun can stand for: the gender of names and titles, where a pack lists it (`given.tsv`)."""

import functools
from collections.abc import Mapping, Sequence

from saksi.pack import Pack, load_roles
from saksi.resolve.who.body import place_forms

# What the table also lists: words before a name, and those that stand for one.
_TITLES = frozenset({"honorific", "nominative", "possessive", "pronoun", "rank", "title"})


@functools.cache
def _genders(pack: Pack) -> Mapping[str, str]:
    return {row["form"]: row["gender"] for row in pack.rows("given")}


@functools.cache
def given_names(pack: Pack) -> frozenset[str]:
    """Given names, casefolded; of a language whose pack lists few, those that are words of it too."""
    return frozenset(form for form in _genders(pack) if not _TITLES & load_roles(pack).get(form, frozenset()))


def gender_of(pack: Pack, name: str, title: str = "") -> str:
    """Give `f` or `m` by the words of a title, else by the first word of a name; "" where neither tells.

    >>> from saksi.pack import load_packs
    >>> en = load_packs()["en"]
    >>> gender_of(en, "Mary Hale"), gender_of(en, "Renn Dall", "spokesman"), gender_of(en, "Renn Dall")
    ('f', 'm', '')
    """
    known, given = _genders(pack), given_names(pack)
    # What a title holds of names is a place's or a body's (Virginia Gov. Renn Dall).
    titled = [form for word in reversed(title.split()) if (form := word.strip(".,").casefold()) not in given]
    first = [word.strip(".,").casefold() for word in name.split()[:1]]
    return next((known[form] for form in (*titled, *first) if form in known), "")


def can_be(pack: Pack, pronoun: str, name: str, title: str = "") -> bool:
    """Whether a pronoun can stand for a name with its title: not where both have a gender and the two differ."""
    wanted, has = gender_of(pack, pronoun), gender_of(pack, name, title)
    return not (wanted and has) or wanted == has


def opens_given(words: Sequence[str], pack: Pack) -> bool:
    """Whether the last of some words opens a name though places bear it too: a given name behind no other (Georgia)."""
    form, roles = words[-1].casefold(), load_roles(pack)
    before = words[-2] if len(words) > 1 else ""
    first = not before[:1].isupper() or before.endswith(",") or "title" in roles.get(before.casefold(), frozenset())
    first = first or (not pack.habits.owning and before in place_forms(pack))
    return first and form in given_names(pack)
