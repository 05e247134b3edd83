"""Going down the road again with what a ledger holds: proving it, reading it anew, saving it from a damaged file."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from saksi.clean.article import clean_page
from saksi.errors import SaksiError
from saksi.flow import BATCH_PAGES, DEFAULT, Added, Present, add_pages, read_or_reject
from saksi.kinds import Finding, Reject, Settings
from saksi.ledger.change import Change, compare_findings
from saksi.ledger.check import Fault, compare_text
from saksi.ledger.correct import Correction
from saksi.ledger.file.salvage import Salvage
from saksi.ledger.ledger import Ledger
from saksi.linking import link_ledger
from saksi.pack import load_packs


@dataclass(frozen=True, slots=True)
class Checked:
    """An article that was checked, and what of it does not hold."""

    key: str
    id: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """An article read anew: the versions that read it, what changed, and corrections that fit no claim any more."""

    key: str
    id: str
    old_version: str
    new_version: str
    changes: tuple[Change, ...]
    lost: tuple[Correction, ...] = ()


def verify_ledger(ledger: Ledger, keys: Iterable[str] | None = None, settings: Settings = DEFAULT) -> Iterator[Checked]:
    """Yield every article with what does not hold of it.

    Its bytes are hashed and read once more, and every span is held against the text; see `ledger.check`.
    """
    for key in ledger.keys() if keys is None else keys:
        faults = list(ledger.faults(key))
        finding = ledger.machine_finding(key)
        if not any(fault.what == "bytes" for fault in faults):
            try:
                faults += compare_text(
                    finding.article, clean_page(ledger.page(key), load_packs(), settings), finding.version
                )
            except SaksiError as error:
                faults.append(Fault(key, finding.article.id, "bytes", f"cannot be read any more: {error}"))
        yield Checked(key, finding.article.id, tuple(faults))


def diff_ledger(
    ledger: Ledger, keys: Iterable[str] | None = None, settings: Settings = DEFAULT
) -> Iterator[Reread | Reject]:
    """Read the stored bytes with this version, and yield what it reads otherwise. The ledger stays as it is."""
    for key in ledger.keys() if keys is None else keys:
        old = ledger.machine_finding(key)
        new = read_or_reject(ledger.page(key), settings)
        yield new if isinstance(new, Reject) else _compare(old, new)


def reread_ledger(
    ledger: Ledger, keys: Iterable[str] | None = None, settings: Settings = DEFAULT
) -> Iterator[Reread | Reject]:
    """Read the stored bytes with this version, put what it reads in the place of what was read, and yield what changed.

    Corrections stay, and are applied anew. What can no longer be read stays as it was. Then the articles are linked.
    """
    left = iter(ledger.keys() if keys is None else keys)
    while batch := list(itertools.islice(left, BATCH_PAGES)):
        read = [(ledger.machine_finding(key), read_or_reject(ledger.page(key), settings)) for key in batch]
        with ledger.batch():
            for old, new in read:
                if isinstance(new, Finding) and new != old:
                    ledger.replace(new)
        for old, new in read:
            yield new if isinstance(new, Reject) else _compare(old, new, ledger.corrected(old.article.key).lost)
    if not ledger.is_linked():
        link_ledger(ledger, workers=settings.workers)


def refill_ledger(ledger: Ledger, salvage: Salvage, settings: Settings = DEFAULT) -> Iterator[Added | Present | Reject]:
    """Read all pages that were saved from a damaged file into a ledger, and make the corrections saved again."""
    yield from add_pages(salvage.pages(), ledger, settings)
    with ledger.batch():
        for correction in salvage.corrections():
            ledger.restore(correction)
    if not ledger.is_linked():
        link_ledger(ledger, workers=settings.workers)


def _compare(old: Finding, new: Finding, lost: tuple[Correction, ...] = ()) -> Reread:
    return Reread(old.article.key, old.article.id, old.version, new.version, compare_findings(old, new), lost)
