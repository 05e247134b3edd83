"""What holds for any text whatsoever: spans lie where they say, cuts restore, the same bytes give the same."""

import dataclasses
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.errors import InputError
from saksi.kinds import Article, Finding, Span
from saksi.pack import languages, load_packs

Read = Callable[..., Finding]

PACKS = load_packs()
MARKS = sorted({mark for pack in languages(PACKS) for pair in pack.habits.quote_pairs for mark in pair})
FORMS = sorted(
    {next(iter(row.cells.values())) for pack in PACKS.values() for table in pack.tables.values() for row in table}
    | {word for pack in PACKS.values() for word in pack.habits.common_words}
)

# What trips readers of text: marks without a partner, letters of two code points, wide and turned text, endless numbers.
TRAPS = [
    *MARKS,
    *("\n\n", "\n", "\r\n", "\t", "\u00a0", "\u200b", "\ufeff", "\u202e", "\u2028", "\x00", "\u0301", "I\u0307", "\U0001f6a8"),
    *("\ufb01", "\u00df", "\u0130", "\uff11\uff12", "\u0661\u0662", "\u00b2", "\u00bd", "9" * 400, "1.000.000,5", "1,2,3,4"),
    *(".", "..", ",", ":", ";", "-", "\u2013", "(", ")", "/", "%", "Rp", "$", "31/12/2025", "30 Februari", "24:61", "e9"),
]
piece = st.one_of(
    st.sampled_from(FORMS),
    st.sampled_from(FORMS).map(str.capitalize),
    st.sampled_from(TRAPS),
    st.integers(min_value=-10, max_value=10**13).map(str),
    st.text(max_size=8),
)
mixed = st.lists(st.tuples(piece, st.sampled_from(["", " ", " ", " "])), max_size=60).map(
    lambda pairs: "".join(itertools.chain.from_iterable(pairs))
)
anything = st.one_of(mixed, st.text(max_size=200))


def spans(item: object) -> Iterator[Span]:
    """Yield every span that a value holds, however deep."""
    if isinstance(item, Span):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from spans(part)
    elif dataclasses.is_dataclass(item):
        for field in dataclasses.fields(item):
            yield from spans(getattr(item, field.name))


def put_back(article: Article) -> str:
    """The text before anything was cut."""
    text = article.text
    for cut in reversed(article.cuts):
        text = text[: cut.at] + cut.text + text[cut.at :]
    return text


def test_the_spans_of_a_value_are_found_however_deep() -> None:
    pair = (Span(1, 2), (Span(3, 4),))
    assert list(spans(pair)) == [Span(1, 2), Span(3, 4)]


@given(text=anything)
def test_every_span_lies_in_the_text_and_covers_something(text: str, read_text: Read) -> None:
    try:
        finding = read_text(text)
    except InputError:
        return
    for span in spans(finding):
        assert 0 <= span.start < span.end <= len(finding.article.text)


@given(text=anything)
def test_putting_the_cuts_back_restores_the_text(text: str, read_text: Read) -> None:
    try:
        finding = read_text(text)
    except InputError:
        return
    assert put_back(finding.article) == text
