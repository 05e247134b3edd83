"""Beginnings of words that many claims of a block hold, and which claims these are.

The full-text index merges all words with a beginning to find one, which for a common one takes longer than to read the
texts. So these are kept like words: as the beginning with a star.
"""

import contextlib
import functools
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import apsw

from saksi.ledger.block import wording
from saksi.ledger.block.wording import index_words
from saksi.ledger.file.file import ask

FIELD = "passage"
# Beginnings of more letters are looked up.
LETTERS = 8
STAR = "*"
# A guess takes beginnings that seem somewhat rarer than one in sixteen claims hold.
_GUESS_SHARE = 24
_TEXTS = "SELECT number, passage FROM claims WHERE number BETWEEN ?1 AND ?2 AND passage IS NOT NULL"
_OTHER_TEXTS = _TEXTS.replace("passage", "CASE WHEN passage LIKE ?3 THEN NULL ELSE passage END", 1)
# Flags of a byte, by bit.
_TO_FLAG = [bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8)]
Fold = Callable[[Iterable[str]], list[str]]


def make_fold(connection: apsw.Connection) -> Fold:
    """A function that gives the words of texts as the full-text index has them, with spaces between.

    >>> fold = make_fold(apsw.Connection(":memory:"))
    >>> [text.split() for text in fold(["José, 'Kali\u0301'", "Sari"])]
    [['jose', 'kali'], ['sari']]
    """
    letters = dict(enumerate(_fold_ascii()))

    def learn(text: str) -> dict[int, str]:
        for letter in set(map(ord, text)) - letters.keys():
            letters[letter] = _fold_letter(connection, chr(letter))
        return letters

    return lambda texts: [text.translate(_fold_ascii() if text.isascii() else learn(text)) for text in texts]


@functools.cache
def _fold_ascii() -> str:
    """What the index makes of each letter of ASCII."""
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        return "".join(_fold_letter(connection, chr(code)) for code in range(128))


def _fold_letter(connection: apsw.Connection, letter: str) -> str:
    """What the index makes of a letter within a word; a space where a word ends."""
    words = index_words(connection, f"a{letter}a")
    return words[0][1:-1] if len(words) == 1 else " "


def list_words(
    connection: apsw.Connection, bounds: tuple[int, int], words: Sequence[str], least: int
) -> Iterator[tuple[str, bytes | None]]:
    """Yield those of some words, and beginnings, that many claims of a block hold, and a flag for each of its claims.

    None in place of the flags: the same claims as those of the beginning of a letter less. Shorter ones come first.
    """
    first, size = bounds[0], bounds[1] - bounds[0] + 1
    texts = _read_texts(connection, bounds)
    openings = _guess_openings([texts.get(number, "") for number in range(first, first + size, wording.SAMPLE_STEP)])
    terms = [*(opening + STAR for opening in openings), *words]
    counts: dict[str, int] = {}
    for term, flags in zip(terms, _flag(texts, (openings, words), bounds), strict=True):
        counts[term] = flags.count(1)
        if counts[term] >= least:
            is_same = term.endswith(STAR) and counts.get(term[: -len(STAR) - 1] + STAR) == counts[term]
            yield term, None if is_same else flags


def _guess_openings(sample: Sequence[str]) -> list[str]:
    counts = Counter(
        opening
        for text in sample
        for opening in {word[:letters] for word in text.split() for letters in range(1, LETTERS + 1)}
    )
    return sorted((opening for opening, count in counts.items() if count * _GUESS_SHARE >= len(sample)), key=_by_length)


def _by_length(opening: str) -> tuple[int, str]:
    return len(opening), opening


def _read_texts(connection: apsw.Connection, bounds: tuple[int, int]) -> dict[int, str]:
    """The texts of claims by their numbers, in words of the index."""
    rows = ask(connection, _TEXTS, bounds)
    return dict(zip((number for number, _ in rows), make_fold(connection)(text for _, text in rows), strict=True))


def _flag(
    texts: dict[int, str], sought: tuple[Sequence[str], Sequence[str]], bounds: tuple[int, int]
) -> Iterator[bytes]:
    """Yield for each beginning and word a flag a claim: a bit for each is set word by word, and then taken out."""
    (openings, words), (first, last) = sought, bounds
    terms, masks = len(openings) + len(words), {"": 0}
    for at, opening in enumerate(openings):
        # Whatever is common is common, too, with a letter less.
        masks[opening] = masks[opening[:-1]] | 1 << at
    whole = {word: 1 << at for at, word in enumerate(words, len(openings))}

    @functools.cache
    def of_word(word: str) -> int:
        held = 0
        for end in range(1, LETTERS + 1):
            mask = masks.get(word[:end])
            if mask is None:
                break
            held = mask
        return whole.get(word, 0) | held

    width = (terms + 7) // 8
    table = bytearray((last - first + 1) * width)
    for number, text in texts.items():
        at = number - first
        held = functools.reduce(operator.or_, map(of_word, text.split()), 0)
        table[at * width : (at + 1) * width] = held.to_bytes(width, "little")
    for at in range(width):
        eight = bytes(table[at::width])
        yield from map(eight.translate, _TO_FLAG[: terms - 8 * at])


def find_openings(connection: apsw.Connection, opening: str, bounds: tuple[int, int]) -> list[int]:
    """The claims between two numbers, both included, whose texts have a word with a beginning, "*" at its end."""
    word = opening.removesuffix(STAR)
    # Most words stand behind a space: such texts need not be handed over.
    other = (_OTHER_TEXTS, (*bounds, f"% {word}%"))
    rows = ask(connection, *other) if word.isascii() else ask(connection, _TEXTS, bounds)
    found = [number for number, text in rows if text is None]
    rows = [row for row in rows if row[1] is not None and (word in row[1].lower() or not row[1].isascii())]
    texts = make_fold(connection)(text for _, text in rows)
    return found + [number for (number, _), text in zip(rows, texts, strict=True) if f" {word}" in f" {text}"]


def quote_word(opening: str) -> str:
    """A word, or a beginning with a star, as the full-text index is asked for it.

    >>> quote_word("banj*"), quote_word("kota palu")
    ('"banj"*', '"kota palu"')
    """
    word = opening.removesuffix(STAR)
    return f'"{word}"{STAR if opening.endswith(STAR) else ""}'
