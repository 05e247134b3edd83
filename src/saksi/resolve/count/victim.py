"""Numbers without a noun that count whom something befell: "30 injured", "two are still missing", "wounded 18"."""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from saksi.kinds import Span
from saksi.pack import Pack, inflected, list_forms
from saksi.resolve.count.noun import is_plural, noun_words
from saksi.resolve.count.reach import FATE, WORD, Sign, read_signs
from saksi.resolve.pattern import any_of

PERSON = "person"
# Outcomes that are told of people alone.
PERSONAL = frozenset(
    {"abducted", "arrested", "displaced", "escaped", "ill", "in care", "injured", "killed", "recaptured"}
)
# These are told of ships too, but right before a bare number they tell of people ("nine dead, missing three").
_BARE = PERSONAL | {"missing", "rescued"}
# How far from a number such a word may start, in characters.
_REACH = 48
_CLAUSE_END = re.compile(r"[.;:!?\n](?=\s|$)|[,\u2014]")
# Words between a number and what befell the counted.
_BETWEEN = frozenset(("through", "that", "be", "part", "other", "link"))
_WORDS = 4
# A relative clause that a number ends has so many words with its own, of these kinds.
_LEAST, _MOST, _PLAIN = 2, 6, frozenset((WORD, "be", "deed", "det", "level", "that", "through", FATE))
_YEAR_DIGITS = 4
# A relative clause that no noun stands in front of follows these, and holds no others than those.
_BEFORE_HEADLESS = frozenset(("and", "deed", "that", "turn", "through"))
_PLAIN_HEADLESS = _PLAIN | {"not", "prep"}
_SAID = frozenset(("aspect", "fate", "head", "hint"))
# What a sentence opens with is no longer than this, in characters.
_OPENED_REACH = 64
_GOES_ON = re.compile(r"[ \u00a0][^\W\d_A-Z]")


def find_fate(text: str, end: int, pack: Pack) -> str | None:
    """Give the outcome that is told right behind a number, in place of a noun.

    >>> from saksi.pack import load_packs
    >>> find_fate("25 were seriously hurt", 2, load_packs()["en"])
    'injured'
    """
    if text[end : end + 1] not in (" ", "\u00a0"):
        return None
    tail = _CLAUSE_END.split(text[end : end + _REACH], maxsplit=1)[0]
    cut = tail.rfind(" ") if len(tail) == _REACH else len(tail)
    for place, sign in enumerate(_signs(text, end, end + max(cut, 0), pack)):
        if sign.kind == FATE and sign.role != "object":
            return sign.value
        if sign.kind not in _BETWEEN or place >= _WORDS:
            return None
    return None


def befallen(text: str, end: int, pack: Pack) -> str | None:
    """Give the concept of what such a word counts without a noun, or None when it may be anything."""
    return PERSON if find_fate(text, end, pack) in PERSONAL else None


def is_object(text: str, start: int, pack: Pack) -> bool:
    """Say whether a number stands right behind a word for what befell people: "and wounded 18"."""
    signs = _signs_before(text, start, pack)
    return bool(signs) and signs[-1].kind == FATE and signs[-1].value in _BARE


