"""Numbers in figures and in words.

`number.tsv` gives each word a kind:

    one       a value that stands for itself (3, 12, 20)
    add       a value added to what stands before it (the ending that makes teens)
    times     multiplies the value right before it (tens, hundreds)
    scale     multiplies all before it (thousand, million)
    suffix    a scale of one or two letters behind an amount of money
    part      a fraction; after a number, so many of it
    of        a fraction that needs a number or article before it
    of-a      stands between a fraction and the scale it divides
    half      a half; after a number, that much more
    point     opens the decimals of a number in words
    vague     an order of magnitude, from `value` to `top`; behind a number, a factor that makes it round
    article   stands for one before another number word
    join      stands between number words and counts nothing
    each      a prefix of figures that says how many of a known group there are ("ke-27 penerima"), at its head
    group     a value that says of how many a group is ("bertiga")
    about     makes a number round, before a scale ("twenty-odd thousand")
    all       a value that says how many of a known group there are
    both      both of two, or the second: no count
    single    one, mostly no more than an article
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from saksi.errors import PackError
from saksi.kinds import Number, Span
from saksi.pack import Habits, Pack, Row, inflected, list_forms
from saksi.resolve.count.noun import LIVING, find_noun, find_ones, one_of_living
from saksi.resolve.count.worth import Amount, Token, longest, tidy
from saksi.resolve.figure import VULGAR, figures_pattern, read_figures
from saksi.resolve.pattern import BLANK, DIGITS, any_of, first_word, phrase
from saksi.resolve.token import split_tokens

_STARTS = ("one", "part", "half", "vague", "all", "single", "both", "group")
_OPENS = (*_STARTS, "times", "scale", "of", "article")
_FOLLOWS = ("one", "add", "times", "scale", "part", "of", "half", "vague")
KINDS = frozenset((*_STARTS, *_FOLLOWS, "suffix", "of-a", "point", "article", "join", "about", "each"))
_SCALES = ("scale", "times", "vague")
_DIGITS = re.compile(r"\d[\d.]*(?!\w)")
# Words that may follow the first of a number: five groups of three digits take as many. More is a list of numbers.
_LONGEST = 40
# The same of a number of days or years.
_LONGEST_OF_TIME = 5
# Kinds of `unit.tsv` that are money.
_MONEY_KINDS = frozenset(("iso4217", "whole"))
# A measure of this many letters is a word: "3.2 m tons" are no metres, "3 m s" may be anything.
_SHORTEST_MEASURE = 4
# How far before a number its currency sign may start, in characters: before the first number of a range.
_MONEY_REACH = 20
# An article before one of the living: "a farmer" was killed.
_ALONE = Amount(1, 1, "single")
# How far behind the article that one stands, in words, and how far before and behind it what befell somebody.
_ONE_BEHIND, _FATE_BEFORE, _FATE_BEHIND = 8, 8, 24
# One person counts when the text tells of one that was hurt; else "a man" is no count.
CASUALTIES = frozenset(("killed", "injured", "missing", "killed-or-injured"))


# How far in front of a number what a prefix of its figures stands behind begins, in characters.
_EACH_REACH = 24


class Numeral(NamedTuple):
    """A number in the text. `is_formatted`: in figures with a mark between them, `is_bare`: in figures alone."""

    span: Span
    amount: Amount
    is_formatted: bool
    is_bare: bool


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What is compiled from a pack's `number.tsv`.

    `firsts`: the words and signs that `finder` may begin with; `scales`: the words that scales begin with; `phrase`
    fits shorter numbers: those of times; `alone` an article before a word for one of the living.
    """

    kinds: dict[str, str]
    values: dict[str, tuple[Number, Number]]
    habits: Habits
    token: re.Pattern[str]
    phrase: str
    firsts: frozenset[str]
    scales: frozenset[str]
    finder: re.Pattern[str]
    suffix: re.Pattern[str]
    alone: re.Pattern[str]
    ones: frozenset[str]
    fates: frozenset[str]
    money: re.Pattern[str]
    measured: re.Pattern[str]
    each: re.Pattern[str]


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
    figures = figures_pattern(pack.habits)
    words = [form for form, kind in kinds.items() if kind not in ("suffix", "each")]
    spelt = _phrase(kinds, figures, _LONGEST)
    units, fates = pack.rows("unit"), inflected(pack, "outcome")
    signs = {row["form"] for row in units if row["place"] == "before"}
    ending = [form for form, kind in kinds.items() if kind == "scale"]
    ending += [row["form"] for row in units if row["kind"] == "percent"]
    ending += [row["form"] for row in units if row["kind"] == "magnitude" and row["place"] == "before"]
    return NumberWords(
        kinds,
        values,
        pack.habits,
        re.compile(f"{figures}|{any_of(words)}(?!\\w)"),
        _phrase({form: kind for form, kind in kinds.items() if kind != "both"}, figures, _LONGEST_OF_TIME),
        frozenset((DIGITS, *VULGAR, *(first_word(form) for form in words if kinds[form] in _OPENS))),
        frozenset(first_word(form) for form in words if kinds[form] in _SCALES),
        _finder(spelt, signs, ending),
        re.compile(rf"[ \u00a0]?({any_of(form for form, kind in kinds.items() if kind == 'suffix')})(?!\w)"),
        _alone([form for form, kind in kinds.items() if kind == "article"], pack),
        frozenset(first_word(form) for form in find_ones(pack)),
        frozenset(first_word(row["form"]).casefold() for row in fates if row["outcome"] in CASUALTIES),
        re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(signs, key=len, reverse=True)))})[ \u00a0]?"
            r"(?:\d[\d.,]*[ \u00a0]?(?:-|\u2013|\u2014)[ \u00a0]?)?$"
        ),
        re.compile(rf"[ \u00a0-]?{any_of(_measures(units))}(?!\w)"),
        _each([form for form, kind in kinds.items() if kind == "each"], pack),
    )


