"""The words of a stretch of text in small letters, and what they can be in a sentence."""

import functools
import re
from collections.abc import Sequence, Set

from saksi.link.form import either
from saksi.pack import Pack, list_forms, load_roles

# Words in front of a place in which "not" takes back what stands there: "tidak pernah bisa | dipercaya".
NOT_WORDS = 3
NEGATIONS = frozenset({"not", "nobody"})
WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def words_of(text: str) -> Sequence[str]:
    """Give the words of a text."""
    return WORD.findall(text)


def has(word: str, roles: Set[str], pack: Pack) -> bool:
    """Say whether a word can play one of some roles."""
    return not roles.isdisjoint(load_roles(pack).get(word, ()))


def is_negated(before: Sequence[str], pack: Pack, many: int = NOT_WORDS) -> bool:
    """Say whether "not" is one of the last words in front of a place."""
    return any(has(word, NEGATIONS, pack) for word in before[-many:])


@functools.cache
def listed(pack: Pack, kind: str) -> re.Pattern[str]:
    """Give a pattern of the words of one kind of `measure.tsv`."""
    return re.compile(rf"\b{either(list_forms(pack, 'measure', kind))}\b")


@functools.cache
def list_times(pack: Pack) -> frozenset[str]:
    """Give the words by which is said when something is."""
    return frozenset(word for row in pack.rows("time") for word in words_of(row["form"].casefold()))
