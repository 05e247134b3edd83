"""How much a word is spelt like a gambling brand: by the letters, numbers and words of the trade that it is made of.

The weights come from a logistic regression; `tools/spam_grams.py` makes them.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from saksi.pack import Pack

GRAM_LENGTHS = (2, 3, 4, 5)
# Stands before every word, so its weight is the score of a word of which nothing is known.
START, END = "^", "$"
# Opens the names of what is no n-gram: the trade's words in a word, and how letters and digits follow each other.
MORPHEME, SHAPE = "+", "="
# Log odds of what has not a brand's form, or is known to be something else.
NEVER = -30.0
# Shorter words are abbreviations and flight numbers; longer ones are addresses.
_BRAND = re.compile(r"(?=.*[^\W\d_]{3})[^\W_](?:-?[^\W_]){4,23}")
# Years with something at their end or start ("SEA2019", "mid-1990s", "2007when"), long numbers, numbers or words that a
# hyphen joins to a word or to themselves ("11-game", "hari-24", "bonus-bonus"), and number plates tell of no brand.
_NO_BRAND = re.compile(
    r"(?:19|20)\d\ds?$|^(?:19|20)\d\d|\d{5}|^\d+-[^\W\d_]+$|^([^\W\d_]+)-\1$|-\d+-|^[^\W\d_]+-\d+$", re.I
)
TOKEN = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*")
_WORD = re.compile(r"[^\W_]|[-'\u2019]")
_NUMBER = re.compile(r"\d\d+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_COUNTING = "0123456789-"
# Behind a number so few letters are a unit ("110cc"), unless the trade has them.
LONGEST_UNIT = 4
_RUNS = re.compile(r"\d+|[^\W\d_]+|-")
# Runs of letters are told apart up to this length, runs of digits up to that.
_LETTERS, _DIGITS = (2, 4), 4


@lru_cache(maxsize=1 << 16)
def brand_logit(word: str, pack: Pack) -> float:
    """Give the log odds that a word is a brand, by its form alone."""
    word = word if word.isascii() else _bare(word)
    if not _BRAND.fullmatch(word) or _NO_BRAND.search(word) or is_known(word, pack) or _is_joined(word, pack):
        return NEVER
    weights = _weights(pack)
    return weights[START] + sum(weights.get(feature, 0.0) for feature in set(features_of(word, pack)))


def brand_score(word: str, pack: Pack) -> float:
    """Give how likely a word is a brand by its form alone, from 0 to 1.

    >>> from saksi.pack import load_packs
    >>> [brand_score(word, load_packs()["und"]) > 0.5 for word in ("UJITOGEL88", "Detusoko", "Windows11")]
    [True, False, False]
    """
    return 1 / (1 + math.exp(-max(NEVER, min(-NEVER, brand_logit(word, pack)))))


def features_of(word: str, pack: Pack) -> Iterator[str]:
    """Yield what the form of a word is told by: n-grams behind its first letter, the trade's words in it, its shape.

    Its first letter is left out: brands begin with anything.

    >>> from saksi.pack import load_packs
    >>> sorted(features_of("a88", load_packs()["und"]))
    ['8$', '88', '88$', '=a99']
    """
    word = word.casefold()
    rest = word[1:] + END
    for length in GRAM_LENGTHS:
        for start in range(len(rest) - length + 1):
            yield rest[start : start + length]
    yield SHAPE + "".join(map(_shape, _RUNS.findall(word)))
    pattern = morphemes(pack)
    if found := pattern.findall(word):
        left = pattern.sub("", word)
        yield MORPHEME
        yield from (f"{MORPHEME}{match[0]}{_side(match)}" for match in pattern.finditer(word))
        yield f"{MORPHEME}{min(len(left) // 3, 4)}"
        if len(found) > 1:
            yield f"{MORPHEME}{MORPHEME}"
        if any(letter.isdigit() for letter in left):
            yield f"{MORPHEME}9"


@cache
def morphemes(pack: Pack) -> re.Pattern[str]:
    """A pattern that finds the trade's words inside a word."""
    forms = sorted((row["form"] for row in pack.rows("spam") if row["kind"] == "morpheme"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, forms)) or "(?!)")


def is_known(word: str, pack: Pack) -> bool:
    """Say whether a word only looks like a brand: it is known, or numbers belong behind its letters or before them."""
    form = word.casefold()
    alike = _words("alike", pack)
    if form in alike or alike.issuperset(form.split("-")):
        return True
    if form.isalpha():
        return False
    behind = form.lstrip(_COUNTING)
    is_unit = behind != form and len(behind) <= LONGEST_UNIT and not morphemes(pack).search(behind)
    return is_unit or form.rstrip(_COUNTING) in _words("numbered", pack) or behind in _words("counted", pack)


def _is_joined(word: str, pack: Pack) -> bool:
    """Say whether a word is two that lost the gap between them, or a sum: none of its parts is a word of the trade."""
    parts = _CAMEL.split(word)
    if len(parts) > 1 and word.isalpha() and _words("morpheme", pack).isdisjoint(part.casefold() for part in parts):
        return True
    return _sums(pack).search(word) is not None


def _side(match: re.Match[str]) -> str:
    """Where in a word a word of the trade stands: first, last or between."""
    return "<" if match.start() == 0 else ">" if match.end() == len(match.string) else ""


def _shape(run: str) -> str:
    if run.isdigit():
        return "9" * min(len(run), _DIGITS)
    return run if run == "-" else "a" if len(run) <= _LETTERS[0] else "b" if len(run) <= _LETTERS[1] else "c"


def _bare(word: str) -> str:
    """A word without the marks on its letters."""
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def candidates(text: str, pack: Pack) -> Iterator[re.Match[str]]:
    """Yield the words of a text that hold a word of the trade or a number of two digits: others are no brands.

    >>> from saksi.pack import load_packs
    >>> [match[0] for match in candidates("Warga 12 desa di Ujislot, kata A-88 pada 2025.", load_packs()["und"])]
    ['Ujislot', 'A-88']
    """
    places = {match.start() for match in _NUMBER.finditer(text)}
    folded = text.lower()
    if len(folded) != len(text):
        # In some alphabets a small letter is two signs: places would not fit.
        folded = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    for form in _forms(pack):
        place = folded.find(form)
        while place >= 0:
            places.add(place)
            place = folded.find(form, place + 1)
    last = 0
    for place in sorted(places):
        if place >= last and (found := TOKEN.search(text, _word_start(text, place, last))):
            last = found.end()
            if not found[0].isdigit():
                yield found


def _word_start(text: str, place: int, last: int) -> int:
    while place > last and _WORD.match(text[place - 1]):
        place -= 1
    return place


@cache
def _forms(pack: Pack) -> tuple[str, ...]:
    return tuple(row["form"] for row in pack.rows("spam") if row["kind"] == "morpheme")


@cache
def _weights(pack: Pack) -> Mapping[str, float]:
    return {row["gram"]: float(row["weight"]) for row in pack.rows("spamgram")} or {START: NEVER}


@cache
def _sums(pack: Pack) -> re.Pattern[str]:
    """A pattern that finds a sum of money."""
    signs = "|".join(re.escape(row["form"]) for row in pack.rows("spam") if row["kind"] == "sum") or "(?!)"
    return re.compile(rf"(?:{signs})\d", re.I)


@cache
def _words(kind: str, pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for table in ("spamword", "spam") for row in pack.rows(table) if row["kind"] == kind)
