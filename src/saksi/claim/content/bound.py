"""Where a phrase ends that a verb tells of: `called it a retreat and posted a video`."""

from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.predicate import ends_as_verb, may_act
from saksi.claim.source.source import Range

# What a verb needs that tells of something in a phrase.
_PHRASES = ("names", "cast", "charge", "measure", "count")


def frame_end(line: Line, hit: Hit, cue: Cue, place: Range) -> int:
    """Where what is told of in a phrase ends: at a comma that starts no list, or before what somebody did next."""
    start, end = place
    if line.has(hit.last - 1, "prep") and cue.needs == "":
        end = next((at for at in range(start + 1, end) if line.is_mark(at, ",") and not _lists(line, at, end)), end)
    if cue.needs in _PHRASES and line.lexicon.owning:
        end = next((at for at in range(start + 2, end) if _does_next(line, at)), end)
    return end


def _lists(line: Line, at: int, end: int) -> bool:
    """Whether a comma parts no more than the things of a list (appealed for blankets, milk and water)."""
    joined = any(line.has(here, "and") for here in range(at + 1, end))
    acts = any(may_act(line, here) for here in range(at + 1, end))
    return bool(line.lexicon.owning) and joined and not acts


def _does_next(line: Line, at: int) -> bool:
    """Whether a joining word leads to what somebody did next, and to whom or what (called it X and posted a video)."""
    roles = ("determiner", "outward", "pronoun", "that", "prep")
    led = line.is_capital(at + 2) or line.has_any(at + 2, roles)
    return line.has(at, "and") and ends_as_verb(line, at + 1) and led
