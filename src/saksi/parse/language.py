"""Which language pack fits a text, by the share of its words that are the pack's most frequent function words.

The method is that of short-word language identification (Grefenstette, JADT 1995).
"""

import re
from collections.abc import Mapping

from saksi.pack import Pack, languages

# In 211 annotated news articles the lowest share of their own language's function words was 14.5 % (median 24 % in
# Indonesian, 38 % in English), the highest share of the other's 5.7 %. Below the floor no pack fits, or it is a list.
COMMON_SHARE_FLOOR = 0.12
# Enough words to settle it; a longer text costs no more.
SAMPLE_WORDS = 400
_LETTERS = re.compile(r"[^\W\d_]+")


def detect_language(text: str, packs: Mapping[str, Pack]) -> str | None:
    """Give the code of the pack whose function words are most frequent, or None when no pack fits.

    >>> from saksi.pack import load_packs
    >>> detect_language("Air sungai itu tidak akan surut sampai besok.", load_packs())
    'id'
    >>> detect_language("Der Fluss war am Abend wieder in seinem Bett.", load_packs()) is None
    True
    """
    words = [match.group().casefold() for _, match in zip(range(SAMPLE_WORDS), _LETTERS.finditer(text), strict=False)]
    if not words:
        return None
    shares = [(sum(word in pack.habits.common_words for word in words) / len(words), pack) for pack in languages(packs)]
    share, best = max(shares, key=lambda pair: pair[0])
    return best.code if share >= COMMON_SHARE_FLOOR else None
