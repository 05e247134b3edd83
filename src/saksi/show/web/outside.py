"""A sentence that no claim stands in, as it is listed, and its place in the article."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from saksi.kinds import Span
from saksi.ledger.search.text import TextHit
from saksi.show.plain import flat
from saksi.show.web.marked import Mark, Piece, cut_pieces
from saksi.show.web.speech import Speech

# A sentence longer than this is no sentence but a page without stops; its beginning is enough to find it by.
PASSAGE_LIMIT = 1200
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in pieces, and where it stands."""

    pieces: tuple[Piece, ...]
    place: str
    outlet: str
    day: str
    title: str
    is_cut: bool


def make_sentence(hit: TextHit, speech: Speech, find: Callable[[str, Span], Iterator[Mark]]) -> Sentence:
    """A sentence as it is listed, with the marks that are found in it."""
    article, whole = hit.article, hit.sentence
    within = Span(whole.start, min(whole.end, whole.start + PASSAGE_LIMIT))
    return Sentence(
        pieces=cut_pieces(article.text, within, find(article.text, within)),
        place=f"/article/{article.key}?at={whole.start}-{whole.end}#at",
        outlet=flat(article.outlet or ""),
        day=speech.day(article.published),
        title=flat(article.title or article.id),
        is_cut=within != whole,
    )


def place_marks(asked: str, length: int) -> Iterator[Mark]:
    """Yield marks for a stretch that an address asks for, in a text of some length; the first is where it begins.

    >>> [mark.span for mark in place_marks("4-9", 9)], list(place_marks("4-10", 9)), list(place_marks("x", 9))
    ([Span(start=4, end=5), Span(start=4, end=9)], [], [])
    """
    told = _PLACE.fullmatch(asked)
    if told:
        start, end = int(told[1]), int(told[2])
        if start < end <= length:
            yield Mark(Span(start, start + 1), "here")
            yield Mark(Span(start, end), "sought")
