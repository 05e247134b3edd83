"""What takes up a statement behind a comma stands for it (X menuding C, tuduhan yang dibantah Y; C, which Y denies)."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.content.complementiser import is_news
from saksi.claim.content.content import words_span
from saksi.claim.content.tie import skip_turns
from saksi.claim.draft import Draft, begin
from saksi.claim.line.comma import find_comma
from saksi.claim.line.line import Hit, Line, is_cue
from saksi.claim.line.predicate import has_predicate
from saksi.claim.source.source import source_left, source_right
from saksi.kinds import Span

# A report set into what it reports parts that in two.
_JOINED = 1


def is_echo(line: Line, at: int) -> bool:
    """Whether a noun for a statement stands behind a comma with a relative clause, and so takes up what precedes."""
    if at + 1 >= len(line):
        return False
    return line.is_mark(at - 1, ",") and is_cue(line, at, "noun") and line.has(at + 1, "relative")


def with_echo(line: Line, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Give a claim about such a noun alone the statement that the noun takes up."""
    if not draft.by.startswith("passive") or len(draft.content) != 1 or not drafts:
        return draft
    first, last = line.word_range(draft.content[0])
    if last != first + 1 or not is_echo(line, first):
        return draft
    comma = line.words[first - 1].start
    said = next((d for d in reversed(drafts) if d.content[-1].end == comma), None)
    return replace(draft, content=said.content) if said else draft


def answered(line: Line, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """What a word for it behind a comma takes up (X said C, a claim Y rejects): what was said, not that it was."""
    first = line.word_range(draft.source[0])[0] if draft.source else 0
    if draft.by != "tail" or not (line.has(first - 2, "article") or line.has(first - 1, "standalone")):
        return draft
    whole = draft.content[-1]
    said = [d for d in drafts if d.by.startswith("verb") and d.content[-1].end == whole.end]
    # Who said it may stand behind it (C, X claimed on Sunday, something Y rejects).
    said = said or [d for d in drafts if d.by == "tail" and d.cue and whole.start <= d.cue[0].start < whole.end]
    return replace(draft, content=said[-1].content) if said else draft


def is_held_by(line: Line, hit: Hit) -> bool:
    """Whether a noun for what stands before a comma is shared, backed or denied by somebody (C, a view shared by X)."""
    noun = hit.first - 1
    while line.has(noun, "adverb") and noun > 0:
        noun -= 1
    led = line.has(noun - 1, "article") and line.is_mark(noun - 2, ",")
    return led and line.has(hit.last, "agent") and is_cue(line, noun, "noun")


def _held_by(line: Line, hit: Hit, drafts: Sequence[Draft]) -> list[Draft]:
    """Read `C, a view shared by X`: X says what stands before the comma, or what was said to be so there."""
    cue = next((cue for cue in hit.cues if cue.kind in ("verb", "passive")), None)
    source = source_right(line, hit.last + 1, len(line))
    comma = find_comma(line, range(hit.first - 1, 0, -1), 0)
    whole = words_span(line, skip_turns(line, 0), comma)
    if cue is None or source is None or whole is None or not has_predicate(line, 0, comma):
        return []
    said = next((d.content for d in reversed(drafts) if d.content[-1].end == whole.end), (whole,))
    return [replace(begin(line, hit, cue, source), by="tail-shared", content=said)]


def read_answer(line: Line, hit: Hit, drafts: Sequence[Draft]) -> list[Draft]:
    """Read `X says C, which Y denies`, `X says C, but Y denies it`: what Y denies is what was said before a comma."""
    if is_held_by(line, hit):
        return _held_by(line, hit, drafts)
    cue = next((cue for cue in hit.cues if cue.kind == "verb" and cue.stance in ("confirm", "deny")), None)
    ends = hit.last >= len(line) or line.is_mark(hit.last, ",.;")
    points = behind_pointer(line, hit.last) is not None
    if cue is None or not (ends or points) or hit.is_passive(line):
        return []
    first = find_comma(line, range(hit.first - 1, 0, -1), 0) + 1
    said = [d for d in drafts if d.content and d.content[-1].end <= line.words[first - 1].start]
    led = line.has(first, "turn") if points else line.has(first, "raised")
    source = source_left(line, first + 1, hit.first) if led and said else None
    if source is None or source[0] != first + 1:
        return []
    return [replace(begin(line, hit, cue, source), by="tail", content=said[-1].content)]


def behind_pointer(line: Line, at: int) -> int | None:
    """The end of what only points at what was said (it, that, the claim), where its clause ends there; None elsewhere.

    An owner stands before what it owns there, and so does the word that points.
    """
    if not line.lexicon.owning:
        return None
    alone = line.has(at, "back")
    named = (line.has(at, "definite") or alone) and is_cue(line, at + 1, "noun") and is_news(line, at + 1, "say")
    end = at + 2 if named else at + 1
    ends = end >= len(line) or line.is_mark(end, ",.;")
    return end if (named or alone) and ends else None


def passed_on(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Put what one source says inside the words of who passes it on, where his cue opens what it says.

    `Menurut serikat itu, katanya, C`: the union says C, and somebody else says so.
    """
    kept = list(drafts)
    for at, teller in enumerate(kept):
        if teller.by != "opening" or teller.source or len(teller.content) != 1:
            continue
        told = next((n for n, d in enumerate(kept) if d.by == "prep" and _opens(line, teller, d)), None)
        if told is not None:
            inner = kept[told]
            first, last = min(inner.cue + inner.source), max(inner.cue + inner.source)
            kept[told] = replace(inner, content=teller.content)
            kept[at] = replace(teller, content=(Span(first.start, last.end), *teller.content))
    return kept


def _opens(line: Line, teller: Draft, told: Draft) -> bool:
    """Whether the words of saying open what is said by another source in front of them, which is no pronoun."""
    if not told.source or line.has(line.word_range(told.source[0])[0], "pronoun"):
        return False
    return len(told.content) == 1 and told.content[0].start == teller.cue[0].start


def parted(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """End a statement where who reported it is set behind it and another clause is joined on.

    `X put it at nine, the agency reported, and the hospital has treated six`: X did not tell of the six.
    """
    reports = [d for d in drafts if d.by == "tail" and d.cue and len(d.content) == 1 + _JOINED]
    return [_cut(line, draft, reports) for draft in drafts]


def _cut(line: Line, draft: Draft, reports: Sequence[Draft]) -> Draft:
    if not draft.by.startswith("verb") or len(draft.content) != 1:
        return draft
    start, end = draft.content[0]
    for report in reports:
        first, second = report.content
        at = line.word_range(second)[0]
        is_joined = (
            line.has(at, "and") and not line.has(at + 1, "that") and has_predicate(line, *line.word_range(second))
        )
        if first.end > start and second.end <= end and report.cue[0].start > draft.cue[0].start and is_joined:
            return replace(draft, content=(Span(start, first.end),))
    return draft
