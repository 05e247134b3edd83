"""Which of few claims a query finds, told by looking at these alone.

The rows of their articles are gone through, and their texts are read: that costs what they are, not what the ledger is.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

import apsw

from saksi.ledger.block.detail import about_parts, by_actor, these_numbers
from saksi.ledger.block.opening import make_fold
from saksi.ledger.block.wording import index_words
from saksi.ledger.file.file import ask
from saksi.ledger.search.match import find_phrases
from saksi.ledger.search.part import Part, join_parts, wanted_values
from saksi.ledger.search.query import ClaimQuery, filters, words_match
from saksi.ledger.search.stem import stem_variants
from saksi.ledger.shape import write_json

# What must stand in a text: of some lists, each of which will do, all members, each in one of its forms.
_Sought = list[list[list[str]]]


def fitting(connection: apsw.Connection, query: ClaimQuery, numbers: Sequence[int], *, any_rejected: bool) -> set[int]:
    """Those of few claims that a query finds."""
    found = set(numbers)
    scope = these_numbers(numbers)
    parts = filters(replace(query, words=None, about=None, without=()), any_rejected=any_rejected, scope=scope)
    if parts:
        found &= _select(connection, parts, scope)
    if query.about is not None and found:
        found &= {number for name in wanted_values(query.about) for number in _about(connection, name, sorted(found))}
    if query.words is not None and found:
        found &= _worded(connection, query, sorted(found))
    for other in query.without:
        if found:
            found -= fitting(connection, other, sorted(found), any_rejected=False)
    return found


def match_few(connection: apsw.Connection, match: str, numbers: Sequence[int]) -> list[int]:
    """Those of few claims that have the words, the best first; by an index of them alone.

    To look one up in the index of a large ledger takes ten times as long as to index it.
    """
    sql = "SELECT number, passage, stems FROM claims WHERE number IN (SELECT value FROM json_each(?))"
    texts = {number: text for number, *text in ask(connection, sql, (write_json(list(numbers)),))}
    rows = ((place, *texts[number]) for place, number in enumerate(numbers, 1))
    with contextlib.closing(apsw.Connection(":memory:")) as few:
        few.execute("CREATE VIRTUAL TABLE few USING fts5 (passage, stems, tokenize = 'unicode61')")
        with few:
            few.executemany("INSERT INTO few (rowid, passage, stems) VALUES (?, ?, ?)", rows)
        ranked = ask(few, "SELECT rowid FROM few WHERE few MATCH ? ORDER BY rank, rowid", (match,))
    return [numbers[place - 1] for (place,) in ranked]


def rank_few(connection: apsw.Connection, numbers: Sequence[int], match: str) -> list[int]:
    """Few claims by BM25 among themselves: it costs what they are, not what the ledger is. Ties stay in order."""
    rank = {number: place for place, number in enumerate(match_few(connection, match, numbers))}
    return sorted(numbers, key=lambda number: rank.get(number, len(rank)))


def _select(connection: apsw.Connection, parts: Sequence[Part], scope: Part) -> set[int]:
    of_scope, told = scope
    where, bindings = join_parts([(f"i.number {of_scope}", told), *parts])
    return {number for (number,) in ask(connection, f"SELECT i.number FROM claim_index AS i WHERE {where}", bindings)}


def _about(connection: apsw.Connection, name: str, numbers: Sequence[int]) -> set[int]:
    """Those of few claims that speak of somebody: whose content mentions an actor of that name, or says the name."""
    named, _, like = about_parts(name)
    if not named:
        return set()
    scope = these_numbers(numbers)
    sql = f"SELECT number FROM claims WHERE number {scope[0]} AND words LIKE ? ESCAPE '!'"
    said = [number for (number,) in ask(connection, sql, (*scope[1], like))]
    phrase = ClaimQuery(words='"' + " ".join(phrase for phrase, _ in find_phrases(name)) + '"')
    found = _worded(connection, phrase, said) if said else set()
    left = [number for number in numbers if number not in found]
    scope = these_numbers(left)
    return found | (_select(connection, [by_actor(named, scope)], scope) if left else set())


def _worded(connection: apsw.Connection, query: ClaimQuery, numbers: Sequence[int]) -> set[int]:
    """Those of few claims whose passages, or stems, hold the words asked for."""
    match = words_match(query)
    if not match:
        return set()
    sought = _sought(connection, query)
    if sought is None:
        return set(match_few(connection, match, numbers))
    column = "stems" if query.by_stem else "passage"
    sql = f"SELECT number, {column} FROM claims WHERE number IN (SELECT value FROM json_each(?))"
    rows = ask(connection, sql, (write_json(list(numbers)),))
    texts = make_fold(connection)(text or "" for _, text in rows)
    return {number for (number, _), text in zip(rows, texts, strict=True) if _holds(text, sought)}


def _holds(text: str, sought: _Sought) -> bool:
    """Whether a text, in words of the index, holds what is sought."""
    spaced = f" {' '.join(text.split())} "
    return any(all(any(form in spaced for form in forms) for forms in every) for every in sought)


def _sought(connection: apsw.Connection, query: ClaimQuery) -> _Sought | None:
    """The words of each text asked for, as they stand between spaces; None where the index knows none of a word."""
    sought = [list(_forms(connection, words, by_stem=query.by_stem)) for words in wanted_values(query.words)]
    return (
        None
        if any(not form.strip() for every in sought for forms in every for form in forms)
        else [*filter(None, sought)]
    )


def _forms(connection: apsw.Connection, words: str, *, by_stem: bool) -> Iterator[list[str]]:
    for phrase, star in find_phrases(words):
        forms = stem_variants(phrase) if by_stem and not star else (phrase,)
        yield [" " + " ".join(index_words(connection, form)) + ("" if star else " ") for form in forms]
