"""What takes up a statement behind a comma stands for it (X menuding C, tuduhan yang dibantah Y; C, which Y denies)."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.draft import Draft, begin
from saksi.claim.line import Hit, Line, is_cue
from saksi.claim.source import source_left


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
    if draft.by != "tail" or not (line.has(first - 2, "article") or is_cue(line, first - 1, "noun")):
        return draft
    said = [d for d in drafts if d.by.startswith("verb") and d.content[-1].end == draft.content[-1].end]
    return replace(draft, content=said[-1].content) if said else draft


def read_answer(line: Line, hit: Hit, drafts: Sequence[Draft]) -> list[Draft]:
    """Read `X says C, which Y denies`: what the relative word takes up is what was said before its comma."""
    cue = next((cue for cue in hit.cues if cue.kind == "verb" and cue.stance in ("confirm", "deny")), None)
    ends = hit.last >= len(line) or line.is_mark(hit.last, ",.;")
    if cue is None or not ends or hit.is_passive(line):
        return []
    first = next((at for at in range(hit.first - 1, 0, -1) if line.is_mark(at, ",")), 0) + 1
    said = [d for d in drafts if d.content and d.content[-1].end <= line.words[first - 1].start]
    source = source_left(line, first + 1, hit.first) if line.has(first, "raised") and said else None
    if source is None or source[0] != first + 1:
        return []
    return [replace(begin(line, hit, cue, source), by="tail", content=said[-1].content)]
