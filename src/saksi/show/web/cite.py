"""Citing one claim: in words, for a bibliography, for Wikipedia, as a selector that finds the words again."""

from dataclasses import dataclass

import msgspec

from saksi.errors import LedgerError
from saksi.ledger.ledger import Ledger
from saksi.show.export.linked import make_annotation
from saksi.show.export.reference import make_bibtex, make_wikipedia, where, words
from saksi.show.plain import flat
from saksi.show.web.card import put
from saksi.show.web.visit import Shown, Visit


@dataclass(frozen=True, slots=True)
class CitePage:
    """One claim in every form it can be cited in: name of the form and text."""

    claim: str
    back: str
    forms: tuple[tuple[str, str], ...]


def cite_page(ledger: Ledger, visit: Visit) -> Shown:
    """Show a claim in the forms that it can be cited in."""
    key, claim, speech = ledger.find_key(visit.parts["key"]), visit.parts["claim"], visit.speech
    hit = ledger.hit(key, claim)
    if hit is None:
        raise LedgerError(f"{ledger.path}: no article {visit.parts['key']!r} has a claim {claim!r}")
    speaker = f"{flat(hit.claim.speaker)} {put(hit.claim, speech)}".strip()
    published = hit.article.published
    forms = (
        ("plain", speech.say("cite.line", speaker=speaker, words=words(hit), where=where(hit, speech.day(published)))),
        ("bibtex", make_bibtex(hit)),
        ("wikipedia", make_wikipedia(hit)),
        ("annotation", msgspec.json.format(msgspec.json.encode(make_annotation(hit)), indent=2).decode()),
    )
    return Shown("cite.html", CitePage(hit.claim.id, f"/article/{key}#card-{hit.claim.id}", forms))
