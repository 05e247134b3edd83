"""Quantities of an article: numbers with their unit or counted noun, comparator, range and change."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from saksi.kinds import Change, Comparison, Number, Quantity, Reading, Span, UnitKind
from saksi.pack import Pack
from saksi.resolve.change import find_change, find_mode, find_outcome, is_level
from saksi.resolve.compare import compared_after, compared_before, joined_by, opens_range
from saksi.resolve.noun import find_noun, has_cue, has_inner, has_part
from saksi.resolve.number import Numeral, find_numerals
from saksi.resolve.trap import follows_name, is_bracketed, is_code, is_glued, is_mark, is_trap, precedes_name
from saksi.resolve.unit import find_unit

# How far apart figures of one list stand, in characters.
_LIST_GAP = 30
_BREAK = re.compile(r"[.;:\n]")
_OTHER_MARKS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
# One person counts when the text tells of one that was hurt; else "a man" is no count.
_CASUALTIES = frozenset(("killed", "injured", "missing", "killed-or-injured"))
# A fraction of a group this large at most is told by its parts: "four out of five".
_RATIO_LIMIT = 10
# A pair of numbers joined by "or" is a range when the second is at most this many times the first: "two or three".
_ALTERNATIVE_RATIO = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity being put together. `numeral` is the last number of a range, `first` where its first number starts."""

    start: int
    end: int
    numeral: Numeral
    first: int
    lo: Number | None
    hi: Number | None
    cmp: Comparison = "="
    unit: str = ""
    unit_kind: UnitKind = "none"
    per: str | None = None
    concept: str | None = None
    is_known: bool = False


def find_quantities(reading: Reading, pack: Pack, taken: Sequence[Span]) -> tuple[Quantity, ...]:
    """Give the quantities of an article, left to right; none overlaps a `taken` span.

    >>> from saksi.kinds import Article, Reading
    >>> from saksi.pack import load_packs
    >>> article = Article("a", "k", "Gempa merusak sekitar 1.200 rumah.", "", "")
    >>> (found,) = find_quantities(Reading(article, "id", (), (), (), ()), load_packs()["id"], ())
    >>> found.lo, found.cmp, found.unit, found.concept
    (1200, '~', 'rumah', 'house')
    """
    text = reading.article.text
    measured = [_measure(text, numeral, pack) for numeral in _free(find_numerals(text, pack), taken)]
    ranged = _join_ranges(text, measured, pack)
    counted = _share_units(text, [_count(text, figure, pack) for figure in ranged], pack)
    compared = _compare(text, counted, pack)
    kept = [figure for figure in compared if _is_counted(text, figure, pack)]
    return tuple(_quantities(text, kept, pack))


def _free(numerals: Iterator[Numeral], taken: Sequence[Span]) -> Iterator[Numeral]:
    spans = sorted(taken)
    starts = [span.start for span in spans]
    for numeral in numerals:
        before = bisect_right(starts, numeral.span.end - 1) - 1
        if before < 0 or spans[before].end <= numeral.span.start:
            yield numeral


def _measure(text: str, numeral: Numeral, pack: Pack) -> Figure:
    amount, (start, end) = numeral.amount, numeral.span
    cmp: Comparison = "vague" if amount.lo != amount.hi else "="
    figure = Figure(start, end, numeral, start, amount.lo, amount.hi, cmp)
    unit = find_unit(text, start, end, pack)
    if unit is None:
        return figure
    return replace(
        figure, start=unit.start, end=unit.end, unit=unit.symbol, unit_kind=unit.kind, per=unit.per, is_known=True
    )


def _join_ranges(text: str, figures: Sequence[Figure], pack: Pack) -> list[Figure]:
    joined: list[Figure] = []
    for figure in figures:
        both = _join(text, joined[-1], figure, pack) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(figure)
    return joined


def _join(text: str, first: Figure, second: Figure, pack: Pack) -> Figure | None:
    how = joined_by(text[first.end : second.start], pack)
    if how is None or first.unit not in ("", second.unit) or "between" in (first.cmp, second.cmp):
        return None
    lo, hi = _lift(first, second), second.hi
    opener = opens_range(text, first.start, pack)
    if how in ("ratio", "share"):
        return _ratio(text, first, second, how, pack)
    is_range = how == "to" or (how == "and" and opener is not None) or (how == "or" and _is_alternative(lo, hi))
    if not is_range or lo is None or hi is None or lo >= hi:
        return None
    start = first.start if opener is None else opener
    return replace(second, start=start, first=first.first, lo=lo, hi=hi, cmp="between")


def _ratio(text: str, first: Figure, second: Figure, how: str, pack: Pack) -> Figure | None:
    """A part of a group as a fraction; "four of five people" are rather four people of whom five are known."""
    if first.lo is None or not second.hi or not first.lo < second.hi <= _RATIO_LIMIT or second.unit:
        return None
    if how == "share" and find_noun(text, second.end, pack):
        return None
    share = round(first.lo / second.hi, 4)
    return replace(second, start=first.start, first=first.first, lo=share, hi=share)


def _lift(first: Figure, second: Figure) -> Number | None:
    """The lower end; it shares the scale word of the upper one: "2-3 million"."""
    scale = second.numeral.amount.scale
    if first.lo is None or scale == 1 or first.numeral.amount.scale > 1 or first.lo >= scale:
        return first.lo
    return first.lo * scale


def _is_alternative(lo: Number | None, hi: Number | None) -> bool:
    return lo is not None and hi is not None and hi <= lo * _ALTERNATIVE_RATIO


