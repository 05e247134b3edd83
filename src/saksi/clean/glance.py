"""Whether a text may hold what was put into it, told from its words at a glance: most texts have nothing to look for.

Words that were found plain in other texts are passed over, so that the cost of a text is that of its new words. What is
told of a text hangs on the text alone.
"""

import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import filterfalse
from typing import NamedTuple

from saksi.clean.brand import TOKEN, brand_logit, candidates
from saksi.pack import Pack

# Words that are remembered as plain: all but the rarest of a language. What is longer is no word.
MOST_WORDS, LONGEST_WORD = 1 << 17, 40
# A brand has five letters or more.
FEWEST_LETTERS = 5
# The trade's shortest word.
SHORTEST_TRADE = 3
_SIGNS = " .*_|~\u00b7\u2022-"
# A letter or digit that stands alone, and is no word's end behind an apostrophe.
_ALONE = re.compile(r"(?<![^\W_])(?<![^\W_]['\u2019])[^\W_](?![^\W_])")


class Glance(NamedTuple):
    """What a text may hold: words of the trade, a brand's letters one by one, words with what is spelt like a brand."""

    has_trade: bool
    has_apart: bool
    branded: frozenset[str]


def glance_at(text: str, pack: Pack, least: float) -> Glance:
    """Tell what a text may hold; brands are words whose form alone has at least these log odds.

    `branded` are the words between blanks that hold one, with all that stands on them.

    >>> from saksi.pack import load_packs
    >>> pack = load_packs()["und"]
    >>> glance_at("Warga 12 desa di Ende.", pack, -2.0)
    Glance(has_trade=False, has_apart=False, branded=frozenset())
    >>> glance_at("Judi u.j.i 8 8 di (UJITOGEL88).", pack, -2.0)
    Glance(has_trade=True, has_apart=True, branded=frozenset({'(UJITOGEL88).'}))
    """
    plain, written = _plain(pack, least), text.split()
    words = set(filterfalse(plain.__contains__, written))
    left = "\n".join(word for word in words if len(word) >= SHORTEST_TRADE)
    letters = {word: len(_ALONE.findall(word)) for word in words if _ALONE.search(word) or not word.strip(_SIGNS)}
    traded = {token for token in TOKEN.findall(left) if token.casefold() in _trade(pack)}
    brands = {match[0] for match in candidates(left, pack) if brand_logit(match[0], pack) >= least} if left else set()
    if len(plain) > MOST_WORDS:
        plain.clear()
    plain.update(
        word
        for word in words
        if word not in letters and len(word) <= LONGEST_WORD and not _holds(word, traded) and not _holds(word, brands)
    )
    branded = frozenset(word for word in words if _holds(word, brands))
    return Glance(bool(traded), _longest_run(written, letters) >= FEWEST_LETTERS, branded)


def _holds(word: str, told: Set[str]) -> bool:
    return bool(told) and any(each in word for each in told)


def _longest_run(written: Sequence[str], letters: Mapping[str, int]) -> int:
    """How many letters that stand alone follow each other, at most or nearly so: whether there are enough is exact."""
    longest, run = max(letters.values(), default=0), 0
    if longest >= FEWEST_LETTERS or not longest:
        return longest
    enough = -(-FEWEST_LETTERS // longest)
    if b"\1" * enough not in bytes(map(letters.__contains__, written)):
        return longest
    for word in written:
        run = run + letters[word] if word in letters else 0
        if run >= FEWEST_LETTERS:
            return run
    return longest


@cache
def _plain(pack: Pack, least: float) -> set[str]:
    """The words found plain so far: filled as texts are looked at."""
    return set()


@cache
def _trade(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("spam") if row["kind"] == "gambling")
