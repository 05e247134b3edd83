"""An article as folded words: what two texts are compared by."""

import functools
import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from saksi.kinds import Finding, Span
from saksi.pack import UNDETERMINED, Pack

# Five: fewer are shared by chance, more lose texts with a fifth of their words changed (0.8 ** 5 = a third stays).
GRAM_WORDS = 5
_SEPARATOR = " "
_BREAK = re.compile(rb" ")
# Parts of a page that are not the story: links to other stories, credits, captions.
_ASIDE = frozenset({"related", "credit", "caption"})


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of an article's body: where they stand, and a number for each run of GRAM_WORDS words."""

    starts: Sequence[int]
    ends: Sequence[int]
    grams: Sequence[int]

    def span(self, first: int, last: int) -> Span:
        """Where the words from `first` to `last` (inclusive) stand in the text."""
        return Span(self.starts[first], self.ends[last])


def fold_words(finding: Finding, packs: Mapping[str, Pack]) -> Words:
    """Give the words of the body, without case, quotation marks and asides.

    >>> from saksi.kinds import Article, Coverage
    >>> from saksi.pack import load_packs
    >>> article = Article(id="a", key="k", sha256="", address="", text="Air naik lagi, kata Rahma kemarin.")
    >>> words = fold_words(Finding(article, "id", (), (), (), (), (), (), Coverage(0, 0, 0), "0"), load_packs())
    >>> len(words.starts), len(words.grams)
    (6, 2)
    """
    text = finding.article.text
    word = _word(packs[UNDETERMINED])
    found = [match for part in _body(finding) for match in word.finditer(text, part.start, part.end) if match[1]]
    line = _SEPARATOR.join([match[1] for match in found]).casefold().encode()
    starts = array("I", [match.start() for match in found])
    ends = array("I", [match.end() for match in found])
    return Words(starts, ends, _grams(line) if found else array("I"))


@functools.cache
def _word(pack: Pack) -> re.Pattern[str]:
    """A word as group 1. Marks whose encoding was misread stand glued to words; they part words, as the marks do."""
    misread = "|".join(re.escape(row["form"]) for row in pack.rows("misread"))
    return re.compile(rf"(?:{misread})|([^\W_]+)" if misread else r"([^\W_]+)")


def _body(finding: Finding) -> list[Span]:
    """The text in parts, asides left out. Sentences that follow each other stay one part."""
    asides = [sentence.span for sentence in finding.sentences if sentence.kind in _ASIDE]
    parts, at = [], 0
    for aside in sorted(asides):
        parts.append(Span(at, aside.start))
        at = aside.end
    parts.append(Span(at, len(finding.article.text)))
    return parts


def _grams(line: bytes) -> Sequence[int]:
    """A number for each run of words in a line of words."""
    starts = [0, *(match.end() for match in _BREAK.finditer(line))]
    ends = [*(start - 1 for start in starts[GRAM_WORDS:]), len(line)] if len(starts) >= GRAM_WORDS else []
    return array("I", [crc32(line[start:end]) for start, end in zip(starts, ends, strict=False)])
