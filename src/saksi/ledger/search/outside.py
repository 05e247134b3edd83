"""Sentences that no claim stands in, put into an index of their own.

The index is contentless: the words stand in the articles only. What is read anew leaves its old words behind in it,
under numbers that are not given again; a search passes over them.
"""

from collections.abc import Iterable, Iterator, Sequence

import apsw

from saksi.kinds import Finding, Sentence
from saksi.ledger.file.file import ask
from saksi.ledger.search.stem import stem_text

# A longer sentence is no sentence but a page without stops; claims' passages have the same limit.
SENTENCE_LIMIT = 4000
# Position, words and stems of a sentence; in the index its number instead of its position.
Outside = tuple[int, str, str]


def outside_rows(finding: Finding, passages: Iterable[tuple[int, int]]) -> Iterator[Outside]:
    """Yield what is indexed of the sentences that no passage of a claim touches; passages as start and end."""
    outside = set(find_outside(finding.sentences, passages))
    for position, sentence in enumerate(finding.sentences):
        if sentence in outside:
            text = finding.article.text[slice(*sentence.span)][:SENTENCE_LIMIT]
            yield position, text, stem_text(text, finding.language)


def find_outside(sentences: Sequence[Sentence], passages: Iterable[tuple[int, int]]) -> Iterator[Sentence]:
    """Yield the sentences, which are given in order, that no passage touches.

    >>> from saksi.kinds import Span
    >>> [s.span.start for s in find_outside([Sentence(Span(0, 4), 0), Sentence(Span(5, 9), 0)], [(3, 4)])]
    [5]
    """
    waiting = sorted(passages, reverse=True)
    reach = 0
    for sentence in sentences:
        while waiting and waiting[-1][0] < sentence.span.end:
            reach = max(reach, waiting.pop()[1])
        if reach <= sentence.span.start:
            yield sentence


def next_sentence(connection: apsw.Connection) -> int:
    """The first number that no sentence has, and none in the index ever had."""
    sql = """SELECT max(coalesce((SELECT max(number) FROM sentences), 0),
                        coalesce((SELECT max(id) FROM sentence_search_docsize), 0)) + 1"""
    number: int = connection.execute(sql).get
    return number


def forget_waiting(connection: apsw.Connection, rows: list[Outside], article: int) -> None:
    """Take out of rows that wait to be written those of an article that is about to be read anew."""
    [(first,)] = ask(connection, "SELECT min(number) FROM sentences WHERE article = ?", (article,))
    if rows and first is not None and first >= rows[0][0]:
        old = {number for (number,) in ask(connection, "SELECT number FROM sentences WHERE article = ?", (article,))}
        rows[:] = [row for row in rows if row[0] not in old]


def write_outside(connection: apsw.Connection, rows: list[Outside]) -> None:
    """Put rows into the index, and empty the list."""
    connection.executemany("INSERT INTO sentence_search (rowid, passage, stems) VALUES (?, ?, ?)", rows)
    rows.clear()
