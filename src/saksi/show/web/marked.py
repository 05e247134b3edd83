"""A text with some of its stretches marked, cut into pieces that can be written one after the other."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from saksi.kinds import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked. `look` is how, `owner` what it belongs to, `note` what it says when pointed at."""

    span: Span
    look: str
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in which the same marks hold; `begins` are the owners whose first piece it is."""

    start: int
    text: str
    looks: tuple[str, ...]
    owner: str
    begins: tuple[str, ...]
    note: str


def cut_pieces(text: str, within: Span, marks: Iterable[Mark], *, also_at: Sequence[int] = ()) -> tuple[Piece, ...]:
    """Cut a stretch of a text wherever a mark begins or ends, and at the offsets `also_at`.

    Where marks lie in one another, the piece belongs to the owner of the shortest.

    >>> pieces = cut_pieces("Air surut.", Span(0, 10), [Mark(Span(0, 3), "claim", "c1")])
    >>> [(piece.text, piece.looks) for piece in pieces]
    [('Air', ('claim',)), (' surut.', ())]
    """
    clipped = sorted((m for m in marks if m.span.start < within.end and m.span.end > within.start), key=_by_place)
    edges = {within.start, within.end, *(at for at in also_at if within.start < at < within.end)}
    for mark in clipped:
        edges.update((max(mark.span.start, within.start), min(mark.span.end, within.end)))
    bounds = sorted(edges)
    pieces: list[Piece] = []
    active: list[Mark] = []
    seen: set[str] = set()
    waiting = 0
    for start, end in itertools.pairwise(bounds):
        active = [mark for mark in active if mark.span.end > start]
        while waiting < len(clipped) and clipped[waiting].span.start <= start:
            active.append(clipped[waiting])
            waiting += 1
        held = [mark for mark in active if mark.span.end > start]
        pieces.append(_make_piece(text, Span(start, end), held, seen))
    return tuple(pieces)


def _make_piece(text: str, span: Span, held: Sequence[Mark], seen: set[str]) -> Piece:
    owned = sorted((mark for mark in held if mark.owner), key=lambda mark: mark.span.end - mark.span.start)
    begins = tuple(dict.fromkeys(mark.owner for mark in held if mark.owner and mark.owner not in seen))
    seen.update(begins)
    looks = tuple(dict.fromkeys(mark.look for mark in held))
    note = next((mark.note for mark in held if mark.note), "")
    return Piece(span.start, text[slice(*span)], looks, owned[0].owner if owned else "", begins, note)


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.span.start, -mark.span.end
