"""Units of measure and money beside a number."""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import UnitKind
from saksi.pack import Pack
from saksi.resolve.pattern import BLANK, any_of, phrase

KINDS = frozenset(("ucum", "iso4217", "percent", "point", "per"))
PLACES = frozenset(("before", "after", "glued"))
# How far before a number its currency sign may start, in characters.
_REACH = 8
_UNIT_KIND: dict[str, UnitKind] = {"ucum": "ucum", "iso4217": "iso4217", "percent": "ucum", "point": "noun"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in the text: where it starts and ends, its symbol and kind, and what it is counted per."""

    start: int
    end: int
    symbol: str
    kind: UnitKind
    per: str | None = None


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What is compiled from `unit.tsv`."""

    symbols: dict[tuple[str, str], tuple[str, UnitKind]]
    before: re.Pattern[str]
    after: re.Pattern[str]
    per: re.Pattern[str]


@functools.cache
def unit_words(pack: Pack) -> UnitWords:
    """Compile `unit.tsv`."""
    symbols: dict[tuple[str, str], tuple[str, UnitKind]] = {}
    forms: dict[str, list[str]] = {"before": [], "after": [], "glued": [], "per": []}
    for row in pack.rows("unit"):
        kind, place, form = row.one_of("kind", KINDS), row.one_of("place", PLACES), row["form"]
        forms["per" if kind == "per" else place].append(form)
        if kind != "per":
            symbols[("before" if place == "before" else "after", form)] = row["symbol"], _UNIT_KIND[kind]
    names = _either(forms["after"])
    glued = _either(forms["glued"])
    return UnitWords(
        symbols,
        re.compile(rf"(?<!\w)({any_of(forms['before'], exact=True)})[ \u00a0]?$"),
        re.compile(rf"(?:[ \u00a0-]?({names})|-?({glued}))(?:(?<!\w)|(?!\w))"),
        re.compile(rf"(?:{BLANK})?{any_of(forms['per'])}(?:{BLANK})?({names}|[^\W\d_]+)(?!\w)"),
    )


def _either(forms: list[str]) -> str:
    """Words of one letter case as listed; longer ones may start with a capital."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return f"(?:{'|'.join(phrase(form, exact=len(form) <= 3 or not form.islower()) for form in ordered) or '(?!)'})"


def find_unit(text: str, start: int, end: int, pack: Pack) -> Unit | None:
    """Give the unit of the number that stands from `start` to `end`, or None.

    >>> from saksi.pack import load_packs
    >>> find_unit("seharga Rp 13 ribu per kilogram", 11, 18, load_packs()["id"])
    Unit(start=8, end=31, symbol='IDR', kind='iso4217', per='kg')
    """
    words = unit_words(pack)
    reach = max(0, start - _REACH)
    before = words.before.search(text[reach:start])
    after = words.after.match(text, end)
    if not before and not after:
        return None
    if before:
        symbol, kind = words.symbols[("before", before[1])]
        start = reach + before.start()
    if after:
        own = _lookup(after[1] or after[2], words)
        if before and own[1] != "iso4217":
            after = None
        else:
            symbol, kind = own
            end = after.end()
    end, per = find_per(text, end, pack)
    return Unit(start, end, symbol, kind, per)


def _lookup(form: str, words: UnitWords) -> tuple[str, UnitKind]:
    plain = " ".join(form.split())
    return words.symbols.get(("after", plain)) or words.symbols[("after", plain[0].lower() + plain[1:])]


def find_per(text: str, end: int, pack: Pack) -> tuple[int, str | None]:
    """Give where a rate's second half ends and what it is; `end` and None when there is none."""
    words = unit_words(pack)
    match = words.per.match(text, end)
    if not match:
        return end, None
    found = words.symbols.get(("after", match[1]))
    return match.end(), found[0] if found else match[1]
