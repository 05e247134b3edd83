"""Numbers that tell of some of those whom their sentence opens with: "Of the passengers, 37 slept"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.noun import is_plural, noun_words
from saksi.resolve.pattern import any_of

# What a sentence opens with is no longer than this, in characters.
OPENED_REACH = 64
_GOES_ON = re.compile(r"[ \u00a0][^\W\d_A-Z]")


def is_of_these(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number tells of some of those whom its sentence opens with: "Of the passengers, | 37 | slept".

    >>> from saksi.pack import load_packs
    >>> is_of_these("Of the 91 passengers, 37 slept.", Span(22, 24), load_packs()["en"])
    True
    """
    head, words = text[max(0, span.start - OPENED_REACH) : span.start], noun_words(pack)
    if not _GOES_ON.match(text, span.end):
        return False
    if words.plural and _pointing(pack).search(head):
        return True
    opened = _opened(pack).search(head)
    if opened is None:
        return False
    return any(word in words.concepts or is_plural(word, words) or word in _these(pack) for word in opened[1].split())


@functools.cache
def _pointing(pack: Pack) -> re.Pattern[str]:
    """Words that point at those told of before, behind a mark or "and": "and of these | 57 now carry a cross"."""
    of = any_of(row["form"] for row in pack.rows("reach") if row["kind"] == "of")
    ands = any_of(sorted(list_forms(pack, "reach", "and") | list_forms(pack, "reach", "turn")))
    known, told = load_roles(pack), list_forms(pack, "reach", "through")
    these = [form for form, roles in known.items() if "plural" in roles or ("before-noun" in roles and form in told)]
    return re.compile(rf"(?:^|[.;:!?\n,\u2014(]|(?<!\w){ands}) ?{of} {any_of(these)},? $", re.IGNORECASE)


@functools.cache
def _these(pack: Pack) -> frozenset[str]:
    """Words that point at those told of before, and those for how many they are."""
    tallies = frozenset(row["form"] for row in pack.rows("count") if row["role"] == "tally")
    return tallies | list_forms(pack, "reach", "through")


@functools.cache
def _opened(pack: Pack) -> re.Pattern[str]:
    """A sentence opened with "of", up to the comma that a number follows."""
    of = any_of(row["form"] for row in pack.rows("reach") if row["kind"] == "of")
    return re.compile(rf"(?:^|[.!?\n]\s*)\W{{0,2}}{of} ([^,.;:!?\n]+), $", re.IGNORECASE)
