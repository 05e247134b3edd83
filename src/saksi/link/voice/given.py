"""The words by which a number is given to who counted: "came from", "berasal dari", "had heard from"."""

import functools
import re
from collections.abc import Sequence

from saksi.link.count.mark import alleged
from saksi.link.form import either
from saksi.link.name.headed import clitics
from saksi.pack import Pack, list_forms, load_roles

# Words in front of one that gives a number to somebody in which "not" takes it back.
NOT_WORDS = 3
_NEGATIONS = frozenset({"not", "nobody"})
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def is_word(word: str, pack: Pack) -> bool:
    """Whether a word is for what was said, with whose it is at its end perhaps: "angkanya"."""
    stems = (word.removesuffix(clitic) for clitic in clitics(pack) if word.endswith(clitic))
    return word in alleged(pack) or any(stem in alleged(pack) for stem in stems)


def is_negated(before: Sequence[str], pack: Pack) -> bool:
    """Say whether "not" is one of the last words in front of a place."""
    return any(has(word, _NEGATIONS, pack) for word in before[-NOT_WORDS:])


def has(word: str, roles: frozenset[str] | set[str], pack: Pack) -> bool:
    """Say whether a word can play one of some roles."""
    return not roles.isdisjoint(load_roles(pack).get(word, ()))


def words_of(text: str) -> Sequence[str]:
    """Give the words of a text."""
    return _WORD.findall(text)


@functools.cache
def given(pack: Pack) -> re.Pattern[str]:
    """Give a pattern of the words that give a number to somebody."""
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'given'))}\b")


@functools.cache
def gone_by(pack: Pack) -> re.Pattern[str]:
    """Give a pattern of the words by which somebody goes by what others counted."""
    return re.compile(rf"\b{either(list_forms(pack, 'measure', 'gone by'))}\b")


@functools.cache
def list_given(pack: Pack, value: str) -> frozenset[str]:
    """The words that give a number to somebody, of one sort: `plain` small ones give only what is pointed at ("of"),
    `next` ones what stands right in front of them ("12 | versi"), `told` ones what follows ("he had heard from").
    """
    return frozenset(row["form"] for row in pack.rows("measure") if row["kind"] == "given" and row["value"] == value)
