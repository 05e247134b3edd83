"""Keeping what a reader says: the only thing that pages write."""

import datetime
import os
import platform
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

import saksi
from saksi.ledger.correct import Action, Correction, content_words
from saksi.ledger.ledger import Ledger
from saksi.ledger.search.search import Hit
from saksi.show.plain import flat
from saksi.show.web.visit import Visit

# Another program may be adding pages; a reader waits for one batch of it, no longer.
WAIT_MS = 5000
NOTE_LIMIT = 1000
NAME_LIMIT = 80


def reader_of(visit: Visit) -> str:
    """Who sent a form: the name in it, or the one given before; "reader" where there is none."""
    return " ".join((visit.sent("reader") or visit.reader or "reader").split())[:NAME_LIMIT]


def keep_act(ledger: Ledger, action: Action, reader: str, note: str, values: Mapping[str, Any]) -> None:
    """Keep one act of a reader as a correction. Raises LedgerError when another program writes for too long."""
    keep_acts(ledger, action, reader, note, [values])


def keep_acts(ledger: Ledger, action: Action, reader: str, note: str, every: Iterable[Mapping[str, Any]]) -> None:
    """Keep several acts of one kind, all or none of them."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    name = f"web pages, process {os.getpid()} on {platform.node()}"
    with Ledger.open_to_write(ledger.path, writer=name, wait_ms=WAIT_MS) as writer, writer.batch():
        for values in every:
            writer.correct(Correction(action, now, reader, saksi.__version__, note.strip()[:NOTE_LIMIT], **values))


def about_claim(hit: Hit) -> dict[str, Any]:
    """What tells of which claim a correction is."""
    content = hit.claim.content
    words = content_words(hit.article.text, content)
    return {"article": hit.article.key, "claim": hit.claim.id, "content": content, "words": words}


def exact_name(visit: Visit, field: str) -> str:
    r"""The name that a form means, every sign of it, where the reader left it as it was; else what they wrote.

    A page shows signs that act on a reader's eyes as escapes. Such a name goes along in `exact`, percent-encoded.

    >>> from saksi.show.web.speech import speeches
    >>> sent = (("old", flat("Sari\u202e Dewi")), ("exact", "Sari%E2%80%AE%20Dewi"))
    >>> exact_name(Visit(speeches()["en"], form=sent), "old") == "Sari\u202e Dewi"
    True
    """
    exact, written = unquote(visit.sent("exact")), visit.sent(field)
    return exact if exact and flat(exact) == flat(written) else written.strip()[:200]
