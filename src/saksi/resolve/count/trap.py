"""Numbers that count nothing: names, ranks, ages, addresses, scores, list marks."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from saksi.kinds import Span
from saksi.pack import Pack, inflected
from saksi.resolve.count.noun import follows_living, follows_many
from saksi.resolve.pattern import BLANK, any_of

# `plain`: before the number, where no mark stands between its digits: "ke 5" is a rank, "ke 5.685,3" a level.
# `numbered`: before the number, and itself behind a number or a letter, as in a law: "pasal 3 angka 5".
# `alone`: before an article that would count one: "if a man dies". `whole`: what the number is a word of.
PLACES = frozenset(("before", "after", "plain", "numbered", "alone", "whole"))
# How far before a number the word that spoils it may start, in characters.
_REACH = 16
# And how far a word for a rise or fall may, or for those who are counted: "the hurt, by an early list, number 37".
_RISEN_REACH = 96
# Words between those who are counted and what is set in behind them.
_ASIDE_WORDS = 4
_CHANGES = frozenset({"down", "increment", "up"})
# Classes of `time.tsv`: words with a capital that are no names of things.
_DAYS = frozenset({"fullmonth", "month", "shortmonth", "weekday"})
# Digits between two marks of a number.
_GROUP = 3
_LIST_MARK = re.compile(r"[.)]\s")
# A stop ends a short form ("Corp. 12") and no longer name: it ends the sentence.
_NAME_BEFORE = re.compile(r"(?:(?<=[\w,)] )|(?<=\())[A-Z](?:[\w&.-]*[\w&-]|\w{0,3}\.)?[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0][A-Z]")
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}")
_NO_GROUP = re.compile(r"\d{1,2}\.\d{1,2}")
# Nobody was older.
OLDEST = 123
_SET_OFF = re.compile("[^\\W\\d_],[ \u00a0]$")
_MARKED = re.compile(r"\d[.,]\d")
_CODE = re.compile(r"0\d")
_MAYBE_GROUP = re.compile(r"(?<![\w.,])[1-9]\d{0,2} $")
# A stroke behind a word parts two counts: "340 families/1,020 people"; between two strokes a word is part of a code.
_JOINED_BEFORE = re.compile(r"[\w#@&-]$|(?<![^\W\d_])/$|/[\w-]+/$|\d[.,:+]$")
_JOINED_AFTER = re.compile(r"\w|-(?=\d|[A-Z])|[/:]\d|[.,]\d|\u00ba|\u00aa")


@dataclass(frozen=True, slots=True)
class TrapWords:
    """What is compiled from `skip.tsv`."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    plain: re.Pattern[str]
    risen: re.Pattern[str]
    numbered: re.Pattern[str]
    whole: re.Pattern[str]


@functools.cache
def trap_words(pack: Pack) -> TrapWords:
    """Compile `skip.tsv`."""
    forms: dict[str, list[str]] = {place: [] for place in PLACES}
    for row in pack.rows("skip"):
        forms[row.one_of("place", PLACES)].append(row["form"])
    # What is listed with a capital alone is a name: "Group of 7", not "a group of 7".
    names = [form for form in forms["before"] if form[0].isupper()]
    common = [form for form in forms["before"] if form not in names]
    return TrapWords(
        re.compile(rf"(?<!\w)(?:{any_of(common)}|{any_of(names, exact=True)})[ \u00a0]?$"),
        re.compile(rf"(?:{BLANK}|-)?{any_of(forms['after'])}(?!\w)|-{any_of(forms['after'])}"),
        re.compile(rf"(?<!\w){any_of(forms['plain'])}[ \u00a0]?$"),
        re.compile(
            rf"(?<!\w){any_of(_changes(pack))} {any_of(forms['plain'])}[ \u00a0]?$|{_numbering(forms['plain'], pack)}"
        ),
        re.compile(rf"(?:\d|\b[a-z])\)? {any_of(forms['numbered'])}[ \u00a0]?$"),
        re.compile(rf"(?<![\w-]){any_of(forms['whole'])}(?![\w-])"),
    )


def _changes(pack: Pack) -> list[str]:
    """Words for a rise or fall: what one reaches is no rank ("bertambah ke 910")."""
    return [row["form"] for row in pack.rows("change") if row["change"] in _CHANGES]


def _numbering(plain: Sequence[str], pack: Pack) -> str:
    """A word for a rank that is a verb behind who is counted and what is set in: "the dead, by a list, | number"."""
    counted = {row["form"] for row in pack.rows("count") if row["role"] == "noun"}
    counted |= {row["form"] for row in inflected(pack, "outcome")}
    verbs = {row["form"] for row in pack.rows("count") if row["role"] == "cue"}.intersection(plain)
    aside = rf"(?: [\w'-]+){{0,{_ASIDE_WORDS}}},[^,.;:!?\n]+,"
    return rf"(?<!\w){any_of(counted)}{aside} {any_of(verbs)}[ \u00a0]?$"


