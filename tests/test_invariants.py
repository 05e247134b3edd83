"""What holds for any text whatsoever: spans lie where they say, cuts restore, the same bytes give the same."""

import dataclasses
import itertools
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saksi.claim.cue.frame import FRAMES
from saksi.errors import InputError
from saksi.kinds import Article, Finding, Span
from saksi.pack import languages, load_packs

Read = Callable[..., Finding]

PACKS = load_packs()
PAIRS = sorted({pair for pack in languages(PACKS) for pair in pack.habits.quote_pairs})
MARKS = sorted({mark for pair in PAIRS for mark in pair})
FORMS = sorted(
    {next(iter(row.cells.values())) for pack in PACKS.values() for table in pack.tables.values() for row in table}
    | {word for pack in PACKS.values() for word in pack.habits.common_words}
)

PLAIN = sorted(PACKS["id"].habits.common_words)
CASES = sorted((Path(__file__).parent / "cases").rglob("*.toml"))
TEXTS = sorted({case["text"] for path in CASES for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]})

# What trips readers of text: marks without a partner, letters of two code points, wide and turned text, odd numbers.
SIGNS = (
    "\n\r\t\0\u00a0\u00b2\u00bd\u00df\u0130\u0301\u0661\u200b\u202e\u2013\u2028\ufb01\ufeff\uff11\U0001f6a8.,:;-()/%$"
)
CHUNKS = [
    "\n\n",
    "\r\n",
    "..",
    "9" * 400,
    "1.000.000,5",
    "1,2,3,4",
    "1e9",
    "31/12/2025",
    "30 Februari",
    "24:61",
    "Rp",
    "I\u0307",
]
TRAPS = [*MARKS, *SIGNS, *CHUNKS]

LANGUAGES = st.sampled_from([pack.code for pack in languages(PACKS)])
piece = st.one_of(
    st.sampled_from(FORMS),
    st.sampled_from(FORMS).map(str.capitalize),
    st.sampled_from(TRAPS),
    st.integers(min_value=-10, max_value=10**13).map(str),
    st.text(max_size=8),
)


def spoil(texts: list[str], edits: list[tuple[int, int, str]]) -> str:
    """Join texts, then replace some stretches with something else."""
    text = "\n\n".join(texts)
    for where, length, other in edits:
        at = where % (len(text) + 1)
        text = text[:at] + other + text[at + length :]
    return text


edit = st.tuples(st.integers(min_value=0, max_value=2000), st.integers(min_value=0, max_value=12), piece)
spoilt = st.builds(spoil, st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.lists(edit, max_size=8))
mixed = st.lists(st.tuples(piece, st.sampled_from(["", " ", " ", " "])), max_size=60).map(
    lambda pairs: "".join(itertools.chain.from_iterable(pairs))
)
anything = st.one_of(spoilt, spoilt, mixed, st.text(max_size=200))


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
        text = text[: cut.at] + cut.text + text[cut.at + len(cut.instead) :]
    return text


def text_of(finding: Finding, span: Span) -> str:
    """The text that a span covers."""
    return finding.article.text[span.start : span.end]


def read_file(path: Path, *, seed: str) -> dict[str, str]:
    """Read a file of articles with the program in a process of its own; gives the line of each id."""
    command: list[str | Path] = [Path(sys.executable).with_name("saksi"), "read", "--json", "--workers=0", path]
    ran = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    # The address names the file and the line of the article, which is all that may differ.
    return {record["id"]: json.dumps(record | {"address": ""}) for record in records}


def test_the_spans_of_a_value_are_found_however_deep() -> None:
    pair = (Span(1, 2), (Span(3, 4),))
    assert list(spans(pair)) == [Span(1, 2), Span(3, 4)]


@settings(max_examples=300)
@given(text=anything, language=LANGUAGES)
def test_every_span_lies_in_the_text_and_covers_something(text: str, language: str, read_text: Read) -> None:
    try:
        finding = read_text(text, language=language, published="2025-07-12")
    except InputError:
        return
    for span in spans(finding):
        assert 0 <= span.start < span.end <= len(finding.article.text)


def test_a_cue_that_wants_more_may_be_the_last_word(read_text: Read) -> None:
    for pack in languages(PACKS):
        for form in {row["form"] for row in pack.tables["say"] if row["needs"] in FRAMES}:
            assert read_text(f"Rahim Uddin {form}", language=pack.code).article.text.endswith(form)


def test_a_text_may_open_with_a_comma(read_text: Read) -> None:
    text = ", a harbour spokesman said Sunday. It announced that boats would be free."
    assert read_text(text, language="en").article.text == text


@settings(max_examples=300)
@given(text=anything, language=LANGUAGES)
def test_putting_the_cuts_back_restores_the_text(text: str, language: str, read_text: Read) -> None:
    try:
        finding = read_text(text, language=language, published="2025-07-12")
    except InputError:
        return
    assert put_back(finding.article) == text


@settings(max_examples=300)
@given(text=anything, language=LANGUAGES)
def test_the_same_text_gives_the_same_finding(text: str, language: str, read_text: Read) -> None:
    try:
        finding = read_text(text, language=language, published="2025-07-12")
    except InputError as refused:
        with pytest.raises(InputError, match=re.escape(str(refused))):
            read_text(text, language=language, published="2025-07-12")
    else:
        assert read_text(text, language=language, published="2025-07-12") == finding


@given(words=st.lists(st.sampled_from(PLAIN), min_size=3, max_size=12), pair=st.sampled_from(PAIRS))
def test_a_quotation_is_given_without_its_marks(words: list[str], pair: str, read_text: Read) -> None:
    text = f"{pair[0]}{' '.join(words).capitalize()},{pair[-1]} kata Wati Lestari di Kupang, Senin."
    finding = read_text(text, language="id")
    given_back = "".join(text_of(finding, span) for claim in finding.claims for span in claim.content)
    assert not set(pair) & set(given_back)


def test_the_order_of_articles_and_of_hashes_changes_nothing(tmp_path: Path) -> None:
    """Each article is read alone, and no set's order shows in what is printed."""
    lines = [json.dumps({"id": str(n), "text": text, "published": "2025-07-12"}) for n, text in enumerate(TEXTS)]
    there, back = tmp_path / "there.jsonl", tmp_path / "back.jsonl"
    there.write_text("\n".join(lines), encoding="utf-8")
    back.write_text("\n".join(reversed(lines)), encoding="utf-8")
    found = read_file(there, seed="0")
    assert len(found) == len(TEXTS)
    assert read_file(back, seed="1") == found
