"""How much a word is spelt like a gambling brand: by what its last letters are made of.

The weights come from a logistic regression over character n-grams; `tools/spam_grams.py` makes them.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from saksi.pack import Pack

# Brands end in what tells them (a number, a game); their beginnings are anything.
TAIL_LETTERS = 9
GRAM_LENGTHS = (2, 3, 4, 5)
# Stands before every word, so its weight is the score of a word of which nothing is known.
START, END = "^", "$"
# Shorter words are abbreviations and flight numbers; longer ones are addresses.
_BRAND = re.compile(r"(?=.*[^\W\d_]{3})[^\W_](?:-?[^\W_]){4,23}")
# Years with something at their end or start ("SEA2019", "mid-1990s", "2007when"), long numbers, and numbers or words
# that a hyphen joins to a word or to themselves ("11-game", "bonus-bonus") tell of no brand.
_NO_BRAND = re.compile(r"(?:19|20)\d\ds?$|^(?:19|20)\d\d|\d{5}|^\d+-[^\W\d_]+$|^([^\W\d_]+)-\1$", re.I)


@lru_cache(maxsize=1 << 16)
def brand_score(word: str, pack: Pack) -> float:
    """Give how likely a word is a brand by its form alone, from 0 to 1.

    >>> from saksi.pack import load_packs
    >>> [brand_score(word, load_packs()["und"]) > 0.5 for word in ("UJITOGEL88", "Detusoko", "Windows11")]
    [True, False, False]
    """
    word = word if word.isascii() else _bare(word)
    if not _BRAND.fullmatch(word) or _NO_BRAND.search(word) or _is_known(word, pack):
        return 0.0
    weights = _weights(pack)
    logit = weights[START] + sum(weights.get(gram, 0.0) for gram in set(grams_of(word)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def _bare(word: str) -> str:
    """A word without the marks on its letters."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def grams_of(word: str) -> Iterator[str]:
    """Yield the n-grams of a word's last letters, its end marked.

    >>> sorted(grams_of("a88"))
    ['8$', '88', '88$', 'a8', 'a88', 'a88$']
    """
    tail = word.casefold()[-TAIL_LETTERS:] + END
    for length in GRAM_LENGTHS:
        for start in range(len(tail) - length + 1):
            yield tail[start : start + length]


@cache
def _weights(pack: Pack) -> Mapping[str, float]:
    return {row["gram"]: float(row["weight"]) for row in pack.rows("spamgram")} or {START: -30.0}


def _is_known(word: str, pack: Pack) -> bool:
    """Say whether a word is one of those that only look like a brand, or one of those that bear numbers, numbered."""
    form = word.casefold()
    stem = form.rstrip("0123456789")
    is_numbered = stem != form and stem.rstrip("-") in _words("numbered", pack)
    return is_numbered or _words("alike", pack).issuperset(form.split("-"))


@cache
def _words(kind: str, pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("spamword") if row["kind"] == kind)