def _count(text: str, figure: Figure, pack: Pack) -> Figure:
    """Add what follows the number: a comparator, a counted noun, what it is counted per."""
    after = compared_after(text, figure.end, pack)
    if after:
        figure = _apply(replace(figure, end=after[0]), after[1])
    if figure.unit:
        return figure
    noun = find_noun(text, figure.end, pack)
    if noun is None:
        return figure
    lo, hi = (_regroup(text, figure, value) for value in (figure.lo, figure.hi))
    return replace(
        figure,
        lo=lo,
        hi=hi,
        end=noun.end,
        unit=noun.form,
        unit_kind="noun",
        concept=noun.concept,
        is_known=noun.is_known,
    )


def _regroup(text: str, figure: Figure, value: Number | None) -> Number | None:
    """The value of a count printed with the other language's marks: half a person is not counted."""
    form = text[slice(*figure.numeral.span)]
    is_whole = value is None or isinstance(value, int)
    return value if is_whole or not _OTHER_MARKS.fullmatch(form) else int(form.replace(",", "").replace(".", ""))


def _apply(figure: Figure, sign: Comparison) -> Figure:
    """The figure with a comparator's sign; a range keeps both ends."""
    if figure.cmp == "between":
        return figure
    if sign in (">", ">="):
        return replace(figure, cmp=sign, hi=None)
    if sign in ("<", "<="):
        return replace(figure, cmp=sign, lo=None)
    return replace(figure, cmp=sign) if figure.cmp == "=" else figure


def _share_units(text: str, figures: list[Figure], pack: Pack) -> list[Figure]:
    """Give a bare number in a list the unit of the next: "1.5 and 3 percent"."""
    for at in range(len(figures) - 2, -1, -1):
        figure, following = figures[at], figures[at + 1]
        gap = text[figure.end : following.start]
        if not figure.unit and following.unit and joined_by(gap, pack) in ("and", "or"):
            figures[at] = replace(
                figure, unit=following.unit, unit_kind=following.unit_kind, concept=following.concept, is_known=True
            )
    return figures


def _compare(text: str, figures: Sequence[Figure], pack: Pack) -> Iterator[Figure]:
    """Add the comparators that stand before; nothing is taken from the figure before."""
    position = 0
    for figure in figures:
        if figure.start < position:
            continue
        before = compared_before(text, figure.start, pack)
        is_free = before is not None and before[0] >= position
        position = figure.end
        yield replace(_apply(figure, before[1]), start=before[0]) if before and is_free else figure


def _is_counted(text: str, figure: Figure, pack: Pack) -> bool:
    span, kind = Span(figure.first, figure.numeral.span.end), figure.numeral.amount.kind
    if is_code(text, span):
        return False
    if figure.unit_kind in ("ucum", "iso4217"):
        return figure.unit_kind == "iso4217" or not is_mark(text, span)
    if is_trap(text, span, pack):
        return False
    if kind == "single":
        return find_outcome(text, 0, Span(figure.start, figure.end), None, pack) in _CASUALTIES
    if kind == "all":
        return figure.is_known and figure.concept is not None
    if figure.lo == figure.hi == 1 and has_inner(text, span.end, figure.end, pack):
        return False
    is_name = figure.numeral.is_bare and follows_name(text, span.start)
    if figure.unit:
        return figure.is_known or not is_name
    return not is_name and not is_glued(text, span.end) and _stands_alone(text, figure, pack)


def _stands_alone(text: str, figure: Figure, pack: Pack) -> bool:
    """Say whether a number without a noun still counts something."""
    is_tight = figure.cmp == "between" and " " not in text[figure.first : figure.end]
    if is_tight or is_bracketed(text, figure.numeral.span) or figure.lo == figure.hi == 1:
        return False
    return (
        figure.cmp in (">", ">=", "<", "<=", "between", "~")
        or figure.numeral.is_formatted
        or figure.numeral.amount.scale > 1
        or has_part(text, figure.end, pack)
        or (has_cue(text, figure.start, pack) and not precedes_name(text, figure.end))
    )


def _continues(text: str, before: Figure, figure: Figure, pack: Pack) -> bool:
    """Say whether a figure stands in one list with the one before: its rise or fall is of the same kind."""
    gap = text[before.end : figure.start]
    is_short = len(gap) <= _LIST_GAP and not _BREAK.search(gap)
    is_same = figure.unit_kind == before.unit_kind or joined_by(gap.lstrip(","), pack) == "or"
    return is_short and is_same and not is_level(gap, pack)


def _quantities(text: str, figures: Sequence[Figure], pack: Pack) -> Iterator[Quantity]:
    before: Figure | None = None
    last: Change | None = None
    for figure in figures:
        end = before.end if before else 0
        change = find_change(text, figure.start, figure.end, pack)
        if change is None and before and _continues(text, before, figure, pack):
            change = last
        last = change
        is_event = figure.unit_kind in ("noun", "none")
        yield Quantity(
            id="",
            span=Span(figure.start, figure.end),
            lo=figure.lo,
            hi=figure.hi,
            cmp=figure.cmp,
            unit=figure.unit,
            unit_kind=figure.unit_kind,
            by=f"quantity-{figure.unit_kind}",
            concept=figure.concept,
            outcome=find_outcome(text, end, Span(figure.start, figure.end), figure.concept, pack) if is_event else None,
            change=change,
            mode="rate" if figure.per else find_mode(text, figure.start, pack),
            per=figure.per,
        )
        before = figure
