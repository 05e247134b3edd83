"""Which pairs of articles are worth comparing word by word, without looking at all pairs.

Each article leaves a few of its word runs as fingerprints (winnowing: Schleimer, Wilkerson & Aiken, SIGMOD 2003): of
WINDOW runs in a row at least one stays, so two texts that share WINDOW + GRAM_WORDS - 1 words in a row share a
fingerprint. A fingerprint in more than STOCK_LIMIT different texts is a stock phrase (a title, the name of a law) and
proves nothing. Near copies count once, else a text that fifty outlets run would look like a stock phrase.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, compress

from saksi.link.article.word import Words

# 11 + 5 - 1 = 15 words in a row leave a fingerprint, as many as make a passage. With 8 the marks took a fourth longer,
# and in 6,000 articles no more passages were found.
WINDOW = 11
# One run in five is a mark by its number alone, which is quicker than to look for the smallest everywhere.
SAMPLE = 5
# A run of words in more than this many texts is stock.
STOCK_LIMIT = 30
# A run in more than this many texts is half stock: two of them make a pair worth a look, one does not.
RARE_LIMIT = 12
# Share of all fingerprints two texts have in common for one to stand for both. Lower, and a copy is compared with a
# text that only looks alike, and lost.
NEAR_SHARE = 0.7
_IS_SAMPLED = bytes(byte < 256 // SAMPLE for byte in range(256))
_UNSAMPLED = bytes(WINDOW)
# Of a number's four bytes the second lowest: the sketch looks at the lowest, the shares of all marks at the highest.
_SAMPLED_BYTE = 1 if sys.byteorder == "little" else 2
_INDEX_BITS = 24
_MARK_BITS = 32
# So many marks are looked at at a time, those of a hundred thousand texts: a GB.
SHARE_MARKS = 8_000_000
# Marks of a text, each once, in order.
Marks = Sequence[int]
_SKETCH_PARTS = 4


def fingerprint(words: Words) -> Marks:
    """Give one run in SAMPLE, by its number alone, and of every WINDOW in a row without one the smallest; in order."""
    grams = array("I", words.grams)
    if len(grams) <= WINDOW:
        return array("I", [min(grams)] if grams else [])
    # The byte that makes a run a mark by its number: those of all runs are looked at at once.
    sampled = grams.tobytes()[_SAMPLED_BYTE::4].translate(_IS_SAMPLED)
    marks = set(map(grams.__getitem__, compress(range(len(grams)), sampled)))
    start = sampled.find(_UNSAMPLED)
    while start >= 0:
        end = sampled.find(1, start + WINDOW)
        end = end if end >= 0 else len(grams)
        marks.update(_list_least(grams[start:end].tolist()))
        start = sampled.find(_UNSAMPLED, end)
    return array("I", sorted(marks))


def _list_least(grams: list[int]) -> list[int]:
    """The smallest of every WINDOW in a row: that of all, then those of what stands before it, then behind it."""
    found = []
    while len(grams) >= WINDOW:
        least = min(grams)
        found.append(least)
        at = grams.index(least)
        if at >= WINDOW:
            found += _list_least(grams[:at])
        grams = grams[at + 1 :]
    return found


def find_candidates(prints: Sequence[Marks]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in `prints`, smaller first, that share a rare fingerprint; each pair once, in order.

    What near copies have in common with the first of their kind is paired with that one only.

    >>> list(find_candidates([[1, 2, 3], [9], [2, 3, 4]]))
    [(0, 2)]
    """
    first = _collapse(prints)
    pairs = _share(prints, first)
    pairs.update(kept << _INDEX_BITS | at for at, kept in enumerate(first) if kept != at)
    yield from (divmod(pair, 1 << _INDEX_BITS) for pair in sorted(pairs))


def _share(prints: Sequence[Marks], first: Sequence[int]) -> set[int]:
    """Pairs of articles that share a rare fingerprint; a pair is one number, to save memory.

    A near copy counts with what it does not have from the first of its kind.
    """
    own = [
        sorted(set(prints[at]).difference(prints[kept])) if kept != at else prints[at] for at, kept in enumerate(first)
    ]
    shared: set[int] = set()
    once: set[int] = set()
    for places in _list_rare(own):
        if len(places) == 2:
            shared.add(places[0] << _INDEX_BITS | places[1])
            continue
        pairs = [a << _INDEX_BITS | b for a, b in combinations(places, 2)]
        if len(places) > RARE_LIMIT:
            shared.update(once.intersection(pairs))
            once.update(pairs)
        else:
            shared.update(pairs)
    return shared


def _list_rare(prints: Sequence[Marks]) -> Iterator[Sequence[int]]:
    """For each mark that two texts have, and no more than STOCK_LIMIT, where they stand. A share of all marks at a time
    is looked at, to save memory.
    """
    shares = max(1, sum(map(len, prints)) // SHARE_MARKS)
    starts = [0] * len(prints)
    for share in range(1, shares + 1):
        most = (share << _MARK_BITS) // shares
        ends = [bisect_left(marks, most, start) for marks, start in zip(prints, starts, strict=True)]
        places = _place_marks(marks[start:end] for marks, start, end in zip(prints, starts, ends, strict=True))
        yield from (held for held in places if len(held) <= STOCK_LIMIT)
        starts = ends


def _place_marks(prints: Iterable[Marks]) -> Iterable[Sequence[int]]:
    """Where each mark stands that two texts have."""
    first: dict[int, int] = {}
    places: dict[int, list[int]] = {}
    for at, marks in enumerate(prints):
        for mark in marks:
            before = first.setdefault(mark, at)
            if before == at:
                continue
            if mark in places:
                places[mark].append(at)
            else:
                places[mark] = [before, at]
    return places.values()


def _collapse(prints: Sequence[Marks]) -> list[int]:
    """For each article the first one that is nearly the same text, looked up by three of its four smallest marks."""
    seen: dict[tuple[int, ...], int] = {}
    first = []
    for at, marks in enumerate(prints):
        keys = sketch(marks)
        kept = min([seen[key] for key in keys if key in seen and _is_near(marks, prints[seen[key]])], default=at)
        for key in keys:
            seen.setdefault(key, kept)
        first.append(kept)
    return first


def _is_near(a: Marks, b: Marks) -> bool:
    shared = len(set(a).intersection(b))
    return shared >= NEAR_SHARE * (len(a) + len(b) - shared)


def sketch(marks: Marks) -> list[tuple[int, ...]]:
    """Give four keys of marks in order, each without another one of the four parts' smallest (MinHash; Broder 1997)."""
    if not marks:
        return []
    parts, left = [-1] * _SKETCH_PARTS, _SKETCH_PARTS
    for mark in marks:
        if parts[mark % _SKETCH_PARTS] < 0:
            parts[mark % _SKETCH_PARTS] = mark
            left -= 1
            if not left:
                break
    return [(left_out, *parts[:left_out], *parts[left_out + 1 :]) for left_out in range(_SKETCH_PARTS)]
