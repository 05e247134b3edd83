"""Numbers without a noun that count whom something befell: "30 injured", "two are still missing", "wounded 18"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from saksi.kinds import Span
from saksi.pack import Pack
from saksi.resolve.count.noun import noun_words
from saksi.resolve.count.reach import FATE, WORD, Sign, read_signs

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
# Of some without a noun more may be said: that they are not found, for one.
_HEADLESS = _PLAIN | {"not", "prep"}
# Whose number their noun with "its" tells alone; a room's is its label.
_OWNED = frozenset((PERSON, "case"))
# What a clause whose subject is left out stands behind: "menyebut | yang masih diduga 212".
_LED = frozenset(("and", "cause", "comma", "deed", "turn"))
_OPENS = re.compile(r"(?:^|[.,;:!?\n(\u2014\u2013-]|[^\w\s])\s*$")
# Up to here a number behind a noun is rather its label: "yang dibuka gerbang 2".
_LABEL = 20


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
    signs = _signs_before(text, span.start, pack)
    whole = list(signs)
    while signs and signs[-1].kind == "through":
        signs.pop()
    is_led = len(signs) > 1 and signs[-2].kind == "link" and signs[-1].kind == FATE
    is_year = text[slice(*span)].isdecimal() and span.end - span.start >= _YEAR_DIGITS
    if is_year or not _is_last(text, span.end, pack):
        return False
    is_told = is_led or _is_predicate(text, span, signs, pack) or _is_headless(text, span, whole)
    return is_told or _is_owned(text, signs, pack)


def _is_last(text: str, end: int, pack: Pack) -> bool:
    """Whether a clause ends behind a number, as where it is denied or the next one follows: "bahwa tersangkanya |
    tujuh tidak benar", "yang sembuh | 38 dan yang masih diduga 212".
    """
    if _CLAUSE_END.match(text, end) is not None:
        return True
    kinds = [sign.kind for sign in islice(_signs(text, end, end + _REACH, pack), 2)]
    return kinds[:1] == ["not"] or kinds == ["and", "link"]


def _is_headless(text: str, span: Span, signs: Sequence[Sign]) -> bool:
    """Whether a number is all that is said of some who have no noun: "menyebut yang masih diduga | 212"."""
    link = next((at for at in reversed(range(len(signs))) if signs[at].kind == "link"), None)
    if link is None or not _LEAST <= len(signs) - link <= _MOST:
        return False
    is_opening = _OPENS.search(text, 0, signs[link].start) is not None
    if not is_opening and (link == 0 or signs[link - 1].kind not in _LED):
        return False
    told, number = signs[link + 1 :], text[slice(*span)]
    is_label = told[-1].kind == WORD and number.isdecimal() and int(number) <= _LABEL
    return not is_label and all(sign.kind in _HEADLESS and text[sign.start : sign.end].islower() for sign in told)


def _is_owned(text: str, signs: Sequence[Sign], pack: Pack) -> bool:
    """Whether a number is all that is said of whose noun "its" ends: "tersangkanya | tujuh"."""
    words = noun_words(pack)
    last = text[signs[-1].start : signs[-1].end].casefold() if signs else ""
    noun = words.clitic.sub("", last)
    return noun != last and words.concepts.get(noun) in _OWNED


def _is_predicate(text: str, span: Span, signs: Sequence[Sign], pack: Pack) -> bool:
    """Whether a number is all that is said of some: "rumah yang kemasukan air | 705", but not "di blok | 12"."""
    link = next((at for at, sign in enumerate(signs) if sign.kind == "link" and at), None)
    if link is None or not _LEAST <= len(signs) - link <= _MOST:
        return False
    words = [text[sign.start : sign.end] for sign in signs[link - 1 :]]
    number = text[slice(*span)]
    # No label is as high: "pos yang dibuka | 43".
    is_counted = words[0].casefold() in noun_words(pack).concepts or any(
        sign.kind == FATE for sign in signs[link + 1 :]
    )
    is_counted = is_counted or (number.isdecimal() and int(number) > _LABEL)
    is_told = all(sign.kind in _PLAIN for sign in signs[link + 1 :])
    return is_counted and is_told and all(word.islower() for word in words[1:])


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
