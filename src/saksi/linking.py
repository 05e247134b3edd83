"""Linking the articles of a ledger: all of them, or those that came since. The road's last steps but showing."""

import contextlib
import functools
import hashlib
import importlib.metadata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from saksi.families import linking_packs, list_families
from saksi.kinds import Link
from saksi.ledger.correct import correct_links
from saksi.ledger.ledger import Ledger
from saksi.ledger.state import LedgerFindings, LedgerShelf
from saksi.link import apart
from saksi.link.article.held import Findings, order_findings
from saksi.link.article.known import KNOWN_STEP, Known, know_all, order_known, without_words
from saksi.link.earlier import is_found, keep_earlier, load_earlier
from saksi.link.extend import KEPT, extend_links, forget_links, is_kept, keep_links, keep_marks
from saksi.link.find import (
    MEASURES_STEP,
    find_all,
    find_measures,
    find_new_relays,
    list_changed,
    list_measures,
)
from saksi.link.made import LABEL as PRINTS
from saksi.link.made import Made
from saksi.link.measure.measure import Ground
from saksi.link.retell import Retold
from saksi.link.shelf import Memory, Shelf
from saksi.link.text.copy import PAIRS_STEP
from saksi.pack import Pack
from saksi.recent import Packed
from saksi.spread import Pieces, Spread
from saksi.sweep import without_sweeps

# A ledger with fewer articles is linked whole each time: that takes no more than some seconds.
WHOLE_LIMIT = 500
# In one with fewer than these all links are found again whatever came, with what is known of the old articles: that
# takes a millisecond for each, no longer than to link the largest of those others whole.
AGAIN_LIMIT = 2_000
# In a larger one that is done when it has grown by more than this part: as long as to link so many by themselves.
SETTLED_SHARE = 0.02
# When it has grown by more than this part at once, it is linked whole: most of the work is for the new ones.
ADDED_SHARE = 0.25
# The linking of fewer articles takes less time than to begin processes and to keep what they found.
PIECES_FLOOR = 200
# Under names that begin so an older version kept what articles tell.
FORMER = "retold:"


def link_added(ledger: Ledger, *, workers: int = 0) -> None:
    """Link what came to a ledger since it was last linked.

    The links are those of a whole linking, but where few came to many: see `link_new`.
    """
    whole = ledger.wholly_linked()
    came = ledger.provisional() + len(ledger.unlinked())
    if whole + came < AGAIN_LIMIT or came > whole * SETTLED_SHARE:
        settle_links(ledger, workers=workers)
    elif whole < WHOLE_LIMIT or not is_kept(LedgerShelf(ledger)):
        link_ledger(ledger, workers=workers)
    else:
        link_new(ledger)


def settle_links(ledger: Ledger, *, workers: int = 0) -> None:
    """Tie what came one by one, or is not linked yet, as a whole linking ties it; where all is so, nothing is done.

    Behind it links and figures are the same whatever order and batches the articles came in.
    """
    whole = ledger.wholly_linked()
    came = ledger.provisional() + len(ledger.unlinked())
    is_most_known = whole >= WHOLE_LIMIT and came <= whole * ADDED_SHARE
    if came and is_most_known and is_found(LedgerShelf(ledger), _say_by(ledger)):
        link_again(ledger, workers=workers)
    elif came or not whole:
        link_ledger(ledger, workers=workers)


