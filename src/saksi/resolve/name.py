"""Names of persons: capitalised runs of words without the titles, offices and places that stand before them."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from saksi.kinds import Reading, Span
from saksi.pack import Pack, load_roles

# More capitalised words than this are a headline or a list.
RUN_WORDS = 16
# A person's name has at most this many words.
NAME_WORDS = 5
_WORD = re.compile(r"[^\W\d_][\w.'\u2019-]*")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name as it stands in the text; `title` is what precedes it in the same run."""

    name: str
    span: Span
    title: str


@functools.cache
def _office_words(pack: Pack) -> frozenset[str]:
    """Words that belong to an office, an organisation or a place, and so to no person's name."""
    words = {form for form, roles in load_roles(pack).items() if roles & {"title", "rolepart", "organisation", "weekday"}}
    for row in pack.rows("place"):
        words.update(row["form"].casefold().split())
    return frozenset(words)


def split_name(phrase: str, pack: Pack) -> tuple[str, str]:
    """Split a source as printed into what precedes the name and the person's name ("" when it holds none).

    >>> from saksi.pack import load_packs
    >>> split_name("Kepala BPBD Ende Yohana Bhoki", load_packs()["id"])
    ('Kepala BPBD Ende', 'Yohana Bhoki')
    """
    words = phrase.split()
    start = len(words)
    while start > 0 and len(words) - start < NAME_WORDS and _is_name(words[start - 1], pack):
        start -= 1
    return " ".join(words[:start]).rstrip(","), " ".join(words[start:]).strip(",.")


def _is_name(word: str, pack: Pack) -> bool:
    bare = word.strip("().,")
    if not bare[:1].isupper() or word.startswith("(") or word.endswith(","):
        return False
    is_acronym = len(bare) > 1 and bare.isupper() and "." not in bare
    return not is_acronym and bare.casefold() not in _office_words(pack)


def find_names(reading: Reading, pack: Pack) -> Iterator[Named]:
    """Yield the names of persons that two or more words make, left to right; single words are too often none."""
    text = reading.article.text
    for first, last in _runs(reading, load_roles(pack)):
        start, end = reading.words[first].start, reading.words[last - 1].end
        title, name = split_name(text[start:end], pack)
        if " " in name:
            at = text.rfind(name, start, end)
            yield Named(name, Span(at, at + len(name)), title)


def _runs(reading: Reading, roles: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words on one line, with particles between (bin, al, van)."""
    text, words = reading.article.text, reading.words
    at = 0
    while at < len(words):
        if not text[words[at].start].isupper():
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < RUN_WORDS and _continues(text, words, end, roles):
            end += 1
        while end > at + 1 and not text[words[end - 1].start].isupper():
            end -= 1
        yield at, end
        at = end


def _continues(text: str, words: tuple[Span, ...], at: int, roles: Mapping[str, frozenset[str]]) -> bool:
    if text[words[at - 1].end : words[at].start] not in (" ", ""):
        return False
    word = text[words[at].start : words[at].end]
    if word == ".":
        return words[at - 1].end - words[at - 1].start == 1 or words[at - 1].end == words[at].start and len(word) < 1
    return word[0].isupper() or "particle" in roles.get(word.casefold(), ())
