"""Nouns of saying: `laporan X bahwa C`."""

from dataclasses import replace

from saksi.claim.content import content_end, words_span
from saksi.claim.draft import Draft, begin
from saksi.claim.line import Hit, Line, is_cue
from saksi.claim.source import source_right

# A complementiser this many words behind the noun still belongs to it.
NOUN_REACH_WORDS = 9


def read_noun(line: Line, hit: Hit, floor: int) -> Draft | None:
    """Read `laporan X bahwa C`: a noun of saying, whose it is, and a complementiser soon after."""
    cue = hit.read_as("noun")
    if cue is None or cue.needs == "never":
        return None
    for at in range(hit.last, min(len(line), hit.last + NOUN_REACH_WORDS)):
        if line.has(at, "that") or (line.has(at, "so") and cue.stance in ("request", "hope")):
            break
        if not line.is_word(at) or line.is_verb(at) or line.speech(at) >= 0 or is_cue(line, at, "verb"):
            return None
    else:
        return None
    source = source_right(line, hit.last, at) if at > hit.last else None
    content = words_span(line, at + 1, _end(line, at + 1)) if at + 1 < len(line) else None
    if content is None:
        return None
    return replace(begin(line, hit, cue, source), by="noun-that", content=(content,))


def _end(line: Line, start: int) -> int:
    """Where the content of a noun ends: before a passive with an agent, whose subject the noun is."""
    end = content_end(line, start, len(line))
    for at in range(start + 1, end):
        if line.has(at, "agent") and is_cue(line, at - 1, "passive"):
            return at - 1
    return end
