"""Words of the one who writes or speaks himself, which are nobody else's claim (We believe C)."""

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
