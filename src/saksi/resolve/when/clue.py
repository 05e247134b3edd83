"""What the rules of time get and give: the words found, what they hang on, and the point in time that comes out."""

import functools
import itertools
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from saksi.errors import PackError
from saksi.kinds import TimeType, WeekdayCheck
from saksi.pack import Pack, Row
from saksi.resolve.count.number import NumberWords, number_words, read_number
from saksi.resolve.figure import APOSTROPHES, BLANKS, VULGAR
from saksi.resolve.pattern import ANY, DIGITS, any_of, first_word, words_of

# A year of a news text: four digits of the second or third millennium that are no part of a larger number.
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%])(?![.,]\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
_NUMERIC_SLOTS = {
    "day": _DAY,
    "loneday": rf"{_DAY}(?!,? \d)(?! \S+ \d)",
    "year": _YEAR,
    "dmy": r"\d{1,2}[/-]\d{1,2}(?:[/-](?:\d{4}|\d{2}))?(?!\d)",
    "fulldmy": r"(?:\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\d)",
    "iso": r"\d{4}-\d\d-\d\d(?!\d)",
    "index": r"[\dA-Z][\w./-]*",
    "century": r"(?:1\d|2[01]|[1-9])(?!\d)",
    "clock": r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)",
    "coloned": r"(?:[01]?\d|2[0-4]):[0-5]\d(?!\d)",
    "hour": r"(?:1\d|2[0-4]|0?\d)(?![\d.,:])",
    "gap": r"\d{1,2}(?!\d)",
    "nth": r"(?:st|nd|rd|th)\b",
    "noon": r"[apAP]\.?[mM]\b\.?",
    "oldyear": r"(?:[1-9]\d\d|1[0-4]\d\d)(?!\d)(?![.,]\d)",
    "medieval": r"1[0-4]\d\d(?!\d)(?=[,;)]|\.?\s*$|\. )",
    "eradigits": r"[1-9]\d{0,3}(?!\d)",
    "shortyear": r"\d\d(?!\d|[.,:/-]\d)",
    "military": r"(?:[01]\d|2[0-3])[0-5]\d(?!\d)",
    "hijriyear": r"1[34]\d\d(?!\d)",
}
# Slots that are one run of digits, and those that may begin with a letter.
_DIGITS_ONLY = frozenset(
    (
        "day",
        "loneday",
        "year",
        "century",
        "hour",
        "oldyear",
        "medieval",
        "eradigits",
        "shortyear",
        "military",
        "hijriyear",
    )
)
# What may follow the first digits of a number besides a word: marks within figures, a hyphen before a scale.
_IN_FIGURES = frozenset(f"{string.punctuation}{BLANKS}{APOSTROPHES}{VULGAR}")
_MEASURES = frozenset(("ucum", "iso4217", "whole", "percent"))
_SHORTEST_UNIT = 4
_LETTERED = ("nth", "noon")
# What stands behind the first digits of a slot of several runs.
_BEHIND_DIGITS = {"clock": ".:", "coloned": ":", "dmy": "/-", "fulldmy": "/-.", "iso": "-"}
# Classes written with a capital letter or not at all: "may" is no month.
_EXACT = ("feast", "hijrimonth", "month", "fullmonth", "shortmonth", "weekday", "modal", "zone", "adjective")


class Anchor(NamedTuple):
    """What a relative time hangs on.

    `written`: the day the text speaks of as today. `published`: the day it appeared. `last_day`: the day named last
    before this place in the text; `last`: the date value named last. `is_future`: the sentence speaks of what is to
    come. `is_apart`: the day named last lies ahead, and in another sentence. `zone`: the offset of the page, else of
    the first clock that names one. `feast`: the code of the feast named last.
    """

    written: date | None
    published: date | None
    last_day: date | None = None
    last: str | None = None
    is_future: bool = False
    is_apart: bool = False
    zone: str = ""
    feast: str = ""


