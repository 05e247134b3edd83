"""One name, many spellings: words of names folded to what they sound like, across scripts.

Other scripts are transliterated by anyascii; `spelling.tsv` then joins what transliterations write differently. Where
a script leaves out vowels, or a country's names come from another script, the consonants must be the same. Korean
names are compared syllable by syllable: Jong and Jeong may be one, Jong and Yong never are.
"""

import functools
import itertools
import re
from collections.abc import Mapping

from anyascii import anyascii

from saksi.pack import UNDETERMINED, load_packs
from saksi.sound import fold

# How sure it is that two words are one name: written alike, by the rules of spelling, known variants, by consonants,
# and an initial beside a name. Only their order and the floor between 0.8 and 0.6 matter (see `name.py`).
SAME, SPELLED, VARIANT, SKELETON, INITIAL = 1.0, 0.97, 0.95, 0.8, 0.6
# Two words with fewer consonants than this are alike by chance.
SKELETON_LETTERS = 2
_CAMEL = re.compile(r"[A-Z][a-z]*")
_VOWELS = re.compile(r"[aeiouyw']")
_VOWEL_RUN = re.compile(r"[aeiouyw']+")
_CLASSES = str.maketrans("qgcz", "kkks")
_OPENINGS = str.maketrans("eo", "au")
_VOICELESS = str.maketrans("gdb", "ktp")


@functools.cache
def name_table(kind: str) -> Mapping[str, frozenset[str]]:
    """The words of `nameword.tsv` of one kind, with their values."""
    table: dict[str, set[str]] = {}
    for row in load_packs()[UNDETERMINED].rows("nameword"):
        if row["kind"] == kind:
            table.setdefault(row["form"], set()).add(row["value"])
    return {form: frozenset(values) for form, values in table.items()}


@functools.cache
def known_as(kind: str) -> Mapping[str, str]:
    """What persons or bodies that go by several names (`known.tsv`) are called, by each name casefolded.

    >>> known_as("person")["jokowi"]
    'Joko Widodo'
    """
    rows = load_packs()[UNDETERMINED].rows("known")
    return {row["name"].casefold(): row["is"] for row in rows if row["kind"] == kind}


@functools.cache
def _korean(kind: str) -> Mapping[str, frozenset[str]]:
    rows = load_packs()[UNDETERMINED].rows("korean")
    return {row["letters"]: frozenset(row["as"].split()) for row in rows if row["kind"] == kind}


@functools.cache
def _syllable() -> re.Pattern[str]:
    """Onset, vowel and coda of one syllable; longer ones first."""
    onset, vowel, coda = (
        "|".join(sorted(_korean(kind), key=lambda letters: (-len(letters), letters)))
        for kind in ("onset", "vowel", "coda")
    )
    return re.compile(f"({onset})?({vowel})({coda})?")


def latin(word: str) -> str:
    """A word in lower-case Latin letters without marks; a joined article is cut off.

    >>> latin("Erdo\\u011fan"), latin("\\u0417\\u0430\\u0445\\u0430\\u0440\\u043e\\u0432\\u0430")
    ('erdogan', 'zakharova')
    """
    written = anyascii(word)
    if any(word.startswith(article) for article in name_table("article")):
        written = written.lstrip("Aa'").removeprefix("l")
    letters = re.sub(r"[^a-z]", "", written.casefold())
    return letters if word.isascii() or _has_vowels(letters) else letters[:1] + re.sub("[wy]", "", letters[1:])


def skeleton(word: str) -> str:
    """The consonants of a folded word in classes, with a vowel it opens with; an `a` at its end tells women from men.

    >>> skeleton(fold("gaddafi")) == skeleton(fold("qadhafi")), skeleton("petrov") == skeleton("petrova")
    (True, False)
    """
    opening = word[:1].translate(_OPENINGS) if _VOWELS.match(word) else ""
    bare = re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", word).translate(_CLASSES))
    return opening + bare + "a" * (word.endswith("a") and len(word) > 1)


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
    if is_loose and _is_like_boned(fold(a), fold(b)):
        return SKELETON
    if 1 in (len(a), len(b)) and a[:1] == b[:1]:
        return INITIAL
    return 0.0


def _is_like_boned(a: str, b: str) -> bool:
    """Whether two words have the same consonants with vowels at the same places.

    A script that writes no vowels leaves out the one in front too, and tells nothing of the others.
    """
    one, other = skeleton(a), skeleton(b)
    if not (_has_vowels(a) and _has_vowels(b)):
        one, other = (bones.lstrip("aiu") for bones in (one, other))
    elif _VOWEL_RUN.sub("a", a.translate(_CLASSES)) != _VOWEL_RUN.sub("a", b.translate(_CLASSES)):
        return False
    return one == other and len(one.rstrip("a")) >= SKELETON_LETTERS


def _has_vowels(word: str) -> bool:
    return any(vowel in word for vowel in "aeiou")


def _share(a: str, b: str, kind: str) -> bool:
    table = name_table(kind)
    return bool(table.get(a, frozenset()) & table.get(b, frozenset()))


@functools.lru_cache(maxsize=4096)
def korean_syllables(name: str) -> tuple[frozenset[str], ...]:
    """The syllables of a name that may be Korean, each with what it may stand for; none for other names.

    >>> [sorted(each) for each in korean_syllables("Kim Jong-un")]
    [['gim'], ['jeong', 'jong'], ['eon', 'eun', 'un']]
    """
    written = anyascii(name)
    parts = _CAMEL.findall(written) if written != name and written.isalpha() else re.split(r"[ -]", written)
    first, *given = [part.casefold() for part in parts] or [""]
    surnames = _korean("surname").get(first) or _korean("surname").get(_voiceless(first), frozenset())
    read = [surnames, *map(_read_syllable, given)]
    return tuple(read) if len(read) in (2, 3) and all(read) else ()


def _voiceless(syllable: str) -> str:
    """A syllable as the Revised Romanization ends it; letter by letter its last sound is written voiced."""
    return syllable[:-1] + syllable[-1:].translate(_VOICELESS)


def _read_syllable(syllable: str) -> frozenset[str]:
    parts = _syllable().fullmatch(syllable)
    if parts is None:
        return frozenset()
    read = [
        _korean(kind)[part] if part else frozenset({""})
        for kind, part in zip(("onset", "vowel", "coda"), parts.groups(), strict=True)
    ]
    return frozenset(map("".join, itertools.product(*read)))


def is_apart_written(name: str) -> bool:
    """Whether a name is in a script that writes syllables, of which anyascii makes one word with inner capitals."""
    written = anyascii(name)
    return not name.isascii() and len(_CAMEL.findall(written)) > 1 and " " not in written
