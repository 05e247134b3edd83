"""Cuts: what is taken out of an extracted text, kept so that it can be put back."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from saksi.kinds import Cut, Span


class Removal(NamedTuple):
    """A stretch of the extracted text to take out, why, and how sure the rule `by` is (0 to 1)."""

    span: Span
    reason: str
    score: float
    by: str


def apply_removals(text: str, removals: Iterable[Removal]) -> tuple[str, tuple[Cut, ...]]:
    """Take stretches out of a text. Stretches that overlap come out as one, for the first one's reason.

    >>> text, cuts = apply_removals("Kota ABC88 Ende", [Removal(Span(5, 11), "brand", 0.9, "form")])
    >>> text, cuts[0].at, cuts[0].text
    ('Kota Ende', 5, 'ABC88 ')
    """
    kept: list[str] = []
    cuts: list[Cut] = []
    last = at = 0
    for removal in _join(sorted(removals)):
        start, end = removal.span
        kept.append(text[last:start])
        at += start - last
        cuts.append(Cut(at, text[start:end], removal.reason, removal.score, removal.by))
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

    >>> cut = Cut(5, "ABC88 ", "brand", 0.9, "form")
    >>> [removal.span for removal in lift_removals([Removal(Span(5, 9), "brand", 0.9, "form")], [cut])]
    [Span(start=11, end=15)]
    """
    places = [cut.at for cut in cuts]
    taken = [0, *itertools.accumulate(len(cut.text) for cut in cuts)]
    for removal in removals:
        start, end = removal.span
        span = Span(start + taken[bisect_right(places, start)], end + taken[bisect_left(places, end)])
        yield removal._replace(span=span)


def _join(removals: Iterable[Removal]) -> list[Removal]:
    joined: list[Removal] = []
    for removal in removals:
        if joined and removal.span.start < joined[-1].span.end:
            first = joined[-1]
            end = max(first.span.end, removal.span.end)
            joined[-1] = first._replace(span=Span(first.span.start, end))
        elif removal.span.start < removal.span.end:
            joined.append(removal)
    return joined
