"""The outlet's own name: whoever spoke to the outlet itself went through nobody (kata X kepada Y, in a text by Y)."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line.lexicon import Lexicon
from saksi.claim.relay.via import TOLD
from saksi.kinds import Reading, Relay

# Shorter folded names stand inside others by chance.
NAME_LENGTH = 3


def without_outlet(reading: Reading, lexicon: Lexicon, drafts: Sequence[Draft]) -> list[Draft]:
    """Drop from each claim the outlet that was told it: named in its metadata, or in the dateline of its text.

    Whom the outlet cites is another one, even of nearly the same name.
    """
    text = reading.article.text
    signs = [text[s.span.start : s.span.end] for s in reading.sentences if s.kind == "dateline"]
    own = tuple(_fold(sign) for sign in (*signs, reading.article.outlet or "") if sign)

    def is_kept(link: Relay) -> bool:
        cue = text[link.cue.start : link.cue.end].casefold() if link.cue else ""
        return TOLD.isdisjoint(lexicon.roles.get(cue, ())) or not _is_own(link.name, own)

    return [replace(d, relay=tuple(filter(is_kept, d.relay))) if own and d.relay else d for d in drafts]


def _is_own(name: str, own: Sequence[str]) -> bool:
    folded = _fold(name.partition(".")[0])
    return len(folded) >= NAME_LENGTH and any(folded in sign for sign in own)


def _fold(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
