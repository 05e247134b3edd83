"""Words around a number that say how it is meant: at least, about, from one to another."""

import functools
import re
from dataclasses import dataclass

from saksi.kinds import Comparison
from saksi.pack import Pack
from saksi.resolve.count.noun import noun_words
from saksi.resolve.pattern import BLANK, any_of

# Of a range, `open` makes "and" its middle, `start` may also tell from where something rose; what stands between may
# join (`to`, `and`, `or`), divide (`ratio`, `share`) or tell what the first became (`into`). `none`: what ends like a
# comparator and is none ("those that have not arrived").
OPS = frozenset(
    ("~", ">", ">=", "<", "<=", "minus", "to", "and", "or", "into", "ratio", "share", "open", "start", "none")
)
# `inside` stands between number and noun, `inner` too but only before a listed noun, `after` ends the phrase.
# `over`: before the number, with what is counted in between ("menaksir kerugian negara Rp11 miliar").
PLACES = frozenset(("before", "after", "inside", "inner", "between", "range", "over"))
MINUS = "minus"
_SIGNLESS = (MINUS, "none")
# How far before a number its comparator may start, in characters.
_REACH = 34
# How far where what is counted stands in between, and in how many words.
_FAR = 48
OVER_WORDS = 3
# A verb before a number, and the word before it.
_VERB = re.compile(r"(?<![\w-])([\w-]+ )?([^\W\d_][\w-]*) $")


