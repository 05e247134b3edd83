"""Gambling keywords that were put into a page's text: found by their form and by the words they break apart."""

from collections.abc import Iterator, Sequence

from saksi.clean.cut import Removal
from saksi.pack import Pack


def find_spam(text: str, pack: Pack, names: Sequence[str]) -> Iterator[Removal]:
    """Yield what to take out of a text."""
    yield from ()


def is_spam(text: str, pack: Pack) -> bool:
    """Say whether a text that a page hides speaks of gambling."""
    return False
