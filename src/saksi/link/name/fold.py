"""The words by which a body is known, whatever it is called: folded, long forms short, its nouns in one language."""

import functools
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from saksi.link.form import either
from saksi.pack import Pack, load_packs, load_roles

# Whence the names of countries are in the tables of places.
_COUNTRIES = "CLDR"
_WORD = re.compile(r"[^\W_]+")
# Names and nouns come again and again, mostly within one story.
_FOLDS_HELD = 1 << 12


@functools.lru_cache(maxsize=_FOLDS_HELD)
def fold_text(text: str, pack: Pack) -> frozenset[str]:
    """The folded words of a passage, long forms of bodies written short, and the nouns of bodies in one language.

    >>> from saksi.pack import load_packs
    >>> packs = load_packs()
    >>> fold_text("Rumah Sakit Nias Utara", packs["id"]) == fold_text("North Nias's hospital", packs["en"])
    True
    """
    words = _shorten(_shorten(_shorten(text, _regions(pack)), _shorts(pack)), _same_words()).split()
    return frozenset(words) - _filler(pack)


def fold_words(text: str, pack: Pack) -> frozenset[str]:
    """The folded words of a long form, each by itself, so that none is written short."""
    return frozenset(folded for word in text.split() for folded in fold_text(word, pack))


def fold_name(name: str, pack: Pack) -> frozenset[str]:
    """The folded words of a body's name as it is printed, long forms written short.

    >>> from saksi.pack import load_packs
    >>> sorted(fold_name("Badan Nasional Penanggulangan Bencana", load_packs()["id"]))
    ['bnpb']
    """
    return frozenset(_shorten(name, _shorts(pack)).split()) - _filler(pack)


@functools.cache
def body_words(kind: str) -> frozenset[str]:
    """Give the folded words of bodies of a kind, in every language."""
    rows = (row for pack in load_packs().values() for row in pack.rows("body"))
    return frozenset(row["form"] for row in rows if row["kind"] == kind)


@functools.cache
def paired_bodies() -> frozenset[str]:
    """Names of two words or more that bodies of every country have ("coast guard")."""
    return frozenset(body for body in _same_words().shorts.values() if " " in body)


@functools.cache
def short_bodies(pack: Pack) -> frozenset[str]:
    """The short forms of bodies that are one word."""
    return frozenset(short for short in _shorts(pack).shorts.values() if " " not in short)


@functools.cache
def short_ministries(pack: Pack) -> frozenset[str]:
    """The ministries that are known by one word, in small letters ("kemenkes")."""
    rows = (row["form"].casefold() for row in pack.rows("body") if row["kind"] == "ministry")
    return frozenset(form for form in rows if " " not in form)


class _Forms(NamedTuple):
    """Forms with what stands for each, and what finds them in folded words."""

    shorts: Mapping[str, str]
    found: re.Pattern[str]


def _shorten(text: str, forms: _Forms) -> str:
    folded = " ".join(_WORD.findall(text.casefold()))
    return forms.found.sub(lambda match: forms.shorts[match[0]], folded)


@functools.cache
def _shorts(pack: Pack) -> _Forms:
    """Long forms with the short ones that stand for both."""
    return _fold_rows((row["form"], row["body"]) for row in pack.rows("body") if row["kind"] == "long")


@functools.cache
def _regions(pack: Pack) -> _Forms:
    """Names of regions by the press's short form of one word ("Jatim"), and those of countries by their adjectives."""
    rows = ((row["form"], row["name"]) for row in pack.rows("place") if "-" in row["code"] and row["name"])
    regions = [(form, name) for form, name in rows if " " in name and " " not in form]
    names = {row["code"]: row["form"] for row in reversed(pack.rows("place")) if row["source"] == _COUNTRIES}
    nations = [(row["form"], names.get(row["code"], row["form"])) for row in pack.rows("nation")]
    return _fold_rows([*regions, *nations])


@functools.cache
def _same_words() -> _Forms:
    """Nouns of bodies with the one that stands for them in every language: a name may be printed in any."""
    rows = (row for pack in load_packs().values() for row in pack.rows("body"))
    return _fold_rows((row["form"], row["body"]) for row in rows if row["kind"] == "same")


def _fold_rows(rows: Iterable[tuple[str, str]]) -> _Forms:
    shorts = {" ".join(_WORD.findall(full.casefold())): short.casefold() for full, short in sorted(rows)}
    return _Forms(shorts, re.compile(rf"\b{either(shorts)}\b"))


@functools.cache
def _filler(pack: Pack) -> frozenset[str]:
    """Words that tell no two bodies apart, and the endings of owners; a body's data and reports are its word."""
    documents = (form for form, roles in load_roles(pack).items() if "document" in roles)
    owners = (word for mark in pack.habits.owning for word in _WORD.findall(mark))
    idle = (row["form"].casefold() for row in pack.rows("body") if row["kind"] == "filler")
    return frozenset({*documents, *owners, *idle})
