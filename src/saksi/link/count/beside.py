"""A number with the words around it that speak of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from saksi.kinds import Finding, Quantity, Span
from saksi.link.count.mark import Mark
from saksi.pack import Pack


@dataclass(frozen=True, slots=True)
class Beside:
    """A quantity, the words around it that speak of it, in small letters, and those of `measure.tsv` among them.

    What is told in passing is blank in the words. `sentence` is where it stands; `lead` holds the words in front of it
    where it is the level that was reached, or ends its clause: it may have no noun of its own. `subject` is the counted
    noun right in front of a number without one that ends its clause: "the cases now 431".
    """

    finding: Finding
    quantity: Quantity
    clause: Span
    words: str
    found: Sequence[Mark]
    pack: Pack
    sentence: Span
    lead: str | None = None
    subject: str = ""

    @property
    def at(self) -> int:
        """Where the quantity begins in its clause."""
        return self.quantity.span.start - self.clause.start

    @property
    def end(self) -> int:
        """Where it ends there."""
        return self.quantity.span.end - self.clause.start
