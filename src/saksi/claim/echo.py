"""What a noun behind a comma stands for: the statement before it (X menuding C, tuduhan yang dibantah Y)."""

from collections.abc import Sequence
from dataclasses import replace

from saksi.claim.draft import Draft
from saksi.claim.line import Line, is_cue


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
