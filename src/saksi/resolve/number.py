"""Numbers in figures and in words.

`number.tsv` gives each word a kind:

    one       a value that stands for itself (3, 12, 20)
    add       a value added to what stands before it (the ending that makes teens)
    times     multiplies the value right before it (tens, hundreds)
    scale     multiplies all before it (thousand, million)
    part      a fraction; after a number, so many of it
    of        a fraction that needs a number or article before it
    half      a half; after a number, that much more
    vague     an order of magnitude, from `value` to `top`
    article   stands for one before another number word
    join      stands between number words and counts nothing
    all       a value that says how many of a known group there are
    single    one, mostly no more than an article
"""

import functools
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from saksi.errors import PackError
from saksi.kinds import Number, Span
from saksi.pack import Pack
from saksi.resolve.pattern import any_of

KINDS = frozenset(("one", "add", "times", "scale", "part", "of", "half", "vague", "article", "join", "all", "single"))
_STARTS = ("one", "part", "half", "vague", "all", "single")
_FOLLOWS = ("one", "add", "times", "scale", "part", "of", "half")
# Words that may follow the first of a number; more is a list of numbers.
_LONGEST = 12
# A third is written 0.3333. Elsewhere rounding takes away binary noise only.
_FRACTION_DECIMALS = 4
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number phrase is worth. `lo` and `hi` differ when it is an order of magnitude.

    `kind` is that of its first word, `scale` the product of its scale words.
    """

    lo: Number
    hi: Number
    kind: str
    scale: Number = 1


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text. `is_formatted`: in figures with a mark between them, `is_bare`: in figures alone."""

    span: Span
    amount: Amount
    is_formatted: bool
    is_bare: bool


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What is compiled from a pack's `number.tsv`."""

    kinds: dict[str, str]
    values: dict[str, tuple[Number, Number]]
    token: re.Pattern[str]
    phrase: str
    finder: re.Pattern[str]


def _parse(cell: str) -> Number:
    value = float(cell)
    return int(value) if value.is_integer() else value


@functools.cache
def number_words(pack: Pack) -> NumberWords:
    """Compile `number.tsv` and the pack's decimal and group marks."""
    kinds: dict[str, str] = {}
    values: dict[str, tuple[Number, Number]] = {}
    for row in pack.rows("number"):
        form = row["form"].casefold()
        kinds[form] = row.one_of("kind", KINDS)
        try:
            lo = _parse(row["value"] or "0")
            values[form] = lo, _parse(row["top"]) if row["top"] else lo
        except ValueError:
            raise PackError(f"{row.where}: not a number: {row['value']!r} {row['top']!r}") from None
    phrase = _phrase(kinds, _figures(pack))
    token = re.compile(f"{_figures(pack)}|{any_of(kinds)}(?!\\w)")
    # A number may follow a range's hyphen or its currency sign, but no other sign or letter.
    signs = {row["form"] for row in pack.rows("unit") if row["place"] == "before" and row["form"][-1].isalpha()}
    glued = "|".join(f"(?<={re.escape(sign)})" for sign in sorted(signs)) or "(?!)"
    finder = re.compile(rf"(?:(?<![\w&])(?<!\D-)|(?=\d)(?:{glued}))(?<!\d[.,:/]){phrase}")
    return NumberWords(kinds, values, token, phrase, finder)


def _figures(pack: Pack) -> str:
    group, decimal = re.escape(pack.habits.group_mark), re.escape(pack.habits.decimal_mark)
    # The last branch: pages of one language often print decimals the other way round ("2.5" for "2,5").
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}}){{1,8}}(?!\d)(?:{decimal}\d+)?"
    return rf"(?:{grouped}|\d+(?:{decimal}\d+|{group}\d{{1,2}}(?!\d))?)"


