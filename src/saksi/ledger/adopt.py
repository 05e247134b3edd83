"""Corrections that were made in another ledger, taken over: a colleague's, or one's own of an older file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from saksi.errors import LedgerError
from saksi.ledger.correct import Correction
from saksi.ledger.ledger import Ledger


def read_corrections(lines: Iterable[bytes], name: str) -> Iterator[Correction]:
    """Yield the corrections that `saksi corrections --json` wrote, one a line; LedgerError names a line that is none.

    >>> [made] = read_corrections([b'{"action": "merge", "made_at": "", "made_by": "W", "version": "1"}'], "a.jsonl")
    >>> made.made_by
    'W'
    """
    decode = msgspec.json.Decoder(Correction).decode
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield decode(line)
            except msgspec.MsgspecError as error:
                raise LedgerError(f"{name}:{number}: is no correction: {error}") from error


def adopt(ledger: Ledger, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Keep those that are not there yet, as they were made, and give them with their new numbers.

    One that takes another back needs that one, there already or before it in the list. Only within `batch`: raises
    LedgerError, and then nothing is to be kept. A correction of a page that is not there waits for it.
    """
    there = {_act(correction): correction.number for correction in ledger.corrections()}
    renumbered: dict[int, int] = {}
    kept = []
    for correction in corrections:
        act = replace(_act(correction), undoes=_undone(correction, renumbered))
        number = there.get(act)
        if number is None:
            made = ledger.correct(act)
            kept.append(made)
            number = there[act] = made.number
        renumbered[correction.number] = number
    return tuple(kept)


def _act(correction: Correction) -> Correction:
    return replace(correction, number=0)


def _undone(correction: Correction, renumbered: dict[int, int]) -> int | None:
    """The number that what a correction takes back has in this ledger."""
    if correction.undoes is None:
        return None
    if correction.undoes not in renumbered:
        raise LedgerError(
            f"correction {correction.number} takes back {correction.undoes}, which is not among those before it; "
            "write them with `saksi corrections --all --json`"
        )
    return renumbered[correction.undoes]
