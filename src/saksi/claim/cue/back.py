"""What a claim that points back takes up: what was said before, and not that it was said."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.draft import Draft, holds_rest
from saksi.claim.line.line import Line
from saksi.kinds import Stance

# What is denied was told in one of the last two claims; an accusation stands out, and may be a few more back.
NEAR_CLAIMS = 2
ACCUSED_CLAIMS = 5
# A sentence that nobody says stands right behind what is pointed at: no more than a mark and a blank between.
NEAR_LETTERS = 4
# Rules that read a statement whole.
_WHOLE = ("speech", "inverted")


def pointed(line: Line, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """What points back at what somebody said in the sentence before: that, and not that it was said."""
    if not draft.by.startswith("back") or not drafts:
        return draft
    if _stance(line) == "accuse" and (accused := _accused(drafts)):
        return replace(draft, content=accused.content)
    said = _said(draft, drafts)
    is_held = holds_rest(said, draft.content[0]) or (not line.lexicon.owning and _ends_with(said, draft))
    agrees = draft.stance == "confirm" and not line.lexicon.owning and (is_held or said.by.startswith(_WHOLE))
    is_all = draft.by == "back" or not is_held
    if is_all and draft.stance != "deny" and draft.by != "back-alike" and not agrees:
        return draft
    inside = all(draft.content[0].start <= a and b <= draft.content[0].end for a, b in said.content)
    return replace(draft, content=said.content) if inside or _is_word_of(line, said, draft) else draft


def _is_word_of(line: Line, said: Draft, draft: Draft) -> bool:
    """Whether a noun for somebody's own word points past a sentence that nobody says (menepis keterangan itu)."""
    gap = draft.content[0].start - said.sentence.end
    spoken = not line.lexicon.owning and bool(said.source) and _stance(line) in ("claim", "say")
    return spoken and 0 <= gap < NEAR_LETTERS and draft.by == "back-noun"


def _ends_with(said: Draft, draft: Draft) -> bool:
    """Whether what a verb tells ends the sentence that is pointed back at (Soal harga itu, Rahma mengatakan C)."""
    whole = said.by.startswith("verb") and len(said.content) == 1 and bool(said.source)
    return whole and said.content[0].end == draft.content[0].end


def _said(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    near = drafts[-NEAR_CLAIMS:]
    return next((d for d in near if d.by.startswith("verb") and holds_rest(d, draft.content[0])), drafts[-1])


def _accused(drafts: Sequence[Draft]) -> Draft | None:
    """The last accusation of the claims before."""
    return next((d for d in reversed(drafts[-ACCUSED_CLAIMS:]) if d.stance == "accuse"), None)


def _stance(line: Line) -> Stance | None:
    """The stance of the noun that points back (tuduhan itu: accuse); None where none of saying does."""
    for at in range(len(line) - 1):
        if line.has(at, "backnoun") and (line.has(at + 1, "deictic") or line.has(at + 2, "deictic")):
            for words, cues in line.lexicon.cues.get(line.forms[at], ()):
                if len(words) == 1:
                    return next((cue.stance for cue in cues if cue.kind == "noun"), None)
    return None
