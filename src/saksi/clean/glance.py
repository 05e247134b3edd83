"""Whether a text may hold what was put into it, told from its words at a glance: most texts have nothing to look for.

Words that were found plain in other texts are passed over, so that the cost of a text is that of its new words. What is
told of a text hangs on the text alone.
"""

import re
from collections.abc import Set
from functools import cache
from itertools import repeat
from typing import NamedTuple

from saksi.clean.brand import TOKEN, brand_logit, candidates
from saksi.pack import Pack, list_forms

# Words that are remembered as plain: all but the rarest of a language. What is longer is no word.
MOST_WORDS, LONGEST_WORD = 1 << 17, 40
# A brand has five letters or more.
FEWEST_LETTERS = 5
# The trade's shortest word.
SHORTEST_TRADE = 3
_SIGNS = " .*_|~\u00b7\u2022-"
# A letter or digit that stands alone, and is no word's end behind an apostrophe.
_ALONE = re.compile(r"(?<![^\W_])(?<![^\W_]['\u2019])[^\W_](?![^\W_])")


# The mark of a word that is not known yet.
_NEW = 255
_NEW_MARK = re.compile(bytes([_NEW]))
# Words with letters that stand alone, one behind the other, or one with as many as a brand has.
_RUN = re.compile(rb"[^\0]{2,}|[^\0-\5]")


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
    known, written = _known(pack, least), text.split()
    marks = bytearray(map(known.get, written, repeat(_NEW)))
    new = [found.start() for found in _NEW_MARK.finditer(marks)]
    words = {written[place] for place in new}
    alone = {word: _mark(word) for word in words}
    for place in new:
        marks[place] = alone[written[place]]
    if not words:
        return Glance(False, _has_run(marks), frozenset())
    left = "\n".join(word for word in words if len(word) >= SHORTEST_TRADE)
    traded = {token for token in TOKEN.findall(left) if token.casefold() in list_forms(pack, "spam", "gambling")}
    brands = {match[0] for match in candidates(left, pack) if brand_logit(match[0], pack) >= least} if left else set()
    branded = frozenset(word for word in words if _holds(word, brands))
    if len(known) > MOST_WORDS:
        known.clear()
    plain = (word for word in words if len(word) <= LONGEST_WORD and word not in branded and not _holds(word, traded))
    known.update((word, alone[word]) for word in plain)
    return Glance(bool(traded), _has_run(marks), branded)


def _holds(word: str, told: Set[str]) -> bool:
    return bool(told) and any(each in word for each in told)


def _mark(word: str) -> int:
    """Tell how many letters stand alone in a word, plus one: 1 is a word of signs, 0 any other word."""
    letters = len(_ALONE.findall(word))
    return min(letters, FEWEST_LETTERS) + 1 if letters or not word.strip(_SIGNS) else 0


def _has_run(marks: bytearray) -> bool:
    """Say whether as many letters as a brand has stand alone one behind the other, told from each word's mark."""
    return any(sum(run) - len(run) >= FEWEST_LETTERS for run in _RUN.findall(marks))


@cache
def _known(pack: Pack, least: float) -> dict[str, int]:
    """The words found to hold none of what is looked for, with the mark of each: filled as texts are looked at."""
    return {}
