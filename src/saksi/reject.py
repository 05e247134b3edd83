"""A page that could not be read, as a Reject: with its reason, and the room it stopped in."""

from types import TracebackType

from saksi.kinds import Page, Reject


def reject_page(page: Page, error: Exception, reason: str) -> Reject:
    """Reject a page, naming the innermost of our rooms on the way to an error.

    >>> page = Page(b"", "s", "k", "text/plain", "a.txt", "a")
    >>> reject_page(page, ValueError(), "empty")
    Reject(address='a.txt', id='a', room='flow', reason='empty', sha256='s')
    """
    return Reject(page.address, page.id, _find_room(error.__traceback__), reason, page.sha256)


def _find_room(trace: TracebackType | None) -> str:
    room = "flow"
    while trace is not None:
        match str(trace.tb_frame.f_globals.get("__name__")).split("."):
            case ["saksi", name, *_]:
                room = name
        trace = trace.tb_next
    return room
