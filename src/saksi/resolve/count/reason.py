"""Why a number counts nothing: what stands beside it, its own kind, or that nothing says what it counts."""

import functools
import re
from collections.abc import Sequence

from saksi.kinds import Number, Span
from saksi.pack import Pack
from saksi.resolve.count.answer import tells_counted
from saksi.resolve.count.close import has_close, is_elided
from saksi.resolve.count.compare import joined_by
from saksi.resolve.count.deed import ends_deed
from saksi.resolve.count.draft import Draft
from saksi.resolve.count.follow import follows_count, is_corrected, is_supposed
from saksi.resolve.count.group import is_grouped
from saksi.resolve.count.headless import parts_others, stands_headless
from saksi.resolve.count.noun import has_cue, has_inner, has_part, noun_words
from saksi.resolve.count.pointed import points_on
from saksi.resolve.count.reckoned import is_reckoned
from saksi.resolve.count.relative import ends_label, ends_relative
from saksi.resolve.count.some import is_of_these
from saksi.resolve.count.spoken import is_spoken
from saksi.resolve.count.trap import (
    OLDEST,
    follows_name,
    is_after,
    is_bracketed,
    is_clock,
    is_code,
    is_glued,
    is_limit_of_age,
    is_mark,
    is_trap,
    is_version,
    may_be_group,
    precedes_name,
)
from saksi.resolve.count.victim import ends_told, find_fate, is_object
from saksi.series import in_series

SINGLE = "one of whom nothing befell"
BARE = "nothing says what it counts"
# What opens a fraction in words.
FRACTIONS = frozenset(("part", "one", "article"))
_OF_KNOWN = "all of a group that is known"
_TRAP = "a word beside it makes it a name, rank, age or address"
# Of these a number may be a rank: "untuk ke 3 kali".
_UNCOUNTED = frozenset((None, "point", "time"))
# A word behind a part, that what is parted stands behind "of".
_RANKED = re.compile(r"[ -]([a-z]+)")
_DECADES = range(20, 100, 10)
_STOP = re.compile(r"[.!?;:\n]\s")
_BOUNDS = frozenset(("<", "<=", ">", ">=", "between"))


def find_reasons(text: str, drafts: Sequence[Draft], pack: Pack) -> list[str | None]:
    """Say of each number why it counts nothing; a list of bare ones does so together ("sections 12, 13 and 14")."""
    reasons: list[str | None] = []
    for at, draft in enumerate(drafts):
        reason = _reason(text, draft, pack)
        if at and reasons[-1] == _TRAP and draft.numeral.is_bare and not (draft.unit and draft.is_known):
            gap = text[drafts[at - 1].end : draft.first]
            reason = _TRAP if gap == ", " or joined_by(gap.lstrip(","), pack) in ("and", "or") else reason
        if at and reason == BARE and reasons[-1] is None and _goes_on(text, drafts[at - 1], draft, pack):
            reason = None
        reasons.append(reason)
    return reasons


def _goes_on(text: str, before: Draft, draft: Draft, pack: Pack) -> bool:
    """Say whether a bare number is told of with the one before: some of those, or by another in the same words."""
    if _is_some_of(text, before, draft, pack):
        return True
    if follows_count(text, before.end, Span(draft.first, draft.end), pack):
        return True
    is_announced = not before.unit and has_close(text, Span(before.start, before.end), pack)
    return is_announced and is_elided(text, before.end, Span(draft.first, draft.end), pack)


def _is_some_of(text: str, before: Draft, draft: Draft, pack: Pack) -> bool:
    """Say whether a bare number tells what some of those before it did: "dari 90 orang itu, 37 ditahan"."""
    gap = text[before.end : draft.first]
    if _STOP.search(gap):
        return False
    is_verb = noun_words(pack).verbs.match(text, draft.numeral.span.end + 1) is not None
    if before.unit_kind == "noun" and gap.endswith(", ") and is_verb:
        return True
    is_less = (before.unit_kind == "noun" or before.concept is not None) and (draft.hi or 0) < (before.lo or 0)
    return is_less and parts_others(text, Span(draft.first, draft.end), before.end, pack, is_verb=is_verb)


def _reason(text: str, draft: Draft, pack: Pack) -> str | None:
    """Say why a number counts nothing, or None when it does."""
    span = Span(draft.first, draft.numeral.span.end)
    if draft.numeral.amount.kind == "both":
        return "both of two, or the second"
    if draft.is_doubtful or may_be_group(text, draft.numeral.span):
        return "its marks may mean a thousand times more"
    if is_code(text, span):
        return "a code"
    if draft.unit_kind in ("ucum", "iso4217") or draft.sort == "magnitude":
        is_joined = draft.unit_kind != "iso4217" and is_mark(text, Span(min(draft.start, span.start), span.end))
        return "part of a longer sign" if is_joined else None
    is_bound = not draft.unit and draft.cmp in _BOUNDS and draft.start < span.start and draft.numeral.amount.hi < OLDEST
    is_counted = draft.unit_kind == "noun" and draft.concept not in _UNCOUNTED
    is_bound = is_bound and not is_object(text, draft.start, pack)
    is_known = draft.numeral.amount.kind == "each"
    if (not is_known and is_trap(text, span, pack, is_counted=is_counted)) or (
        is_bound and is_limit_of_age(text, draft.start, pack)
    ):
        return _TRAP
    if _is_article(text, draft, pack):
        return "it singles out, and counts no more than an article"
    return _reason_of_kind(text, draft, pack)


