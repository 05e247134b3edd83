"""Patterns that find any of many forms, in a few steps however many there are."""

import re
from collections.abc import Iterable, Mapping, Set

_NONE: Mapping[str, str] = {}


def any_form(forms: Iterable[str], signs: Mapping[str, str] = _NONE) -> str:
    """Give a pattern for any of some forms: the longest that fits, and none where there are none.

    Forms that begin alike share their beginning. `signs` are patterns for single signs of the forms. Where case is to
    be ignored, give all forms in the same.

    >>> any_form(["baca", "baca juga", "bagi"]), any_form([])
    ('ba(?:ca(?:\\\\ juga|)|gi)', '(?!)')
    >>> any_form(["% suka"], {"%": r"\\d+"})
    '\\\\d+\\\\ suka'
    """
    every = frozenset(forms) - {""}
    return _branch(every, signs) if every else "(?!)"


def _branch(forms: Set[str], signs: Mapping[str, str]) -> str:
    tails: dict[str, set[str]] = {}
    for form in forms - {""}:
        tails.setdefault(form[0], set()).add(form[1:])
    ways = [signs.get(sign, re.escape(sign)) + _branch(rest, signs) for sign, rest in sorted(tails.items())]
    # What ends here comes last: the longest that fits is found first.
    ways += [""] * ("" in forms)
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
