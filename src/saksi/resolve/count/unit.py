"""Units of measure and money beside a number."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from saksi.kinds import Number, Span, UnitKind
from saksi.pack import Pack, Row
from saksi.resolve.pattern import BLANK, any_of, phrase

# `degree` may be below zero; `whole` is money that nobody counts in hundredths; `magnitude` measures an earthquake;
# `per` opens a rate with any word behind it, `each` one with a unit or length of time, `period` is one in a word; a
# length of time with a `turn` behind it is a moment and no rate (a day earlier). A `moment` opens when something was
# counted ("per pukul 10.00"). A `divisor` is no unit, but what money is told for behind `each`: "$5 a share".
_RATES = frozenset(("per", "each", "period", "turn", "moment", "divisor"))
KINDS = _RATES | {"ucum", "degree", "iso4217", "whole", "percent", "point", "magnitude"}
# Classes of words in `time.tsv` that open a moment.
_MOMENTS = frozenset(("month", "fullmonth", "shortmonth", "weekday", "daynear", "edge"))
PLACES = frozenset(("before", "after", "glued"))
_SLASH = "/"
# How far before a number its sign or word may start, in characters.
_REACH = 16
# A group that rates are told of: a hundred, a thousand, ten thousand and so on.
_ROUND = r"1(?:00|0{0,2}(?:[.,]?000)+)(?![\d.,]*\d)"
# What a rate may be counted per.
_DIVISORS = frozenset(("ucum", "iso4217", "whole"))
_UNIT_KIND: dict[str, UnitKind] = {
    "ucum": "ucum",
    "degree": "ucum",
    "iso4217": "iso4217",
    "whole": "iso4217",
    "percent": "ucum",
    "point": "noun",
    "magnitude": "noun",
}
_MONEY = "iso4217"
# No earthquake was stronger.
_STRONGEST = 10
# UCUM symbols of the lengths of time in `time.tsv`.
_HOUR = "h"
_UCUM_TIMES = {"TS": "s", "TM": "min", "TH": _HOUR, "D": "d", "W": "wk", "M": "mo", "Y": "a"}


class Unit(NamedTuple):
    """A unit in the text: where it starts and ends, its symbol and kind, and what it is counted per.

    `sort` is its kind in `unit.tsv`.
    """

    start: int
    end: int
    symbol: str
    kind: UnitKind
    sort: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What is compiled from `unit.tsv`."""

    symbols: dict[tuple[str, str], tuple[str, str]]
    rates: dict[str, str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    linked: re.Pattern[str]
    per: re.Pattern[str]


@functools.cache
def unit_words(pack: Pack) -> UnitWords:
    """Compile `unit.tsv`; lengths of time come from `time.tsv`."""
    symbols: dict[tuple[str, str], tuple[str, str]] = {}
    rates: dict[str, str] = {}
    forms: dict[str, list[str]] = {place: [] for place in (*PLACES, *_RATES)}
    for row in pack.rows("unit"):
        kind, place, form = row.one_of("kind", KINDS), row.one_of("place", PLACES), row["form"]
        forms[kind if kind in _RATES else place].append(form)
        if kind not in _RATES:
            symbols["before" if place == "before" else "after", form] = row["symbol"], kind
        elif kind == "period":
            rates[form] = row["symbol"]
    times = {row["form"]: _UCUM_TIMES[row["value"]] for row in pack.rows("time") if _is_time(row)}
    names = _either(forms["after"])
    listed = _either([*(form for form in forms["after"] if symbols["after", form][1] in _DIVISORS), *times])
    # "12 per 1,000 people": so many of a round group, named by its number.
    of_many = rf"(?:{BLANK}){any_of(forms['per'])}{BLANK}({_ROUND}(?:{BLANK}[^\W\d_]+)?)"
    per = rf"(?:{BLANK})?{any_of(forms['per'])}(?:{BLANK}|(?<!\w))"
    any_rate = rf"{per}(?!{_moment(pack, times, forms['moment'])}(?!\w))({listed}|[^\W\d_]+)"
    each = rf"{BLANK}{any_of(forms['each'])}{BLANK}({listed}|{any_of(forms['divisor'])})"
    no_turn = rf"(?!\w)(?!{BLANK}{any_of(forms['turn'])}(?!\w))"
    of = any_of(row["form"] for row in pack.rows("compare") if (row["place"], row["op"]) == ("between", "share"))
    article = any_of(row["form"] for row in pack.rows("number") if row["kind"] == "article")
    return UnitWords(
        symbols,
        rates | times,
        re.compile(rf"(?<!\w)({_either(forms['before'])})[ \u00a0-]?$"),
        re.compile(rf"(?:[ \u00a0-]?({names})|-?({_either(forms['glued'])}))(?:(?<!\w)|(?!\w))"),
        re.compile(rf"(?:{BLANK}{of}(?!\w))?({BLANK}{article}(?!\w))?"),
        re.compile(rf"(?:{of_many}|{any_rate}|(?:{each}|{BLANK}({any_of(forms['period'])})){no_turn})(?!\w)"),
    )


def _moment(pack: Pack, times: Mapping[str, str], opens: Iterable[str]) -> str:
    """A pattern of what tells when: a count per Monday, this morning or 8 o'clock is one as of then."""
    forms: dict[str, list[str]] = defaultdict(list)
    for row in pack.rows("time"):
        forms["day" if row["class"] in _MOMENTS else row["class"]].append(row["form"])
    hours = any_of(form for form, symbol in times.items() if symbol == _HOUR)
    which = rf"{any_of([*times, *forms['part']])}{BLANK}{any_of(forms['which'])}"
    return rf"(?:{any_of([*forms['day'], *opens])}|{which}|{hours}{BLANK}\d+)"


def _is_time(row: Row) -> bool:
    return row["class"] == "unit" and row["value"] in _UCUM_TIMES


def _either(forms: list[str]) -> str:
    """Words of one letter case as listed; longer ones may start with a capital."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(phrase(form, exact=len(form) <= 3 or not form.islower()) for form in ordered) or '(?!)'})"


def find_unit(text: str, span: Span, value: Number, pack: Pack) -> Unit | None:
    """Give the unit of a number that stands at a span, or None.

    >>> from saksi.pack import load_packs
    >>> find_unit("seharga Rp 13 ribu per kilogram", Span(11, 18), 13000, load_packs()["id"])
    Unit(start=8, end=31, symbol='IDR', kind='iso4217', sort='whole', per='kg')
    """
    words = unit_words(pack)
    reach = max(0, span.start - _REACH)
    before, after = words.before.search(text[reach : span.start]), _match_after(text, span.end, value, words)
    own = _lookup("before", before[1], words) if before else None
    behind = _lookup("after", after[1] or after[2], words) if after else None
    if own and behind and own[1] != "magnitude" and _UNIT_KIND[behind[1]] != _MONEY:
        behind = None
    symbol, sort = behind or own or ("", "")
    is_sign = own is not None and before is not None and len(before[1]) == 1
    if not sort or (sort == "magnitude" and not (0 < value < _STRONGEST and not (is_sign and isinstance(value, int)))):
        return None
    end, per = find_per(text, after.end() if after and behind else span.end, pack)
    if per is None:
        symbol, _, divisor = symbol.partition("/")
        per = divisor or None
    return Unit(reach + before.start() if before else span.start, end, symbol, _UNIT_KIND[sort], sort, per)


def _match_after(text: str, end: int, value: Number, words: UnitWords) -> re.Match[str] | None:
    """The unit behind a number: next to it, behind "of" ("tens of tonnes"), or an article ("half a metre")."""
    linked = words.linked.match(text, end)
    if linked is None or linked.end() == end or (linked[1] and not 0 < value < 1):
        return words.after.match(text, end)
    return words.after.match(text, linked.end())


def _lookup(place: str, form: str, words: UnitWords) -> tuple[str, str]:
    plain = " ".join(form.split())
    # As listed, with its first letter small, or all small: "gross Tonnage" stands on pages.
    spellings = (plain, plain[0].lower() + plain[1:], plain.lower())
    return next(words.symbols[place, each] for each in spellings if (place, each) in words.symbols)


def find_per(text: str, end: int, pack: Pack, *, is_noun: bool = False) -> tuple[int, str | None]:
    """Give where a rate's second half ends and what it is; `end` and None when there is none.

    `is_noun`: a counted noun stands before it, behind which a stroke divides by measures alone.

    >>> from saksi.pack import load_packs
    >>> find_per("500 barrels a day", 11, load_packs()["en"])
    (17, 'd')
    """
    words = unit_words(pack)
    match = words.per.match(text, end)
    if not match:
        return end, None
    form = next(form for form in match.groups() if form)
    # "15 siswa/siswi" names both, and rates nothing.
    if is_noun and text[end] == _SLASH and form not in words.rates and ("after", form) not in words.symbols:
        return end, None
    found = words.symbols.get(("after", form))
    return match.end(), found[0] if found else words.rates.get(form, form)
