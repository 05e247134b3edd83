"""Whose own count a number is said to be, right in front of it: "the Wera Post's count of | 312"."""

import functools
import re
from collections.abc import Sequence

from saksi.link.article.newsroom import telling_words
from saksi.link.form import either
from saksi.link.name.antecedent import RUN
from saksi.link.name.identity import Identity
from saksi.link.voice.document import list_documents
from saksi.link.voice.whose import read_named
from saksi.pack import Pack, list_forms, load_packs, load_roles

# Roles of words that lead from a count to its number.
_LEADING = frozenset({"counting", "sized", "measures"})


def find_reckoned(before: str, pack: Pack, people: Sequence[Identity] = ()) -> Identity | None:
    """Give the body, or the person of the article, whose own count stands in front of a number.

    >>> from saksi.pack import load_packs
    >>> find_reckoned("Mengenai hitungan Koran Rawa sebanyak ", load_packs()["id"]).name
    'Koran Rawa'
    >>> find_reckoned("He called the Rawa Post's count of ", load_packs()["en"]).name
    'Rawa Post'
    >>> find_reckoned("He called the Rawa Post's readers and ", load_packs()["en"])
    """
    match = _reckoned(pack).search(before)
    if match is None:
        return None
    named = read_named(match["who"], 0, pack, people, skip=0)
    if named is not None:
        return named[0]
    is_short = len(match["who"].split()) == 1
    return None if is_short else Identity(match["who"], frozenset(), telling_words(match["who"], load_packs()))


@functools.cache
def _reckoned(pack: Pack) -> re.Pattern[str]:
    """What leads to a number behind a word for a count and whose it is, or behind whose it is and that word."""
    tallies = {row["form"] for row in pack.rows("count") if row["role"] == "tally"}
    counts = either(list_forms(pack, "measure", "reckoning") | tallies.intersection(list_documents(pack)))
    leads = either(
        (
            *(form for form, roles in load_roles(pack).items() if roles & _LEADING),
            *list_forms(pack, "measure", "yields"),
        )
    )
    who = rf"(?P<who>{RUN.pattern})"
    if pack.habits.owning:
        return re.compile(rf"\b{who}{either(pack.habits.owning)} (?:[a-z]+ )?(?i:{counts}) (?:{leads} )?$")
    return re.compile(rf"\b(?i:{counts}) (?:[a-z]+ )?{who}(?::| {leads}|) $")
