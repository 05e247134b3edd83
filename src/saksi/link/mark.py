"""The words of `measure.tsv` in a text: each says what kind of count a number beside it is."""

import functools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from saksi.link.form import either
from saksi.pack import Pack, Row

_KINDS = frozenset(
    {
        "again",
        "anyone",
        "aspect",
        "behind",
        "contrast",
        "counts",
        "event",
        "fate",
        "false",
        "idle",
        "joint",
        "level",
        "more",
        "own",
        "part",
        "recall",
        "refuted",
        "rejected",
        "same",
        "sick",
        "since",
        "sum",
        "term",
        "thing",
        "topic",
        "whom",
    }
)
_UNSCANNED = frozenset({"anyone", "behind", "event", "sick", "since", "thing"})

# What stands in front of a number is asked about again and again while that number is read.
SCANS_HELD = 64


class Mark(NamedTuple):
    """A word of the table in a text: where, what kind of word, its value, and whether it tells only what follows."""

    start: int
    end: int
    kind: str
    value: str
    is_leading: bool

    def is_beside(self, at: int) -> bool:
        """Whether the word speaks of the number that starts there."""
        return self.start < at or not self.is_leading


NOTHING = Mark(0, 0, "", "", False)


def scan(words: str, pack: Pack) -> list[Mark]:
    """The words of the table in a text, left to right; of two that overlap the first, or the longer."""
    return list(_scan(words, pack))


@functools.lru_cache(maxsize=SCANS_HELD)
def _scan(words: str, pack: Pack) -> tuple[Mark, ...]:
    pattern, rows = _forms(pack)
    return tuple(
        Mark(match.start(), match.end(), row["kind"], row["value"], row["side"] == "before")
        for match in pattern.finditer(words)
        for row in rows[match[0]]
    )


@functools.cache
def _forms(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, Sequence[Row]]]:
    """A pattern that finds every form of the table, and the rows of each form."""
    rows: dict[str, list[Row]] = {}
    for row in pack.rows("measure"):
        if row.one_of("kind", _KINDS) not in _UNSCANNED:
            rows.setdefault(row["form"].casefold(), []).append(row)
    return re.compile(rf"\b{either(rows)}\b"), rows
