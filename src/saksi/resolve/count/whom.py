"""Which of the counted a quantity is of: the words beside the noun that narrow it.

"12 warga Desa Oelet", "25 North Korean soldiers", "six members of the Harbour Guard". Only names narrow, with the words
for a place or another listed noun in front of them; a verb or an adjective behind a noun says what befell the counted.
"""

import functools
import re

from saksi.kinds import Span
from saksi.pack import Pack, load_roles
from saksi.resolve.count.draft import Draft
from saksi.resolve.count.noun import noun_words
from saksi.resolve.count.reach import read_signs
from saksi.resolve.pattern import BLANK
from saksi.resolve.taken import Taken

# A name behind a noun has at most so many words.
_WORDS = 6
# How far behind a number such words go on, in characters.
_REACH = 48
_STEP = re.compile(rf"{BLANK}([^\W_][\w'\u2019-]*)")


def find_whom(text: str, draft: Draft, taken: Taken, pack: Pack) -> Span | None:
    """Give the words that say which of the counted, or None where none do; no `taken` span is among them."""
    if draft.unit_kind == "none":
        return _of_part(text, draft.end, pack)
    if draft.unit_kind != "noun":
        return None
    start = draft.end - len(draft.unit)
    if text[start : draft.end] != draft.unit:
        return None
    span = _before(text, draft.numeral.span.end, start) or _behind(text, draft.end, pack)
    return None if span is None or taken.has_part_of(span) else span


def _of_part(text: str, end: int, pack: Pack) -> Span | None:
    """The listed noun behind the words that make a number a part of the one before: "three of them children"."""
    first = next(read_signs(text, Span(end, min(end + _REACH, len(text))), {}, pack), None)
    noun = noun_words(pack).known.match(text, first.end) if first and first.kind == "part" else None
    return Span(*noun.span(1)) if noun else None


def _before(text: str, start: int, end: int) -> Span | None:
    """The names between a number and its noun, and the words between them."""
    words = [match.span(1) for match in _STEP.finditer(text, start, end)]
    names = [at for at, (first, _) in enumerate(words) if text[first].isupper()]
    return Span(words[names[0]][0], words[names[-1]][1]) if names else None


def _behind(text: str, end: int, pack: Pack) -> Span | None:
    """The name behind a noun, with a preposition for whose they are or without."""
    words = noun_words(pack)
    link = words.of.match(text, end)
    at, first, last = (link.end() if link else end), None, None
    for _ in range(_WORDS):
        match = _STEP.match(text, at)
        if not match or not (match[1][0].isupper() or _may_lead(match[1], pack, is_named=last is not None)):
            break
        at = match.end()
        first = match.start(1) if first is None and match[1].casefold() not in words.inner else first
        last = at if match[1][0].isupper() or match[1][0].isdigit() else last
    return None if first is None or last is None else Span(first, last)


def _may_lead(word: str, pack: Pack, *, is_named: bool) -> bool:
    """Whether a word in small letters may stand in front of a name, or a number behind it."""
    return word.isdigit() if is_named else word in _leading(pack)


@functools.cache
def _leading(pack: Pack) -> frozenset[str]:
    heads = {form for form, roles in load_roles(pack).items() if "placehead" in roles and "prep" not in roles}
    words = noun_words(pack)
    return frozenset(heads | words.inner | words.concepts.keys())