def ends_told(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number, and no year, ends a clause behind what befell those of a relative one.

    >>> from saksi.pack import load_packs
    >>> ends_told("Kapal yang terbakar 61.", Span(20, 22), load_packs()["id"])
    True
    """
    ahead = _signs_before(text, span.start, pack)
    last = next((at for at in range(len(ahead), 0, -1) if ahead[at - 1].kind != "through"), 0)
    signs = ahead[:last]
    is_led = len(signs) > 1 and signs[-2].kind == "link" and signs[-1].kind == FATE
    is_year = text[slice(*span)].isdecimal() and span.end - span.start >= _YEAR_DIGITS
    if is_year or not _ends(text, span.end, pack):
        return False
    is_last = _CLAUSE_END.match(text, span.end) is not None
    return (is_last and (is_led or _is_predicate(text, signs, pack))) or _is_headless(text, ahead, pack)


def _is_predicate(text: str, signs: Sequence[Sign], pack: Pack) -> bool:
    """Whether a number is all that is said of some: "rumah yang kemasukan air | 705", but not "di blok | 12"."""
    link = next((at for at, sign in enumerate(signs) if sign.kind == "link" and at), None)
    if link is None or not _LEAST <= len(signs) - link <= _MOST:
        return False
    words = [text[sign.start : sign.end] for sign in signs[link - 1 :]]
    is_counted = words[0].casefold() in noun_words(pack).concepts
    is_told = all(sign.kind in _PLAIN for sign in signs[link + 1 :])
    return is_counted and is_told and all(word.islower() for word in words[1:])


def _ends(text: str, at: int, pack: Pack) -> bool:
    """Say whether a clause ends behind a place, or "and" and a word that opens what is told of others follow."""
    signs = tuple(islice(_signs(text, at, at + _REACH, pack), 2))
    return _CLAUSE_END.match(text, at) is not None or [sign.kind for sign in signs] == ["and", "link"]


def _is_headless(text: str, signs: Sequence[Sign], pack: Pack) -> bool:
    """Say whether a number is all that is said of those whom something befell: "dan yang masih diduga | 212".

    They have no noun, and what is said of them is a word of `outcome.tsv` or `measure.tsv`.
    """
    link = next((at for at, sign in reversed(list(enumerate(signs))) if sign.kind == "link"), None)
    if link is None or not 1 < len(signs) - link <= _MOST:
        return False
    is_first = link == 0 or signs[link - 1].kind in _BEFORE_HEADLESS
    told = signs[link + 1 :]
    is_plain = all(sign.kind in _PLAIN_HEADLESS and text[sign.start].islower() for sign in told)
    return is_first and is_plain and _said(pack).search(text[told[0].start : told[-1].end]) is not None


@functools.cache
def _said(pack: Pack) -> re.Pattern[str]:
    """What is said of people in a word of either table."""
    rows = [*inflected(pack, "outcome"), *(row for row in inflected(pack, "measure") if row["kind"] in _SAID)]
    return re.compile(rf"(?<!\w){any_of({row['form'] for row in rows})}(?!\w)")


def is_of_these(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number tells of some of those whom its sentence opens with: "Of the passengers, | 37 | slept".

    >>> from saksi.pack import load_packs
    >>> is_of_these("Of the 91 passengers, 37 slept.", Span(22, 24), load_packs()["en"])
    True
    """
    opened, words = _opened(pack).search(text[max(0, span.start - _OPENED_REACH) : span.start]), noun_words(pack)
    if opened is None or not _GOES_ON.match(text, span.end):
        return False
    return any(word in words.concepts or is_plural(word, words) or word in _these(pack) for word in opened[1].split())


@functools.cache
def _these(pack: Pack) -> frozenset[str]:
    """Words that point at those told of before, and those for how many they are."""
    tallies = frozenset(row["form"] for row in pack.rows("count") if row["role"] == "tally")
    return tallies | list_forms(pack, "reach", "through")


@functools.cache
def _opened(pack: Pack) -> re.Pattern[str]:
    """A sentence opened with "of", up to the comma that a number follows."""
    of = any_of(row["form"] for row in pack.rows("reach") if row["kind"] == "of")
    return re.compile(rf"(?:^|[.!?\n]\s*)\W{{0,2}}{of} ([^,.;:!?\n]+), $", re.IGNORECASE)


def is_placed(text: str, end: int, pack: Pack) -> bool:
    """Say whether a number goes on with the name of a place, as counts do that are told in short: "six in Sikka"."""
    signs = tuple(islice(_signs(text, end, end + _REACH, pack), 2))
    return len(signs) > 1 and signs[0].kind == "prep" and signs[1].kind == WORD and text[signs[1].start].isupper()


def is_apart(gap: str, pack: Pack) -> bool:
    """Say whether words between two numbers open a clause of its own."""
    return any(sign.kind in ("turn", "deed") for sign in read_signs(gap, Span(0, len(gap)), {}, pack))


def _signs_before(text: str, start: int, pack: Pack) -> list[Sign]:
    head = _CLAUSE_END.split(text[max(0, start - _REACH) : start])[-1]
    return list(_signs(text, start - len(head), start, pack))


def _signs(text: str, start: int, end: int, pack: Pack) -> Iterator[Sign]:
    return read_signs(text, Span(start, end), {}, pack)
