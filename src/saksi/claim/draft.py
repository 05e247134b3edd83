"""A claim in the making: spans and cue, before speakers are known and numbers given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from saksi.claim.line.lexicon import Cue
from saksi.claim.line.line import Hit, Line
from saksi.claim.source.source import Range
from saksi.kinds import Relay, Span, Stance

# Two drafts whose contents overlap this much are one claim found twice.
SAME_CONTENT = 0.8


@dataclass(frozen=True, slots=True)
class Draft:
    """What one frame found. `sentence` is the span of the sentence that holds the cue.

    `is_inside`: found in somebody's quoted speech, so that quotation marks around it are not its own.
    """

    by: str
    stance: Stance
    sentence: Span
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    relay: tuple[Relay, ...] = ()
    speaker_by: str = ""
    is_inside: bool = False


def holds(outer: Draft, inner: Draft) -> bool:
    """Whether the inner claim's content and cue lie inside one span of the outer claim's content."""
    parts = inner.content + inner.cue
    return all(any(a <= start and end <= b for a, b in outer.content) for start, end in parts)


def within(draft: Draft, drafts: Sequence[Draft], text: str) -> Draft:
    """A claim inside what a noun tells, without what the sentence says of that noun (klaim bahwa | C | salah).

    Inside what a clause before a comma tells it ends there, too (When X says Y claimed C, he left).
    """
    if not draft.cue or not draft.content:
        return draft
    last = draft.content[-1]
    told = (
        o
        for o in drafts
        if o.by == "noun-that" or (o.by.startswith("verb") and text.startswith(",", o.content[-1].end))
    )
    outer = (o.content[0] for o in told if len(o.content) == 1)
    held = next((o for o in outer if o.start <= draft.cue[0].start < last.start < o.end < last.end), None)
    return replace(draft, content=(*draft.content[:-1], Span(last.start, held.end))) if held else draft


def holds_rest(draft: Draft, sentence: Span) -> bool:
    """Whether a claim is all of a sentence: its source opens it, and what is said ends it."""
    starts = draft.source and draft.source[0].start == sentence.start
    return bool(starts and len(draft.content) == 1 and draft.content[0].end == sentence.end)


def overlap(one: Draft, other: Draft) -> float:
    """Jaccard overlap of two contents, in characters."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one.content for c, d in other.content)
    total = sum(b - a for a, b in one.content) + sum(b - a for a, b in other.content) - common
    return common / total if total else 0.0


def without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The claims of an article without those that another of nearly the same content is already."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.by.startswith(("back", "tail-shared")) or not any(_is_double(draft, other) for other in kept[-6:]):
            kept.append(draft)
    return kept


def _is_double(draft: Draft, other: Draft) -> bool:
    """Whether two claims are one: nearly the same content, and neither is said inside the other."""
    if draft.content[0].start >= other.content[-1].end or other.content[0].start >= draft.content[-1].end:
        return False
    inside = draft.cue and (holds(other, draft) or holds(draft, other))
    denies = (draft.stance == "deny") != (other.stance == "deny") and draft.cue != other.cue
    return not inside and not denies and overlap(draft, other) > SAME_CONTENT


def _with_stop(line: Line, span: Span) -> Span:
    """A source with the last stop of a short name at its end (the U.N.)."""
    text, end = line.text, span.end
    is_short = text[end : end + 1] == "." and text[end - 2 : end - 1] == "." and text[end - 1].isupper()
    return Span(span.start, end + is_short)


def begin(line: Line, hit: Hit, cue: Cue, source: Range | None) -> Draft:
    """A draft without content yet. Without a source of its own it is the last speaker's, unless it is a passive."""
    spans = (_with_stop(line, line.span(*source)),) if source else ()
    inherits = "" if source or cue.kind in ("passive", "noun") else "previous"
    span = line.span(hit.first, hit.last)
    return Draft("", cue.stance, line.sentence.span, (), (span,), spans, speaker_by=inherits)
