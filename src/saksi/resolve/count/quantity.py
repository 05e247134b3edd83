"""Quantities of an article: numbers with their unit or counted noun, comparator, range and change."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from saksi.kinds import Change, Comparison, Quantity, Reading, Span, Unread
from saksi.pack import Pack
from saksi.resolve.count.answer import find_answered
from saksi.resolve.count.change import find_change, find_mode, is_compared, is_level
from saksi.resolve.count.compare import (
    below_zero,
    compared_after,
    compared_before,
    compared_inside,
    compared_over_verb,
    joined_by,
)
from saksi.resolve.count.draft import Draft, apply_sign, negate, regroup
from saksi.resolve.count.gloss import join_glosses
from saksi.resolve.count.headless import named_before
from saksi.resolve.count.noun import find_noun
from saksi.resolve.count.number import CASUALTIES, Numeral, find_numerals
from saksi.resolve.count.outcome import find_fates
from saksi.resolve.count.range import join_ranges, merge_scales, share_units
from saksi.resolve.count.reach import Fate
from saksi.resolve.count.reason import BARE, FRACTIONS, SINGLE, find_reasons, is_part
from saksi.resolve.count.reckoned import named_in_front
from saksi.resolve.count.unit import find_per, find_unit
from saksi.resolve.count.victim import PERSON, befallen, is_apart, is_object, is_placed
from saksi.resolve.count.whom import find_whom
from saksi.resolve.taken import Taken

# How far apart figures of one list stand, in characters.
_LIST_GAP = 30
_BREAK = re.compile(r"[.;:\n]")
_NO_FATE = Fate(None, None)
# Sorts of units that may be below zero.
_SIGNED = frozenset(("degree", "iso4217", "percent", "whole"))


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
    held = Taken(taken)
    kept = [(draft, fate) for draft, fate, reason in _judged(text, pack, held) if reason is None]
    return tuple(_quantities(text, kept, held, pack))


def find_skipped(reading: Reading, pack: Pack, taken: Sequence[Span]) -> tuple[Unread, ...]:
    """Give the numbers of an article that are no quantities, left to right, each with the reason.

    >>> from saksi.kinds import Article, Reading
    >>> from saksi.pack import load_packs
    >>> article = Article("a", "k", "Pasal 5 menyebut 12 rumah.", "", "")
    >>> [each.reason for each in find_skipped(Reading(article, "id", (), (), (), ()), load_packs()["id"], ())]
    ['a word beside it makes it a name, rank, age or address']
    """
    judged = _judged(reading.article.text, pack, Taken(taken))
    return tuple(Unread(Span(draft.start, draft.end), reason) for draft, _, reason in judged if reason)


def _judged(text: str, pack: Pack, taken: Taken) -> Iterator[tuple[Draft, Fate, str | None]]:
    """Yield each number as a draft, what befell the counted, and why it counts nothing; None when it counts."""
    numerals = merge_scales(text, (each for each in find_numerals(text, pack) if not taken.has_part_of(each.span)))
    measured = [_measure(text, numeral, pack) for numeral in join_glosses(text, numerals, pack)]
    ranged = join_ranges(text, measured, pack)
    counted = share_units(text, [_count(text, draft, pack) for draft in ranged], pack)
    compared = list(_compare(text, [regroup(text, draft) for draft in counted], pack))
    reasons = find_reasons(text, compared, pack)
    judged = [
        (draft, reason, _may_count(text, draft, reason, pack)) for draft, reason in zip(compared, reasons, strict=True)
    ]
    fates = iter(find_fates(text, [draft for draft, _, may_count in judged if may_count], pack))
    for draft, reason, may_count in judged:
        fate = next(fates) if may_count else _NO_FATE
        if (
            may_count
            and not draft.unit
            and fate.outcome is None
            and (asked := find_answered(text, draft.numeral.span, pack))
        ):
            fate = fate._replace(outcome=asked)
        is_single = reason == SINGLE and fate.outcome in CASUALTIES
        yield draft, fate, None if is_single or (reason == BARE and fate.by == "kin") else reason


def _may_count(text: str, draft: Draft, reason: str | None, pack: Pack) -> bool:
    """Say whether a number counts, or would if something befell the counted."""
    return reason in (None, SINGLE) or (reason == BARE and is_placed(text, draft.end, pack))


def _measure(text: str, numeral: Numeral, pack: Pack) -> Draft:
    amount, (start, end) = numeral.amount, numeral.span
    cmp: Comparison = "~" if amount.is_about else "="
    if amount.lo != amount.hi:
        cmp = "between" if amount.kind == "pair" else "vague"
    return _with_unit(text, Draft(start, end, numeral, start, amount.lo, amount.hi, cmp), pack)


def _with_unit(text: str, draft: Draft, pack: Pack) -> Draft:
    """Add the unit that stands beside a number."""
    unit = find_unit(text, Span(draft.start, draft.end), draft.numeral.amount.hi, pack)
    if unit is None:
        return draft
    concept = unit.sort if unit.sort == "magnitude" else None
    draft = draft._replace(start=unit.start, end=unit.end, concept=concept, sort=unit.sort, is_known=True)
    return draft._replace(unit=unit.symbol, unit_kind=unit.kind, per=unit.per)


def _count(text: str, draft: Draft, pack: Pack) -> Draft:
    """Add what follows the number: a comparator, a counted noun, what it is counted per."""
    after = compared_after(text, draft.end, pack, is_measured=bool(draft.unit))
    if after:
        draft = apply_sign(draft._replace(end=after[0]), after[1])
        draft = draft if draft.unit else _with_unit(text, draft, pack)
    if draft.unit:
        return draft
    noun = find_noun(text, draft.end, pack)
    inside = compared_inside(text, draft.end, pack)
    if inside and (farther := find_noun(text, inside[0], pack)) and farther.is_known:
        draft, noun = apply_sign(draft, inside[1]), farther
    if noun is None:
        is_person = is_object(text, draft.first, pack)
        end, per = find_per(text, draft.end, pack, is_noun=True)
        draft = draft._replace(end=end, per=per)
        told = PERSON if is_person else befallen(text, draft.end, pack)
        span = draft.numeral.span
        return draft._replace(concept=told or named_before(text, span, pack) or named_in_front(text, span, pack))
    end, per = find_per(text, noun.end, pack, is_noun=True)
    draft = draft._replace(end=end, unit=noun.form, unit_kind="noun", per=per)
    draft = draft._replace(concept=noun.concept, is_known=noun.is_known)
    behind = compared_after(text, end, pack) if draft.cmp == "=" else None
    return apply_sign(draft._replace(end=behind[0]), behind[1]) if behind else draft


def _compare(text: str, drafts: Sequence[Draft], pack: Pack) -> Iterator[Draft]:
    """Add the comparators that stand before; nothing is taken from the figure before."""
    position = 0
    for draft in drafts:
        if draft.start < position:
            continue
        below = below_zero(text, draft.start, pack) if draft.sort in _SIGNED else None
        signed = draft if below is None else negate(draft)._replace(start=below)
        before = compared_before(text, signed.start, pack)
        is_round = before is not None and before[1] == "~" and signed.numeral.amount.kind == "single"
        is_free = before is not None and before[0] >= position and not is_round
        if before is None and signed.cmp == "=" and (sign := compared_over_verb(text, signed.start, pack)):
            signed = apply_sign(signed, sign)
        position = draft.end
        yield apply_sign(signed, before[1])._replace(start=before[0]) if before and is_free else signed


def _continues(text: str, before: Draft, draft: Draft, pack: Pack) -> bool:
    """Say whether a figure stands in one list with the one before: its rise or fall is of the same kind."""
    gap = text[before.end : draft.start]
    is_short = len(gap) <= _LIST_GAP and not _BREAK.search(gap) and not is_apart(gap, pack)
    # "rose 35 points (0.6 percent)": the same, told as a share.
    is_same = draft.unit_kind == before.unit_kind or gap == " (" or joined_by(gap.lstrip(","), pack) == "or"
    return is_short and is_same and not is_level(gap, pack) and not is_compared(gap, pack)


def _is_share(draft: Draft) -> bool:
    """Say whether a quantity is one that only changes and parts are told in: percent, points, "a quarter of it"."""
    is_fraction = draft.numeral.amount.kind in FRACTIONS and not draft.unit and is_part(draft.lo)
    return is_fraction or draft.sort in ("percent", "point") or draft.concept == "point"


def _is_reached(text: str, draft: Draft, after: Draft, pack: Pack) -> bool:
    """Say whether the next figure is the level that a rise or fall by this one led to: "gained $2 to $31"."""
    gap = text[draft.end : after.start]
    is_level_next = len(gap) <= _LIST_GAP and not _BREAK.search(gap) and is_level(gap, pack)
    return is_level_next and draft.unit_kind == after.unit_kind == "iso4217"


def _size(draft: Draft, change: Change | None) -> tuple[Draft, Change | None]:
    """Give a rise or fall by a number below zero as one by a number above it; degrees below zero are those reached.

    A fall by -3 percent is one by 3, and so is a rise by -3: "tumbuh -3 persen".
    """
    if change is None or draft.hi is None or draft.hi >= 0:
        return draft, change
    return (draft, None) if draft.sort == "degree" else (negate(draft), "down")


def _quantities(text: str, counted: Sequence[tuple[Draft, Fate]], taken: Taken, pack: Pack) -> Iterator[Quantity]:
    before: Draft | None = None
    last: Change | None = None
    following = [draft for draft, _ in counted[1:]]
    for (draft, fate), after in zip_longest(counted, following):
        span, number_end = Span(draft.start, draft.end), draft.numeral.span.end
        # What is brought down is no fall of a count.
        is_struck = fate.by == "object" and fate.outcome == "damaged"
        is_share = _is_share(draft) or (after is not None and _is_reached(text, draft, after, pack))
        change = None if is_struck else find_change(text, span, number_end, pack, is_share=is_share)
        if change is None and not is_struck and before and _continues(text, before, draft, pack):
            change = last
        sized, change = _size(draft, change)
        last, before = change, draft
        yield Quantity(
            id="",
            span=span,
            lo=sized.lo,
            hi=sized.hi,
            cmp=draft.cmp,
            unit=draft.unit,
            unit_kind=draft.unit_kind,
            by=f"quantity-{draft.unit_kind}",
            concept=fate.concept,
            outcome=fate.outcome,
            change=change,
            mode="rate" if draft.per else find_mode(text, span, number_end, pack),
            per=draft.per,
            whom=find_whom(text, draft, taken, pack),
        )
