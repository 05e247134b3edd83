"""Numbers of those told of before, by what goes on behind: "the five she had given", "the thirty-two standing empty".

Also those of a day ("up from Tuesday's 17"), and those that a sentence opens with and a verb follows ("27 harus
menginap").
"""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.answer import CLAUSE_END, is_telling
from saksi.resolve.count.headless import headless_words
from saksi.resolve.count.noun import noun_words
from saksi.resolve.pattern import BLANK, any_of

# How far in front of a number what points at it begins, in characters.
_REACH = 48
# A number in figures of three digits behind "the" may be a road or a model.
_ROADS = range(100, 1000)
_BEHIND = re.compile("[ \u00a0]([^\\W\\d_A-Z]+)[ \u00a0]([^\\W\\d_]+)")
# "On the nine he bet it all."
_FRONTED = re.compile(r"(?:^|[.!?\n]\W*)[^\W\d_]+ [^\W\d_]+ $")
_NAMES = frozenset({"fullmonth", "month", "shortmonth", "weekday"})


def points_on(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number without a noun is of some known by what goes on behind it, or by its day.

    >>> from saksi.pack import load_packs
    >>> en = load_packs()["en"]
    >>> points_on("It rose from the five she had given.", Span(17, 21), en)
    True
    >>> points_on("They took the 405 standing idle.", Span(14, 17), en)
    False
    """
    form = text[slice(*span)]
    if not is_telling(form, pack):
        return False
    if _whose(pack).match(text, span.end):
        return True
    head = text[max(0, span.start - _REACH) : span.start]
    if _dated(pack).search(head):
        return CLAUSE_END.match(text, span.end) is not None
    if headless_words(pack).these.search(head):
        is_road = form.isdecimal() and int(form) in _ROADS
        is_plain = (form.islower() or form.isdecimal()) and not _FRONTED.search(text[: span.start])
        return not is_road and is_plain and _goes_on(text, span.end, pack)
    return _is_opening(text, span, head, pack)


def _goes_on(text: str, end: int, pack: Pack) -> bool:
    """Whether a clause about those counted stands behind a number: "she had given", "entered by", "standing empty"."""
    behind, habits = _BEHIND.match(text, end), pack.habits
    if behind is None:
        return False
    if "pronoun" in load_roles(pack).get(behind[1], ()):
        return bool(habits.verb_suffixes)
    endings = (*habits.verb_suffixes, *habits.gerunds)
    is_told = bool(endings) and behind[1].endswith(endings) and behind[1] not in noun_words(pack).concepts
    return is_told and (behind[2] in _leading(pack) or behind[1].endswith(tuple(habits.gerunds)))


def _is_opening(text: str, span: Span, head: str, pack: Pack) -> bool:
    """Whether a number opens a clause and a verb goes on: "mengatakan | 27 | harus menginap"."""
    if noun_words(pack).plural or _opened(pack).search(head) is None:
        return False
    behind = _BEHIND.match(text, span.end)
    return behind is not None and "modal" in load_roles(pack).get(behind[1], ()) and behind[2].islower()


@functools.cache
def _whose(pack: Pack) -> re.Pattern[str]:
    """What opens a clause about people behind their number: "seven who were not"."""
    who = [form for form, roles in load_roles(pack).items() if {"relative", "person"} <= roles]
    links = any_of(sorted(list_forms(pack, "reach", "link").intersection(who)))
    return re.compile(rf"{BLANK}{links}{BLANK}[^\W\d_]")


@functools.cache
def _leading(pack: Pack) -> frozenset[str]:
    """Words that lead on behind a participle: "entered by", "seen since"."""
    return list_forms(pack, "reach", "prep") | list_forms(pack, "reach", "cause")


@functools.cache
def _opened(pack: Pack) -> re.Pattern[str]:
    """What a clause that a number opens stands behind: nothing, "that", or a word for saying."""
    said = [row["form"] for row in pack.rows("say") if row["kind"] == "verb"]
    that = [form for form, roles in load_roles(pack).items() if "that" in roles]
    return re.compile(rf"(?:^|[.!?\n]\W{{1,2}}|(?<!\w){any_of([*said, *that])}{BLANK})$")


@functools.cache
def _dated(pack: Pack) -> re.Pattern[str]:
    """A day whose number follows: "Tuesday's"."""
    days = [row["form"] for row in pack.rows("time") if row["class"] in _NAMES or row["class"] == "daynear"]
    owning = "|".join(map(re.escape, pack.habits.owning)) or "(?!)"
    return re.compile(rf"(?<!\w){any_of(days)}(?:{owning}){BLANK}$")
