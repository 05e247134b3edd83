"""What a teller does: an office arrests, seizes, names suspects, and so tells of it; an outlet reckons a number."""

from collections.abc import Mapping, Sequence

from saksi.link.origin.draft import Draft
from saksi.link.told import Told, slice_text
from saksi.pack import UNDETERMINED, Pack, list_forms

# Who reckons a number has it from nobody.
_RECKONS = frozenset({"assess", "estimate"})
_ACTS = frozenset({"arrested", "seized", "suspect"})


def adopt(drafts: Sequence[Draft]) -> list[Draft]:
    """Put what nobody is said to tell of an office's own act to the only one who is named for such numbers.

    Where two are named for numbers of it, either may tell.
    """
    stated = [draft for draft in drafts if draft.is_stated]
    if len(stated) != 1 or not stated[0].identities:
        return list(drafts)
    home, kept = stated[0], []
    for draft in drafts:
        if draft.is_stated or not all(map(_is_act, draft.figures)):
            kept.append(draft)
            continue
        ids = dict.fromkeys(told.finding.article.id for told in draft.figures)
        home.reasons.extend(f"only {home.known.name} is named for this: {id} may be from there" for id in ids)
        home.figures.extend(draft.figures)
    return kept


def _is_act(told: Told) -> bool:
    """Whether a number is an exact one of what an office itself does to the counted."""
    is_plain = told.quantity.cmp == "=" and not (told.is_denied or told.speaker)
    return is_plain and not _ACTS.isdisjoint({told.kind.fate, *told.kind.aspects})


def reckons(told: Told, packs: Mapping[str, Pack]) -> bool:
    """Say whether whoever is named for a number reckons it: by the stance, or by a word ("Ombak's tally")."""
    if told.claim is None:
        return False
    spans = (*told.claim.source, *told.claim.cue)
    words = {word for span in spans for word in slice_text(told, span).casefold().split()}
    pack = packs[told.finding.language or UNDETERMINED]
    return told.claim.stance in _RECKONS or not words.isdisjoint(list_forms(pack, "measure", "reckoning"))
