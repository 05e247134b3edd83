"""Quotations, paired mark by mark within a paragraph.

News pages print marks in the wrong direction, lose one of a pair and mix straight with curly, so a mark's shape says
little. What stands beside it says more: a mark with a blank before it can open, one with a blank or a stop after it
can close. A mark that could do both toggles.
"""

import functools
import re
from collections.abc import Iterator

from saksi.kinds import Quote, Span
from saksi.pack import Pack

_TURNED = (", ", ". ", "? ", "! ")


@functools.cache
def _marks(pack: Pack) -> re.Pattern[str]:
    """All marks of the pack, but for those that double as an apostrophe and so pair by nothing."""
    marks = {mark for pair in pack.habits.quote_pairs if pair[1] not in "'\u2019" for mark in pair}
    return re.compile("[" + re.escape("".join(sorted(marks))) + "]" if marks else r"(?!)")


def _can_open(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isspace() and not before.isalnum() and before not in ".,?!"


def _can_close(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not before.isspace() and not after.isalnum()


def _is_turned(text: str, at: int) -> bool:
    """Whether a mark is an end mark with its blank on the wrong side (`Air surut, "kata Rahma`)."""
    return text[at - 2 : at] in _TURNED and text[at + 1 : at + 2].islower()


def find_quotes(text: str, paragraph: Span, number: int, pack: Pack) -> Iterator[Quote]:
    """Yield the quotations of one paragraph, left to right; `number` is the paragraph's.

    A quotation whose end mark is missing runs to the next opening mark or the end of the paragraph, and is not closed.

    >>> from saksi.pack import load_packs
    >>> line = '\\u201dAir surut,\\u201d kata Rahma.'
    >>> [line[slice(*quote.inner)] for quote in find_quotes(line, Span(0, len(line)), 0, load_packs()["id"])]
    ['Air surut,']
    """
    opened: int | None = None
    for match in _marks(pack).finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if opened is None:
            if _can_open(text, at, paragraph) or not _can_close(text, at, paragraph):
                opened = at
        elif _can_close(text, at, paragraph) or not _can_open(text, at, paragraph) or _is_turned(text, at):
            if at > opened + 1:
                yield Quote(Span(opened, at + 1), Span(opened + 1, at), number)
            opened = None
        else:
            yield _unclosed(text, opened, at, number)
            opened = at
    if opened is not None and text[opened + 1 : paragraph.end].strip():
        yield _unclosed(text, opened, paragraph.end, number)


def _unclosed(text: str, opened: int, end: int, number: int) -> Quote:
    while end > opened + 2 and text[end - 1].isspace():
        end -= 1
    return Quote(Span(opened, end), Span(opened + 1, end), number, is_closed=False)
