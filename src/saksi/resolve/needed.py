"""What a phrase cannot be without: sets of words of which a text must hold one each before the phrase is sought."""

import re
from collections.abc import Mapping, Sequence

from saksi.resolve.figure import VULGAR
from saksi.resolve.pattern import DIGITS, pattern_tokens

# Where a word of the pattern may run into a slot or another word: what it makes with them is none of the words listed.
_OPTIONAL_BLANK = re.compile(r"\[\s+\]")
_MARKS = re.compile(r"[\[\]<>|^]+")
_GLUED = re.compile(r"[^\W\d_]\{|\}[^\W\d_]|[^\W\d_][\[\]<>]+[^\W\d_]")
# Signs that are tokens of a text, as words are.
_SIGNS = frozenset((DIGITS, *VULGAR))

Needs = tuple[frozenset[str], ...]


def needed_words(pattern: str, heads: Mapping[str, Mapping[str, object]]) -> Needs:
    """Give sets of words of which a phrase of the pattern holds one each, the smallest set first.

    `heads` holds for each slot what it may begin with. A phrase whose words may run together needs nothing.

    >>> [sorted(words) for words in needed_words("[the ]{unit} ago", {"unit": {"day": (), "week": ()}})]
    [['ago'], ['day', 'week']]
    """
    bare = _OPTIONAL_BLANK.sub("", pattern)
    if _GLUED.search(bare) or _GLUED.search(_MARKS.sub("", bare)):
        return ()
    needs, _ = _needed(pattern_tokens(pattern), 0, heads)
    return tuple(sorted(dict.fromkeys(needs), key=len))


def _needed(
    tokens: Sequence[tuple[str, str | None]], at: int, heads: Mapping[str, Mapping[str, object]]
) -> tuple[list[frozenset[str]], int]:
    """What the branches that start at `at` need, and where they end."""
    branches: list[list[frozenset[str]]] = [[]]
    while at < len(tokens):
        token, slot = tokens[at]
        at += 1
        if token in ("]", ">"):
            break
        if token == "|":
            branches.append([])
        elif token in ("[", "<"):
            inner, at = _needed(tokens, at, heads)
            branches[-1] += inner if token == "<" else []
        else:
            words = frozenset(heads[slot.rstrip("0123456789")] if slot else (token.lower(),))
            branches[-1] += [words] if all(word.isalpha() or word in _SIGNS for word in words) else []
    if len(branches) == 1:
        return branches[0], at
    # Of several branches one is enough: one of the words that any of them needs.
    return [frozenset().union(*(min(each, key=len) for each in branches))] if all(branches) else [], at
