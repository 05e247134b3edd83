"""Which cue behind a speech tells whose it is: not a noun, an aside or a calling that stands before it."""

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
    if behind and (_is_aside(line, hits[behind[0]], start) or _is_who(line, hits[behind[0]], start)):
        ends = hits[behind[0]].last
        behind = [n for n in behind if hits[n].read_as("verb") and _ends_who(line, hits[n].first, ends)] or behind
    told = [n for n in behind[1:] if hits[n].read_as("verb")]
    if told and hits[behind[0]].first == start and _is_what(line, hits[behind[0]], hits[told[0]]):
        behind = told
    if not behind or hits[behind[0]].first == start or hits[behind[0]].read_as("verb", "passive", "bare"):
        return behind[0] if behind else None
    return next((n for n in behind if hits[n].read_as("verb")), behind[0])


def _is_aside(line: Line, hit: Hit, start: int) -> bool:
    """Whether a cue only tells of the speaker between commas (a nurse, who asked not to be named, told X)."""
    here = hit.first - 1
    while here > start and line.has_any(here, ("adverb", "be")) and not line.has(here, "relative"):
        here -= 1
    return here > start + 1 and line.has(here, "relative") and line.is_mark(here - 1, ",")


def _is_who(line: Line, hit: Hit, start: int) -> bool:
    """Whether a cue is the noun that speaks, right behind its article (the note read)."""
    return hit.first == start + 1 and line.has(start, "article")


def _is_what(line: Line, what: Hit, hit: Hit) -> bool:
    """Whether a word right behind a speech is a part of who speaks, and the next verb tells it.

    Judge X said; project manager X said
    """
    is_noun = line.has_any(what.first, ("title", "rolepart")) or line.has(what.last, "title")
    return bool(line.lexicon.owning) and is_noun and all(line.is_word(at) for at in range(what.first, hit.first))


def _ends_who(line: Line, at: int, ends: int) -> bool:
    """Whether a verb stands right behind who speaks: behind the comma that closes an aside, or behind a noun."""
    return at == ends or line.is_mark(at - 1, ",")
