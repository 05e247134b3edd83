"""What a page is asked, and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from saksi.ledger.ledger import Ledger
from saksi.show.web.address import Pair
from saksi.show.web.speech import Speech


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: the parts of its path, the pairs of its address, those of a form, and the reader's language."""

    speech: Speech
    address: str = "/"
    parts: Mapping[str, str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    form: tuple[Pair, ...] = ()
    reader: str = ""

    def asked(self, name: str) -> str:
        """The first value of a name in the address, "" when there is none."""
        return next((value for other, value in self.pairs if other == name), "")

    def number(self, name: str) -> int:
        """A number in the address, from 1 to 1000; 1 when there is none."""
        value = self.asked(name)
        return min(max(int(value), 1), 1000) if value.isascii() and value.isdecimal() and len(value) < 6 else 1

    def sent(self, name: str) -> str:
        """The first value of a name in the form, "" when there is none."""
        return next((value for other, value in self.form if other == name), "")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: its template and the one value that it shows."""

    template: str
    page: object
    status: int = 200


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The answer to a form: the page to go on with, and who the reader said they are."""

    address: str
    reader: str = ""


View = Callable[[Ledger, Visit], Shown | Elsewhere]
