"""What reading needs of the program itself, loaded before a process is forked: that one has it then."""

from typing import TypeVar

from saksi.flow import DEFAULT, _read_text, read_or_reject
from saksi.kinds import Page
from saksi.pack import UNDETERMINED, load_packs
from saksi.read.page import make_page

T = TypeVar("T")


def prepare(page: T) -> T:
    """Before the first page is read, load what the first process needs that the linking needs here too."""
    if isinstance(page, Page):
        import saksi.linking  # noqa: F401

        load_packs()
    return page


def warm_up() -> None:
    """Load all that reading in any language needs, where several processes read: it is in their memory only once."""
    for language in load_packs().keys() - {UNDETERMINED}:
        _read_text('A 1 "B" 2025. C "D" 1 E.', language, "2025-01-01")
    read_or_reject(make_page(b"<!doctype html><p>1", address="1", id="1", settings=DEFAULT), DEFAULT)


def warm_up_rows() -> None:
    """The same with what laying out needs."""
    from saksi.ledger.sheet import lay_out
    from saksi.link.retell import retell_article

    for language in load_packs().keys() - {UNDETERMINED}:
        lay_out(_read_text('"A" 1, B.', language, "2025-01-01"), keep=retell_article)
    warm_up()
