"""One name, many spellings: words of names folded to what they sound like, across scripts.

Other scripts are transliterated by anyascii; `spelling.tsv` then joins what transliterations write differently. Where
a script leaves out vowels, or a country's names come from another script, the consonants must be the same. Korean
names are compared syllable by syllable: Jong and Jeong may be one, Jong and Yong never are.
"""

import functools
import re
from collections.abc import Mapping

from anyascii import anyascii

from saksi.pack import UNDETERMINED, load_packs

# How sure it is that two words are one name: written alike, by the rules of spelling, known variants, by consonants,
# and an initial beside a name. Only their order and the floor between 0.8 and 0.6 matter (see `name.py`).
SAME, SPELLED, VARIANT, SKELETON, INITIAL = 1.0, 0.97, 0.95, 0.8, 0.6
# Two words with fewer consonants than this are alike by chance.
SKELETON_LETTERS = 2
_CAMEL = re.compile(r"[A-Z][a-z]*")
_VOWELS = re.compile(r"[aeiouyw']")
_CLASSES = str.maketrans("qgcz", "kkks")


@functools.cache
def name_table(kind: str) -> Mapping[str, frozenset[str]]:
    """The words of `nameword.tsv` of one kind, with their values."""
    table: dict[str, set[str]] = {}
    for row in load_packs()[UNDETERMINED].rows("nameword"):
        if row["kind"] == kind:
            table.setdefault(row["form"], set()).add(row["value"])
    return {form: frozenset(values) for form, values in table.items()}


@functools.cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load_packs()[UNDETERMINED].rows("spelling")
    return tuple((re.compile(row["letters"]), row["as"]) for row in rows)


@functools.cache
def _syllables() -> Mapping[str, frozenset[str]]:
    rows = load_packs()[UNDETERMINED].rows("korean")
    return {row["syllable"]: frozenset(row["as"].split()) for row in rows}


def latin(word: str) -> str:
    """A word in lower-case Latin letters without marks; a joined article is cut off.

    >>> latin("Erdo\\u011fan"), latin("\\u0417\\u0430\\u0445\\u0430\\u0440\\u043e\\u0432\\u0430")
    ('erdogan', 'zakharova')
    """
    written = anyascii(word)
    if any(word.startswith(article) for article in name_table("article")):
        written = written.lstrip("Aa'").removeprefix("l")
    return re.sub(r"[^a-z]", "", written.casefold())


@functools.lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """What a Latin word is read as, by the rules of spelling; a letter twice is once.

    >>> fold("dmitriy") == fold("dmitry"), fold("djoko") == fold("joko"), fold("rini") == fold("reni")
    (True, True, False)
    """
    for letters, read_as in _rules():
        word = letters.sub(read_as, word)
    return re.sub(r"(.)\1+", r"\1", word)


def skeleton(word: str) -> str:
    """The consonants of a folded word in classes; whether it ends in `a`, which tells women from men, is kept.

    >>> skeleton(fold("gaddafi")) == skeleton(fold("qadhafi")), skeleton("petrov") == skeleton("petrova")
    (True, False)
    """
    bare = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word).translate(_CLASSES))
    return bare + "a" * (word.endswith("a") and len(word) > 1)


def compare_words(a: str, b: str, *, is_loose: bool = False) -> float:
    """How sure it is that two words in Latin letters are one name; 0 when they are not.

    `is_loose`: the vowels may differ, as in names from another script.
    """
    if a == b:
        return SAME
    if fold(a) == fold(b):
        return SPELLED
    if _share(a, b, "variant") or _share(a, b, "nick"):
        return VARIANT
    if is_loose and len(skeleton(fold(a)).rstrip("a")) >= SKELETON_LETTERS and skeleton(fold(a)) == skeleton(fold(b)):
        return SKELETON
    if 1 in (len(a), len(b)) and a[:1] == b[:1]:
        return INITIAL
    return 0.0


def _share(a: str, b: str, kind: str) -> bool:
    table = name_table(kind)
    return bool(table.get(a, frozenset()) & table.get(b, frozenset()))


def korean_syllables(name: str) -> tuple[frozenset[str], ...]:
    """The syllables of a name that may be Korean, each with what it may stand for; none for other names.

    >>> [sorted(each) for each in korean_syllables("Kim Jong-un")]
    [['gim'], ['jeong', 'jong'], ['eun', 'un']]
    """
    written = anyascii(name)
    parts = _CAMEL.findall(written) if written != name and written.isalpha() else re.split(r"[ -]", written)
    folded = [part.casefold() for part in parts]
    if len(folded) not in (2, 3) or folded[0] not in name_table("korean"):
        return ()
    read = [_syllables().get(part, frozenset()) for part in folded]
    return tuple(read) if all(read) else ()


def is_apart_written(name: str) -> bool:
    """Whether a name is in a script that writes syllables, of which anyascii makes one word with inner capitals."""
    written = anyascii(name)
    return not name.isascii() and len(_CAMEL.findall(written)) > 1 and " " not in written
