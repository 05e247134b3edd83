"""Where a text that goes back to another says another number, day or speaker in the same place."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from saksi.kinds import NO_ORDER, Finding, Link, Number, Quantity, Span
from saksi.link.article.day import is_order_told
from saksi.link.article.newsroom import name_words
from saksi.link.article.word import Places
from saksi.link.name.cited import has_name
from saksi.link.name.identity import FULL_NAME
from saksi.link.text.overlap import Overlap, Run

BY = "changed-words"
# Where more words than this stand between two shared runs, the passage was written anew and not altered.
CHANGED_WORDS = 6
# A text with more changes than this is a report of another day in the same form: of markets, of the weather.
CHANGES_LIMIT = 3
# Texts with less in common share a formula, as two laws do or two lists of prices.
SHARE_FLOOR = 0.3
# What stands so near was compared by the same words.
NEAR_LETTERS = 60


_Value = str | frozenset[str] | tuple[Number | None, Number | None]


class _Said(NamedTuple):
    """A number, day or speaker: where it stands, what kind of thing it is, and what is said."""

    span: Span
    kind: str
    value: _Value


class _Spots(NamedTuple):
    """Where some parts of a text that do not touch start and end, in order."""

    starts: list[int]
    ends: list[int]


def list_changed(overlap: Overlap) -> tuple[Run, ...]:
    """Give the words between shared runs that may be an alteration: some in both texts, and few."""
    if overlap.share < SHARE_FLOOR:
        return ()
    return tuple(gap for gap in overlap.gaps if min(gap.a_words, gap.b_words) > 0 and max(gap[2:]) <= CHANGED_WORDS)


def find_changes(
    a: Finding, b: Finding, places: tuple[Places, Places], changed: Sequence[Run], share: float
) -> tuple[Link, ...]:
    """Give what stands in `a` and otherwise in `b`, between words that they share.

    `a` is the copy or the one that has a passage from `b`; `places` are those of their words, `changed` what
    `list_changed` gives of them, `share` the part that both share. The link's spans are the two wordings. Where several
    things of a kind stand in one gap there is no telling which is which. An outlet that says other numbers in its own
    words brings its text up to date, or fills in a form.
    """
    is_own = a.article.outlet is not None and a.article.outlet == b.article.outlet
    if is_own or not changed:
        return ()
    changes = tuple(islice(_find(a, b, places, changed, share), CHANGES_LIMIT + 1))
    return changes if len(changes) <= CHANGES_LIMIT else ()


def _find(
    a: Finding, b: Finding, places: tuple[Places, Places], changed: Sequence[Run], share: float
) -> Iterator[Link]:
    spans = places[0].span_all((gap.a, gap.a + gap.a_words - 1) for gap in changed)
    # Only where one thing of a kind stands in the copy's words is the other text looked at.
    spots = _mark_all(spans)
    mine = [(read, _list_alone(read(a, spots), spots)) for read in _READERS]
    alone = sorted({at for _, found in mine for at in found})
    gaps = [changed[at] for at in alone]
    theirs = places[1].span_all((gap.b, gap.b + gap.b_words - 1) for gap in gaps) if gaps else []
    for at, span in zip(alone, theirs, strict=True):
        for read, found in mine:
            one, others = found.get(at), read(b, _mark_all([span])) if at in found else []
            if one is None or len(others) != 1 or not _differ(one, others[0]):
                continue
            near, other_near = read(a, _look_around(one.span)), read(b, _look_around(others[0].span))
            if not _is_said(one, other_near) and not _is_said(others[0], near):
                yield _link(a, b, one, others[0], share)


def _mark_all(spans: Sequence[Span]) -> _Spots:
    return _Spots([span.start for span in spans], [span.end for span in spans])


def _look_around(span: Span) -> _Spots:
    """What stands so near that a word more or less may have put it abreast of a place of the other text."""
    return _Spots([span.start - NEAR_LETTERS], [span.end + NEAR_LETTERS])


def _find_met(span: Span, spots: _Spots) -> range:
    """The numbers of the spots with which a span has letters in common."""
    first = bisect_right(spots.ends, span.start)
    return range(first, bisect_left(spots.starts, span.end, first))


def _list_alone(said: Sequence[_Said], spots: _Spots) -> dict[int, _Said]:
    """What is the only thing said in a spot, by the number of the spot."""
    held: dict[int, list[_Said]] = {}
    for each in said:
        for at in _find_met(each.span, spots):
            held.setdefault(at, []).append(each)
    return {at: found[0] for at, found in held.items() if len(found) == 1}


def _is_said(one: _Said, near: Sequence[_Said]) -> bool:
    """Whether one of some things says the same."""
    return any(each.kind == one.kind and _is_same(each.value, one.value) for each in near)


def _is_same(a: _Value, b: _Value) -> bool:
    """Whether two values say the same, each as exactly: a year is not the month that lies in it."""
    return a == b or (isinstance(a, str) and isinstance(b, str) and len(a) == len(b) and not _exclude(a, b))


def _differ(a: _Said, b: _Said) -> bool:
    """Whether two things of a kind are not the same; names must have no word in common."""
    if a.kind != b.kind or not a.value or not b.value:
        return False
    if isinstance(a.value, frozenset) and isinstance(b.value, frozenset):
        return min(len(a.value), len(b.value)) >= FULL_NAME and not a.value & b.value
    if isinstance(a.value, str) and isinstance(b.value, str):
        return _exclude(a.value, b.value)
    return a.value != b.value


def _exclude(a: str, b: str) -> bool:
    """Whether two values of TIMEX3 cannot be the same time: what one leaves open, as a year or a zone, may be so.

    >>> _exclude("2019-09-12", "XXXX-09-12"), _exclude("2019-09-12", "2019"), _exclude("2019-09-12", "2019-09-13")
    (False, False, True)
    """
    return any(one != other and "X" not in (one, other) for one, other in zip(a, b, strict=False))


def _link(a: Finding, b: Finding, found: _Said, other: _Said, share: float) -> Link:
    here, there = a.article.text[slice(*found.span)], b.article.text[slice(*other.span)]
    reason = f"says {here!r} where {b.article.outlet or b.article.id} says {there!r}"
    reason += "" if is_order_told(a, b) else f"; {NO_ORDER}"
    return Link("alters", a.article.key, b.article.key, round(share, 3), reason, BY, found.span, other.span)


def _read_figures(finding: Finding, spots: _Spots) -> list[_Said]:
    return [
        _Said(each.span, each.concept or each.unit.casefold(), _bounds(each))
        for each in finding.quantities
        if each.cmp != "vague" and _find_met(each.span, spots)
    ]


def _read_days(finding: Finding, spots: _Spots) -> list[_Said]:
    """The days and hours a text gives in figures; days told by that of publication differ from text to text."""
    text = finding.article.text
    return [
        _Said(each.span, each.type, _tell_hours(each.value) or each.value)
        for each in finding.times
        if _find_met(each.span, spots) and any(character.isdigit() for character in text[slice(*each.span)])
    ]


def _tell_hours(value: str) -> str:
    """Give the hours of a value of TIMEX3, of both ends if it has two: "at one o'clock" is of the day it was written.

    >>> _tell_hours("2019-09-20T01:00/2019-09-20T07:00"), _tell_hours("2019-09-20")
    ('01:00/07:00', '')
    """
    return "/".join(hours for end in value.split("/") if (hours := end.partition("T")[2]))


def _read_speakers(finding: Finding, spots: _Spots) -> list[_Said]:
    """Who is named as a source, in full; a pronoun and an office may be the same person's."""
    text = finding.article.text
    return [
        _Said(span, "speaker", name_words(" ".join(word for word in text[slice(*span)].split() if word[0].isupper())))
        for claim in finding.claims
        for span in claim.source
        if _find_met(span, spots) and claim.speaker in text[slice(*span)] and has_name(claim.speaker, text)
    ]


def _bounds(quantity: Quantity) -> tuple[Number | None, Number | None]:
    """Least and most, an open end closed: "at least 12" and "12" give the same number."""
    lo, hi = quantity.lo, quantity.hi
    return (lo if lo is not None else hi, hi if hi is not None else lo)


# Each gives what is said in some spots.
_READERS: tuple[Callable[[Finding, _Spots], list[_Said]], ...] = (_read_figures, _read_days, _read_speakers)
