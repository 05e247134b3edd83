"""Names that the content of some claims of a block says, and which claims these are.

Whether a word stands in what is said, or only in the rest of its sentence, is looked up in the text of each claim; for
names that are said often that takes long, so it is done once. Which names these are is guessed from some claims.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import apsw

from saksi.ledger.block import wording
from saksi.ledger.block.detail import about_parts
from saksi.ledger.block.value import ARTICLES, fold
from saksi.ledger.block.wording import look_up
from saksi.ledger.file.file import ask
from saksi.ledger.shape import write_json

FIELD = "said"
# Of a name that fewer of a block say, the texts are read in some ten milliseconds in a ledger of a million.
SHARE = 400
# So many names at most: each of the first takes some 2 ms, of the last a tenth of a millisecond.
_KEPT = 192
_NAMES = f"SELECT DISTINCT x.name FROM {ARTICLES} CROSS JOIN actors AS x ON x.article = b.article"
_WORDS = "SELECT number, words FROM claims WHERE number BETWEEN ? AND ? AND words IS NOT NULL"
_SAID = "SELECT number FROM claims WHERE number IN (SELECT value FROM json_each(?)) AND words LIKE ? ESCAPE '!'"


def find_said(connection: apsw.Connection, name: str, bounds: tuple[int, int]) -> Sequence[int]:
    """The claims between two numbers, both included, whose content says a name."""
    _, match, like = about_parts(name)
    told = write_json(list(look_up(connection, match, bounds)))
    return sorted(number for (number,) in ask(connection, _SAID, (told, like)))


def list_said(connection: apsw.Connection, bounds: tuple[int, int]) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield names that some claims between two numbers say, in small letters, and these claims."""
    # LIKE looks at a text as far as a NUL.
    contents = {number: fold(words.partition("\0")[0]) for number, words in ask(connection, _WORDS, bounds)}
    for name in _guess_names(connection, bounds, contents):
        named, match, _ = about_parts(name)
        if named:
            numbers = look_up(connection, match, bounds)
            yield name, [number for number in numbers if name in contents.get(number, "")]


def said_key(name: str) -> str:
    """A name as it is kept.

    >>> said_key('Sari "Dewi*')
    'sari dewi'
    """
    return about_parts(fold(name))[2][1:-1]


def _guess_names(connection: apsw.Connection, bounds: tuple[int, int], contents: Mapping[int, str]) -> list[str]:
    """Names of actors, and words of these, that the most contents seem to hold."""
    names = {fold(name) for (name,) in ask(connection, _NAMES, bounds)}
    names |= {word for name in names for word in name.split()}
    sample = [contents.get(number, "").split() for number in range(bounds[0], bounds[1] + 1, wording.SAMPLE_STEP)]
    counts = Counter(word for words in sample for word in {*words, *map(" ".join, itertools.pairwise(words))})
    held = [(-count, name) for name, count in counts.items() if count * SHARE >= len(sample) and name in names]
    return [name for _, name in sorted(held)[:_KEPT] if said_key(name) == name]
