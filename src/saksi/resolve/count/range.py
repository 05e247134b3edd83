"""Numbers that are one quantity together: the two ends of a range, a part of a group, a number with two scale words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from saksi.kinds import Number, Span
from saksi.pack import Pack
from saksi.resolve.count.change import find_change, tells_change
from saksi.resolve.count.compare import joined_by, opens_range
from saksi.resolve.count.draft import Draft
from saksi.resolve.count.noun import find_noun, is_part_of
from saksi.resolve.count.number import Numeral
from saksi.resolve.count.trap import follows_name
from saksi.resolve.count.worth import tidy

# A fraction of a group this large at most is told by its parts: "four out of five".
_RATIO_LIMIT = 10
# Groups that a share is told of though a noun follows: "4 of 10 children" are no four children known.
_ROUND_GROUPS = frozenset((10, 100, 1000))
# A pair of numbers joined by "or" is a range when the second is at most this many times the first: "two or three".
_ALTERNATIVE_RATIO = 2
# After a rise a second number this many times the first is the level reached: rises are told in narrow ranges.
_NEAR_ENDS = 3
# A range this wide was misread: its ends are of different scales.
_WIDEST = 1000
# Numbers that single out, and are no end of a range nor part of a group: "the second of three".
_UNJOINED = frozenset(("all", "both"))
# UCUM units that one range may be told in, each by how many of the first of them it is.
_FAMILIES: tuple[Mapping[str, float], ...] = (
    {"mm": 1, "cm": 10, "m": 1000, "km": 1_000_000},
    {"mg": 1, "g": 1000, "kg": 1_000_000, "t": 1_000_000_000},
)
_ALPHA = re.compile(r"[^\W\d_]")
_ONE_BLANK = re.compile("[ \u00a0]")


def merge_scales(text: str, numerals: Iterable[Numeral]) -> Iterator[Numeral]:
    """Yield the numerals; those that go on in a smaller scale as one: "1 juta 200 ribu" is 1,200,000."""
    before: Numeral | None = None
    for numeral in numerals:
        if before is None:
            before = numeral
            continue
        merged = _merge(text, before, numeral)
        if merged is None:
            yield before
        before = merged or numeral
    if before:
        yield before


def _merge(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    a, b = first.amount, second.amount
    if not _ONE_BLANK.fullmatch(text[first.span.end : second.span.start]) or not b.scale < a.scale:
        return None
    is_plain = a.lo == a.hi and b.lo == b.hi and a.kind == b.kind == "one" and not (a.is_about or b.is_about)
    if not is_plain or not (b.scale > 1 or 100 <= b.lo < 1000) or b.lo >= a.scale:
        return None
    total = tidy(a.lo + b.lo)
    span = Span(first.span.start, second.span.end)
    return Numeral(span, a._replace(lo=total, hi=total, scale=b.scale, factor=1), is_formatted=False, is_bare=False)


def join_ranges(text: str, drafts: Sequence[Draft], pack: Pack) -> list[Draft]:
    """Give the drafts with the two ends of each range as one."""
    joined: list[Draft] = []
    for draft in drafts:
        both = _join(text, joined[-1], draft, pack) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(draft)
    return joined


def _join(text: str, first: Draft, second: Draft, pack: Pack) -> Draft | None:
    how = joined_by(text[first.end : second.start], pack)
    if (
        how is None
        or not _UNJOINED.isdisjoint((first.numeral.amount.kind, second.numeral.amount.kind))
        or "between" in (first.cmp, second.cmp)
    ):
        return None
    first = _in_unit(first, second)
    if not _is_same_unit(first, second):
        return None
    if how in ("ratio", "share"):
        return _ratio(text, first, second, how, pack)
    opener = opens_range(text, first.start, pack)
    if opener and opener[1] == "start" and tells_change(text, opener[0], pack):
        return None
    lo, hi = _lift(first, second), second.hi
    if _is_level_reached(text, first, second, pack):
        return None
    is_open = opener is not None and opener[1] == "open"
    is_range = how == "to" or (how == "and" and is_open) or (how == "or" and _is_alternative(lo, hi))
    if (
        not is_range
        or lo is None
        or hi is None
        or lo >= hi
        or (lo > 0 and hi >= lo * _WIDEST and _is_odd(first, second))
    ):
        return None
    start = opener[0] if opener and is_open else first.start
    both = second._replace(start=start, first=first.first, lo=lo, hi=hi, cmp="between")
    if second.unit:
        return both
    return both._replace(
        unit=first.unit, unit_kind=first.unit_kind, per=first.per, concept=first.concept, sort=first.sort,
        is_known=first.is_known,
    )  # fmt: skip


def _is_level_reached(text: str, first: Draft, second: Draft, pack: Pack) -> bool:
    """Say whether the second number is what a rise or fall by the first led to: "rose 3.5 to 48.10"."""
    if first.lo is None or second.hi is None or (second.unit and not first.unit) or first.sort == "degree":
        return False
    if first.lo <= second.hi <= first.lo * _NEAR_ENDS or not _ALPHA.search(text[first.end : second.start]):
        return False
    return find_change(text, Span(first.start, first.end), first.end, pack, is_share=True) is not None


def _is_same_unit(first: Draft, second: Draft) -> bool:
    """Say whether both ends may be of one unit: the same, or one that stands before the first or behind the second."""
    is_before = first.start < first.first
    return first.unit in ("", second.unit) or (not second.unit and is_before)


def _in_unit(first: Draft, second: Draft) -> Draft:
    """The first end of a range in the unit of the second, where both measure lengths or both masses: 50 cm to 1.5 m."""
    if first.unit == second.unit or first.lo is None or first.hi is None:
        return first
    family = next((each for each in _FAMILIES if first.unit in each and second.unit in each), None)
    if family is None:
        return first
    lo, hi = (tidy(float(f"{end * family[first.unit] / family[second.unit]:.12g}")) for end in (first.lo, first.hi))
    return first._replace(lo=lo, hi=hi, unit=second.unit)


def _is_odd(first: Draft, second: Draft) -> bool:
    """Say whether only the second number has a scale word."""
    return first.numeral.amount.scale == 1 < second.numeral.amount.scale


def _ratio(text: str, first: Draft, second: Draft, how: str, pack: Pack) -> Draft | None:
    """A part of a group as a fraction; "four of five people" are rather four people of whom five are known."""
    if first.lo is None or not second.hi or not first.lo < second.hi or second.unit:
        return None
    is_round = second.hi in _ROUND_GROUPS
    is_of_each = len(text[first.end : second.start].split()) > 1  # "out of", "in every"
    if not is_round and (
        (second.hi > _RATIO_LIMIT and not is_of_each) or (how == "share" and find_noun(text, second.end, pack))
    ):
        return None
    share = float(f"{first.lo / second.hi:.4g}")
    return second._replace(start=first.start, first=first.first, lo=share, hi=share)


def _lift(first: Draft, second: Draft) -> Number | None:
    """The lower end; it shares the scale words of the upper one: "2-3 million"."""
    factor = second.numeral.amount.factor
    if first.lo is None or second.hi is None or factor == 1 or first.numeral.amount.factor > 1:
        return first.lo
    lifted = tidy(first.lo * factor)
    return lifted if lifted < second.hi else first.lo


def _is_alternative(lo: Number | None, hi: Number | None) -> bool:
    return lo is not None and hi is not None and hi <= lo * _ALTERNATIVE_RATIO


def _is_less(part: Draft, whole: Draft) -> bool:
    """Say whether a number may be so many of the next one: "19 of 20 samples".

    What is listed, as men and houses, is told by what befell it, which part and whole need not share.
    """
    is_other = whole.unit_kind == "noun" and whole.concept is None
    return is_other and part.hi is not None and whole.lo is not None and part.hi < whole.lo


def share_units(text: str, drafts: Sequence[Draft], pack: Pack) -> list[Draft]:
    """Give a bare number in a list, or one that became another, the unit of the next: "1.5 and 3 percent"."""
    shared = list(drafts)
    for at in range(len(shared) - 2, -1, -1):
        draft, following = shared[at], shared[at + 1]
        gap = text[draft.end : following.start]
        is_name = draft.numeral.is_bare and follows_name(text, draft.first, pack)
        if draft.unit or is_name or not following.unit or following.start < following.first:
            continue
        how = joined_by(gap, pack)
        is_of = how == "share" or is_part_of(text, draft.end, following.start, pack)
        if (
            how in ("and", "or", "into")
            or (how == "to" and _ALPHA.search(gap))
            or (is_of and _is_less(draft, following))
        ):
            shared[at] = draft._replace(
                unit=following.unit, unit_kind=following.unit_kind, concept=following.concept,
                sort=following.sort, is_known=True,
            )  # fmt: skip
        elif following.unit_kind == "noun" and (draft.hi or 0) < (following.lo or 0) and is_of:
            shared[at] = draft._replace(is_part=True)
    return shared
