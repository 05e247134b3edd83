"""The body that a phrase says somebody heads or speaks for: "Cianjur police chief", "a spokesman for the union"."""

import functools
import re
from collections.abc import Mapping, Sequence, Set

from saksi.link.name.fold import fold_text, paired_bodies, short_bodies
from saksi.link.name.office import read_office, spell_out, without_owner
from saksi.pack import Pack, list_forms, load_roles

_WORD = re.compile(r"[^\W_]+")
# The longest title of a body's head in the tables (sekretaris daerah kabupaten) has so many words.
LONGEST_OFFICE = 4
# What stands beside the names of a story is looked at again for every article that comes to it.
_PHRASES_HELD = 1 << 12
# Ranks and degrees stand in titles between the office and the name; they belong to no body.
_NO_BODY = frozenset({"honorific", "rank"})
_POINTING = frozenset({"article", "definite", "deictic", "determiner"})


@functools.lru_cache(maxsize=_PHRASES_HELD)
def read_headed(phrase: str, pack: Pack) -> str:
    """Give the words of the body that an office is of, by the words for the office; "" where a phrase names none.

    >>> from saksi.pack import load_packs
    >>> packs = load_packs()
    >>> [read_headed(each, packs["en"]) for each in ("Sape police chief", "head of the agency")]
    ['Sape police', 'agency']
    >>> [read_headed(each, packs["id"]) for each in ("Kapolres Sape", "kepala badan itu", "Direktur RSUD Lontar")]
    ['Polres Sape', 'badan', 'RSUD Lontar']
    """
    if read_office(phrase, pack).is_former or _is_theirs(phrase, pack):
        return ""
    words = [word for word in _spell_out(phrase, pack) if not _holds(word, _NO_BODY, pack)]
    body = _read_owned(words, pack) if pack.habits.owning else _read_led(words, pack)
    return " ".join(word for word in body if not _holds(word, _POINTING, pack))


def is_noun(body: str, pack: Pack) -> bool:
    """Say whether the words of a body are no more than a noun for any of its kind: "agency", "rumah sakit".

    Where owners stand before what they own it may open the sentence: "Agency head Rahma Dewi".
    """
    is_opening = pack.habits.owning and _is_head(body, pack) and body[1:].islower()
    return (is_opening or body.islower()) and len(fold_text(body, pack)) == 1


def names_body(body: str, pack: Pack) -> bool:
    """Say whether one of some words is a noun for bodies, or a body's abbreviation."""
    return any(_is_head(word, pack) for word in body.split())


@functools.lru_cache(maxsize=_PHRASES_HELD)
def opens_office(phrase: str, pack: Pack) -> bool:
    """Say whether a phrase is an office, and holds nobody's name: "Kapolres Sape", "spokesman for Lontar"."""
    words = [word for word in _spell_out(phrase, pack) if not _holds(word, _POINTING, pack)]
    at = -1 if pack.habits.owning and not _find_leading(words, pack) else 0
    return bool(words) and (_is_office(words[at], pack) or _read_office(words, pack) is not None)


def _is_theirs(phrase: str, pack: Pack) -> bool:
    """Whether an office is of whoever was told of before, and what stands between is its own: "its military chief"."""
    return _holds(phrase.partition(" ")[0], frozenset({"possessive"}), pack)


def _spell_out(phrase: str, pack: Pack) -> Sequence[str]:
    """The words of a phrase, offices that are written short in full: "Menkes"."""
    words: list[str] = []
    for word in _WORD.findall(phrase):
        full = spell_out(word, pack).split()
        words += full if full[0].casefold() in _offices(pack) else [without_owner(word, pack)]
    return words


def _read_led(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """The body behind an office, where heads open what they are called: "Kepala | Dinas Air"."""
    for at, word in enumerate(words):
        if held := _read_office(words[at:], pack):
            office, length = held
            return [office, *words[at + length :]]
        if _is_head(word, pack):
            is_pair = at > 0 and f"{words[at - 1]} {word}".casefold() in paired_bodies()
            return words[at - 1 if is_pair else at :]
    return ()


def _read_owned(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """The body in front of an office ("Cianjur police | chief"), or behind the word that leads to it."""
    if at := _find_leading(words, pack):
        return [*words[at + 1 :], *_find_bodies(words[:at], pack)]
    end = len(words)
    while end and _is_office(words[end - 1], pack):
        end -= 1
    start = 0
    while start < end and _is_office(words[start], pack) and end < len(words):
        start += 1
    if end < len(words):
        return [*(word for word in words[start:end] if word not in _owners(pack)), *_find_bodies(words[end:], pack)]
    return [word for word in _read_led(words, pack) if not _is_office(word, pack)]


def _find_leading(words: Sequence[str], pack: Pack) -> int:
    """Where the word stands that leads from an office to its body; 0 where none does."""
    leading = list_forms(pack, "body", "leads to")
    found = (at for at in range(1, len(words)) if words[at] in leading and _is_office(words[at - 1], pack))
    return next(found, 0)


def _find_bodies(words: Sequence[str], pack: Pack) -> Sequence[str]:
    """The body that an office's own word names: a minister is of a ministry."""
    found = (_offices(pack).get(word.casefold(), "") for word in words)
    return [body for body in found if body]


def _read_office(words: Sequence[str], pack: Pack) -> tuple[str, int] | None:
    """The body of the office that words open with, and how many words name the office; the longest first."""
    for length in range(min(LONGEST_OFFICE, len(words)), 0, -1):
        office = _offices(pack).get(" ".join(words[:length]).casefold())
        if office is not None:
            return office, length
    return None


def _is_head(word: str, pack: Pack) -> bool:
    """Whether a word of a title opens the name of a body: a word for one, or an abbreviation."""
    known = load_roles(pack).get(word.casefold(), frozenset())
    is_short = word.isupper() and len(word) > 1 and not known & {"rank", "title"}
    return is_short or "organisation" in known or word.casefold() in short_bodies(pack)


def _is_office(word: str, pack: Pack) -> bool:
    """Whether a word tells what somebody is, and no body: chief, spokesman, officials."""
    known = load_roles(pack).get(word.casefold(), frozenset())
    return ("title" in known or word.casefold() in list_forms(pack, "body", "filler")) and "organisation" not in known


def _holds(word: str, roles: Set[str], pack: Pack) -> bool:
    return bool(roles & load_roles(pack).get(word.casefold(), frozenset()))


@functools.cache
def _offices(pack: Pack) -> Mapping[str, str]:
    return {row["form"].casefold(): row["body"] for row in pack.rows("body") if row["kind"] == "office"}


@functools.cache
def _owners(pack: Pack) -> frozenset[str]:
    """What is left of the endings of owners when words are taken apart."""
    return frozenset(word for mark in pack.habits.owning for word in _WORD.findall(mark))
