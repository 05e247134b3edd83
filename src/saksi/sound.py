"""What a word of a name is read as: `spelling.tsv` joins what transliterations write differently."""

import functools
import re

from saksi.pack import UNDETERMINED, load_packs

_TWICE = re.compile(r"(.)\1+")
# Words of names kept of which the reading is known: an article's come some hundred times over.
_KEPT = 1 << 14


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load_packs()[UNDETERMINED].rows("spelling")
    return tuple((re.compile(row["letters"]), row["as"]) for row in rows)


@functools.lru_cache(_KEPT)
def fold(word: str) -> str:
    """Give what a word in lower-case Latin letters is read as, by the rules of spelling; a letter twice is once.

    >>> fold("dmitriy") == fold("dmitry"), fold("djoko") == fold("joko"), fold("rini") == fold("reni")
    (True, True, False)
    """
    for letters, read_as in _rules():
        word = letters.sub(read_as, word)
    return _TWICE.sub(r"\1", word)