@without_sweeps()
def link_ledger(ledger: Ledger, *, workers: int = 0) -> None:
    """Find the copies, stories, measures and origins among all articles of a ledger anew, by so many processes.

    What was found is kept beside the ledger until all of it is written: a linking that was broken off goes on.
    """
    packs = linking_packs(ledger)
    with ledger.batch():
        ledger.stock.pack_missing()
        findings, said = LedgerFindings(ledger), ledger.corrections(in_force=True)
        with _open_spread(ledger, findings, workers) as spread:
            shelf = LedgerShelf(ledger)
            ledger.stock.forget_states(FORMER)
            retold = Retold(shelf, findings.packed)
            retold.open(findings.keys)
            known = _know_all(findings, packs, spread, retold)
            spread_pairs = _keep_marks(spread, known, shelf) if len(findings) >= WHOLE_LIMIT else spread
            links, found = find_all(findings, packs, spread_pairs, known)
            known = without_words(known)
            corrected = correct_links(links, said)
            ordered, _ = order_known(findings, known)
            spread_measures: apart.Spread = spread
            if len(findings) >= WHOLE_LIMIT:
                keep_earlier(found, known, _say_by(ledger), shelf)
                spread_measures = _keep_beside(spread, MEASURES_STEP, _choose_kept(known, links, packs), shelf)
            ledger.stock.forget_states(f"{PRINTS}:")
            made = Made(shelf, _say_by(ledger))
            spread_measures = apart.with_more(spread_measures, MEASURES_STEP, made.hand_over, made.take)
            ground = Ground(retold.tell, retold.find_ends, retold.find_owner, made.rests, made.join, made.stays)
            ledger.replace_ties(links, list_measures(ordered, corrected, packs, spread_measures, ground=ground))


@without_sweeps()
def link_again(ledger: Ledger, *, workers: int = 0) -> None:
    """Find what `link_ledger` finds, with the help of what the last such linking found among fewer articles.

    New articles are read and compared with others; measures are found again where what is tied together is another.
    """
    packs, shelf, by = linking_packs(ledger), LedgerShelf(ledger), _say_by(ledger)
    with ledger.batch():
        ledger.stock.pack_missing()
        findings, said = LedgerFindings(ledger), ledger.corrections(in_force=True)
        findings.hold_all()
        spread = Spread(workers, Pieces(None, b""))
        earlier, held, packets = load_earlier(shelf)
        fresh = [at for at, key in enumerate(findings.keys) if key not in held]
        retold = Retold(shelf, findings.packed)
        retold.open(findings.keys)
        came = _know_all([findings[at] for at in fresh], packs, spread, retold)
        by_key = {**held, **{each.key: each for each in came}}
        known = [by_key[key] for key in findings.keys]
        links, found = find_all(findings, packs, _keep_marks(spread, known, shelf), known, earlier)
        keep_earlier(found, came, by, shelf, first=packets)
        before, new = correct_links(ledger.links(), said), frozenset(ledger.unlinked())
        corrected = correct_links(links, said)
        changed, keys = list_changed(order_known(findings, known)[0], before, corrected, new)
        spread_measures = _keep_beside(spread, MEASURES_STEP, _choose_kept(known, links, packs), shelf)
        made, there = Made(shelf, by), ledger.stock.measured(keys)
        made.open(keys, there)
        spread_measures = apart.with_more(spread_measures, MEASURES_STEP, made.hand_over, made.take)
        ground = Ground(retold.tell, retold.find_ends, retold.find_owner, made.rests, made.join, made.stays)
        measures = list(list_measures(changed, corrected, packs, spread_measures, ground=ground))
        made.close()
        ledger.extend_ties((), measures, there - made.same)
        ledger.stock.replace_links(links)


def _say_by(ledger: Ledger) -> str:
    """Name who finds links: the program and its tables. What another one found is not taken."""
    looked_at = (_version(), KEPT, tuple(list_families(ledger)))
    return hashlib.sha256(repr(looked_at).encode()).hexdigest()


@functools.cache
def _version() -> str:
    return importlib.metadata.version("saksi")


def _choose_kept(known: Sequence[Known], links: Sequence[Link], packs: Mapping[str, Pack]) -> Callable[[Shelf], None]:
    """What keeps what `link_new` needs, where it may be asked."""
    return functools.partial(keep_links, known, links, packs=packs) if _is_asked(known) else forget_links


