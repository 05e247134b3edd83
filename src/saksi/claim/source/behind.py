"""Which cue behind a speech tells whose it is: not a noun or an aside that stands before it."""

from collections.abc import Sequence

from saksi.claim.line.line import Hit, Line
from saksi.claim.line.nominal import is_noun


def number_after(line: Line, hits: Sequence[Hit], start: int) -> int | None:
    """The number of the cue behind a speech: the first, or the verb behind one that is only a noun or a relay.

    "C," the statement read; "C," he was quoted by X as saying
    """
    behind = [n for n, hit in enumerate(hits) if hit.first >= start]
    if line.lexicon.owning:
        # What can only be a noun where it stands tells nothing beside a verb that does (a state official said).
        behind = [n for n in behind if not is_noun(line, hits[n].first)] or behind
    if behind and _is_aside(line, hits[behind[0]], start):
        # Who speaks ends at the comma that closes the aside.
        behind = [n for n in behind if hits[n].read_as("verb") and line.is_mark(hits[n].first - 1, ",")] or behind
    if not behind or hits[behind[0]].first == start or hits[behind[0]].read_as("verb", "passive", "bare"):
        return behind[0] if behind else None
    return next((n for n in behind if hits[n].read_as("verb")), behind[0])


def _is_aside(line: Line, hit: Hit, start: int) -> bool:
    """Whether a cue only tells of the speaker between commas (a nurse, who asked not to be named, told X)."""
    here = hit.first - 1
    while here > start and line.has_any(here, ("adverb", "be")) and not line.has(here, "relative"):
        here -= 1
    return here > start + 1 and line.has(here, "relative") and line.is_mark(here - 1, ",")
