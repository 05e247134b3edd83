"""Where what is asked for ends: before what was done about it; and who is only asked to say something."""

from collections.abc import Sequence

from saksi.claim.content.turn import SUBJECT_WORDS
from saksi.claim.draft import Draft, holds
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import predicates


def request_end(line: Line, start: int, last: int) -> int:
    """Where what is asked ends: before what was done about it, who is asked, and what had happened before.

    Rahma meminta Ende membuka posko | , tapi Ende menolak; ... | , yang baru pulang; ... | setelah Sikka melaporkan C
    """
    for at in range(start + 2, last):
        if line.speech(at) >= 0 or not line.held[at]:
            continue
        opens = line.is_capital(at + 1) or line.has(at + 1, "pronoun") or _is_answer(line, at + 1)
        # What is asked goes on behind a clause that a second comma closes (suggested that the deal, which C, was bad).
        set_in = bool(line.lexicon.owning) and any(line.is_mark(comma, ",") for comma in range(at + 1, last))
        told = line.has(at, "relative") and not set_in
        if line.is_mark(at - 1, ",") and ((line.has(at, "contrast") and opens) or told):
            return at - 1
        told = any(is_cue(line, here, "verb") for here in range(at + 1, min(last, at + SUBJECT_WORDS)))
        if line.has(at, "followed") and told and any(predicates(line, here) for here in range(start, at)):
            return at
    return last


def _is_answer(line: Line, first: int) -> bool:
    """Whether a passive behind how often tells what came of a request (, tetapi selalu dijawab C)."""
    at = first
    while line.has_any(at, ("adverb", "late-adverb")):
        at += 1
    acts = line.is_verb(at) and not line.forms[at].startswith(line.lexicon.transitive)
    return acts and at > first and not line.lexicon.owning


def is_asked(line: Line, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether somebody is only asked to say something (X meminta hakim menyatakan C): he has not said it."""
    if not draft.source or not draft.by.startswith("verb"):
        return False
    start, end = draft.source[0]
    asking = [other for other in drafts if other is not draft and other.stance == "request" and other.content]
    if line.has(line.word_range(draft.cue[0])[0] - 1, "and"):
        # Warga diminta mengungsi dan | memastikan C
        return any(other.by == "passive" and other.content[0].end == end for other in asking)
    asking = [other for other in asking if other.by.startswith("verb") and other.content[0].start == start]
    return any(holds(other, draft) for other in asking)
