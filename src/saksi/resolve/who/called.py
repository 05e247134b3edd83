"""Names that the text itself says are names: of outlets (the newspaper X), of persons (seorang warga bernama X)."""

import functools
import re
from collections.abc import Iterator, Mapping

from saksi.kinds import Span
from saksi.pack import Pack, load_roles
from saksi.resolve.pattern import any_of
from saksi.resolve.where.gazetteer import find_name, fold
from saksi.resolve.where.local import words_for
from saksi.resolve.who.body import is_place
from saksi.resolve.who.name import Named
from saksi.resolve.who.nameword import name_form, opens_ordinary

# A sentence that opens with who somebody is, then one name between commas (Tuan rumah itu, Sarman, mengaku ...), behind
# what he is called by perhaps (Salah satu korban, Bu Yati, ...).
_APPOSED = re.compile(
    r"(?:^|(?<=[.!?\n])\s)([A-Z][a-z]+)(?: [a-z]+){1,4}, "
    r"(?:([A-Z][a-z]+) )?([A-Z][a-z]+)(?: \([^()]{1,12}\))?, (?=[a-z])"
)
# A sentence that opens with one name, his age perhaps, and who that is behind a comma (Sarman, seorang warga, ...).
_OPENING = re.compile(r"(?:^|(?<=[.!?\n])\s)([A-Z][a-z]+)(?: \([^()]{1,12}\))?, ([a-z]+) (?=[a-z])")
# One name with an age behind it is a person's (Sarman (52)).
_AGED = re.compile(r"(?<![A-Z]) ([A-Z][a-z]+) \(\d{1,2}(?: [a-z]+)?\)")
_PERSONS = frozenset({"group", "one-of", "title"})
# What opens no phrase for somebody.
_LEADS = frozenset({"adverb", "connective", "open", "prep", "scene", "sub", "when"})


def find_called(text: str, pack: Pack) -> Mapping[str, tuple[int, ...]]:
    """Where such names stand, in order, by their first word, up to a blank.

    >>> from saksi.pack import load_packs
    >>> find_called("She told the newspaper Lontar Lantang that all was well.", load_packs()["en"])
    {'Lontar': (23,)}
    """
    found: dict[str, list[int]] = {}
    for match in _media(pack).finditer(f" {text}"):
        if match[1][0].isupper():
            found.setdefault(match[1], []).append(match.start(1) - 1)
    return {first: tuple(starts) for first, starts in found.items()}


def find_introduced(text: str, pack: Pack) -> Iterator[Named]:
    """Yield persons of one name, or of initials, behind a word that gives it (a man named X, pria berinisial AK).

    >>> from saksi.pack import load_packs
    >>> [named.name for named in find_introduced("Polisi memeriksa pria berinisial AK (34).", load_packs()["id"])]
    ['AK']
    """
    if not any(f"{giver} " in text for giver in words_for(pack, "gives-name")):
        return
    for match in _givers(pack).finditer(text):
        yield Named(match[1], Span(*match.span(1)), "")


def find_apposed(text: str, pack: Pack) -> Iterator[Named]:
    """Yield persons of one name between commas, behind who they are at the start of a sentence, or before it.

    >>> from saksi.pack import load_packs
    >>> [named.name for named in find_apposed("Tuan rumah itu, Sarman, mengaku rugi.", load_packs()["id"])]
    ['Sarman']
    """
    for match in _APPOSED.finditer(text):
        called = match[2] is None or "title" in load_roles(pack).get(match[2].casefold(), ())
        leads = _LEADS & load_roles(pack).get(match[1].casefold(), frozenset())
        if called and not leads and _is_name(match[3], pack):
            yield Named(match[3], Span(*match.span(3)), "")
    for match in _OPENING.finditer(text) if pack.habits.office_first else ():
        person = _PERSONS & load_roles(pack).get(match[2], frozenset())
        if person and not opens_ordinary(match[1], pack) and name_form(match[1], pack) and not is_place(match[1], pack):
            yield Named(match[1], Span(*match.span(1)), "")


def find_aged(text: str, pack: Pack) -> Iterator[Named]:
    """Yield persons of one name with an age in brackets behind it.

    >>> from saksi.pack import load_packs
    >>> [named.name for named in find_aged("Salah satunya Sarman (52).", load_packs()["id"])]
    ['Sarman']
    """
    for match in _AGED.finditer(text) if pack.habits.office_first else ():
        before = text[: match.start()].rsplit(maxsplit=1)[-1:]
        alone = not before or not before[0][:1].isupper()
        if alone and name_form(match[1], pack) and match[1].casefold() not in load_roles(pack):
            yield Named(match[1], Span(*match.span(1)), "")


def _is_name(word: str, pack: Pack) -> bool:
    """Whether a word has no other use: no word printed small elsewhere, no day, no place."""
    return not (opens_ordinary(word, pack) or word.casefold() in load_roles(pack) or find_name(fold(word)) is not None)


@functools.cache
def _givers(pack: Pack) -> re.Pattern[str]:
    """A word that gives a name, and one word with a capital behind it that no other follows."""
    givers = any_of(words_for(pack, "gives-name"), exact=True)
    return re.compile(rf"\b{givers} ([A-Z]\w*)(?! [A-Z])\b")


@functools.cache
def _media(pack: Pack) -> re.Pattern[str]:
    """A word for an outlet between blanks; that it opens with one lets it be found three times as fast."""
    return re.compile(f" {any_of(words_for(pack, 'medium'), exact=True)} (?=([^ ]+))")
