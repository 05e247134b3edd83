"""How many articles hold a word in news at large, from `spread.tsv`: what is rare is known even in a small ledger."""

import functools
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping

from saksi.kinds import Finding
from saksi.pack import Pack

# What stands before a stem where names, numbers and words are told apart by their first sign.
STEM = "~"
# Words of more than so many of a hundred articles say nothing of an event.
COMMON_SHARE = 0.05
# An article's most telling words. With 40 as many stories are found, and adding an article takes longer.
TELLING_WORDS = 20
# What an article is about it says within so many letters.
HEAD_LETTERS = 2000
# Words that the table leaves out stand in fewer articles than this.
_RARE_SHARE = 0.001
_STEMS_HELD = 1 << 16
_WORD = re.compile(r"\b[^\W\d_]{4,}\b")


@functools.cache
def read_spread(*packs: Pack) -> Mapping[str, float]:
    """Give the share of articles that hold a word, or a stem behind its sign; of two languages the larger share."""
    shares: dict[str, float] = {}
    for row in (row for pack in packs for row in pack.rows("spread")):
        shares[row["lemma"]] = max(float(row["share"]) / 1000, shares.get(row["lemma"], 0.0))
    return shares


def name_words(finding: Finding, pack: Pack) -> Counter[str]:
    """Count the most telling small words of an article by their stems; none in a language without a stemmer."""
    if not pack.habits.stemmer:
        return Counter()
    words = _WORD.findall(f"{finding.article.text[:HEAD_LETTERS]}\n{finding.article.title or ''}")
    stems, (weights, rare) = Counter(map(_stem(pack), filter(str.islower, words))), _weigh(pack)
    weighed = ((weights.get(each, rare), times, each) for each, times in stems.items())
    telling = [(-weight * (1 + math.log(times)), each) for weight, times, each in weighed if weight]
    return Counter({each: stems[each] for _, each in sorted(telling)[:TELLING_WORDS]})


@functools.cache
def _weigh(pack: Pack) -> tuple[Mapping[str, float], float]:
    """What stems weigh that stand in an article once, nothing where they are common; and what all others weigh."""
    shares = read_spread(pack).items()
    weights = {stem: 0.0 if share > COMMON_SHARE else -math.log(share + _RARE_SHARE) for stem, share in shares}
    return weights, -math.log(_RARE_SHARE)


@functools.cache
def _stem(pack: Pack) -> Callable[[str], str]:
    """What gives the stem of a word, behind its sign."""
    # It takes a while to load, and most that is asked of a ledger needs no stems.
    import snowballstemmer

    stem = snowballstemmer.stemmer(pack.habits.stemmer).stemWord
    return functools.lru_cache(_STEMS_HELD)(lambda word: f"{STEM}{stem(word)}")