def _each(prefixes: Sequence[str], pack: Pack) -> re.Pattern[str]:
    """A prefix of figures that opens what is told of: at the head of a clause, or behind a verb or small word."""
    if not prefixes:
        return re.compile("(?!)")
    small = any_of(sorted(list_forms(pack, "reach", "prep") | list_forms(pack, "reach", "and")))
    verbs = "|".join(rf"{prefix}[a-z]{{4,}}" for prefix in pack.habits.transitive) or "(?!)"
    return re.compile(rf"(?:^|[^\w\s] ?|\n|(?<!\w)(?:{small}|{verbs}){BLANK}){any_of(prefixes)}$")


def _alone(articles: Iterable[str], pack: Pack) -> re.Pattern[str]:
    barred = "".join(rf"(?<!{phrase(row['form'])} )" for row in pack.rows("skip") if row["place"] == "alone")
    return re.compile(rf"{barred}{any_of(articles)}(?={one_of_living(pack)})")


def _measures(units: Iterable[Row]) -> Iterator[str]:
    """The words behind a number that make a letter between them a scale: money and measures in whole words."""
    for row in units:
        is_word = row["kind"] == "ucum" and len(row["form"]) >= _SHORTEST_MEASURE
        if row["place"] == "after" and (is_word or row["kind"] in _MONEY_KINDS):
            yield row["form"]


def _finder(phrase: str, signs: set[str], ending: list[str]) -> re.Pattern[str]:
    """A number may follow a range's hyphen, a minus or its currency sign, but no other sign or letter."""
    glued = "|".join(f"(?<={re.escape(sign)})|(?<={re.escape(sign)}-)" for sign in sorted(signs) if sign[-1].isalpha())
    glued = glued or "(?!)"
    ranged = "|".join(f"(?<={re.escape(form)}-)" for form in sorted(ending)) or "(?!)"
    free = rf"(?<![\w&])(?:(?<!-)|(?<=[\d%(\s]-)|{ranged})"
    return re.compile(rf"(?:{free}|(?=\d)(?:{glued}))(?<!\d[.,:/]){phrase}")


def _phrase(kinds: dict[str, str], figures: str, words_after: int) -> str:
    def of(*wanted: str) -> str:
        return any_of(form for form, kind in kinds.items() if kind in wanted)

    # Compiled into dozens of phrases of time: what a pack has no words for takes no room in it.
    has_article = "article" in kinds.values()
    article = rf"(?:{of('article')}[ \u00a0-])?" if has_article else ""
    gap = rf"(?:[ \u00a0-]|[ \u00a0-]{of('join', 'of-a', 'point', 'about')}[ \u00a0-]{article})"
    more = rf"(?:{gap}{of(*_FOLLOWS)}\b){{0,{words_after}}}"
    words = rf"{of(*_STARTS, 'times', 'scale', 'of')}\b"
    if has_article:
        before = rf"(?:{of('article')}[ \u00a0](?={of('times', 'scale', 'part', 'of', 'half', 'vague')}\b))?"
        words = rf"{before}{words}(?:[ \u00a0-]{of('article')}(?=[ \u00a0-]{of('scale', 'times')}\b))?"
    scaled = rf"(?:(?:[ \u00a0-]?{of('about')}(?=[ \u00a0-]))?[ \u00a0-]?{of(*_SCALES)}\b){{0,2}}"
    return rf"(?:{figures}{scaled}|{words}{more})"


