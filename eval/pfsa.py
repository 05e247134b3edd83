"""Score direct quotations on PFSA-ID: how many of its STATEMENT spans are found.

    python eval/pfsa.py --gold FOLDER

FOLDER holds `data/id/pfsa-id/dev-40.txt` (PFSA-ID, Purnomo W.P. and others, 2022; CC BY-NC-SA: nothing of it is kept
here): tokens with BILOU labels, in which STATEMENT is what a public figure is quoted with. The text is put together
again from the tokens, without its paragraphs. A statement is found when the words of a claim's content, or of one
stretch of it, have a Jaccard index of 0.8 or more with its own. What else is found is not judged: the set marks public
figures only.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import saksi

SET = Path("data/id/pfsa-id/dev-40.txt")
# An article opens with its place and the name of the paper.
OPENING = "KOMPAS"
LONGEST_PLACE = 6
FOUND = 0.8
FLOOR = 97.0
BEFORE, AFTER = re.compile(r"[,.;:!?)\]%/-]+"), re.compile(r"[(\[/-]+")
MARKS = '"\u201c\u201d'


class Token(NamedTuple):
    """A token with its label."""

    form: str
    label: str


def read_articles(path: Path) -> Iterator[list[Token]]:
    """Yield the articles of the set as tokens."""
    lines = path.read_text(encoding="utf-8").split("\n")
    sentences = [
        [Token(*line.rsplit("\t", 1)) for line in group]
        for is_text, group in groupby(lines, key=lambda line: "\t" in line)
        if is_text
    ]
    article: list[Token] = []
    for sentence in sentences:
        if any(token.form.startswith(OPENING) for token in sentence[:LONGEST_PLACE]) and article:
            yield article
            article = []
        article += sentence
    yield article


def write_text(tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """The text of an article, and where each of its tokens stands in it."""
    text, places, is_open, glued = "", [], False, True
    for form, _ in tokens:
        is_mark = form in MARKS
        is_closed = is_mark and is_open
        text += "" if glued or is_closed or (not is_mark and BEFORE.fullmatch(form)) else " "
        is_open = is_open != is_mark
        glued = (is_mark and is_open) or bool(AFTER.fullmatch(form))
        places.append((len(text), len(text) + len(form)))
        text += form
    return text, places


def statements(tokens: Sequence[Token]) -> Iterator[set[int]]:
    """Yield the words of each statement, as numbers of tokens."""
    words: set[int] = set()
    for number, (form, label) in enumerate(tokens):
        if label[:2] in ("B-", "U-") and words:
            yield words
            words = set()
        if label.endswith("-STATEMENT") and any(map(str.isalnum, form)):
            words.add(number)
        elif words and not label.endswith("-STATEMENT"):
            yield words
            words = set()
    if words:
        yield words


def contents(text: str, tokens: Sequence[Token], places: Sequence[tuple[int, int]]) -> list[set[int]]:
    """The words of each claim's content, and of each stretch of it."""
    found: list[set[int]] = []
    for claim in saksi.find_claims(text, language="id"):
        parts = [
            {
                number
                for number, (start, end) in enumerate(places)
                if span.start <= start and end <= span.end and any(map(str.isalnum, tokens[number].form))
            }
            for span in claim.content
        ]
        found += [*parts, set().union(*parts)]
    return found


def main() -> None:
    """Print how many statements are found."""
    parser = argparse.ArgumentParser(description="Score direct quotations on PFSA-ID.")
    parser.add_argument("--gold", type=Path, required=True)
    path = parser.parse_args().gold / SET
    if not path.exists():
        print("pfsa: not there, left out")
        return
    total = hits = 0
    for tokens in read_articles(path):
        text, places = write_text(tokens)
        found = contents(text, tokens, places)
        for words in statements(tokens):
            total += 1
            hits += any(len(words & each) >= FOUND * len(words | each) for each in found)
    share = 100 * hits / total
    print(f"pfsa: {hits} of {total} statements found, {share:.1f} % (floor {FLOOR})")
    raise SystemExit(share < FLOOR)


if __name__ == "__main__":
    main()