def _phrase(kinds: dict[str, str], figures: str) -> str:
    def of(*wanted: str) -> str:
        return any_of(form for form, kind in kinds.items() if kind in wanted)

    gap = rf"(?:[ \u00a0-]|[ \u00a0]{of('join')}[ \u00a0](?:{of('article')}[ \u00a0])?)"
    more = rf"(?:{gap}{of(*_FOLLOWS)}\b){{0,{_LONGEST}}}"
    words = rf"(?:{of('article')}[ \u00a0](?={of('times', 'scale', 'part', 'of', 'half', 'vague')}\b))?"
    words += rf"{of(*_STARTS, 'times', 'scale', 'of')}\b(?:[ \u00a0]{of('article')}(?=[ \u00a0]{of('scale')}\b))?{more}"
    scaled = rf"(?:[ \u00a0-]?{of('scale', 'times')}\b){{0,2}}"
    return rf"(?:{figures}{scaled}|{words})"


def find_numerals(text: str, pack: Pack) -> Iterator[Numeral]:
    """Yield the numbers of a text, left to right.

    >>> from saksi.pack import load_packs
    >>> [n.amount.lo for n in find_numerals("Dua puluh lima rumah, 1,5 juta ton.", load_packs()["id"])]
    [25, 1500000]
    """
    for match in number_words(pack).finder.finditer(text):
        form = match.group()
        amount = read_number(form, pack)
        if amount:
            is_formatted = form[0].isdigit() and not form.isdigit() and amount.scale == 1
            yield Numeral(Span(*match.span()), amount, is_formatted, form.isdigit())


def read_number(phrase: str, pack: Pack) -> Amount | None:
    """Give what a number phrase is worth, or None when it holds no number: a lone scale word counts nothing.

    >>> from saksi.pack import load_packs
    >>> read_number("twenty-five thousand", load_packs()["en"])
    Amount(lo=25000, hi=25000, kind='one', scale=1000)
    """
    words = number_words(pack)
    tokens = [match.group() for match in words.token.finditer(phrase)]
    kinds = [_kind(token, words) for token in tokens]
    if not tokens or kinds[0] in ("add", "times", "scale", "of", "join"):
        return None
    values = [_value(token, words, pack) for token in tokens]
    lo, hi = (_evaluate([value[end] for value in values], kinds) for end in (0, 1))
    scale = math.prod(value[0] for value, kind in zip(values, kinds, strict=True) if kind == "scale")
    if kinds[0] == "vague" and scale > 1:
        hi += scale - 1  # tens of thousands end at 99,999, not at 99,000
    return Amount(lo, hi, kinds[0], scale)


def _kind(token: str, words: NumberWords) -> str:
    return "one" if token[0].isdigit() else words.kinds[" ".join(token.casefold().split())]


def _value(token: str, words: NumberWords, pack: Pack) -> tuple[Number, Number]:
    if not token[0].isdigit():
        return words.values[" ".join(token.casefold().split())]
    group, decimal = pack.habits.group_mark, pack.habits.decimal_mark
    head, mark, tail = token.rpartition(group)
    if mark and len(tail) < 3 and decimal not in token:
        decimal_form = f"{head}.{tail}"
    else:
        decimal_form = token.replace(group, "").replace(decimal, ".")
    value = _parse(decimal_form)
    return value, value


def _evaluate(values: list[Number], kinds: list[str]) -> Number:
    total: Number = 0
    group: Number = 0
    last: Number | None = None
    for value, kind in zip(values, kinds, strict=True):
        if kind == "scale":
            total += (group + (last or 0) or 1) * value
            group, last = 0, None
        elif kind in ("times", "part", "of") and last is not None:
            last *= value
        elif kind in ("add", "half"):
            last = (last or 0) + value
        elif kind == "article":
            last = last if last is not None else 1
        elif kind != "join":
            group, last = group + (last or 0), value
    return _tidy(total + group + (last or 0), _FRACTION_DECIMALS if {"part", "of"}.intersection(kinds) else _DECIMALS)


def _tidy(value: Number, decimals: int) -> Number:
    rounded = round(value, decimals)
    return int(rounded) if float(rounded).is_integer() else rounded
