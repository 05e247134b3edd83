"""One person's name in several spellings: what its words are read as, in any script.

Other scripts are written in Latin letters by anyascii; `spelling.tsv` then joins what transliterations write
differently.
"""

import functools
import re

from anyascii import anyascii

from saksi.pack import UNDETERMINED, load_packs
from saksi.resolve.cast import Party

_WORD = re.compile("[a-z]+")
_TWICE = re.compile(r"(.)\1+")
# Names kept of which the reading is known: an article's, some hundred times over.
_KEPT = 1 << 14


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load_packs()[UNDETERMINED].rows("spelling")
    return tuple((re.compile(row["letters"]), row["as"]) for row in rows)


@functools.lru_cache(_KEPT)
def read_name(name: str) -> tuple[str, ...]:
    """Give what the words of a name are read as, in order; names read alike are spellings of one.

    >>> read_name("Sergei Lavanov") == read_name("Sergey Lavanov"), read_name("Kim Jong Un") == read_name("Kim Yong Un")
    (True, False)
    """
    return tuple(fold(word) for word in _WORD.findall(anyascii(name).casefold()))


@functools.lru_cache(_KEPT)
def fold(word: str) -> str:
    """Give what a word in lower-case Latin letters is read as, by the rules of spelling; a letter twice is once.

    >>> fold("dmitriy") == fold("dmitry"), fold("djoko") == fold("joko"), fold("rini") == fold("reni")
    (True, True, False)
    """
    for letters, read_as in _rules():
        word = letters.sub(read_as, word)
    return _TWICE.sub(r"\1", word)


def join_spellings(spoken: dict[str, tuple[Party, str]]) -> dict[str, tuple[Party, str]]:
    """The parties that spoke, persons whose whole names are read alike (Sergei, Sergey) under the spelling used first.

    A single word is too short to tell by.
    """
    first: dict[tuple[str, ...], Party] = {}
    for party, _ in spoken.values():
        if party.kind == "person" and len(read := read_name(party.name)) > 1:
            known = first.setdefault(read, party)
            if party.title and not known.title:
                first[read] = known._replace(title=party.title)
    return {claim: (first.get(read_name(party.name), party), method) for claim, (party, method) in spoken.items()}
