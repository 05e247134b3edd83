"""A report that opens a sentence without any verb of saying: `Pantauan X, C`, `Dalam catatan X, C`, `Data X: C`."""

from collections.abc import Sequence

from saksi.claim.content.content import words_span
from saksi.claim.content.ending import content_end
from saksi.claim.content.tie import skip_turns
from saksi.claim.cue.depict import read_closing
from saksi.claim.cue.figured import read_figured
from saksi.claim.cue.heard import read_heard
from saksi.claim.cue.named import read_named
from saksi.claim.draft import Draft
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Line, is_cue
from saksi.claim.line.predicate import has_predicate, predicates

# The comma behind a report stands within this many words of its start.
REPORT_WORDS = 14
# What it reports has at least this many words: fewer are an aside.
CONTENT_WORDS = 4


def read_report(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """Read a report named before a comma and what it says behind it, where nothing else is said in the sentence."""
    named = None if drafts else read_named(line)
    if other := named or read_closing(line, drafts) or read_heard(line, drafts) or read_figured(line, drafts):
        return other
    first = skip_turns(line, 0)
    # In whose record it stands (Dalam catatan X, C).
    first += line.has(first, "within")
    if not _opens_report(line, first) or line.has(first + 1, "deictic") or line.speech(first) >= 0:
        return None
    comma = next((at for at in range(first, first + REPORT_WORDS) if line.is_mark(at, ",:")), None)
    if comma is None or not _is_whose(line, first, comma) or any(_covers(draft, line, comma) for draft in drafts):
        return None
    start = _behind_adjunct(line, comma + 1)
    end = content_end(line, start, len(line)) if start < len(line) else start
    if end - start < CONTENT_WORDS or not _opens_clause(line, start) or not has_predicate(line, start + 1, end):
        return None
    content = words_span(line, start, end)
    if content is None:
        return None
    return Draft("report", "report", line.sentence.span, (content,), (), (line.span(first, comma),))


def _opens_report(line: Line, at: int) -> bool:
    """Whether a word opens a report, or what one found (hasil pemeriksaan, not hasil lelang)."""
    return line.has(at, "opens-report") or (line.has(at, "yields") and line.has(at + 1, "document"))


def _behind_adjunct(line: Line, at: int) -> int:
    """The first word behind a day or a place that a comma closes."""
    comma = find_comma(line, range(at, at + REPORT_WORDS), None)
    dated = line.has_any(at, ("weekday", "dating", "within"))
    return comma + 1 if dated and comma is not None else at


def _is_whose(line: Line, first: int, comma: int) -> bool:
    """Whether a report is somebody's or was got somehow, and nothing is told of it before the comma."""
    got = any(line.has(at, "obtained") for at in range(first, comma))
    named = any(line.is_capital(at) for at in range(first + 1, comma)) or line.has(first + 1, "within")
    free = not any(predicates(line, at) for at in range(first, comma) if not line.has(at, "obtained"))
    return (got or named) and free and not any(is_cue(line, at, "verb") for at in range(first, comma))


def _opens_clause(line: Line, at: int) -> bool:
    """Whether a word can open what is reported: no verb whose subject the report would be, no aside."""
    roles = ("relative", "and", "manner", "as")
    return line.is_word(at) and not predicates(line, at) and not line.has_any(at, roles)


def _covers(draft: Draft, line: Line, comma: int) -> bool:
    """Whether a claim already rests on the report or on what stands right behind it."""
    return min(draft.source + draft.cue + draft.content).start < line.words[comma].end
