"""Names that the text itself says are those of outlets: they stand behind a word for one (the newspaper X)."""

import functools
import re
from collections.abc import Mapping

from saksi.pack import Pack
from saksi.resolve.local import words_for
from saksi.resolve.pattern import any_of


def find_called(text: str, pack: Pack) -> Mapping[str, tuple[int, ...]]:
    """Where such names stand, in order, by their first word, up to a blank.

    >>> from saksi.pack import load_packs
    >>> find_called("She told the newspaper Lontar Lantang that all was well.", load_packs()["en"])
    {'Lontar': (23,)}
    """
    found: dict[str, list[int]] = {}
    for match in _media(pack).finditer(f" {text}"):
        if match[1][0].isupper():
            found.setdefault(match[1], []).append(match.start(1) - 1)
    return {first: tuple(starts) for first, starts in found.items()}


@functools.cache
def _media(pack: Pack) -> re.Pattern[str]:
    """A word for an outlet between blanks; that it opens with one lets it be found three times as fast."""
    return re.compile(f" {any_of(words_for(pack, 'medium'), exact=True)} (?=([^ ]+))")
