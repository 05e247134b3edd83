"""Linking the articles of a ledger: all of them, or those that came since. The road's last steps but showing."""

import contextlib
import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from saksi.families import linking_packs, list_families
from saksi.ledger.correct import correct_links
from saksi.ledger.ledger import Ledger
from saksi.ledger.state import LedgerFindings, LedgerShelf
from saksi.link import apart
from saksi.link.extend import extend_links, is_kept, keep_links
from saksi.link.find import MEASURES_STEP, find_links, find_measures, find_new_relays, list_measures
from saksi.link.held import order_findings
from saksi.link.known import know_all, order_known, without_words
from saksi.link.retell import LABEL, Retold
from saksi.link.shelf import Memory, Shelf
from saksi.link.told import Teller, tell
from saksi.spread import Pieces, Spread
from saksi.sweep import without_sweeps

# A ledger with fewer articles is linked whole each time: that takes no more than some seconds.
WHOLE_LIMIT = 500
# When it has grown by this part, it is linked whole again; so the cost of all linkings stays a few times that of one.
ADDED_SHARE = 0.25
# The linking of fewer articles takes less time than to begin processes and to keep what they found.
PIECES_FLOOR = 200
# Findings of linked articles that are held while new ones are compared with them.
FINDINGS_HELD = 500


def link_added(ledger: Ledger, *, workers: int = 0) -> None:
    """Link what came to a ledger since it was last linked."""
    if _is_small_addition(ledger):
        link_new(ledger)
    else:
        link_ledger(ledger, workers=workers)


def link_ledger(ledger: Ledger, *, workers: int = 0) -> None:
    """Find the copies, stories, measures and origins among all articles of a ledger anew, by so many processes.

    What was found is kept beside the ledger until all of it is written: a linking that was broken off goes on.
    """
    packs = linking_packs(ledger)
    with without_sweeps(), ledger.batch():
        ledger.stock.pack_missing()
        findings, said = LedgerFindings(ledger), ledger.corrections(in_force=True)
        with _open_spread(ledger, findings, workers) as spread:
            known = know_all(findings, packs, spread)
            links = find_links(findings, packs, spread, known=known)
            known = without_words(known)
            corrected = correct_links(links, said)
            ledger.stock.forget_states(f"{LABEL}:")
            ordered, _ = order_known(findings, known)
            spread_measures: apart.Spread = spread
            teller: Teller = tell
            if len(findings) >= WHOLE_LIMIT:
                keep = functools.partial(keep_links, known, links)
                spread_measures, teller = _keep_beside(spread, keep, LedgerShelf(ledger))
            ledger.replace_ties(links, list_measures(ordered, corrected, packs, spread_measures, tell=teller))


def _keep_beside(spread: apart.Spread, keep: Callable[[Shelf], None], shelf: Shelf) -> tuple[apart.Spread, Teller]:
    """Let one process make what is kept for the next linking while others find the measures; it is written here.

    What each article tells is kept too, by whoever finds it for the measures: the teller must be theirs.
    """
    retold = Retold(shelf)

    def make() -> bytes:
        memory = Memory()
        keep(memory)
        return msgspec.msgpack.encode(list(memory))

    def take(packed: bytes) -> None:
        shelf.put_many(dict(msgspec.msgpack.decode(packed, type=list[tuple[str, bytes]])))

    beside = apart.beside(spread, MEASURES_STEP, make, take)
    return apart.with_more(beside, MEASURES_STEP, retold.hand_over, retold.take), retold.tell


@contextlib.contextmanager
def _open_spread(ledger: Ledger, findings: LedgerFindings, workers: int) -> Iterator[Spread]:
    """Who does the tasks of a linking. What of them was done is forgotten when anything they look at is another."""
    if len(findings) < PIECES_FLOOR:
        yield Spread(0, Pieces(None, b""))
        return
    said = (ledger.corrections(in_force=True), tuple(list_families(ledger)))
    looked_at = (importlib.metadata.version("saksi"), findings.digest(), *said)
    pieces = Pieces(Path(f"{ledger.path}-linking"), hashlib.sha256(repr(looked_at).encode()).digest())
    is_done = False
    try:
        yield Spread(workers, pieces)
        is_done = True
    finally:
        pieces.close(is_done=is_done)


def link_new(ledger: Ledger) -> None:
    """Link the articles that are new since the last linking, without reading the others.

    What stands between the others stays. A whole linking weighs names by all articles, and may put a new one elsewhere.
    """

    packs = linking_packs(ledger)
    shelf = LedgerShelf(ledger)
    retold, fetch = Retold(shelf), functools.lru_cache(FINDINGS_HELD)(ledger.finding)
    keys, said = ledger.unlinked(), ledger.corrections(in_force=True)
    with without_sweeps(), ledger.batch():
        ledger.stock.pack_missing()
        for key in keys:
            ledger.extend_ties(extend_links(fetch(key), shelf, fetch, packs), (), ())
        done: set[str] = set()
        for key in (each for each in keys if each not in done):
            tied = ledger.tied(key)
            done |= tied.keys()
            links = sorted({link for each in tied.values() for link in each}, key=lambda link: (link.a, link.b))
            corrected = [link for link in correct_links(links, said) if {link.a, link.b} <= tied.keys()]
            findings = order_findings([fetch(each) for each in sorted(tied)])
            relays = find_new_relays(findings, keys, packs)
            retold.open(tied)
            ledger.extend_ties(relays, find_measures(findings, corrected, packs, retold.tell), tied.keys())
        retold.close()


def _is_small_addition(ledger: Ledger) -> bool:
    """Whether the ledger has grown so little since it was last linked whole that linking what is new will do."""
    whole = ledger.wholly_linked()
    is_small = whole >= WHOLE_LIMIT and ledger.counts().articles <= whole * (1 + ADDED_SHARE)
    return is_small and is_kept(LedgerShelf(ledger))
