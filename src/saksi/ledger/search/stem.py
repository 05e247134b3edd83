"""Words without their endings, so that one form of a word finds the others.

Stems are made when an article is written and kept beside its words: no tool needs to know how, to search them.
The algorithms are Snowball's (Porter 1980; for Indonesian, Tala 2003); a pack names the one for its language, and lists
in `stem.tsv` the frequent words that it gets wrong.
"""

import functools
import re

from saksi.pack import load_habits, load_stemmer

_WORD = re.compile(r"\w+")
# Distinct forms whose stems are kept at hand.
_FORMS_KEPT = 100_000


def stem_text(text: str, language: str | None) -> str:
    """The stems of a text's words, in their order, single blanks between. Without a stemmer, the words themselves.

    >>> stem_text("Menyerang, serangan!", "id")
    'serang serang'
    """
    stem = load_stemmer(language)
    return " ".join(map(stem, _WORD.findall(text.casefold())))


@functools.lru_cache(_FORMS_KEPT)
def stem_variants(word: str) -> tuple[str, ...]:
    """The stems that a word has in the languages there are packs for, each once.

    >>> stem_variants("serangan")
    ('serang', 'serangan')
    """
    return tuple(sorted({stem_text(word, code) for code in load_habits()}))
