"""The health of the data: what was read, what was not, and why."""

from dataclasses import dataclass

from saksi.kinds import Reject
from saksi.ledger.browse import CutPlace, Health
from saksi.ledger.file.care import Counts
from saksi.ledger.ledger import Ledger
from saksi.show.web.visit import Shown, Visit

LISTED = 100


@dataclass(frozen=True, slots=True)
class HealthPage:
    """What was read and what was not."""

    counts: Counts
    health: Health
    share: str
    rejects: tuple[Reject, ...]
    cuts: tuple[CutPlace, ...]
    all_cuts: int
    listed: int
    is_linked: bool
    provisional: int


def health_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show what was read, rejected and cut, with reasons."""
    health = ledger.browse.health()
    read = health.sentences_read / health.sentences if health.sentences else 1.0
    page = HealthPage(
        counts=ledger.counts(),
        health=health,
        share=visit.speech.number(int(1000 * read) / 10) + "%",
        rejects=ledger.rejects()[:LISTED],
        cuts=ledger.browse.cuts(limit=LISTED),
        all_cuts=sum(each.count for each in health.cuts),
        listed=LISTED,
        is_linked=ledger.is_linked(),
        provisional=ledger.provisional(),
    )
    return Shown("health.html", page)
