"""What an export is made of."""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from saksi.kinds import Finding
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit

# Articles kept at hand: claims mostly come article by article, and in other orders the same few take turns.
FINDINGS_HELD = 16


@dataclass(frozen=True, slots=True)
class Taken:
    """The claims found, the ledger they stand in, and when the export is made (ISO 8601, UTC)."""

    hits: Iterable[Hit]
    ledger: Ledger
    made_at: str


def pair_findings(taken: Taken) -> Iterator[tuple[Hit, Finding]]:
    """Yield each claim with all that was read out of its article."""
    find: Callable[[str], Finding] = functools.lru_cache(FINDINGS_HELD)(taken.ledger.finding)
    for hit in taken.hits:
        yield hit, find(hit.article.key)
