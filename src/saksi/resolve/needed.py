"""What a phrase cannot be without: sets of words of which a text must hold one each before the phrase is sought."""

import re
from collections.abc import Iterator, Mapping, Sequence

from saksi.resolve.figure import VULGAR
from saksi.resolve.pattern import DIGITS, pattern_tokens

# Where a word of the pattern may run into a slot or another word: what it makes with them is none of the words listed.
_OPTIONAL_BLANK = re.compile(r"\[\s+\]")
_MARKS = re.compile(r"[\[\]<>|^]+")
_GLUED = re.compile(r"[^\W\d_]\{|\}[^\W\d_]|[^\W\d_][\[\]<>]+[^\W\d_]")
# Signs that are tokens of a text, as words are.
_SIGNS = frozenset((DIGITS, *VULGAR))

Needs = tuple[frozenset[str], ...]
Pairs = tuple[frozenset[tuple[str, str]], ...]
_CLOSING = {"[": "]", "<": ">"}
_BLANK = frozenset[str]()


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


def needed_pairs(pattern: str) -> Pairs:
    """Give sets of pairs of words of which a phrase of the pattern holds one each, one word right behind the other.

    >>> [sorted(pairs) for pairs in needed_pairs("[about ]{number} <day|days> and {number2} hours")]
    [[('day', 'and'), ('days', 'and')]]
    """
    units = [_BLANK, *_split_units(pattern_tokens(pattern)), None]
    return tuple(
        frozenset((one, other) for one in first for other in second)
        for before, first, between, second, behind in zip(
            units, units[1:], units[2:], units[3:], units[4:], strict=False
        )
        if first and second and before == between == behind == _BLANK
    )


def _split_units(tokens: Sequence[tuple[str, str | None]]) -> Iterator[frozenset[str] | None]:
    """The words one of which stands at a place of a pattern, for each place: none for blanks, None where it is open."""
    at = 0
    while at < len(tokens):
        token, slot = tokens[at]
        end = _find_end(tokens, at) if token in _CLOSING else at
        words, marks = ([each for each, _ in tokens[at + n : end : 2]] for n in (1, 2))
        if token == "<" and all(map(str.isalpha, words)) and set(marks) <= {"|"}:
            yield frozenset(map(str.lower, words))
        elif slot is None and token.isalpha():
            yield frozenset({token.lower()})
        else:
            yield _BLANK if token.isspace() else None
        at = end + 1


def _find_end(tokens: Sequence[tuple[str, str | None]], at: int) -> int:
    """Where what opens at a place is closed."""
    depth = 0
    for place in range(at, len(tokens)):
        token = tokens[place][0]
        depth += (token in _CLOSING) - (token in _CLOSING.values())
        if not depth:
            return place
    return len(tokens) - 1


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