class Point(NamedTuple):
    """A resolved time. `anchor` says what a relative one was counted from. About: it may be a day more or less."""

    type: TimeType
    value: str
    anchor: str | None = None
    weekday: WeekdayCheck | None = None
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of `time.tsv` by class; for each slot its pattern and the words it may begin with.

    `heads`: the same words, each with what may follow it in the slot; "" where the slot may end, `ANY` for anything.
    """

    values: Mapping[str, Mapping[str, str]]
    slots: Mapping[str, str]
    firsts: Mapping[str, frozenset[str]]
    heads: Mapping[str, Mapping[str, frozenset[str]]]
    pack: Pack

    def value(self, kind: str, form: str) -> str:
        """The value of a form of that class."""
        return self.values[kind][_key(form)]


class Clue(NamedTuple):
    """One phrase of time: what its slots hold, the rule's own arguments, and what it hangs on."""

    slots: Mapping[str, str]
    args: Mapping[str, str]
    anchor: Anchor
    words: TimeWords

    def has(self, slot: str) -> bool:
        """Whether the phrase fills the slot."""
        return slot in self.slots

    def number(self, slot: str) -> int | None:
        """The value of a slot of counted words or digits; None when the phrase does not fill it."""
        form = self.slots.get(slot)
        if form is None:
            return None
        return int(form) if form.isdigit() else int(self.words.value(slot.rstrip("0123456789"), form))

    def word(self, slot: str) -> str:
        """The value of the word in the slot; "" when the phrase does not fill it."""
        form = self.slots.get(slot)
        return "" if form is None else self.words.value(slot.rstrip("0123456789"), form)


def _key(form: str) -> str:
    return " ".join(form.casefold().split())


@functools.cache
def time_words(pack: Pack) -> TimeWords:
    """Read `time.tsv` and build the pattern of every slot."""
    values: dict[str, dict[str, str]] = {}
    forms: dict[str, list[str]] = {}
    for row in pack.rows("time"):
        kind, form = row["class"], row["form"]
        if kind in _NUMERIC_SLOTS:
            raise PackError(f"{row.where}: {kind!r} is a slot of digits")
        values.setdefault(kind, {})[_key(form)] = row["value"]
        forms.setdefault(kind, []).append(form)
    _add_months(values, forms)
    forms["counted"] = [
        row["form"] for row in pack.rows("count") if row["concept"] == "person" or row["role"] == "classifier"
    ]
    forms["counted"] += [row["form"] for row in pack.rows("unit") if _is_measure(row)]
    firsts = _firsts(forms, pack)
    return TimeWords(values, _slots(forms, pack), firsts, _heads(forms, firsts, number_words(pack)), pack)


def _is_measure(row: Row) -> bool:
    """Whether a number before it is no year; shorter units are words too ("in 2024 won")."""
    return row["place"] == "after" and row["kind"] in _MEASURES and len(row["form"]) >= _SHORTEST_UNIT


def _add_months(values: dict[str, dict[str, str]], forms: dict[str, list[str]]) -> None:
    """`month` also holds short forms, `fullmonth` only whole names: "Jan" alone is rather somebody's name."""
    values["fullmonth"] = values.get("month", {})
    values["month"] = {**values["fullmonth"], **values.get("shortmonth", {})}
    forms["fullmonth"] = forms.get("month", [])
    forms["month"] = [*forms["fullmonth"], *forms.get("shortmonth", [])]


def _slots(forms: Mapping[str, list[str]], pack: Pack) -> dict[str, str]:
    slots = dict(_NUMERIC_SLOTS)
    end = rf"(?:(?<!\w)|(?={any_of(forms.get('clitic', ()))}?(?!\w)))"
    for kind, listed in forms.items():
        slots[kind] = any_of(listed, exact=kind in _EXACT) + end
    slots["number"] = rf"(?:{any_of(forms.get('several', ()))}|{number_words(pack).phrase})"
    ending = any_of(forms.get("decade", ()))
    slots["decade"] = rf"(?:1[5-9]|20)\d0{ending}(?!\w)"
    slots["shortdecade"] = rf"(?<!\d)[2-9]0{ending}(?!\w)"
    slots["listday"] = _listed_day(slots)
    return slots


