"""Claims that share the most words with a text.

A claim that holds so many of the words holds one of the rare ones, unless nearly all are common; so the lists of the
rare are counted together, and the common only where that finds too few. This is the prefix filter of set similarity
joins (Chaudhuri, Ganti and Kaushik 2006), and makes the cost that of a few short lists. How many words a claim holds is
then counted in its own text.
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import apsw
import msgspec

from saksi.ledger.block import bits
from saksi.ledger.block.share import find_sharing
from saksi.ledger.file.file import ask
from saksi.ledger.search.match import passage_match
from saksi.ledger.search.stem import stem_variants
from saksi.ledger.shape import write_json

# Words that are sought: the most telling of those given. Each costs the ledger.
WORDS_SOUGHT = 12
# A word that more claims hold says little of what a text is about. Lists of so many, twelve of them, take some 12 ms.
COMMON = 4000
# So many claims are looked at closely, those that share the most first.
LOOKED_AT = 200

# Of common words without bits, those that so many claims hold altogether are listed, in some 50 ms.
LISTED = 120_000

_numbers = msgspec.json.Decoder(list[int]).decode
_LIST = "SELECT rowid FROM claim_search WHERE claim_search MATCH ? ORDER BY rowid DESC LIMIT ?"
_CLAIMS = """
SELECT c.number, i.moment, i.article_key, i.passage_start, c.stems FROM claims AS c
JOIN claim_index AS i ON i.number = c.number
WHERE c.number IN (SELECT value FROM json_each(?)) AND i.verdict <> 'rejected'"""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that is sought: its stems, and the newest claims that hold it, one more than COMMON at most."""

    stems: tuple[str, ...]
    match: str
    claims: tuple[int, ...]

    @property
    def is_common(self) -> bool:
        return len(self.claims) > COMMON

    @property
    def holders(self) -> int:
        """About how many claims hold it, by how close the newest that do lie together."""
        return self.claims[0] * len(self.claims) // (self.claims[0] - self.claims[-1] + 1)

    def tells(self, claims: int) -> float:
        """How much it tells among so many claims: its inverse document frequency (Sparck Jones 1972)."""
        return math.log((claims + 2) / ((self.holders if self.is_common else len(self.claims)) + 1))


def find_alike(connection: apsw.Connection, words: Iterable[str], limit: int) -> tuple[list[int], dict[str, float]]:
    """The numbers of the claims whose passages hold the most of the words, in any of their forms; those first.

    Beside them the words that were sought, WORDS_SOUGHT at most, with how much each tells; the most telling first.
    """
    weights, sought = _weigh(connection, words)
    held: Counter[int] = Counter()
    for word in sought:
        if not word.is_common:
            held.update(word.claims)
    _add_common(connection, [word for word in sought if word.is_common], held)
    numbers = [number for number, _ in held.most_common(LOOKED_AT)]
    return _rank(connection, numbers, dict(zip(sought, weights.values(), strict=True)))[:limit], weights


def _weigh(connection: apsw.Connection, words: Iterable[str]) -> tuple[dict[str, float], list[_Word]]:
    """The most telling words, with how much each tells, and where they stand."""
    [(claims,)] = ask(connection, "SELECT ifnull(max(number), 0) FROM claims", ())
    found = {
        word: _look_up(connection, match, word) for word in words if (match := passage_match(f'"{word}"', by_stem=True))
    }
    weights = {word: each.tells(claims) for word, each in found.items()}
    chosen = sorted(weights, key=lambda word: -weights[word])[:WORDS_SOUGHT]
    return {word: weights[word] for word in chosen}, [found[word] for word in chosen]


def _look_up(connection: apsw.Connection, match: str, word: str) -> _Word:
    return _Word(stem_variants(word), match, tuple(_list(connection, match, COMMON + 1)))


def _add_common(connection: apsw.Connection, words: Sequence[_Word], held: Counter[int]) -> None:
    """Add claims that hold the most of the common words: two at least, where others are found already."""
    if len(held) < LOOKED_AT:
        forms = [word.stems for word in _cheap(connection, words)]
        held.update(find_sharing(connection, forms, LOOKED_AT, least=2 if held else 1))


def _cheap(connection: apsw.Connection, words: Sequence[_Word]) -> list[_Word]:
    """The words to count at little cost: those so common that they have bits, and of the others the rarest.

    What holds the most of all the words holds most of these too; all of them are then looked for in its text.
    """
    listed = [word for word in words if not bits.common_blocks(connection, "stems", word.stems)]
    listed.sort(key=lambda word: word.holders)
    left_out = itertools.dropwhile(lambda holders: holders <= LISTED, itertools.accumulate(w.holders for w in listed))
    rare = listed[: len(listed) - len(list(left_out))]
    return [word for word in words if word in rare or word not in listed] or listed[:1]


def _list(connection: apsw.Connection, match: str, limit: int) -> list[int]:
    [(listed,)] = ask(connection, f"SELECT json_group_array(rowid) FROM ({_LIST})", (match, limit))
    return _numbers(listed)


def _rank(connection: apsw.Connection, numbers: Sequence[int], weights: Mapping[_Word, float]) -> list[int]:
    """Claims by how much the words tell that stand in their stems, then in reading order."""
    rows = ask(connection, _CLAIMS, (write_json(list(numbers)),))
    ranked = []
    for number, *place, stems in rows:
        text = f" {stems} "
        told = sum(weight for word, weight in weights.items() if any(f" {stem} " in text for stem in word.stems))
        ranked.append((-told, *place, number))
    return [row[-1] for row in sorted(ranked)]
