"""Who is said right behind a number to have told it: "the 12 | the police had announced", "9 | versi perusahaan"."""

import functools
import re
from collections.abc import Sequence

from saksi.link.form import either
from saksi.link.name.identity import Identity
from saksi.link.voice.given import list_given
from saksi.link.voice.whose import read_anyone, read_named
from saksi.link.voice.word import has
from saksi.pack import Pack, list_forms, load_roles

# Words of what is counted between a number and what says who told it: "12 | rumah rusak | yang diumumkan".
COUNTED_WORDS = 3
# Words of who told a number, between it and the verb: "the | local radio Teso Voice | had broadcast".
TELLER_WORDS = 8
_NOUNS = rf" (?:[^\W\d_][\w-]* ){{0,{COUNTED_WORDS}}}?"
_SMALL = frozenset({"adverb", "late-adverb", "auxiliary", "day"})


def find_said(behind: str, pack: Pack, people: Sequence[Identity], *, anyone: bool = False) -> Identity | None:
    """Give who is said behind a number to have told it, in the passive or behind whom he is named.

    Nobody of whom nothing says what he is, unless it may be anyone.

    >>> from saksi.pack import load_packs
    >>> packs = load_packs()
    >>> find_said(" yang semula diumumkan BPBD Wera.", packs["id"], []).name
    'BPBD Wera'
    >>> find_said(" the Wera police had first announced.", packs["en"], []).name
    'Wera police'
    >>> find_said(" that the Wera police had found.", packs["en"], [])
    """
    read = read_anyone if anyone else read_named
    match = _announced(pack).match(behind)
    named = read(behind, match.end(), pack, people) if match is not None else None
    if named is not None or not pack.habits.owning:
        return named[0] if named is not None else None
    return _find_active(behind, pack, people)


def find_version(behind: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Give whose a number is that is told as somebody's: "50 pondok | versi perusahaan", "50 | put about by the firm".

    >>> from saksi.pack import load_packs
    >>> find_version(" put about by the Wera league.", load_packs()["en"], []).name
    'Wera league'
    """
    match = _version(pack).match(behind)
    named = read_anyone(behind, match.end(), pack, people) if match is not None else None
    return named[0] if named is not None else find_said(behind, pack, people, anyone=True)


def _find_active(behind: str, pack: Pack, people: Sequence[Identity]) -> Identity | None:
    """Who stands in front of a verb of telling behind a number: "the 12 | that the town police first announced"."""
    match = _active(pack).match(behind)
    if match is None:
        return None
    named = read_anyone(match["who"], 0, pack, people)
    return named[0] if named is not None and named[1] == len(match["who"]) else None


@functools.cache
def _small(pack: Pack) -> str:
    """Any small words between what is told and who tells it: "had first", "semula"."""
    words = either(form for form, held in load_roles(pack).items() if held & _SMALL and form.isalpha())
    return rf"(?:{words} )*?"


@functools.cache
def _relative(pack: Pack) -> str:
    relative = either(form for form, held in load_roles(pack).items() if {"relative", "that"} & held)
    return rf"{relative} "


@functools.cache
def _announced(pack: Pack) -> re.Pattern[str]:
    """A relative word perhaps and a verb of telling in the passive, whose agent follows."""
    told = either(list_given(pack, "announced"))
    return re.compile(rf"(?:{_NOUNS}{_relative(pack)}| ){_small(pack)}{told}\b")


@functools.cache
def _version(pack: Pack) -> re.Pattern[str]:
    """What leads from a number to whose it is said to be."""
    forms = (form for form in list_forms(pack, "measure", "given") if has(form.split()[-1], {"agent"}, pack))
    return re.compile(rf"{_NOUNS}(?:{_relative(pack)})?{_small(pack)}{either({*forms, *list_given(pack, 'next')})}\b")


@functools.cache
def _active(pack: Pack) -> re.Pattern[str]:
    """Who told a number, behind a relative word or an article, and the verb: "that the police had announced"."""
    articles = either(form for form, held in load_roles(pack).items() if "definite" in held and form.isalpha())
    led = rf"(?:{_NOUNS}{_relative(pack)}(?:{articles} )?| (?:{articles} )?)"
    who = rf"(?P<who>[^\W\d_][\w'\u2019&-]*(?: [\w'\u2019&-]+){{0,{TELLER_WORDS - 1}}}?)"
    return re.compile(rf"{led}{who} {_small(pack)}{either(list_forms(pack, 'measure', 'tells'))}\b")
