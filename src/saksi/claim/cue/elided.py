"""Somebody else's figure behind a comma, without a verb of its own: `Police say 12 died, the hospital 14`."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.content.content import words_span
from saksi.claim.draft import Draft
from saksi.claim.line.line import Line
from saksi.claim.line.predicate import may_act
from saksi.claim.source.source import Range

# Who has the other figure takes no more words than this, and the figure with what it counts no more than that.
SOURCE_WORDS = 9
FIGURE_WORDS = 4
# Roles of words that set one's figure against another's.
_SETS = ("contrast", "meanwhile")
# Who has a figure of his own, as no people counted and no place among places do.
_HAVING = ("organisation", "title", "document", "medium")


def with_elided(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Part from what a verb tells the figure that ends it and is somebody else's, and give that its own claim.

    Police say 12 died, | the hospital 14.
    """
    told: list[Draft] = []
    for draft in drafts:
        split = _split(line, draft) if draft.by.startswith("verb") and draft.source and draft.content else None
        if split is None:
            told.append(draft)
            continue
        kept, source, figure = split
        before, behind = words_span(line, *kept), words_span(line, *figure)
        if before is None or behind is None or any(span.start >= before.end for d in drafts for span in d.cue):
            told.append(draft)
            continue
        told.append(replace(draft, content=(*draft.content[:-1], before)))
        other = Draft("elided", draft.stance, draft.sentence, (behind,), draft.cue, (line.span(*source),))
        told.append(other)
    return told


def _split(line: Line, draft: Draft) -> tuple[Range, Range, Range] | None:
    """What the first one says, who the other is and his figure: of what the first counts, or a figure alone."""
    first, last = line.word_range(draft.content[-1])
    if line.is_mark(last, ",") and line.has_any(last + 1, _SETS):
        comma, last = last, next((at for at in range(last + 1, len(line)) if line.is_mark(at, ",.;")), len(line))
    else:
        comma = next((at for at in range(last - 1, first, -1) if line.is_mark(at, ",")), 0)
    if not comma or line.speech(comma) >= 0 or any(line.is_mark(at, ",") for at in range(first, comma)):
        return None
    start = comma + 1 + line.has_any(comma + 1, _SETS)
    number = next((at for at in range(start, last) if _is_figure(line, at)), last)
    counted = next((at for at in range(first, comma) if _is_figure(line, at)), comma)
    source = start, number - line.has(number - 1, "measures")
    # What opens with somebody else's name is told of him (says Rahma won 12 votes, Yosep 14).
    leads = counted > first and line.is_capital(first) and not line.has(counted - 1, "measures")
    fits = start < number < last <= number + FIGURE_WORDS and counted < comma and not leads
    if not fits or not _has_own(line, source, draft):
        return None
    alike = number + 1 == last or line.forms[number + 1] == line.forms[counted + 1]
    return ((first, comma), source, (number, last)) if alike and last <= number + 2 else None


def _has_own(line: Line, source: Range, draft: Draft) -> bool:
    """Whether a phrase names a body, an office or somebody in full, no place, and not who spoke first."""
    first, last = source
    if last - first > SOURCE_WORDS or not all(line.is_word(at) and not _acts(line, at) for at in range(first, last)):
        return False
    if any(line.has_any(at, ("and", "prep", "relative")) and not line.is_capital(at) for at in range(first, last)):
        return False
    named = all(line.is_capital(at) for at in range(first, last)) and last - first > 1
    placed = any(line.forms[at] in line.lexicon.places for at in range(first, last))
    head = first + line.has(first, "article")
    is_body = any(line.has_any(at, _HAVING) for at in (head, head + 1) if at < last)
    same = line.span(first, last) in draft.source
    # Of those who are sent out, so many may be among the counted (12 orang terluka, polisi 4 orang).
    counted = line.has(head, "force") and not line.has_any(first - 1, _SETS)
    return not (same or counted) and (is_body or (named and not placed))


def _acts(line: Line, at: int) -> bool:
    """Whether a word tells what is done, and is no part of what a body is called (rumah sakit)."""
    return may_act(line, at) and not line.has(at - 1, "organisation")


def _is_figure(line: Line, at: int) -> bool:
    return line.has(at, "numeral") or (at < len(line) and line.forms[at][0].isdigit())
