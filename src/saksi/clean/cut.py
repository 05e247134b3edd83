"""Cuts: what is taken out of an extracted text or written otherwise, kept so that it can be put back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from saksi.kinds import Cut, Span


class Removal(NamedTuple):
    """A stretch of the extracted text to take out, why, and how sure the rule `by` is (0 to 1); what stands instead."""

    span: Span
    reason: str
    score: float
    by: str
    instead: str = ""


def apply_removals(text: str, removals: Iterable[Removal]) -> tuple[str, tuple[Cut, ...]]:
    """Take stretches out of a text. Stretches that overlap come out as one, for the widest one's reason.

    >>> text, cuts = apply_removals("Kota ABC88 Ende", [Removal(Span(5, 11), "brand", 0.9, "form")])
    >>> text, cuts[0].at, cuts[0].text
    ('Kota Ende', 5, 'ABC88 ')
    """
    kept: list[str] = []
    cuts: list[Cut] = []
    last = at = 0
    for removal in _join(sorted(removals, key=_by_place)):
        start, end = removal.span
        kept += (text[last:start], removal.instead)
        at += start - last
        cuts.append(Cut(at, text[start:end], removal.reason, removal.score, removal.by, removal.instead))
        at += len(removal.instead)
        last = end
    kept.append(text[last:])
    return "".join(kept), tuple(cuts)


def restore_cuts(text: str, cuts: Sequence[Cut]) -> str:
    """Put cuts back into the text they were taken from: gives the extracted text.

    >>> restore_cuts("Kota Ende", [Cut(5, "ABC88 ", "brand", 0.9, "form")])
    'Kota ABC88 Ende'
    """
    pieces: list[str] = []
    last = 0
    for cut in cuts:
        pieces += [text[last : cut.at], cut.text]
        last = cut.at + len(cut.instead)
    return "".join([*pieces, text[last:]])


def lift_removals(removals: Iterable[Removal], cuts: Sequence[Cut]) -> Iterator[Removal]:
    """Give removals from a cut text as removals from the text with the cuts put back.

    A removal that reaches into what stands in a cut's place takes the whole of it.

    >>> cut = Cut(5, "ABC88 ", "brand", 0.9, "form")
    >>> [removal.span for removal in lift_removals([Removal(Span(5, 9), "brand", 0.9, "form")], [cut])]
    [Span(start=11, end=15)]
    """
    begins, ends = [cut.at for cut in cuts], [cut.at + len(cut.instead) for cut in cuts]
    gone = [0, *accumulate(len(cut.text) - len(cut.instead) for cut in cuts)]
    for removal in removals:
        start, end = removal.span
        before, within = bisect_right(ends, start), bisect_left(begins, end)
        start = min(start, begins[before]) if before < within else start
        end = max(end, ends[within - 1]) if before < within else end
        yield removal._replace(span=Span(start + gone[before], end + gone[within]))


def _by_place(removal: Removal) -> tuple[int, int]:
    """Order by place; of those that begin together, the widest first."""
    return removal.span.start, -removal.span.end


def _join(removals: Iterable[Removal]) -> list[Removal]:
    joined: list[Removal] = []
    for removal in removals:
        if joined and removal.span.start < joined[-1].span.end:
            first = joined[-1]
            if removal.span.end > first.span.end:
                joined[-1] = first._replace(span=Span(first.span.start, removal.span.end), instead="")
        elif removal.span.start < removal.span.end:
            joined.append(removal)
    return joined
