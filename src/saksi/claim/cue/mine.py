"""Words of the one who writes or speaks himself, which are nobody else's claim (We believe C)."""

from saksi.claim.draft import Draft
from saksi.claim.line.line import Hit, Line
from saksi.claim.source.source import Range


def is_own(line: Line, source: Range) -> bool:
    """Whether who says it is the one who writes or speaks (We believe C), and none of his people (My mother says)."""
    first, last = source
    people = line.has(first, "possessive") and line.has_any(last - 1, ("title", "group"))
    return line.has(first, "first") and not people


def is_mine(line: Line, hit: Hit) -> bool:
    """Whether who says it is the one who speaks, behind a clause of others (Rumah itu rusak dan kami | berharap C)."""
    at = hit.first - 1
    while line.has_any(at, ("adverb", "too")):
        at -= 1
    return line.has(at, "first") and line.has_any(at - 1, ("join", "manner", "relative")) and not line.lexicon.owning


def is_speakers(line: Line, draft: Draft) -> bool:
    """Whether a claim inside a speech is the speaker's own (I believe, we hope): no claim of its own."""
    if not draft.source:
        return not draft.by.startswith(("passive", "noun"))
    words = line.text[draft.source[0].start : draft.source[-1].end].casefold().split()
    # Nobody speaks for people of his own (My mother says C).
    people = line.lexicon.has(words[0], "possessive") and any(
        line.lexicon.has(words[-1], r) for r in ("title", "group")
    )
    # What stands behind its own word is the speaker's (Menurut pengamatan kami C), and nobody he sends (tim kami).
    ours = len(words) > 1 and not line.lexicon.owning and line.lexicon.has(words[-1], "first")
    ours = ours and not any(line.lexicon.has(words[0], r) for r in ("group", "kin", "organisation", "title"))
    return ours or (line.lexicon.has(words[0], "first") and not people)
