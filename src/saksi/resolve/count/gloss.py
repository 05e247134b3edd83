"""Numbers told twice, in figures and in words, as official texts do: "4 (empat) orang", "twelve (12) houses"."""

import functools
import re
from collections.abc import Iterable, Iterator

from saksi.kinds import Span
from saksi.pack import Pack
from saksi.resolve.count.number import Numeral, number_words
from saksi.resolve.count.unit import find_unit
from saksi.resolve.count.worth import tidy
from saksi.resolve.pattern import BLANK, any_of

# What stands between both: money may end in a dash ("Rp 500.000,- (lima ratus ribu rupiah)").
_OPENED = re.compile(r"(?:,?[-=\u2013]{1,2})?[ \u00a0]\(")
_CLOSED = ")"


def join_glosses(text: str, numerals: Iterable[Numeral], pack: Pack) -> Iterator[Numeral]:
    """Yield the numerals, each that brackets repeat in the other way of writing as one, with a scale word behind both.

    >>> from saksi.pack import load_packs
    >>> from saksi.resolve.count.number import find_numerals
    >>> text, pack = "Denda 7 (tujuh) miliar rupiah.", load_packs()["id"]
    >>> [each.amount.lo for each in join_glosses(text, find_numerals(text, pack), pack)]
    [7000000000]
    """
    before: Numeral | None = None
    for numeral in numerals:
        end = _closed(text, before, numeral, pack) if before else None
        if before and end is not None:
            before = _scaled(text, before, end, pack)
            continue
        if before:
            yield before
        before = numeral
    if before:
        yield before


def _closed(text: str, first: Numeral, second: Numeral, pack: Pack) -> int | None:
    """Where the bracket ends in which the second number repeats the first, maybe with a unit; None where none does."""
    is_opened = _OPENED.fullmatch(text, first.span.end, second.span.start) is not None
    is_same = (first.amount.lo, first.amount.hi) == (second.amount.lo, second.amount.hi)
    if not is_opened or not is_same or text[first.span.start].isdigit() == text[second.span.start].isdigit():
        return None
    unit = find_unit(text, second.span, second.amount.hi, pack)
    end = unit.end if unit else second.span.end
    return end + 1 if text[end : end + 1] == _CLOSED else None


def _scaled(text: str, numeral: Numeral, end: int, pack: Pack) -> Numeral:
    amount, scale = numeral.amount, _scale_words(pack).match(text, end)
    if scale:
        factor = number_words(pack).values[scale[1].casefold()][0]
        lo, hi = tidy(amount.lo * factor), tidy(amount.hi * factor)
        amount, end = amount._replace(lo=lo, hi=hi, scale=factor, factor=factor), scale.end()
    return numeral._replace(span=Span(numeral.span.start, end), amount=amount)


@functools.cache
def _scale_words(pack: Pack) -> re.Pattern[str]:
    return re.compile(
        rf"{BLANK}({any_of(form for form, kind in number_words(pack).kinds.items() if kind == 'scale')})\b"
    )
