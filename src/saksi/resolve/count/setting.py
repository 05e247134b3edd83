"""Where and when a quantity holds: the place and the time that its own sentence gives for it.

What the sentence does not say stays open: the dateline and the day of writing tell where and when somebody wrote. A
place or time that stands in other words than the quantity (who spoke, where and on which day) says nothing of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from saksi.kinds import Quantity, Sentence, When, Where
from saksi.resolve.renew import renew

_CLAUSE_END = re.compile(r"[,;:\u2014]")
# A place and what it lies in are told side by side: "di Oelet, Kabupaten Ende, ".
_CHAIN_GAP = 16
_DAYS = frozenset({"DATE", "TIME"})
_NOW = "_REF"

Thing = Where | When


def settle(
    text: str,
    sentences: Sequence[Sentence],
    quantities: Sequence[Quantity],
    places: Sequence[Where],
    times: Sequence[When],
) -> tuple[Quantity, ...]:
    """Give the quantities with the place and the time they are of, where their sentences say so.

    >>> from saksi.kinds import Span
    >>> what = Quantity("q1", Span(0, 8), 3, 3, "=", "orang", "noun", "r")
    >>> where = Where("p1", Span(18, 22), "Ende", "ID-NT", "r", role="event")
    >>> sentence = Sentence(Span(0, 23), 0)
    >>> settle("3 orang  tewas di Ende.", [sentence], [what], [where], [])[0].place
    'p1'
    """
    scenes = [place for place in places if place.role == "event"]
    days = [when for when in times if when.type in _DAYS and not when.value.endswith(_NOW)]
    near = _Near(text, sentences, quantities)
    found = ((each, near.find(at, scenes), near.find(at, days)) for at, each in enumerate(quantities))
    return tuple(renew(each, place=place, as_of=as_of) if place or as_of else each for each, place, as_of in found)


class _Near:
    """What stands around each quantity of an article."""

    def __init__(self, text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> None:
        self._text, self._quantities = text, quantities
        self._sentences = [sentence.span for sentence in sentences]

    def find(self, at: int, things: Sequence[Thing]) -> str | None:
        """The id of what holds for a quantity: behind it in its clause, else the last before it, else behind it.

        What stands behind the next quantity holds for this one too where nothing stands before it: "three dead and five
        missing at Ende".
        """
        quantity = self._quantities[at]
        inside = list(self._inside(quantity, things))
        after = [each for each in inside if each.span.start >= quantity.span.end]
        before = [each for each in inside if each.span.end <= quantity.span.start]
        is_own = bool(after) and after[0].span.start < self._following(at)
        if is_own and not _CLAUSE_END.search(self._text[quantity.span.end : after[0].span.start]):
            return after[0].id
        if before:
            return self._first_of_chain(before).id
        return after[0].id if after else None

    def _inside(self, quantity: Quantity, things: Sequence[Thing]) -> Iterator[Thing]:
        """The things of the quantity's sentence that stand in the same words as it."""
        number = bisect_right(self._sentences, quantity.span.start, key=lambda span: span.start) - 1
        if number >= 0:
            start, end = self._sentences[number]
            first = bisect_right(things, start - 1, key=lambda each: each.span.start)
            last = bisect_right(things, end, key=lambda each: each.span.start)
            yield from (each for each in things[first:last] if each.claim == quantity.claim)

    def _following(self, at: int) -> int:
        return self._quantities[at + 1].span.start if at + 1 < len(self._quantities) else len(self._text)

    def _first_of_chain(self, before: Sequence[Thing]) -> Thing:
        """The last thing before, or the place that it only says where to find."""
        chosen = before[-1]
        for each in reversed(before[:-1]):
            gap = self._text[each.span.end : chosen.span.start]
            if not isinstance(each, Where) or not gap.startswith(",") or len(gap) > _CHAIN_GAP:
                break
            chosen = each
        return chosen
