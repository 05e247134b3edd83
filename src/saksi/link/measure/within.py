"""Whether one article lets two sides give two numbers of one thing, or tells of two parts, days or places."""

import re
from collections.abc import Set

from saksi.kinds import When
from saksi.link.told import Told

_NAME = re.compile(r"\b[A-Z][^\W\d_]+\b")


def are_two_sides(a: Told, b: Told) -> bool:
    """Say whether one article tells a number of each of two sides: somebody speaks for both, the same is said of the
    counted, with no other part, day or place.
    """
    one, other = a.kind, b.kind
    units = {each.quantity.unit.casefold() for each in (a, b)}
    if not (a.speaker and b.speaker) or a.speaker == b.speaker or len(units) > 1:
        return False
    if one.is_total or other.is_total or one.is_earlier or other.is_earlier or _tells_both(a, b) or _tells_both(b, a):
        return False
    if one.fate != other.fate or one.aspects != other.aspects or not _agree(one.hints, other.hints):
        return False
    is_back = _looks_back(a) != _looks_back(b)
    return not is_back and _agree(_name_days(a), _name_days(b)) and _agree(_find_names(a), _find_names(b))


def _tells_both(a: Told, b: Told) -> bool:
    """Whether the sentence of one number has the other too, of something else: "12 were hurt, three of them badly"."""
    start, end = a.sentence.span
    within = (each for each in a.finding.quantities if start <= each.span.start < end and each is not b.quantity)
    return any((each.lo, each.hi) == (b.quantity.lo, b.quantity.hi) for each in within)


def _looks_back(told: Told) -> bool:
    """Whether the sentence of a number names a time that was over in an earlier year."""
    return any(when.end is not None and when.end[:4] < told.moment[:4] for when in _list_times(told))


def _name_days(told: Told) -> set[str]:
    return {when.value for when in _list_times(told)}


def _list_times(told: Told) -> list[When]:
    start, end = told.sentence.span
    return [when for when in told.finding.times if start <= when.span.start < end]


def _find_names(told: Told) -> set[str]:
    """The words with a capital in the sentence of a number, but for its first and those for who tells the number."""
    start, end = told.sentence.span
    tellers = told.claim.source if told.claim is not None else ()
    names = (match for match in _NAME.finditer(told.finding.article.text, start + 1, end))
    return {match.group() for match in names if not any(a <= match.start() < b for a, b in tellers)}


def _agree(one: Set[str], other: Set[str]) -> bool:
    return not one or not other or one == other