def _reason_of_kind(text: str, draft: Draft, pack: Pack) -> str | None:
    kind, span = draft.numeral.amount.kind, draft.numeral.span
    if kind == "single" or (draft.is_part and draft.lo == 1 == draft.hi):
        return SINGLE
    if kind == "group":
        return None if is_grouped(text, span, pack) else BARE
    if kind == "each":
        is_rank = draft.unit_kind != "noun" or draft.concept in ("point", "time") or is_after(text, span.end, pack)
        return _OF_KNOWN if is_rank else None
    if kind == "all":
        return None if draft.is_known and draft.concept is not None else _OF_KNOWN
    is_name = (draft.numeral.is_bare or is_version(text, draft.numeral.span)) and follows_name(text, draft.first, pack)
    if is_name and not (draft.unit and draft.is_known) and not in_series(text, draft.numeral.span, pack, tells_counted):
        return "part of the name before it"
    if draft.unit or (not is_glued(text, draft.numeral.span.end) and _stands_alone(text, draft, pack)):
        return None
    return BARE


def _is_article(text: str, draft: Draft, pack: Pack) -> bool:
    """Say whether a number only singles out: "one of the ships", "a third man", "a third-grader", "on one side"."""
    end = draft.numeral.span.end
    if draft.numeral.amount.kind == "article" and is_part(draft.lo):
        is_rank = not draft.unit and _is_rank(text, Span(draft.first, end), pack)
        return is_rank or (bool(draft.unit) and not has_inner(text, end, draft.end, pack))
    if draft.lo != 1 or draft.hi != 1:
        return False
    return has_inner(text, end, draft.end, pack) or (draft.unit_kind == "noun" and not draft.is_known)


def _is_rank(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a part with an article is rather the third of some: a word follows that may be their noun."""
    following = _RANKED.match(text, span.end)
    is_ordinal = text[slice(*span)].rsplit(maxsplit=1)[-1] in _ordinals(pack)
    return is_ordinal and following is not None and following[1] not in noun_words(pack).stop


@functools.cache
def _ordinals(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("time") if row["class"] == "ordinal")


def _stands_alone(text: str, draft: Draft, pack: Pack) -> bool:
    """Say whether a number without a noun still counts something."""
    is_tight = draft.cmp == "between" and " " not in text[draft.first : draft.end]
    if find_fate(text, draft.end, pack) or is_object(text, draft.first, pack):
        return True
    span = Span(draft.first, draft.numeral.span.end)
    if ends_told(text, span, pack) or is_of_these(text, span, pack) or stands_headless(text, span, pack):
        return True
    if _is_set_in(text, span, pack):
        return True
    if is_tight or is_bracketed(text, draft.numeral.span) or draft.lo == draft.hi == 1 or _is_decade(text, draft):
        return False
    return (
        draft.cmp in (">", ">=", "<", "<=", "between", "~")
        or (draft.cmp == "vague" and _is_thousands(draft))
        or (draft.numeral.is_formatted and not is_clock(text, draft.numeral.span, pack))
        or draft.per is not None
        or draft.numeral.amount.scale > 1
        or (is_part(draft.lo) and draft.numeral.amount.kind in FRACTIONS)
        or draft.is_part
        or has_part(text, draft.end, pack)
        or (has_cue(text, draft.start, pack) and not precedes_name(text, draft.end))
        or has_close(text, Span(draft.start, draft.end), pack)
        or ends_relative(text, Span(draft.start, draft.end), pack)
        or ends_label(text, span, pack)
        or ends_deed(text, span, pack)
    )


def _is_set_in(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number counts by what stands around it, whatever its size: it is quoted, supposed or pointed at."""
    is_told = is_spoken(text, span, pack) or is_supposed(text, span, pack) or is_corrected(text, span, pack)
    return is_told or is_reckoned(text, span, pack) or points_on(text, span, pack)


def _is_decade(text: str, draft: Draft) -> bool:
    """Say whether tens in figures that an ending makes round are rather the years they stand for: "lagu 70-an"."""
    is_ended = draft.cmp == "~" and draft.start == draft.first and draft.end > draft.numeral.span.end
    return is_ended and text[draft.first].isdecimal() and draft.numeral.amount.lo in _DECADES


def _is_thousands(draft: Draft) -> bool:
    """Say whether a vague count is of thousands or more: "billions were invested"."""
    return draft.numeral.amount.scale > 1 or draft.numeral.amount.lo >= 1000


def is_part(value: Number | None) -> bool:
    """Say whether a value is a fraction."""
    return value is not None and 0 < value < 1