def _firsts(forms: Mapping[str, list[str]], pack: Pack) -> dict[str, frozenset[str]]:
    firsts = {kind: frozenset(first_word(form) for form in listed) for kind, listed in forms.items()}
    firsts |= {slot: frozenset((DIGITS,)) for slot in (*_NUMERIC_SLOTS, "decade", "shortdecade", "listday")}
    firsts["number"] = number_words(pack).firsts | firsts.get("several", frozenset())
    return firsts


def _heads(
    forms: Mapping[str, list[str]], firsts: Mapping[str, frozenset[str]], numbers: NumberWords
) -> dict[str, dict[str, frozenset[str]]]:
    heads: dict[str, dict[str, set[str]]] = {kind: {first: set() for first in words} for kind, words in firsts.items()}
    for kind in _NUMERIC_SLOTS:
        for following in heads[kind].values():
            following.update(("",) if kind in _DIGITS_ONLY else _BEHIND_DIGITS.get(kind, (ANY,)))
    heads["index"][ANY] = {ANY}
    for kind in _LETTERED:
        heads[kind].update((first, {ANY}) for first in _first_letters(_NUMERIC_SLOTS[kind]))
    endings = {words_of(form)[0] for form in forms.get("decade", ())}
    heads["decade"][DIGITS].update(endings)
    heads["shortdecade"][DIGITS].update(endings)
    heads["listday"][DIGITS].update(",", firsts.get("and", ()))
    heads["number"] = _number_heads(firsts["number"], forms.get("several", ()), numbers)
    for kind, listed in forms.items():
        for first, *rest in map(words_of, listed):
            heads[kind].setdefault(first, set()).add(rest[0] if rest else "")
    return {kind: {first: frozenset(rest) for first, rest in words.items()} for kind, words in heads.items()}


def _first_letters(slot: str) -> Iterator[str]:
    """The runs of small letters that a slot of two letters begins with; a stop may part them."""
    for one, two in itertools.product(string.ascii_lowercase, repeat=2):
        if re.fullmatch(slot, one + two):
            yield one + two
        if re.fullmatch(slot, f"{one}.{two}"):
            yield one


def _number_heads(firsts: Iterable[str], several: Iterable[str], numbers: NumberWords) -> dict[str, set[str]]:
    """What may follow the first word, digits or sign of a number: more of its words, a hyphen, or its end."""
    forms = [words_of(form) for form in (*numbers.kinds, *several)]
    more = {"", "-", *(words[0] for words in forms)}
    heads = {first: set(more) if first.isalpha() else {ANY} for first in firsts}
    heads[DIGITS] = {"", DIGITS, *_IN_FIGURES, *numbers.scales}
    for first, second in (words[:2] for words in forms if len(words) > 1):
        if first in heads:
            heads[first].add(second)
    return heads


def _listed_day(slots: Mapping[str, str]) -> str:
    # "3, 4 and 5 May 2025": the first days take month and year from the last
    others = rf"(?:, {_DAY}){{0,9}},? {slots.get('and', '(?!)')} {_DAY} "
    return rf"{_DAY}(?={others}(?P<month>{slots.get('month', '(?!)')})(?: (?P<year>{_YEAR}))?)"


def count(clue: Clue, slot: str) -> str | None:
    """Give a length's number as TIMEX3 has it: digits, or X for a number that is not told."""
    form = clue.slots.get(slot)
    if form is None:
        return None
    if _key(form) in clue.words.values.get("several", {}):
        return "X"
    read = read_number(form, clue.words.pack)
    if read is None:
        return None
    return f"{read.lo:g}" if read.lo == read.hi else "X"


def whole(text: str | None) -> int | None:
    """Give a count as an integer, or None when it is not one."""
    return int(text) if text and re.fullmatch(r"\d+", text) else None
