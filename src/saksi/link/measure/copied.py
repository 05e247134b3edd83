"""What a copy's figures count is what their source's count, where the sentence is the same."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from saksi.link.told import Told, slice_text

_Place = tuple[str, str, int]


def share_kinds(told: Sequence[Told], sources: Mapping[str, str]) -> list[Told]:
    """Give the figures of a story, those of sentences that a copy has from its source counting what they count there.

    What else an article tells, its title first of all, says what a word means in it: two outlets of one text must not
    differ in that.
    """
    keys = frozenset(sources.values())
    first = {_place(each): each for each in reversed(told) if each.key in keys}
    taken: list[Told] = []
    for each in told:
        # The figures of a source stand before those of its copies.
        source = first.get(_place(each, sources[each.key])) if each.key in sources else None
        taken.append(_take(each, source))
        if each.key in keys:
            first[_place(each)] = taken[-1]
    return taken


def _place(told: Told, key: str = "") -> _Place:
    """A figure by its article, its sentence and where it stands in that."""
    return key or told.key, slice_text(told, told.sentence.span), told.quantity.span.start - told.sentence.span.start


def _take(told: Told, source: Told | None) -> Told:
    if source is None or source.kind == told.kind:
        return told
    kind = replace(told.kind, thing=source.kind.thing, fate=source.kind.fate, aspects=source.kind.aspects)
    return replace(told, kind=replace(kind, hints=source.kind.hints, apart=source.kind.apart))