def is_trap(text: str, span: Span, pack: Pack, *, is_counted: bool = False) -> bool:
    """Say whether the words beside a number make it something else than a count.

    `is_counted`: a noun of things that are counted stands behind it; it is no rank then ("masuk ke 12 rumah").

    >>> from saksi.pack import load_packs
    >>> is_trap("Pasal 5 ayat 2", Span(6, 7), load_packs()["id"])
    True
    """
    words = trap_words(pack)
    head = text[max(0, span.start - _REACH) : span.start]
    if not is_counted and not _MARKED.search(text, *span) and (plain := words.plain.search(head)):
        risen = words.risen.search(text[max(0, span.start - _RISEN_REACH) : span.start])
        return risen is None and not follows_many(text, span.start - len(head) + plain.start(), pack)
    if words.numbered.search(head) or _is_within(words.whole, text, span):
        return True
    return bool(words.before.search(head) or words.after.match(text, span.end) or is_mark(text, span))


def is_after(text: str, end: int, pack: Pack) -> bool:
    """Say whether a word behind a number makes it something else than a count: "ke-3 kalinya"."""
    return trap_words(pack).after.match(text, end) is not None


def _is_within(phrases: re.Pattern[str], text: str, span: Span) -> bool:
    """Whether a number is a word of a phrase: "flags at half-mast"."""
    around = phrases.finditer(text, max(0, span.start - _REACH), span.end + _REACH)
    return any(each.start() < span.end and span.start < each.end() for each in around)


def is_mark(text: str, span: Span) -> bool:
    """Say whether a number is no number at all: part of a longer sign, or the mark of a list."""
    head = text[max(0, span.start - _REACH) : span.start]
    return _JOINED_BEFORE.search(head) is not None or is_list_mark(text, span)


def is_code(text: str, span: Span) -> bool:
    """Say whether a number is written as codes and telephone numbers are: with a zero before other digits."""
    return _CODE.match(text, span.start) is not None


def may_be_group(text: str, span: Span) -> bool:
    """Say whether a number of three digits stands a blank behind another, which may be its thousands: "1 234".

    >>> may_be_group("Ada 1 234 suara", Span(6, 9))
    True
    """
    head = text[max(0, span.start - _REACH) : span.start]
    form = text[span.start : span.end]
    return len(form) == _GROUP and form.isdigit() and _MAYBE_GROUP.search(head) is not None


def precedes_name(text: str, end: int) -> bool:
    """Say whether a capitalised word follows the number that ends at `end`: a house number, a model."""
    return _NAME_AFTER.match(text, end) is not None


def is_list_mark(text: str, span: Span) -> bool:
    """Say whether a number opens a line and is followed by a stop or bracket."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    return opens and _LIST_MARK.match(text, span.end) is not None


def is_glued(text: str, end: int) -> bool:
    """Say whether the number that ends at `end` goes on into a word, a score or a longer number."""
    return _JOINED_AFTER.match(text, end) is not None


def follows_name(text: str, start: int, pack: Pack) -> bool:
    """Say whether a capitalised word inside a sentence stands right before `start`: the number is part of its name.

    A month or a weekday has none: "sejak 1 Januari 412 pasien".
    """
    head = text[max(0, start - 24) : start]
    return _NAME_BEFORE.search(head) is not None and head.split()[-1].casefold() not in _days(pack)


@functools.cache
def _days(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("time") if row["class"] in _DAYS)


def is_version(text: str, span: Span) -> bool:
    """Say whether a number is written as versions and sizes of engines are: "1.4"."""
    return _VERSION.fullmatch(text[span.start : span.end]) is not None


def is_clock(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a bare number is rather an hour or a version, where its mark groups digits and these are no group.

    >>> from saksi.pack import load_packs
    >>> is_clock("Kereta berangkat 18.45.", Span(17, 22), load_packs()["id"])
    True
    """
    return pack.habits.group_mark == "." and _NO_GROUP.fullmatch(text[span.start : span.end]) is not None


def is_bracketed(text: str, span: Span) -> bool:
    """Say whether brackets or commas hold the number alone, as ages and list numbers stand: "a woman, 31, was"."""
    form = text[slice(*span)]
    if text[span.end : span.end + 1] == "," and form.isdecimal() and int(form) < OLDEST:
        return _SET_OFF.search(text, max(0, span.start - 3), span.start) is not None
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"


def is_limit_of_age(text: str, start: int, pack: Pack) -> bool:
    """Say whether a bound without a unit stands behind a word for living beings or for their age.

    >>> from saksi.pack import load_packs
    >>> is_limit_of_age("Children under five ate.", 9, load_packs()["en"])
    True
    """
    reach = max(0, start - _REACH)
    return bool(trap_words(pack).before.search(text, reach, start) or follows_living(text, start, pack))
