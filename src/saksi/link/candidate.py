"""Which pairs of articles are worth comparing word by word, without looking at all pairs.

Each article leaves a few of its word runs as fingerprints (winnowing: Schleimer, Wilkerson & Aiken, SIGMOD 2003): of
WINDOW runs in a row at least one stays, so two texts that share WINDOW + GRAM_WORDS - 1 words in a row share a
fingerprint. A fingerprint in more than STOCK_LIMIT different texts is a stock phrase (a title, the name of a law) and
proves nothing. Near copies count once, else a text that fifty outlets run would look like a stock phrase.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, compress

from saksi.link.word import Words

# 8 + 5 - 1 = 12 words in a row leave a fingerprint, fewer than make a passage.
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
_OVER = bytes(byte % SAMPLE for byte in range(256))
_IS_WHOLE = bytes(total % SAMPLE == 0 for total in range(256))
_INDEX_BITS = 24
_MARK_BITS = 32
# Marks are counted in so many shares: of a million texts some 8 million at a time, a GB.
SHARES = 8
# Marks of a text, each once, in order.
Marks = Sequence[int]
_SKETCH_PARTS = 4


def fingerprint(words: Words) -> Marks:
    """Give the runs whose number SAMPLE divides, and of every WINDOW in a row without one the smallest; in order."""
    grams = array("I", words.grams)
    if len(grams) <= WINDOW:
        return array("I", [min(grams)] if grams else [])
    sampled = _sample(grams)
    marks = list(map(grams.__getitem__, sampled))
    before = -1
    for after in (*sampled, len(grams)):
        if after - before > WINDOW:
            marks += _list_least(grams[before + 1 : after].tolist())
        before = after
    return array("I", sorted(set(marks)))


def _sample(grams: "array[int]") -> list[int]:
    """The places of the runs whose number SAMPLE divides.

    As 256 leaves 1 over when SAMPLE divides it, SAMPLE divides a number where it divides the sum of its four bytes. All
    first bytes are one whole number, all second ones another, and so on: they are added at once.
    """
    data = grams.tobytes()
    total = sum(int.from_bytes(data[byte::4].translate(_OVER), "little") for byte in range(4))
    return list(compress(range(len(grams)), total.to_bytes(len(grams), "little").translate(_IS_WHOLE)))


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
        pairs = [a << _INDEX_BITS | b for a, b in combinations(places, 2)]
        if len(places) > RARE_LIMIT:
            shared.update(once.intersection(pairs))
            once.update(pairs)
        else:
            shared.update(pairs)
    return shared


def _list_rare(prints: Sequence[Marks]) -> Iterator[Sequence[int]]:
    """For each mark that two texts have, and no more than STOCK_LIMIT, where they stand. A share of all marks at a time
    is counted, to save memory.
    """
    size = (1 << _MARK_BITS) // SHARES
    starts = [0] * len(prints)
    for share in range(1, SHARES + 1):
        ends = [bisect_left(marks, share * size, start) for marks, start in zip(prints, starts, strict=True)]
        slices = [marks[start:end] for marks, start, end in zip(prints, starts, ends, strict=True)]
        counts = Counter(chain.from_iterable(slices))
        rare = {mark for mark, times in counts.items() if 1 < times <= STOCK_LIMIT}
        places: dict[int, list[int]] = {mark: [] for mark in rare}
        for at, marks in enumerate(slices):
            for mark in rare.intersection(marks):
                places[mark].append(at)
        yield from places.values()
        starts = ends


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