def find_numerals(text: str, pack: Pack) -> Iterator[Numeral]:
    """Yield the numbers of a text, left to right.

    >>> from saksi.pack import load_packs
    >>> [n.amount.lo for n in find_numerals("Dua puluh lima rumah, 1,5 juta ton.", load_packs()["id"])]
    [25, 1500000]
    """
    words = number_words(pack)
    position = 0
    tokens = split_tokens(text)
    # A word is looked up before the long pattern is tried.
    for at in [at for at, key in enumerate(tokens.keys) if key in words.firsts]:
        start = tokens.starts[at]
        if start < position:
            continue
        match, is_each = words.finder.match(text, start), False
        if match is None and (each := words.each.search(text, max(0, start - _EACH_REACH), start)):
            match, is_each = _DIGITS.match(text, start), bool(each)
        if match is None and _may_be_alone(tokens.keys, at, words) and (alone := words.alone.match(text, start)):
            yield Numeral(Span(start, alone.end()), _ALONE, is_formatted=False, is_bare=False)
            continue
        read = _read(match.group(), words) if match else None
        if match is None or read is None:
            position = match.end() if match else position
            continue
        length, amount = read
        amount = amount._replace(kind="each") if is_each else amount
        position = start + length
        form = text[start:position]
        is_formatted = form[0].isdigit() and not form.isdigit() and amount.scale == 1
        if form[0].isdigit() and amount.scale == 1:
            position, amount = _add_suffix(text, Span(start, position), amount, pack)
        yield Numeral(Span(start, position), amount, is_formatted, form.isdigit())


def _may_be_alone(keys: Sequence[str], at: int, words: NumberWords) -> bool:
    """Whether a word for one of the living follows an article soon, and one for what befell somebody stands near."""
    if not words.ones or words.ones.isdisjoint(keys[at + 1 : at + _ONE_BEHIND]):
        return False
    return not words.fates.isdisjoint(keys[max(0, at - _FATE_BEFORE) : at + _FATE_BEHIND])


def _add_suffix(text: str, span: Span, amount: Amount, pack: Pack) -> tuple[int, Amount]:
    """Where a number ends, and its worth, with the scale of a letter or two: "$5m", "1.3m units", "5k people"."""
    words = number_words(pack)
    match = words.suffix.match(text, span.end)
    if not match:
        return span.end, amount
    is_money = words.money.search(text[max(0, span.start - _MONEY_REACH) : span.start]) is not None
    is_measured = words.measured.match(text, match.end()) is not None
    if not is_money and not is_measured and not _counts_things(text, span.end, match, amount, pack):
        return span.end, amount
    scale = words.values[match[1].casefold()][0]
    lo, hi = (tidy(value * scale) for value in (amount.lo, amount.hi))
    return match.end(), amount._replace(lo=lo, hi=hi, scale=scale, factor=scale)


def _counts_things(text: str, end: int, match: re.Match[str], amount: Amount, pack: Pack) -> bool:
    """Say whether a letter glued to a number is a scale and no unit: living beings follow, or things after decimals."""
    noun = find_noun(text, match.end(), pack)
    is_next = noun is not None and text[match.end() : noun.end].strip() == noun.form
    if not is_next or match.start(1) != end or noun is None:
        return False
    return noun.concept in LIVING or not isinstance(amount.lo, int)


def read_number(phrase: str, pack: Pack) -> Amount | None:
    """Give what a number phrase is worth, or None when it holds no number: a lone scale word counts nothing.

    >>> from saksi.pack import load_packs
    >>> read_number("twenty-five thousand", load_packs()["en"]).lo
    25000
    """
    read = _read(phrase, number_words(pack))
    return read[1] if read else None


def _read(phrase: str, words: NumberWords) -> tuple[int, Amount] | None:
    """The longest number that a phrase begins with: its length and its worth. Most are one figure."""
    if phrase.isdecimal() and phrase not in words.kinds:
        value = read_figures(phrase, words.habits)
        return len(phrase), Amount(value, value, "one")
    first = words.token.match(phrase)
    if first and first.end() == len(phrase) and (token := _token(phrase, words)).kind == "one":
        return len(phrase), Amount(token.lo, token.hi, token.kind)
    ends: list[int] = []

    def tokens() -> Iterator[Token]:
        for match in words.token.finditer(phrase):
            ends.append(match.end())
            yield _token(match.group(), words)

    found = longest(tokens())
    return (ends[found[0] - 1], found[1]) if found else None


def _token(form: str, words: NumberWords) -> Token:
    plain = " ".join(form.casefold().split())
    if plain in words.kinds:
        return Token(words.kinds[plain], *words.values[plain])
    value = read_figures(form, words.habits)
    return Token("one", value, value)
