"""Numbers that end a clause as what a verb is told of: "they had bandaged thirty-one", "dinas mengakui tujuh"."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, list_forms, load_roles
from saksi.resolve.count.answer import ends_clause, is_counted, is_telling
from saksi.resolve.count.noun import LIVING, noun_words
from saksi.resolve.count.trap import trap_words
from saksi.resolve.pattern import BLANK, any_of

# Letters of a word that opens or ends as verbs do and is one.
_SHORTEST = 6
_BEFORE = re.compile("(?:^|[^\\w-])([^\\W\\d_A-Z]+)[ \u00a0]$")
# A noun with what befell it, both right in front of a number: "siswa terdampak | 131".
_TOLD = re.compile("(?<![\\w-])([^\\W\\d_]+)[ \u00a0]([^\\W\\d_A-Z]+)[ \u00a0]$")
# Up to here a number behind a noun is rather its label: "gerbang terbuka 2".
_LABEL = 20
_REACH = 40


def ends_deed(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number, and no year, ends a clause right behind a verb, or behind a counted noun and its verb.

    A verb is known by how it begins or ends; one of age, rank or address is none.

    >>> from saksi.pack import load_packs
    >>> ends_deed("Dinas mengakui tujuh, katanya.", Span(15, 20), load_packs()["id"])
    True
    >>> ends_deed("Rahma menginjak 40.", Span(16, 18), load_packs()["id"])
    False
    """
    if not is_telling(text[slice(*span)], pack) or not _is_last(text, span, pack):
        return False
    head = text[max(0, span.start - _REACH) : span.start]
    verb, traps = _BEFORE.search(head), trap_words(pack)
    if verb is None or traps.before.search(head) or traps.plain.search(head):
        return False
    return _is_verb(verb[1], pack) or _is_told(text, span, head, pack)


def _is_verb(word: str, pack: Pack) -> bool:
    """Whether a word has the form of a verb that somebody does something with."""
    habits, words = pack.habits, noun_words(pack)
    if len(word) < _SHORTEST or word in words.stop or is_counted(word, pack):
        return False
    return word.startswith(habits.transitive) if habits.transitive else word.endswith(tuple(habits.verb_suffixes))


def _is_told(text: str, span: Span, head: str, pack: Pack) -> bool:
    """Whether a counted noun stands in front of a verb and a number: "siswa terdampak | 131", not "terbaik | 3"."""
    told, habits = _TOLD.search(head), pack.habits
    if told is None or not habits.verb_prefixes or len(told[2]) < _SHORTEST:
        return False
    concept = noun_words(pack).concepts.get(told[1].casefold())
    is_label = text[slice(*span)].isdecimal() and int(text[slice(*span)]) <= _LABEL
    return concept in LIVING and told[2].startswith(habits.verb_prefixes) and not is_label


def _is_last(text: str, span: Span, pack: Pack) -> bool:
    """Whether a clause ends behind a number, or goes on with a place or time behind one in words."""
    if ends_clause(text, span.end, pack):
        return True
    return _going_on(pack).match(text, span.end) is not None


@functools.cache
def _going_on(pack: Pack) -> re.Pattern[str]:
    """A preposition, or another clause, behind a number."""
    ands = any_of(sorted(list_forms(pack, "reach", "and")))
    within = [form for form, roles in load_roles(pack).items() if "within" in roles]
    causes = sorted(list_forms(pack, "reach", "cause"))
    return re.compile(rf"{BLANK}(?:{any_of([*within, *causes])}|{ands}{BLANK}[^\W\d_]+)(?!\w)")