def _is_asked(known: Sequence[Known]) -> bool:
    """Whether few articles may bring a ledger to as many as `link_new` is for."""
    return len(known) * (1 + ADDED_SHARE) >= AGAIN_LIMIT


def _keep_marks(spread: apart.Spread, known: Sequence[Known], shelf: Shelf) -> apart.Spread:
    """Let one process make the marks that `link_new` needs while another finds the stories and some compare texts."""
    return _keep_beside(spread, PAIRS_STEP, functools.partial(keep_marks, known), shelf) if _is_asked(known) else spread


def _know_all(findings: Findings, packs: Mapping[str, Pack], spread: apart.Spread, retold: Retold) -> Sequence[Known]:
    """Read what all articles are known by; what was not kept of them is found by whoever reads each, and kept."""
    return know_all(
        findings, packs, apart.with_more(spread, KNOWN_STEP, retold.hand_over, retold.take), sign=retold.sign
    )


def _keep_beside(spread: apart.Spread, step: str, keep: Callable[[Shelf], None], shelf: Shelf) -> apart.Spread:
    """Let one process make what is kept for the next linking while others do a step's tasks; it is written here."""

    def make() -> bytes:
        memory = Memory()
        keep(memory)
        return msgspec.msgpack.encode(list(memory))

    def take(packed: bytes) -> None:
        shelf.put_many(dict(msgspec.msgpack.decode(packed, type=list[tuple[str, bytes]])))

    return apart.beside(spread, step, make, take)


@contextlib.contextmanager
def _open_spread(ledger: Ledger, findings: LedgerFindings, workers: int) -> Iterator[Spread]:
    """Who does the tasks of a linking. What of them was done is forgotten when anything they look at is another."""
    if len(findings) < PIECES_FLOOR:
        yield Spread(0, Pieces(None, b""))
        return
    said = (ledger.corrections(in_force=True), tuple(list_families(ledger)))
    looked_at = (_version(), KEPT, findings.digest(), *said)
    pieces = Pieces(Path(f"{ledger.path}-linking"), hashlib.sha256(repr(looked_at).encode()).digest())
    is_done = False
    try:
        yield Spread(workers, pieces)
        is_done = True
    finally:
        pieces.close(is_done=is_done)


@without_sweeps()
def link_new(ledger: Ledger) -> None:
    """Link the articles that are new since the last linking, without reading the others.

    What stands between the others stays. A whole linking weighs names by all articles, and may put a new one elsewhere:
    until then, or until `settle_links`, what is found here is provisional, and may hang on the order of arrival.
    """

    packs = linking_packs(ledger)
    shelf = LedgerShelf(ledger)
    packed = Packed(ledger)
    retold, made = Retold(shelf, packed.look), Made(shelf, _say_by(ledger))
    keys, said = ledger.unlinked(), ledger.corrections(in_force=True)
    with ledger.batch(settles=False):
        ledger.stock.pack_missing()
        retold.open(keys)
        for key in keys:
            links = extend_links(packed.fetch(key), shelf, packed, packs, sign=retold.sign)
            ledger.extend_ties(links, (), ())
        done: set[str] = set()
        for key in (each for each in keys if each not in done):
            tied, links = ledger.tied(key)
            done |= tied
            corrected = [link for link in correct_links(links, said) if {link.a, link.b} <= tied]
            packed.hold(tied)
            findings = order_findings([packed.fetch(each) for each in sorted(tied)])
            relays = find_new_relays(findings, keys, packs)
            held = ledger.stock.measured(tied)
            retold.open(tied)
            made.open(tied, held)
            measures = find_measures(
                findings,
                corrected,
                packs,
                Ground(retold.tell, retold.find_ends, retold.find_owner, made.rests, made.join, made.stays),
            )
            made.take(made.hand_over())
            made.close()
            ledger.extend_ties(relays, measures, held - made.same)
        retold.close(holds=packed.is_again())
    packed.close()
