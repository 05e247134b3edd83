"""The figures of a story joined again when more come to it: what none of those touches is joined as it was.

Figures are joined for a reason that two of them give, and torn by those they are joined with. So those that a chain
of reasons holds together are joined the same, whatever else the story tells, unless it is of one event: a topic has
more groups of figures than an event ever has.
"""

import hashlib
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from saksi.link.measure.guess import MANY_GROUPS
from saksi.link.measure.join import MANY_FIGURES, Rare, find_rare, join_sure, may_be_joined
from saksi.link.measure.meet import meet
from saksi.link.measure.rare import name_rare
from saksi.link.text.tie import Ties
from saksi.link.told import Told

_MARK_BYTES = 8
_WHOLE = b"whole"


class Sure(NamedTuple):
    """How the figures of a topic are joined for sure. Beside each, in order: its mark, the place of the first one that
    it is joined with, and of the first that a chain of reasons leads to; then the rare things that are `crowded`.
    """

    marks: list[bytes]
    roots: list[int]
    near: list[int]
    crowded: list[str]


@dataclass(frozen=True, slots=True)
class _Story:
    """The figures of a story with their marks, and what decides which are joined."""

    told: Sequence[Told]
    marks: list[bytes]
    met: Sequence[Sequence[int]]
    ties: Ties
    rare: Rare


def join_more(told: Sequence[Told], packed: Sequence[bytes], ties: Ties, before: Sure | None) -> Sure:
    """Join what is one for sure, by what is known from before.

    `packed` holds, beside each figure, all that a join looks at but the articles, which stay as they are.
    """
    rare = find_rare(told)
    marks = [_mark(each, blob, rare) for each, blob in zip(told, packed, strict=True)]
    story = _Story(told, marks, meet(told), ties, rare)
    sure = _join_touched(story, before) if before is not None else None
    return sure if sure is not None and is_topic(sure) else _join_all(story)


def is_topic(sure: Sure) -> bool:
    """Say whether there are too many groups for a story of one event."""
    return len(set(sure.roots)) > MANY_GROUPS


def _mark(told: Told, packed: bytes, rare: Rare) -> bytes:
    # Whether a figure is of all that there are hangs on others of its article.
    whole = _WHOLE if id(told) in rare.wholes else b""
    return hashlib.blake2b(packed, digest_size=_MARK_BYTES, person=whole).digest()


def _join_all(story: _Story) -> Sure:
    joined = join_sure(story.told, story.met, story.ties, story.rare)
    near = list(map(joined.near.root, range(len(story.told))))
    return Sure(story.marks, joined.roots(), near, sorted(story.rare.crowded))


def _join_touched(story: _Story, before: Sure) -> Sure | None:
    """Join anew what new or changed figures touch; None where that cannot be told, or the order is another."""
    places = {mark: at for at, mark in enumerate(before.marks)}
    old = [places.get(mark) for mark in story.marks]
    held = [at for at in old if at is not None]
    if len(places) < len(before.marks) or len(set(story.marks)) < len(old) or held != sorted(held):
        return None
    other = story.rare.crowded ^ set(before.crowded)
    told = enumerate(zip(old, story.told, strict=True))
    changed = {at for at, (was, each) in told if was is None or (other and name_rare(each) in other)}
    gone = set(range(len(places))).difference(held)
    # Of figures that have much in common only the first are looked at: one more in front puts another out.
    crowds = [each for each in story.met if len(each) > MANY_FIGURES]
    if crowds and gone:
        return None
    for each in crowds:
        were = [at for at in each if old[at] is not None]
        changed |= set(each[:MANY_FIGURES]) ^ set(were[:MANY_FIGURES])
    touched = (old[at] for at in changed | _find_touched(story, changed))
    loose = {before.near[at] for at in (*gone, *touched) if at is not None}
    return _join_again(story, old, [was is None or before.near[was] in loose for was in old], before)


def _find_touched(story: _Story, changed: Set[int]) -> set[int]:
    """The places of figures that there is a reason to join with one of those that changed."""
    pairs = {
        (min(at, other), max(at, other))
        for places in story.met
        for some in [places[:MANY_FIGURES]]
        for at in changed & set(some)
        for other in some
        if other not in changed
    }
    told = story.told
    joined = (pair for pair in pairs if may_be_joined(told[pair[0]], told[pair[1]], story.ties, story.rare))
    return {at for pair in joined for at in pair}


def _join_again(story: _Story, old: Sequence[int | None], is_loose: Sequence[bool], before: Sure) -> Sure:
    """Join those that are loose, and leave the others as they were."""
    loose = [at for at, each in enumerate(is_loose) if each]
    places = {at: place for place, at in enumerate(loose)}
    met = ([places[at] for at in each[:MANY_FIGURES] if at in places] for each in story.met)
    told = [story.told[at] for at in loose]
    joined = join_sure(told, [each for each in met if len(each) > 1], story.ties, story.rare, is_topic=True)
    now = {was: at for at, was in enumerate(old) if was is not None}
    roots, near = ([0] * len(old) for _ in range(2))
    for at, was in enumerate(old):
        if is_loose[at] or was is None:
            roots[at], near[at] = loose[joined.root(places[at])], loose[joined.near.root(places[at])]
        else:
            roots[at], near[at] = now[before.roots[was]], now[before.near[was]]
    return Sure(story.marks, roots, near, sorted(story.rare.crowded))
