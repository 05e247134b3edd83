"""Numbers that are all that somebody says: '"Eleven," she told reporters', '"Bukan 47," kata kapolsek'."""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, list_forms
from saksi.resolve.count.answer import CLAUSE_END, answer_words, has_label, is_telling, quote_marks, tells_counted
from saksi.resolve.count.headless import headless_words
from saksi.resolve.pattern import BLANK, any_of

# How far in front of the quotation, and behind it, what it is about may be told, in characters.
_FAR, _BEHIND = 300, 160
_STOPS = frozenset((".", "!", "?", "", "\n"))
_QUESTION = re.compile(r"[^.?!\n]*\?\W*$")


def is_spoken(text: str, span: Span, pack: Pack) -> bool:
    """Say whether a number opens a quotation or sentence and is all that it tells of some that are counted.

    An answer to what asks no count ("How old are you?") is none, nor is a number where nothing near is counted.

    >>> from saksi.pack import load_packs
    >>> text, en = 'Asked about the dead, she sighed. "Eleven," she said.', load_packs()["en"]
    >>> is_spoken(text, Span(35, 41), en), is_spoken(text[34:], Span(1, 7), en)
    (True, False)
    """
    opened = _opening(pack).search(text, max(0, span.start - 24), span.start)
    if opened is None or (opened[0][:1] in _STOPS and not text[span.start].isupper()):
        return False
    if not is_telling(text[slice(*span)], pack):
        return False
    if _counting(pack).match(text, span.end) or not _is_whole(text, span.end, pack):
        return False
    before = text[max(0, opened.start() - _FAR) : opened.start()]
    asked, words = _QUESTION.search(before), answer_words(pack)
    if asked and not (words.asks.search(asked[0]) or headless_words(pack).counts.search(asked[0])):
        return False
    behind = text[span.end : span.end + _BEHIND].split("\n", maxsplit=1)[0]
    last = re.split(r"(?<=[.!?]) ", before.rstrip())[-1]
    is_labelled = _has_label(last, pack) or _has_label(behind, pack)
    return not is_labelled and _tells_near(before + " " + behind, pack)


def _tells_near(words: str, pack: Pack) -> bool:
    """Whether some sentence of a stretch tells of what is counted."""
    parts = (_drop_leading(part, pack) for part in re.split(r"[.!?;\n]+", words))
    return any(tells_counted(part, pack) for part in parts)


def _has_label(words: str, pack: Pack) -> bool:
    return has_label(_drop_leading(words, pack), pack)


def _drop_leading(words: str, pack: Pack) -> str:
    """Some words without prepositions: who is held in a town is held in no inches."""
    return " ".join(word for word in words.split() if word.casefold() not in list_forms(pack, "reach", "prep"))


def _is_whole(text: str, end: int, pack: Pack) -> bool:
    """Whether a number is a clause of its own, or one that is only pointed at: "Dua puluh itu dari mana?"."""
    is_last = CLAUSE_END.match(text, end) or answer_words(pack).closes.match(text, end)
    return is_last is not None or _pointed(pack).match(text, end) is not None


@functools.cache
def _opening(pack: Pack) -> re.Pattern[str]:
    """A quotation or sentence that a number opens, or a word that denies it."""
    nots = any_of(sorted(list_forms(pack, "reach", "not")))
    return re.compile(rf"(?:(?:^|[\s(]){quote_marks(pack)}|(?<=\w)[.!?]{quote_marks(pack)}? |^|\n)(?:{nots}{BLANK})?$")


@functools.cache
def _pointed(pack: Pack) -> re.Pattern[str]:
    that = any_of(row["form"] for row in pack.rows("count") if row["role"] == "that")
    return re.compile(rf"{BLANK}{that}(?!\w)")


@functools.cache
def _counting(pack: Pack) -> re.Pattern[str]:
    """One more number behind a mark: "Three, two, one" is how one counts."""
    return re.compile(rf"[,.!\u2026]+ ?(?:\d|{any_of(row['form'] for row in pack.rows('number'))}\b)")
