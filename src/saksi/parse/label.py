"""Lines that are not the story's prose, told by how they open: links to other stories, bylines, captions, subheads."""

import functools
import re
from collections.abc import Mapping

from saksi.kinds import SentenceKind, Span
from saksi.pack import Pack

_KINDS: Mapping[str, SentenceKind] = {
    "related": "related",
    "caption": "caption",
    "source": "credit",
    "author": "credit",
    "editor": "credit",
    "rights": "credit",
    "share": "credit",
    "advert": "credit",
}
# A subhead is a line of at most this many words that no stop closes.
SUBHEAD_WORDS = 12


def label_paragraph(text: str, paragraph: Span, number: int, pack: Pack) -> SentenceKind:
    """Give the kind of a paragraph's sentences; `number` counts from 0, and the first is never a subhead.

    >>> from saksi.pack import load_packs
    >>> lines = ("Baca juga: Banjir di Sigi Surut", "Jalan Masih Putus", "Air sudah surut.")
    >>> [label_paragraph(line, Span(0, len(line)), 1, load_packs()["id"]) for line in lines]
    ['related', 'subhead', 'body']
    """
    match = _labels(pack).match(text, *paragraph) if text.find(":", *paragraph) >= 0 else None
    if match is not None:
        return _kinds(pack)[match["form"].casefold()]
    line = text[paragraph.start : paragraph.end]
    is_subhead = number > 0 and line[-1].isalnum() and line[0].isupper() and len(line.split()) <= SUBHEAD_WORDS
    return "subhead" if is_subhead else "body"


@functools.cache
def _kinds(pack: Pack) -> Mapping[str, SentenceKind]:
    rows = (row for row in pack.rows("line") if row["kind"] in _KINDS and row["place"] != "whole")
    return {row["form"].casefold(): _KINDS[row["kind"]] for row in rows}


@functools.cache
def _labels(pack: Pack) -> re.Pattern[str]:
    """A form before a colon: without one it may open a sentence (Dikutip dari X, ...)."""
    forms = sorted(map(re.escape, _kinds(pack)), key=len, reverse=True)
    return re.compile(rf"(?P<form>{'|'.join(forms) or '(?!)'})\s*:", re.I)
