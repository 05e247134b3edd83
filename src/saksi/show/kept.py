"""Keeping corrections: what each is about, who makes it, when."""

import datetime
from typing import TYPE_CHECKING, Any

from saksi.errors import LedgerError
from saksi.kinds import Claim
from saksi.show.screen import note
from saksi.show.take import writer_name

if TYPE_CHECKING:
    from saksi.ledger.correct import Action, Correction
    from saksi.ledger.ledger import Ledger


def who(options: dict[str, str]) -> tuple[str, str]:
    """Who says it, and why, as options give them."""
    return options["made_by"], options["remark"]


def about_claim(ledger: "Ledger", article: str, wanted: str) -> "tuple[dict[str, Any], Claim, str]":
    """What tells of which claim a correction is, the claim, and the text it stands in."""
    from saksi.ledger.correct import content_words

    key = ledger.find_key(article)
    finding = ledger.corrected(key).finding
    claim = next((claim for claim in finding.claims if claim.id == wanted), None)
    if claim is None:
        raise LedgerError(f"{ledger.path}: {article} has no claim {wanted!r}; it has c1 to c{len(finding.claims)}")
    text = finding.article.text
    words = content_words(text, claim.content)
    return {"article": key, "claim": claim.id, "content": claim.content, "words": words}, claim, text


def make_correction(action: "Action", made_by: str, remark: str, **values: object) -> "Correction":
    """A correction made now."""
    import saksi
    from saksi.ledger.correct import Correction

    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return Correction(action, now, made_by, saksi.__version__, remark, **values)  # type: ignore[arg-type]


def keep_corrections(ledger: "Ledger", made: "list[Correction]") -> None:
    """Keep corrections as one batch, and tell how each is taken back."""
    with ledger.batch():
        kept = [ledger.correct(correction) for correction in made]
    for correction in kept:
        note(f"correction {correction.number} is kept; `saksi undo {correction.number}` takes it back")


def open_writer(path: str) -> "Ledger":
    """A ledger that is there, to be written."""
    from saksi.ledger.file.file import check_there
    from saksi.ledger.ledger import Ledger

    check_there(path)
    return Ledger.open_to_write(path, writer=writer_name())
