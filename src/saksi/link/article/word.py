"""An article as folded words: what two texts are compared by."""

import functools
import re
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, compress
from zlib import crc32

from saksi.kinds import Finding, Sentence, Span
from saksi.pack import UNDETERMINED, Pack

# Five: fewer are shared by chance, more lose texts with a fifth of their words changed (0.8 ** 5 = a third stays).
GRAM_WORDS = 5
# Odd, so that another word in one place is another number; below 2 ** 29, so that five of them times words of 32 bits
# stay below 2 ** 64. Otherwise any will do.
_FACTORS = (0x1F3D5B79, 0x15A4E35F, 0x1B873593, 0x19660D0D, 0x1E35A7BD)
_LANE_BYTES = 8
_FACTOR_BYTES = _LANE_BYTES * GRAM_WORDS
_FACTOR_ROW = sum(factor << 8 * _LANE_BYTES * at for at, factor in enumerate(reversed(_FACTORS)))
_SEPARATOR = " "
_PLAIN_WORD = re.compile(r"[^\W_]+")
# ASCII letters made small, and all but letters and digits made blanks.
_SMALL = bytes(ord(chr(sign).lower()) if sign < 128 and chr(sign).isalnum() else 32 for sign in range(256))
_ASCII = bytes(range(128))
# Parts of a page that are not the story: links to other stories, credits, captions.
_ASIDE = frozenset({"related", "credit", "caption"})


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of an article's body: how many there are, and a number for each run of GRAM_WORDS."""

    size: int
    grams: Sequence[int]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each word of an article's body begins and ends in its text.

    `blanked` is the text with a blank for each sign that is of no word. Few of the words are ever asked for.
    """

    blanked: str

    def span(self, first: int, last: int) -> Span:
        """Where the words from `first` to `last` (inclusive) stand in the text."""
        rest = self.blanked.split(maxsplit=first)[-1]
        behind = rest.split(maxsplit=last - first)[-1]
        end = behind.find(_SEPARATOR)
        total = len(self.blanked)
        return Span(total - len(rest), total - len(behind) + (end if end >= 0 else len(behind)))

    def span_all(self, runs: Iterable[tuple[int, int]]) -> list[Span]:
        """Where the words of each run, from its first to its last, stand: for many runs in a third of the time."""
        sizes = list(map(len, self.blanked.split(_SEPARATOR)))
        # It is parted at each blank: of blanks beside each other there are parts without a letter.
        parts = list(compress(range(len(sizes)), sizes))
        letters = list(accumulate(sizes, initial=0))
        ends = ((parts[first], parts[last]) for first, last in runs)
        return [Span(letters[start] + start, letters[end + 1] + end) for start, end in ends]


def fold_words(finding: Finding, packs: Mapping[str, Pack]) -> Words:
    """Give the words of the body, without case, quotation marks and asides.

    >>> from saksi.kinds import Article, Coverage
    >>> from saksi.pack import load_packs
    >>> article = Article(id="a", key="k", sha256="", address="", text="Air naik lagi, kata Rahma kemarin.")
    >>> words = fold_words(Finding(article, "id", (), (), (), (), (), (), Coverage(0, 0, 0), "0"), load_packs())
    >>> words.size, len(words.grams)
    (6, 2)
    """
    return fold_body(finding.article.text, finding.sentences, packs)


def fold_body(text: str, sentences: Sequence[Sentence], packs: Mapping[str, Pack]) -> Words:
    """Give the same of a text and its sentences: nothing else of an article is looked at."""
    marks: list[int] = []
    for part in _body(text, sentences):
        marks += map(crc32, _find_words(text[slice(*part)], packs[UNDETERMINED]))
    return Words(len(marks), _grams(marks))


def _find_words(part: str, pack: Pack) -> list[bytes]:
    """The words of a part of a text in small letters. In ASCII but for its marks, as most parts are, it takes a third
    of the time; else as most of its lines are.
    """
    plain = _without_marks(part)
    if plain.isascii():
        return plain.encode().translate(_SMALL).split()
    return list(chain.from_iterable(_find_line_words(line, pack) for line in part.split("\n")))


def _find_line_words(line: str, pack: Pack) -> list[bytes]:
    plain = _without_marks(line)
    if plain.isascii():
        return plain.encode().translate(_SMALL).split()
    word = _word(pack) if any(form in line for form in _misread(pack)) else _PLAIN_WORD
    return _SEPARATOR.join(filter(None, word.findall(line))).casefold().encode().split()


def _without_marks(line: str) -> str:
    """A line with a blank for each quotation mark, dash and the like that is not in ASCII."""
    if line.isascii():
        return line
    others = line.encode(errors="surrogatepass").translate(None, _ASCII).decode(errors="surrogatepass")
    for sign in set(others):
        if not sign.isalnum():
            line = line.replace(sign, _SEPARATOR)
    return line


def place_words(finding: Finding, packs: Mapping[str, Pack]) -> Places:
    """Give where the words that `fold_words` folds stand in the text, in the same order."""
    text = finding.article.text
    return Places(_blank(text, _body(text, finding.sentences), packs[UNDETERMINED]))


def _blank(text: str, body: Sequence[Span], pack: Pack) -> str:
    """A text of the same length with blanks for all that is no word of its body."""
    plain = _without_marks(text)
    if plain.isascii():
        kept = [plain[slice(*part)].encode().translate(_SMALL).decode() for part in body]
        spans: Iterable[tuple[int, int]] = body
    else:
        word = _word(pack)
        found = [each for part in body for each in word.finditer(text, *part) if each[1]]
        kept, spans = [each[1] for each in found], [each.span() for each in found]
    blanked, at = [], 0
    for piece, (start, end) in zip(kept, spans, strict=True):
        blanked += [_SEPARATOR * (start - at), piece]
        at = end
    return "".join(blanked)


@functools.cache
def _word(pack: Pack) -> re.Pattern[str]:
    """A word as group 1. Marks whose encoding was misread stand glued to words; they part words, as the marks do."""
    misread = "|".join(map(re.escape, _misread(pack)))
    return re.compile(rf"(?:{misread})|([^\W_]+)" if misread else r"([^\W_]+)")


@functools.cache
def _misread(pack: Pack) -> tuple[str, ...]:
    return tuple(row["form"] for row in pack.rows("misread"))


def _body(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """The text in parts, asides left out. Sentences that follow each other stay one part."""
    asides = [sentence.span for sentence in sentences if sentence.kind in _ASIDE]
    parts, at = [], 0
    for aside in sorted(asides):
        parts.append(Span(at, aside.start))
        at = aside.end
    parts.append(Span(at, len(text)))
    return parts


def _grams(marks: Sequence[int]) -> Sequence[int]:
    """A number for each run of words, of a number for each word: their sum, each times a factor of its place, modulo
    2 ** 32 (Dietzfelbinger, 1996; who knows the factors can make two runs alike, which then are compared in vain).

    The words stand in one whole number, 64 bits each, and the factors in another, the last one first; so the runs of a
    text are the lanes of their product from the fifth on.
    """
    words, count = _turn(array("Q", marks)).tobytes(), max(0, len(marks) - GRAM_WORDS + 1)
    product = int.from_bytes(words, "little") * _FACTOR_ROW
    lanes = product.to_bytes(len(words) + _FACTOR_BYTES, "little")
    first = _FACTOR_BYTES - _LANE_BYTES
    return _turn(array("I", lanes[first : first + _LANE_BYTES * count])[::2])


def _turn(numbers: "array[int]") -> "array[int]":
    """Put the bytes of numbers in the order that they have in a whole number, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
