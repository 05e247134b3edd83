"""Commas that part nothing: in names of offices (Badan Meteorologi, Klimatologi, dan Geofisika), before degrees."""

from collections.abc import Iterator, Sequence

from saksi.claim.line.lexicon import Lexicon
from saksi.kinds import Span

# The fields of an office's name are joined within this many words (Pendidikan, Kebudayaan, Riset, dan Teknologi).
LIST_WORDS = 8
# No part of a degree between stops has more letters (S.Sos, M.Kes).
DEGREE_LETTERS = 4
_NO_FIELD = frozenset({"title", "organisation", "rank", "and", "group", "document"})


def name_commas(
    text: str, words: Sequence[Span], forms: Sequence[str], commas: Sequence[int], lexicon: Lexicon
) -> Iterator[int]:
    """Yield the commas inside the name of an office (Badan Meteorologi, Klimatologi, dan Geofisika): they part nothing.

    What each leads to is a field of work, or a joining word before one, and neither a body nor a role of its own.
    `commas`: those behind a capitalised word.
    """
    for at in commas:
        if at >= len(forms) - 2:
            continue
        joined = lexicon.has(forms[at + 1], "and")
        field = at + 1 + joined
        roles = lexicon.roles.get(forms[field], frozenset())
        if not text[words[field].start].isupper() or not _is_field(roles):
            continue
        if joined or _lists_on(forms, field, lexicon):
            yield at


def degree_words(
    text: str, words: Sequence[Span], forms: Sequence[str], commas: Sequence[int], lexicon: Lexicon
) -> Iterator[int]:
    """Yield the words of degrees behind a person's name, each with its comma (Rahma Dewi, S.T., M.Tr (Han), ...).

    Who bears them is the same without them, and their commas and stops part nothing. `commas` as above.
    """
    end = 0
    for at in commas:
        if at < end:
            continue
        end = at
        while end < len(forms) - 1 and forms[end] == "," and (behind := _degree_end(text, words, forms, end + 1)):
            end = behind
        while end < len(forms) - 1 and forms[end] == "," and lexicon.has(forms[end + 1], "degree"):
            end += 2
        yield from range(at, end)


def _degree_end(text: str, words: Sequence[Span], forms: Sequence[str], at: int) -> int:
    """Behind a degree of short parts with stops between (S.I.K., M.Tr (Han), Ph.D); 0 where none stands."""
    end, stops = at, 0
    while end < len(forms) and text[words[end].start].isupper() and len(forms[end]) <= DEGREE_LETTERS:
        if end > at and words[end].start != words[end - 1].end:
            break
        end += 1
        if end < len(forms) and forms[end] == "." and words[end].start == words[end - 1].end:
            end, stops = end + 1, stops + 1
    if not stops or (stops == 1 and end - at == stops + 1):
        return 0
    if forms[end : end + 1] == ("(",) and forms[end + 2 : end + 3] == (")",):
        end += 3
    return end


def _is_field(roles: frozenset[str]) -> bool:
    """Whether a word of these roles names what an office deals with, and nothing that could speak by itself."""
    return "field" in roles or ("rolepart" in roles and _NO_FIELD.isdisjoint(roles))


def _lists_on(forms: Sequence[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a list goes on to its joining word within a few words."""
    return any(lexicon.has(form, "and") for form in forms[at + 1 : at + LIST_WORDS])


def short_stops(text: str, words: Sequence[Span], forms: Sequence[str]) -> Iterator[int]:
    """Yield the stops of short names of single letters, before words that go on (U.S. | officials)."""
    for at in (at for at, form in enumerate(forms[:-1]) if form == "."):
        first = at
        while first > 1 and forms[first] == "." and len(forms[first - 1]) == 1 and _touch(words, first - 2, first):
            first -= 2
        first += 2 * (first < at)
        if first < at and text[words[at + 1].start].islower() and text[words[at - 1].start].isupper():
            yield from range(first, at + 1, 2)


def _touch(words: Sequence[Span], first: int, last: int) -> bool:
    """Whether words stand without a blank between them."""
    return all(words[at].end == words[at + 1].start for at in range(first + 1, last))
