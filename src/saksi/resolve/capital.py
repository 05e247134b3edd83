"""Where capitals stand in an article: runs of capitalised words in its prose, headlines aside."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from saksi.kinds import Claim, Reading, Span
from saksi.pack import Pack, load_roles, raise_tied

# More capitalised words than this are a headline or a list.
RUN_WORDS = 16
# Prose capitalises its first word and its names, well under this share.
HEADLINE_SHARE = 0.6
# A stop inside a quotation, which is one sentence whatever it holds.
_STOP = re.compile(r"[.?!]\s+")
# What may be cut short with a stop in front of a name, or as its first word (Letkol Inf. X, Moh. X).
_SHORTENED = frozenset({"clipped", "honorific", "rank"})
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")


@dataclass(frozen=True, slots=True)
class Capitals:
    """Where capitals stand in an article, as numbers of words: `words` with one, and `runs` of them in prose.

    A run is its first word and its last (exclusive). `openings` are the words that open a sentence, where a capital
    says nothing.
    """

    words: Sequence[int]
    runs: tuple[tuple[int, int], ...]
    openings: frozenset[int]


def find_capitals(reading: Reading, pack: Pack) -> Capitals:
    """Give the capitals of an article, read once for all who look for names."""
    text = raise_tied(reading.article.text, pack)
    words = [at for at, (start, _) in enumerate(reading.words) if text[start].isupper()]
    return Capitals(words, tuple(_runs(text, reading, words, load_roles(pack))), _openings(reading))


def without_cues(reading: Reading, claims: Sequence[Claim], capitals: Capitals) -> Capitals:
    """Leave verbs of saying out at the head of a run ("C," Kata Rahma Dewi)."""
    text = reading.article.text
    cues = {span.start for claim in claims for span in claim.cue if text[span.start].isupper()}
    if not cues:
        return capitals
    runs = ((first + (reading.words[first].start in cues), last) for first, last in capitals.runs)
    return replace(capitals, runs=tuple(run for run in runs if run[0] < run[1]))


def _openings(reading: Reading) -> frozenset[int]:
    """The numbers of the words that open a sentence, marks aside."""
    text, words = reading.article.text, reading.words
    starts = [sentence.span.start for sentence in reading.sentences] + [quote.inner.start for quote in reading.quotes]
    starts += [stop.end() for quote in reading.quotes for stop in _STOP.finditer(text, *quote.inner)]
    numbers = (bisect_left(words, (start, 0)) for start in starts)
    return frozenset(at + (at < len(words) and not text[words[at].start].isalnum()) for at in numbers)


def _runs(
    text: str, reading: Reading, capitals: Sequence[int], roles: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words in a sentence of prose, with particles (bin, al) and bracketed short forms between."""
    words, headlines, end = reading.words, _headline_words(reading), 0
    starts = {bisect_left(words, (sentence.span.start, 0)) for sentence in reading.sentences}
    for at in capitals:
        if at < end or at in headlines:
            continue
        end = at + 1
        while end < len(words) and end - at < RUN_WORDS:
            if end in starts or not (step := _continues(text, words, end, roles)):
                break
            end += step
        while end > at + 1 and not text[words[end - 1].start].isupper():
            end -= 1
        yield at, end


def _headline_words(reading: Reading) -> Set[int]:
    """The numbers of the words that stand in headlines."""
    text, words, found = reading.article.text, reading.words, set[int]()
    for sentence in reading.sentences:
        if is_headline(text[slice(*sentence.span)]):
            first = bisect_left(words, (sentence.span.start, 0))
            found.update(range(first, bisect_left(words, (sentence.span.end, 0), first)))
    return found


def is_headline(sentence: str) -> bool:
    """Whether a sentence without a stop has most of its words capitalised, so that capitals say nothing in it."""
    if not sentence[-1:].isalnum():
        return False
    words = _WORD.findall(sentence)
    return len(words) > 2 and sum(w[0].isupper() for w in words) > HEADLINE_SHARE * len(words)


def _continues(text: str, words: tuple[Span, ...], at: int, roles: Mapping[str, frozenset[str]]) -> int:
    """How many words the run goes on by: 0 when it ends."""
    if text[words[at - 1].end : words[at].start] not in (" ", ""):
        return 0
    word = text[words[at].start : words[at].end]
    if word == "(" and at + 3 < len(words):
        closes = text[words[at + 2].start] == ")" and text[words[at + 1].start].isupper()
        return 3 if closes and text[words[at + 3].start].isupper() else 0
    if word in "'\u2019":
        # The mark of several owners (Pit Workers' Union).
        return int(text[words[at].start - 1] == "s" and text[words[at].end : words[at].end + 2].strip().isupper())
    if word == ".":
        before = text[slice(*words[at - 1])]
        return int(len(before) == 1 or not _SHORTENED.isdisjoint(roles.get(before.casefold(), ())))
    return int(word[0].isupper() or "particle" in roles.get(word.casefold(), ()))
