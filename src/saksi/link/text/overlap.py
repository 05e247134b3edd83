"""What two texts have in common, word for word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from saksi.link.article.word import GRAM_WORDS, Words

# Changed words inside a passage do not end it, when as many stand there in both texts, give or take: with a fifth of
# the words changed, runs of five that stay lie up to sixty words apart.
GAP_WORDS = 60
SHIFT_WORDS = 2
# Fifteen words in a row are more than a title or the name of a law.
PASSAGE_WORDS = 15
# In a text that short a few runs may be all there is.
SHORT_WORDS = 60
Index = Mapping[int, int]


class Run(NamedTuple):
    """Words that stand in both texts: positions of the first word and how many words, with changed ones between."""

    a: int
    b: int
    a_words: int
    b_words: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """The shared runs, in order of `a`, the part of each text they cover, the changed words within runs, and how many
    words they cover in the text where they cover fewer.
    """

    runs: tuple[Run, ...]
    a_share: float
    b_share: float
    gaps: tuple[Run, ...] = ()
    words: int = 0

    @property
    def share(self) -> float:
        """The part of the shorter text that stands in both."""
        return max(self.a_share, self.b_share)


def compare(a: Words, b: Words) -> Overlap:
    """Find the word runs two texts share. Cost grows with their lengths only."""
    return compare_to(a, b, index_runs(b))


def index_runs(words: Words) -> Index:
    """Where each word run of a text stands first, for many comparisons with it."""
    grams = words.grams
    return dict(zip(reversed(grams), range(len(grams) - 1, -1, -1), strict=True))


def compare_to(a: Words, b: Words, where: Index) -> Overlap:
    """Find the word runs that a text shares with one whose runs are indexed.

    Long texts that have fewer runs in common than a passage have nothing worth the name.
    """
    found: list[int | None] = list(map(where.get, a.grams))
    shared = len(found) - found.count(None)
    if shared < PASSAGE_WORDS - GRAM_WORDS + 1 and (not shared or min(a.size, b.size) >= SHORT_WORDS):
        return _NOTHING
    matches = list(_match(a.grams, b.grams, found))
    in_a = _cover((start, words) for start, _, words in matches)
    in_b = _cover((start, words) for _, start, words in matches)
    chain = list(_chain(matches))
    return Overlap(tuple(_join(chain)), in_a / a.size, in_b / b.size, tuple(_part(chain)), min(in_a, in_b))


def longest_cut(runs: Iterable[Run]) -> int:
    """Words of the longest piece of one text that is the other's with nothing but parts left out.

    >>> longest_cut([Run(0, 0, 20, 20), Run(21, 60, 30, 30), Run(90, 95, 10, 10)])
    50
    """
    runs = list(runs)
    turned = sorted(Run(run.b, run.a, run.b_words, run.a_words) for run in runs)
    return max(_longest_cut(runs), _longest_cut(turned))


def _longest_cut(runs: Sequence[Run]) -> int:
    """The same where it is `b` that has more, with the runs in order of `a`."""
    best = words = 0
    last: Run | None = None
    for run in runs:
        is_next = last is not None and run.a - last.a - last.a_words <= SHIFT_WORDS
        is_behind = last is not None and run.b - last.b - last.b_words > -GRAM_WORDS
        words = min(run.a_words, run.b_words) + (words if is_next and is_behind else 0)
        best, last = max(best, words), run
    return best


def _match(a: Sequence[int], b: Sequence[int], found: Sequence[int | None]) -> Iterator[tuple[int, int, int]]:
    """Maximal exact runs as (place in a, place in b, words), left to right in a."""
    at, total = 0, len(a)
    while at < total:
        other = found[at]
        if other is None:
            at += 1
            continue
        length = _count_same(a, at, b, other)
        yield at, other, length + GRAM_WORDS - 1
        at += length


def _count_same(a: Sequence[int], at: int, b: Sequence[int], other: int) -> int:
    """How many runs from two places on are the same. Long stretches are compared at once, then halved."""
    length, step, most = 1, 1, min(len(a) - at, len(b) - other)
    while length < most:
        end = min(length + step, most)
        if a[at + length : at + end] == b[other + length : other + end]:
            length, step = end, step * 2
        elif end - length == 1:
            break
        else:
            step = (end - length) // 2
            most = end - 1
    return length


_NOTHING = Overlap((), 0.0, 0.0)


def _chain(matches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Matches without short ones that stand alone within a run: a phrase that the other text has elsewhere too."""
    held: list[tuple[int, int, int]] = []
    for match in matches:
        if len(held) == 2 and _is_stray(*held) and _follows(held[0], match):
            held.pop()
        if len(held) == 2:
            yield held.pop(0)
        held.append(match)
    yield from held


def _is_stray(match: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return other[2] < PASSAGE_WORDS and not _follows(match, other)


def _follows(match: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    a, b, words = match
    return _is_near(other[0] - a - words, other[1] - b - words)


def _join(matches: Sequence[tuple[int, int, int]]) -> Iterator[Run]:
    """Runs that follow each other in both texts with a small gap are one."""
    first, end = (0, 0), None
    for a, b, words in matches:
        if end is None or not _is_near(a - end[0], b - end[1]):
            if end is not None:
                yield Run(*first, end[0] - first[0], end[1] - first[1])
            first = a, b
        end = a + words, b + words
    if end is not None:
        yield Run(*first, end[0] - first[0], end[1] - first[1])


def _part(matches: Sequence[tuple[int, int, int]]) -> Iterator[Run]:
    """What stands between matches of one run."""
    for (a, b, words), (next_a, next_b, _) in pairwise(matches):
        a_gap, b_gap = next_a - a - words, next_b - b - words
        if _is_near(a_gap, b_gap):
            yield Run(a + words, b + words, a_gap, b_gap)


def _is_near(a_gap: int, b_gap: int) -> bool:
    """Whether so many words between two matches do not part them; below zero the matches overlap."""
    return -GRAM_WORDS < a_gap <= GAP_WORDS and -GRAM_WORDS < b_gap <= GAP_WORDS and abs(a_gap - b_gap) <= SHIFT_WORDS


def _cover(runs: Iterable[tuple[int, int]]) -> int:
    covered, end = 0, 0
    for start, words in sorted(runs):
        if start + words > end:
            covered += start + words - (start if start > end else end)
            end = start + words
    return covered
