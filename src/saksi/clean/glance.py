"""Whether a text may hold what was put into it, told from its words at a glance: most texts have nothing to look for.

Words that were found plain in other texts are passed over, so that the cost of a text is that of its new words. What is
told of a text hangs on the text alone.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
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
    """What a text may hold: words of the trade, words spelt like a brand, a brand's letters one by one."""

    has_trade: bool
    has_brand: bool
    has_apart: bool


def glance_at(text: str, pack: Pack, least: float) -> Glance:
    """Tell what a text may hold; brands are words whose form alone has at least these log odds.

    >>> from saksi.pack import load_packs
    >>> pack = load_packs()["und"]
    >>> glance_at("Warga 12 desa di Ende.", pack, -2.0), glance_at("Judi u.j.i 8 8 di UJITOGEL88", pack, -2.0)
    (Glance(has_trade=False, has_brand=False, has_apart=False), Glance(has_trade=True, has_brand=True, has_apart=True))
    """
    plain, written = _plain(pack, least), text.split()
    words = set(written).difference(plain)
    left = "\n".join(word for word in words if len(word) >= SHORTEST_TRADE)
    letters = {word: len(_ALONE.findall(word)) for word in words if _ALONE.search(word) or not word.strip(_SIGNS)}
    traded = {token for token in TOKEN.findall(left) if token.casefold() in _trade(pack)}
    branded = {match[0] for match in candidates(left, pack) if brand_logit(match[0], pack) >= least} if left else set()
    if len(plain) > MOST_WORDS:
        plain.clear()
    told = traded | branded
    plain.update(
        word
        for word in words
        if word not in letters and len(word) <= LONGEST_WORD and not (told and any(each in word for each in told))
    )
    return Glance(bool(traded), bool(branded), _longest_run(written, letters) >= FEWEST_LETTERS)


def _longest_run(written: Sequence[str], letters: Mapping[str, int]) -> int:
    """How many letters that stand alone follow each other, at most or nearly so: whether there are enough is exact."""
    longest = run = max(letters.values(), default=0)
    enough = -(-FEWEST_LETTERS // max(longest, 1))
    if b"\1" * enough not in bytes(map(letters.__contains__, written)):
        return longest
    for word in written:
        run = run + letters[word] if word in letters else 0
        longest = max(longest, run)
    return longest


@cache
def _plain(pack: Pack, least: float) -> set[str]:
    """The words found plain so far: filled as texts are looked at."""
    return set()


@cache
def _trade(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in pack.rows("spam") if row["kind"] == "gambling")
