"""What each claim of the full blocks is counted by, side by side in the order of numbers.

Claims that were found by their numbers are counted from these in a third of the time that it takes to look up a row for
each. There is a column for the speaker, one for the issue and one for the manner: an issue is an outlet in a month, a
manner a stance with a kind, a tier and a language. Each goes by the first of the facet sets that it is in.
"""

import itertools
import operator
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import apsw

from saksi.ledger.block.order import Numbers, pack_numbers, unpack_numbers
from saksi.ledger.file.file import ask

# Issues and manners that are asked for; None for any.
Allowed = tuple[Collection[int] | None, Collection[int] | None]
# Stands where no claim counts: all are numbered from 1.
NONE = 0
_WIDTH = 4
_NAMES = ("speakers", "issues", "manners")


@dataclass(frozen=True, slots=True)
class Columns:
    """Speaker, issue and manner of every claim of full blocks, by its number; speaker NONE where it does not count."""

    speakers: Numbers
    issues: Numbers
    manners: Numbers

    def count(self, numbers: Sequence[int], allowed: Allowed) -> tuple[Counter[int], Counter[int], Counter[int]]:
        """How many of some claims each speaker, issue and manner has; of those with an allowed issue and manner alone.

        >>> Columns([0, 7, 0, 7, 8], [0, 1, 1, 2, 2], [0, 1, 2, 1, 1]).count([1, 2, 3], (None, None))
        (Counter({7: 2}), Counter({1: 1, 2: 1}), Counter({1: 2}))
        """
        if not numbers:
            return Counter(), Counter(), Counter()
        # One more of them, so that what is picked is a tuple always.
        pick, size = operator.itemgetter(*numbers, numbers[0]), len(numbers)
        picked = [pick(column)[:size] for column in (self.speakers, self.issues, self.manners)]
        for at, values in enumerate(allowed, 1):
            if values is not None:
                picked = _those(picked, list(map(values.__contains__, picked[at])))
        speakers = Counter(picked[0])
        if speakers.pop(NONE, 0):
            picked = _those(picked, picked[0])
        return speakers, Counter(picked[1]), Counter(picked[2])


def _those(columns: Sequence[Sequence[int]], flags: Sequence[int]) -> list[Sequence[int]]:
    return [tuple(itertools.compress(column, flags)) for column in columns]


def write_columns(connection: apsw.Connection, block: int, columns: Columns) -> None:
    """Keep a block's columns. The caller holds a transaction."""
    packed = (pack_numbers(each, wide=True) for each in (columns.speakers, columns.issues, columns.manners))
    connection.execute(f"INSERT INTO claim_columns (block, {', '.join(_NAMES)}) VALUES (?, ?, ?, ?)", (block, *packed))


def patch_speaker(connection: apsw.Connection, block: int, place: int, speaker: int) -> None:
    """Put another speaker in the place of a claim's, NONE for a claim that no longer counts."""
    with connection.blob_open("main", "claim_columns", _NAMES[0], block, True) as blob:
        blob.seek(place * _WIDTH)
        blob.write(pack_numbers((speaker,), wide=True))


def read_columns(connection: apsw.Connection) -> Columns:
    """The columns of all full blocks."""
    read = []
    for name in _NAMES:
        rows = ask(connection, f"SELECT {name} FROM claim_columns ORDER BY block")
        read.append(unpack_numbers(b"".join(data for (data,) in rows), wide=True))
    return Columns(*read)