@dataclass(frozen=True, slots=True)
class CompareWords:
    """What is compiled from `compare.tsv`."""

    ops: dict[tuple[str, str], str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    closing: re.Pattern[str]
    inner: re.Pattern[str]
    between: re.Pattern[str]
    opener: re.Pattern[str]
    below: re.Pattern[str]
    over: re.Pattern[str]


@functools.cache
def compare_words(pack: Pack) -> CompareWords:
    """Compile `compare.tsv`."""
    ops: dict[tuple[str, str], str] = {}
    forms: dict[str, list[str]] = {place: [] for place in PLACES}
    for row in pack.rows("compare"):
        place = row.one_of("place", PLACES)
        ops[place, row["form"].casefold()] = row.one_of("op", OPS)
        forms[place].append(row["form"])
    stop = any_of(row["form"] for row in pack.rows("count") if row["role"] == "stop")
    signs = [form for form in forms["before"] if not any(map(str.isalpha, form))]
    spelt = any_of(form for form in forms["before"] if form not in signs)
    # "three times more" compares, "three times higher" does so of something else.
    higher = any_of(row["form"] for row in pack.rows("change") if row["place"] == "after")
    after, inside = (rf"{any_of(forms[place])}(?:(?<!\w)|(?!\w))" for place in ("after", "inside"))
    # "420 orang lebih mengungsi" are more than 420; "12 orang lebih memilih pulang" are 12.
    fates = any_of(form for form in noun_words(pack).fates if " " not in form)
    closes = rf"(?={BLANK}(?:{stop}|{fates})(?!\w)|[ ]?[^\w\s]|\s*$)"
    # Between commas, too: "420 orang, kurang lebih, ...".
    after = rf"(?!{higher}(?!\w)){after}"
    set_in = rf"(?:[ \u00a0]?|,[ ](?={after}[,.)]))"
    return CompareWords(
        ops,
        re.compile(rf"(?<!\w)({spelt}){BLANK}$|(?<![\w<>=.,%)-])({any_of(signs)})[ \u00a0]?$"),
        # "50 persen lebih" says more than 50, "50 persen lebih tinggi" does not: nothing of the phrase may follow.
        re.compile(rf"(?:[ \u00a0]?({inside})|{set_in}({after}){closes})"),
        # "$35 plus tax" adds what follows, "$35-plus" says more than 35.
        re.compile(rf"(?:(?:[ \u00a0](?={inside}{closes})|(?![ \u00a0]))({inside})|{set_in}({after}){closes})"),
        re.compile(rf"{BLANK}({any_of(forms['inner'])})(?!\w)"),
        re.compile(rf"[ \u00a0]?({any_of(forms['between'])})[ \u00a0]?"),
        re.compile(rf"(?<!\w)({any_of(forms['range'])}){BLANK}$"),
        # A dash with a blank behind it is no minus.
        re.compile("(?<![\\w.,%)])[-\u2212]$"),
        re.compile(rf"(?<!\w)({any_of(forms['over'])})(?: [a-z]+){{0,{OVER_WORDS}}} $"),
    )


def _op(place: str, form: str, words: CompareWords) -> str:
    return words.ops[place, " ".join(form.casefold().split())]


def compared_before(text: str, start: int, pack: Pack) -> tuple[int, Comparison] | None:
    """Give the comparator that ends at `start`, as its own start and its sign.

    >>> from saksi.pack import load_packs
    >>> compared_before("kurang lebih 50 ton", 13, load_packs()["id"])
    (0, '~')
    """
    words = compare_words(pack)
    reach = max(0, start - _REACH)
    match = words.before.search(text, reach, start)
    op = _op("before", match[1] or match[2], words) if match else MINUS
    if not match or op in _SIGNLESS:
        return None
    sign: Comparison = op  # type: ignore[assignment]
    return match.start(), sign


def compared_over_verb(text: str, start: int, pack: Pack) -> Comparison | None:
    """Give the sign of a lower bound that stands before the verb of a number ("at least killed 19"), or of an estimate
    before what is counted ("put the state's loss at some 11 million"); None where there is none.
    """
    words = compare_words(pack)
    if over := words.over.search(text[max(0, start - _FAR) : start]):
        sign: Comparison = _op("over", over[1], words)  # type: ignore[assignment]
        return sign
    verb = _VERB.search(text[max(0, start - _REACH) : start])
    if not verb or not noun_words(pack).verbs.fullmatch(verb[2]):
        return None
    first, second = start - len(verb[0]), start - len(verb[0]) + len(verb[1] or "")
    found = compared_before(text, second, pack) or compared_before(text, first, pack)
    return found[1] if found and found[1] == ">=" else None


def below_zero(text: str, start: int, pack: Pack) -> int | None:
    """Give the start of the word or sign before `start` that puts a number below zero, or None."""
    reach = max(0, start - _REACH)
    words = compare_words(pack)
    match = words.before.search(text, reach, start)
    if match and _op("before", match[1] or match[2], words) != MINUS:
        return None
    match = match or words.below.search(text, reach, start)
    return match.start() if match else None


def compared_after(text: str, end: int, pack: Pack, *, is_measured: bool = False) -> tuple[int, Comparison] | None:
    """Give the comparator that starts at `end`, as its own end and its sign. Measured: behind a unit, no noun comes."""
    words = compare_words(pack)
    match = (words.closing if is_measured else words.after).match(text, end)
    if not match:
        return None
    place, form = ("inside", match[1]) if match[1] else ("after", match[2])
    sign: Comparison = _op(place, form, words)  # type: ignore[assignment]
    return match.end(), sign


def compared_inside(text: str, end: int, pack: Pack) -> tuple[int, Comparison] | None:
    """Give the comparator that starts at `end` and counts only when a listed noun follows it, as end and sign."""
    words = compare_words(pack)
    match = words.inner.match(text, end)
    if not match:
        return None
    sign: Comparison = _op("inner", match[1], words)  # type: ignore[assignment]
    return match.end(), sign


def joined_by(gap: str, pack: Pack) -> str | None:
    """Give what the words between two numbers make of them: `to`, `and`, `or`, or None."""
    words = compare_words(pack)
    match = words.between.fullmatch(gap)
    return _op("between", match[1], words) if match else None


def opens_range(text: str, start: int, pack: Pack) -> tuple[int, str] | None:
    """Give the word before `start` that opens a range ("between", "from"), as its start and what it does, or None."""
    words = compare_words(pack)
    reach = max(0, start - _REACH)
    match = words.opener.search(text[reach:start])
    return (reach + match.start(), _op("range", match[1], words)) if match else None
