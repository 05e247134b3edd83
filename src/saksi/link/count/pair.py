"""Two words apart that say together what befell somebody: "slept in the village hall"."""

import functools
import re
from collections.abc import Iterable, Iterator

from saksi.link.form import either
from saksi.pack import Pack, inflected

# Words between the two: "taken by ambulance to a nearby hospital".
BETWEEN_WORDS = 4
HEAD, TAIL = "head", "tail"
_WORD = re.compile(r"\w+")


def find_pairs(words: str, pack: Pack) -> Iterator[tuple[int, int, str, str]]:
    """Yield where such two words stand in a text in small letters, the kind of word that they are, and its value.

    >>> from saksi.pack import load_packs
    >>> list(find_pairs("they slept in the village hall", load_packs()["en"]))
    [(5, 30, 'fate', 'sheltered')]
    """
    # Hardly any text has both words of a kind.
    has = frozenset(_WORD.findall(words))
    for told, heads, tails, pattern in _pairs(pack):
        if not (has.isdisjoint(heads) or has.isdisjoint(tails)):
            kind, _, value = told.rstrip(" 0123456789").partition(" ")
            yield from ((*match.span(), kind, value) for match in pattern.finditer(words))


def has_number(words: str, pack: Pack) -> bool:
    """Say whether a number stands among words in small letters: what stands beside it may be told of that."""
    return not _numbers(pack).isdisjoint(words.split())


@functools.cache
def _numbers(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("number") if row["kind"] != "article")


@functools.cache
def _pairs(pack: Pack) -> tuple[tuple[str, frozenset[str], frozenset[str], re.Pattern[str]], ...]:
    """What each kind of pair tells, the words that its forms open with, and a pattern that finds it."""
    forms: dict[tuple[str, str], list[str]] = {}
    for row in inflected(pack, "measure"):
        if row["kind"] in (HEAD, TAIL):
            forms.setdefault((row["value"], row["kind"]), []).append(row["form"].casefold())
    between = rf"(?: [^\W\d_]+){{0,{BETWEEN_WORDS}}}?"
    pairs = []
    for told in dict.fromkeys(value for value, _ in forms):
        heads, tails = (forms.get((told, kind), []) for kind in (HEAD, TAIL))
        pattern = re.compile(rf"\b{either(heads)}{between} {either(tails)}\b")
        pairs.append((told, _openers(heads), _openers(tails), pattern))
    return tuple(pairs)


def _openers(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(match[0] for form in forms if (match := _WORD.search(form)))
