"""Passages that are nobody's own words: names and laws in full, forms with other numbers filled in."""

import re
from collections.abc import Sequence
from itertools import chain

# A form is filled in with so many numbers or more; a copy has most of its source's, the next day's form has not.
FORM_NUMBERS = 4
SAME_NUMBERS = 0.5
# Share of words with a capital and of numbers from which on a passage is a name or a law cited in full, nobody's own
# words, unless it is long. Of 100 passages of a week of news read by eye some nine of the 16 that were no reuse lie
# above; of 18 others between .6 and .75 two were reuse.
FORMULA_SHARE = 0.6
FORMULA_WORDS = 45
# So many words of each of two sentences are more than the end of one and the name that the next begins with.
SENTENCE_WORDS = 4
# A law is an "Undang-undang", and names its parts by letters.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def is_form(passage: str, other: str) -> bool:
    """Whether two passages of one outlet are a form with other numbers filled in.

    >>> is_form("naik 12 poin ke 6.244, 203 menguat, 189 turun", "naik 7 poin ke 6.251, 96 menguat, 301 turun")
    True
    >>> is_form("pada 12 Mei 2019 pukul 7 gempa ke-4", "pada 12 Mei 2019 pukul 9 gempa ke-4")
    False
    """
    one, two = set(_NUMBER.findall(passage)), set(_NUMBER.findall(other))
    fewer = min(len(one), len(two))
    return fewer >= FORM_NUMBERS and len(one & two) < SAME_NUMBERS * fewer


def is_formula(sentences: Sequence[str]) -> bool:
    """Whether a passage, sentence by sentence, is made of names and numbers: a law and its articles, a title, a hall
    and a date. What stands in two sentences somebody has put one behind the other.

    >>> is_formula(["Pasal 3 Peraturan Daerah Nomor 7 Tahun 2011 tentang Retribusi Pasar"])
    True
    >>> is_formula(["air naik lagi dan warga Wera berjalan ke bukit"])
    False
    >>> is_formula(["kepada Bupati Rahma Lontar di Sorong.", "Camat Bima Utara Jaya Sorai lalu"])
    False
    """
    each = [_WORD.findall(sentence) for sentence in sentences]
    words: list[str] = list(chain.from_iterable(each))
    if len(words) > FORMULA_WORDS or sum(len(found) >= SENTENCE_WORDS for found in each) > 1:
        return False
    names = sum(not word[0].islower() or len(word) == 1 for word in words)
    return names >= FORMULA_SHARE * len(words)
