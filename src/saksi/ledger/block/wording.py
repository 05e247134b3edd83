"""Which words many claims of a block hold, and which claims hold a word."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import apsw
import msgspec

from saksi.ledger.file.file import ask
from saksi.ledger.shape import write_json

FIELDS = ("passage", "stems")
# Common words are guessed from every so manieth claim, and then looked up; one that is missed is only counted slower.
SAMPLE_STEP = 32
# A guess takes words that seem somewhat rarer: of 1,024 claims some 64 hold a word that is just common.
_GUESS_SHARE = 24
# Of two words that follow each other so many in a block: each is looked up, which takes some 2 ms.
_PAIRS_KEPT = 32

Term = TypeVar("Term", str, tuple[str, str])
_NUMBERS = msgspec.json.Decoder(list[int]).decode
_LIST = "SELECT json_group_array(rowid) FROM claim_search WHERE claim_search MATCH ? AND rowid BETWEEN ? AND ?"


def guess_common(connection: apsw.Connection, bounds: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Yield field and word, or two words, of what seems to be common between two numbers.

    What the index would not find is left out.
    """
    numbers = range(bounds[0], bounds[1] + 1, SAMPLE_STEP)
    sql = f"SELECT {', '.join(FIELDS)} FROM claims WHERE number IN (SELECT value FROM json_each(?))"
    rows = ask(connection, sql, (write_json(list(numbers)),))
    for at, field in enumerate(FIELDS):
        texts = [index_words(connection, row[at] or "") for row in rows]
        words = _frequent(map(set, texts), len(numbers))
        pairs = _frequent((set(itertools.pairwise(text)) for text in texts), len(numbers))[:_PAIRS_KEPT]
        for term in sorted([*words, *map(" ".join, pairs)]):
            if index_words(connection, term) == term.split():
                yield field, term


def _frequent(held: Iterable[set[Term]], size: int) -> list[Term]:
    """What seems to be held by enough of a block, to go by some of its claims; what the most hold first."""
    counts = Counter(itertools.chain.from_iterable(held))
    frequent = [each for each, count in counts.items() if count * _GUESS_SHARE >= size]
    return sorted(frequent, key=lambda each: (-counts[each], each))


def look_up(connection: apsw.Connection, match: str, bounds: tuple[int, int]) -> Sequence[int]:
    """The claims that the full-text index finds between two numbers, both included, in order."""
    [(listed,)] = ask(connection, _LIST, (match, *bounds))
    return sorted(_NUMBERS(listed))


def index_words(connection: apsw.Connection, text: str) -> list[str]:
    """The words of a text as the full-text index has them."""
    tokenize = connection.fts5_tokenizer("unicode61", [])
    found = tokenize(text.encode(), apsw.FTS5_TOKENIZE_QUERY, None, include_offsets=False, include_colocated=False)
    return [str(word) for word in found]
