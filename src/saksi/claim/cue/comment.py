"""Comment clauses that nobody is named for: `C, it was reported.`, `C, it is hoped, C`."""

from dataclasses import replace

from saksi.claim.content.rest import rest_after, said_before
from saksi.claim.cue.frame import FRAMES
from saksi.claim.draft import Draft, begin
from saksi.claim.line.clause import is_negated
from saksi.claim.line.line import Hit, Line
from saksi.claim.line.predicate import has_predicate, is_whole
from saksi.claim.source.source import source_right
from saksi.claim.source.stretch import is_adjunct


def read_held(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `C, it was announced on Friday` and `C, it is hoped, C`: commas set off what nobody is named for."""
    cue = hit.read_as("passive")
    at = hit.first - 1
    while line.has_any(at, ("adverb", "be", "modal")):
        at -= 1
    is_heard = line.has(at, "hears") and line.has(hit.last - 1, "tells")
    if is_heard:
        # C, the court was told.
        at -= line.has(at - 1, "article")
    elif not line.has(at, "expletive"):
        return None
    if cue is None or not (at > floor + 1 and line.is_mark(at - 1, ",")):
        return None
    if not hit.is_passive(line) or is_negated(line, hit.first, at) or not _closes(line, hit.last):
        return None
    source = source_right(line, hit.last + 1, len(line)) if line.has(hit.last, "agent") else None
    has_verb = is_whole(line, floor, at - 1) or _tells(line, floor, at - 1)
    rest = rest_after(line, hit.last, has_verb=has_verb) if line.is_mark(hit.last, ",") else None
    content = tuple(span for span in (said_before(line, floor, at), rest) if span)
    if not content or not (has_verb or rest):
        return None
    draft = replace(begin(line, hit, cue, source), by="passive-agent" if source else "passive", content=content)
    told = next((c.stance for c in hit.cues if c.kind == "verb" and c.needs not in FRAMES), cue.stance)
    return replace(draft, stance=told) if is_heard else draft


def _closes(line: Line, at: int) -> bool:
    """Whether nothing follows but a comma, or when, where and by whom it was said."""
    if at >= len(line) or line.is_mark(at, ",."):
        return True
    led = line.has_any(at, ("weekday", "prep", "agent", "when"))
    rest = range(at, len(line))
    return led and not any(line.is_verb(here) or line.has_any(here, ("that", "infinitive")) for here in rest)


def _tells(line: Line, first: int, last: int) -> bool:
    """Whether a stretch is no adjunct and tells something, if only by a past form."""
    return not is_adjunct(line, first, last) and has_predicate(line, first, last)
